#include "scenarios/language/compiler/scope.h"
#include "scenarios/language/syntax/ast/children.h"

namespace awaitscope {

/// Walks the tree once, opening scopes and noting which names they bind and use.
class ScopeBuilder {
public:
    explicit ScopeBuilder(ScopeTable& table) : m_table(table) {}

    void module(const Module& module)
    {
        m_scope = open(&module, Scope::Kind::Module, nullptr);
        block(module.body);
        // Uses are resolved when every binding is known.
        for (auto& scope : m_table.m_scopes)
            for (const std::string& name : scope->m_used)
                scope->use(name);
    }

private:
    Scope* open(const void* node, Scope::Kind kind, Scope* parent,
                const std::string& className = {})
    {
        m_table.m_scopes.push_back(std::make_unique<Scope>(kind, parent, className));
        m_table.m_byNode[node] = m_table.m_scopes.back().get();
        return m_table.m_scopes.back().get();
    }

    void bind(const std::string& name)
    {
        m_scope->symbol(m_scope->mangled(name)).bound = true;
        use(name);
    }

    void use(const std::string& name) { m_scope->m_used.push_back(m_scope->mangled(name)); }

    void block(const Block& statements)
    {
        for (const auto& statement : statements)
            visit(*statement);
    }

    void visit(const ExpressionPointer& expression)
    {
        if (expression) visit(*expression);
    }

    void all(const std::vector<ExpressionPointer>& expressions)
    {
        for (const auto& expression : expressions)
            visit(*expression);
    }

    void target(const Expression& expression)
    {
        switch (expression.kind) {
        case ExpressionKind::Name: bind(static_cast<const NameExpression&>(expression).name); break;
        case ExpressionKind::Tuple:
            for (const auto& part : static_cast<const TupleExpression&>(expression).elements)
                target(*part);
            break;
        case ExpressionKind::List:
            for (const auto& part : static_cast<const ListExpression&>(expression).elements)
                target(*part);
            break;
        case ExpressionKind::Starred:
            target(*static_cast<const StarredExpression&>(expression).value);
            break;
        default: visit(expression);
        }
    }

    /// Hints are evaluated, unless they stay texts.
    void hint(const ExpressionPointer& annotation)
    {
        if (annotation && !m_generic && !m_table.hintsAreTexts()) visit(annotation);
    }

    void function(const void* node, const Parameters& parameters, const Block* body,
                  const Expression* result)
    {
        for (const Parameter& parameter : parameters.list) {
            visit(parameter.defaultValue);
            hint(parameter.annotation);
        }
        Scope* outer = m_scope;
        m_scope = open(node, Scope::Kind::Function, outer);
        for (const Parameter& parameter : parameters.list) {
            bind(parameter.name);
            m_scope->symbol(m_scope->mangled(parameter.name)).parameter = true;
        }
        if (body) block(*body);
        if (result) visit(*result);
        m_scope = outer;
    }

    void comprehension(const ComprehensionExpression& node)
    {
        visit(*node.generators.front().iterable);
        Scope* outer = m_scope;
        bool lazy = node.kind == ExpressionKind::Generator;
        m_scope = open(&node, lazy ? Scope::Kind::Function : Scope::Kind::Comprehension, outer);
        m_scope->isGeneratorExpression = lazy;
        if (lazy) {
            bind(".0");
            m_scope->symbol(".0").parameter = true;
            m_scope->usesYield = true;
        }
        for (size_t index = 0; index < node.generators.size(); ++index) {
            const ComprehensionFor& part = node.generators[index];
            if (part.isAsync) m_scope->usesAwait = true;
            if (index > 0) visit(*part.iterable);
            target(*part.target);
            all(part.conditions);
        }
        visit(*node.element);
        visit(node.value);
        m_scope = outer;
    }

    void visit(const Expression& expression);
    void visit(const Statement& statement);
    void pattern(const Pattern& pattern);

    uint32_t m_generic = 0; ///< definitions around that have type parameters
    ScopeTable& m_table;
    Scope* m_scope = nullptr;
};

void ScopeBuilder::visit(const Expression& expression)
{
    switch (expression.kind) {
    case ExpressionKind::Name: {
        const std::string& name = static_cast<const NameExpression&>(expression).name;
        use(name);
        if (name == "super") use("__class__");
        return;
    }
    case ExpressionKind::Lambda: {
        auto& lambda = static_cast<const LambdaExpression&>(expression);
        function(&lambda, lambda.parameters, nullptr, lambda.body.get());
        return;
    }
    case ExpressionKind::NamedAssignment: {
        auto& named = static_cast<const NamedAssignmentExpression&>(expression);
        visit(*named.value);
        Scope* inner = m_scope; // it binds in the function, not in the comprehension
        while (m_scope->kind() == Scope::Kind::Comprehension || m_scope->isGeneratorExpression)
            m_scope = m_scope->parent();
        bind(named.name);
        m_scope = inner;
        use(named.name);
        return;
    }
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
    case ExpressionKind::Generator:
        comprehension(static_cast<const ComprehensionExpression&>(expression));
        return;
    case ExpressionKind::Await: m_scope->usesAwait = true; break;
    case ExpressionKind::Yield:
    case ExpressionKind::YieldFrom: m_scope->unit()->usesYield = true; break;
    default: break;
    }
    forEachChild(expression, [this](const Expression& child) { visit(child); });
}

void ScopeBuilder::pattern(const Pattern& pattern)
{
    auto bindUnlessEmpty = [this](const std::string& name) {
        if (!name.empty()) bind(name);
    };
    switch (pattern.kind) {
    case PatternKind::Value: visit(static_cast<const ValuePattern&>(pattern).value); break;
    case PatternKind::Singleton: break;
    case PatternKind::Sequence:
        for (const auto& part : static_cast<const SequencePattern&>(pattern).elements)
            this->pattern(*part);
        break;
    case PatternKind::Star: bindUnlessEmpty(static_cast<const StarPattern&>(pattern).name); break;
    case PatternKind::Mapping:
        for (const auto& item : static_cast<const MappingPattern&>(pattern).items) {
            visit(item.key);
            this->pattern(*item.pattern);
        }
        bindUnlessEmpty(static_cast<const MappingPattern&>(pattern).rest);
        break;
    case PatternKind::Class: {
        auto& type = static_cast<const ClassPattern&>(pattern);
        visit(type.type);
        for (const auto& part : type.arguments)
            this->pattern(*part);
        for (const auto& part : type.keywords)
            this->pattern(*part.pattern);
        break;
    }
    case PatternKind::Capture:
        bindUnlessEmpty(static_cast<const CapturePattern&>(pattern).name);
        break;
    case PatternKind::As:
        this->pattern(*static_cast<const AsPattern&>(pattern).pattern);
        bindUnlessEmpty(static_cast<const AsPattern&>(pattern).name);
        break;
    case PatternKind::Or:
        for (const auto& part : static_cast<const OrPattern&>(pattern).alternatives)
            this->pattern(*part);
        break;
    }
}

void ScopeBuilder::visit(const Statement& statement)
{
    switch (statement.kind) {
    case StatementKind::Function: {
        auto& node = static_cast<const FunctionStatement&>(statement);
        all(node.decorators);
        bind(node.name);
        if (!node.typeParameters.empty()) ++m_generic;
        hint(node.returns);
        function(&node, node.parameters, &node.body, nullptr);
        if (!node.typeParameters.empty()) --m_generic;
        break;
    }
    case StatementKind::Class: {
        auto& node = static_cast<const ClassStatement&>(statement);
        all(node.decorators);
        Scope* outer = m_scope;
        // Of a generic class they know its type parameters: they are those of a function.
        if (!node.typeParameters.empty()) m_scope = open(&node.bases, Scope::Kind::Function, outer);
        for (const TypeParameter& parameter : node.typeParameters) {
            bind(parameter.name);
            m_scope->symbol(m_scope->mangled(parameter.name)).parameter = true;
        }
        all(node.bases);
        for (const Keyword& keyword : node.keywords)
            visit(keyword.value);
        m_scope = outer;
        bind(node.name);
        m_scope = open(&node, Scope::Kind::Class, outer, node.name);
        m_scope->symbol("__class__").bound = true;
        if (!node.typeParameters.empty()) ++m_generic;
        block(node.body);
        if (!node.typeParameters.empty()) --m_generic;
        m_scope = outer;
        break;
    }
    case StatementKind::Return: visit(static_cast<const ReturnStatement&>(statement).value); break;
    case StatementKind::Delete:
        for (const auto& part : static_cast<const DeleteStatement&>(statement).targets)
            target(*part);
        break;
    case StatementKind::Assign: {
        auto& node = static_cast<const AssignStatement&>(statement);
        visit(node.value);
        for (const auto& part : node.targets)
            target(*part);
        break;
    }
    case StatementKind::AugmentedAssign:
        visit(static_cast<const AugmentedAssignStatement&>(statement).value);
        target(*static_cast<const AugmentedAssignStatement&>(statement).target);
        break;
    case StatementKind::AnnotatedAssign: {
        auto& node = static_cast<const AnnotatedAssignStatement&>(statement);
        visit(node.value);
        if (m_scope->kind() != Scope::Kind::Function) hint(node.annotation);
        if (node.value || node.isSimpleName) target(*node.target);
        break;
    }
    case StatementKind::TypeAlias: {
        auto& node = static_cast<const TypeAliasStatement&>(statement);
        bind(node.name);
        function(&node, node.asParameters(), nullptr, node.value.get());
        break;
    }
    case StatementKind::For: {
        auto& node = static_cast<const ForStatement&>(statement);
        visit(node.iterable);
        target(*node.target);
        block(node.body);
        block(node.orelse);
        break;
    }
    case StatementKind::While: {
        auto& node = static_cast<const WhileStatement&>(statement);
        visit(node.test);
        block(node.body);
        block(node.orelse);
        break;
    }
    case StatementKind::If: {
        auto& node = static_cast<const IfStatement&>(statement);
        for (const IfBranch& branch : node.branches) {
            visit(branch.test);
            block(branch.body);
        }
        block(node.orelse);
        break;
    }
    case StatementKind::With: {
        auto& node = static_cast<const WithStatement&>(statement);
        for (const WithItem& item : node.items) {
            visit(item.context);
            if (item.target) target(*item.target);
        }
        block(node.body);
        break;
    }
    case StatementKind::Match: {
        auto& node = static_cast<const MatchStatement&>(statement);
        visit(node.subject);
        for (const MatchCase& part : node.cases) {
            pattern(*part.pattern);
            visit(part.guard);
            block(part.body);
        }
        break;
    }
    case StatementKind::Raise:
        visit(static_cast<const RaiseStatement&>(statement).exception);
        visit(static_cast<const RaiseStatement&>(statement).cause);
        break;
    case StatementKind::Try: {
        auto& node = static_cast<const TryStatement&>(statement);
        block(node.body);
        for (const ExceptHandler& handler : node.handlers) {
            visit(handler.type);
            if (!handler.name.empty()) bind(handler.name);
            block(handler.body);
        }
        block(node.orelse);
        block(node.finalbody);
        break;
    }
    case StatementKind::Assert:
        visit(static_cast<const AssertStatement&>(statement).test);
        visit(static_cast<const AssertStatement&>(statement).message);
        break;
    case StatementKind::Import:
        for (const ImportAlias& alias : static_cast<const ImportStatement&>(statement).names)
            bind(alias.alias.empty() ? alias.name.substr(0, alias.name.find('.')) : alias.alias);
        break;
    case StatementKind::ImportFrom:
        if (static_cast<const ImportFromStatement&>(statement).module == "__future__")
            for (const ImportAlias& alias :
                 static_cast<const ImportFromStatement&>(statement).names)
                if (alias.name == "annotations") m_table.setHintsAreTexts();
        for (const ImportAlias& alias : static_cast<const ImportFromStatement&>(statement).names)
            if (alias.name != "*") bind(alias.alias.empty() ? alias.name : alias.alias);
        break;
    case StatementKind::Global:
        for (const std::string& name : static_cast<const GlobalStatement&>(statement).names)
            m_scope->symbol(m_scope->mangled(name)).global = true;
        break;
    case StatementKind::Nonlocal:
        for (const std::string& name : static_cast<const NonlocalStatement&>(statement).names) {
            m_scope->symbol(m_scope->mangled(name)).nonlocal = true;
            use(name);
        }
        break;
    case StatementKind::Expression:
        visit(static_cast<const ExpressionStatement&>(statement).value);
        break;
    case StatementKind::Pass:
    case StatementKind::Break:
    case StatementKind::Continue: break;
    }
}

ScopeTable::ScopeTable(const Module& module)
{
    ScopeBuilder(*this).module(module);
}

} // namespace awaitscope
