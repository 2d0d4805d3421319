#include "scenarios/language/syntax/scope_checker.h"

#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/ast/parts.h"
#include "scenarios/language/syntax/expression_names.h"
#include "scenarios/language/syntax/syntax_failure.h"

#include <utility>

namespace awaitscope {

namespace {

void checkTypeParameters(const std::vector<TypeParameter>& parameters)
{
    std::set<std::string_view> names;
    for (const TypeParameter& parameter : parameters)
        if (!names.insert(parameter.name).second)
            fail(parameter.span, "duplicate type parameter '" + parameter.name + "'");
}

} // namespace

void ScopeChecker::check(const Module& module)
{
    checkFutures(module);
    m_scopes.push_back(Scope{});
    checkBlock(module.body);
    checkNonlocals();
}

/// Only a docstring may stand before them.
void ScopeChecker::checkFutures(const Module& module)
{
    static const std::set<std::string_view> known{
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
    for (const StatementPointer& statement : module.body) {
        const bool isText =
            statement->kind == StatementKind::Expression &&
            nodeAs<ExpressionStatement>(*statement).value->kind == ExpressionKind::Constant;
        if (isText && statement == module.body.front()) continue;
        if (statement->kind != StatementKind::ImportFrom) return;
        const auto& import = nodeAs<ImportFromStatement>(*statement);
        if (import.module != "__future__" || import.level > 0) return;
        for (const ImportAlias& alias : import.names)
            if (!known.contains(alias.name))
                fail(statement->span, alias.name == "braces"
                                          ? "not a chance"
                                          : "future feature " + alias.name + " is not defined");
        m_futures.insert(statement.get());
    }
}

std::size_t ScopeChecker::enter(ScopeKind kind)
{
    Scope scope;
    scope.kind = kind;
    scope.parent = m_current;
    m_scopes.push_back(std::move(scope));
    return std::exchange(m_current, m_scopes.size() - 1);
}

void ScopeChecker::checkBlock(const Block& block)
{
    for (const StatementPointer& statement : block)
        checkStatement(*statement);
}

void ScopeChecker::checkStatement(const Statement& statement)
{
    struct PartVisitor {
        ScopeChecker& checker;
        void operator()(const Expression& expression) { checker.checkExpression(expression); }
        void operator()(const Block& block) { checker.checkBlock(block); }
    };
    switch (statement.kind) {
    case StatementKind::Function: checkFunction(nodeAs<FunctionStatement>(statement)); return;
    case StatementKind::Class: checkClass(nodeAs<ClassStatement>(statement)); return;
    case StatementKind::Global:
        checkDeclaration(statement, nodeAs<GlobalStatement>(statement).names, true);
        return;
    case StatementKind::Nonlocal:
        checkDeclaration(statement, nodeAs<NonlocalStatement>(statement).names, false);
        return;
    case StatementKind::ImportFrom: checkImports(nodeAs<ImportFromStatement>(statement)); return;
    default: break;
    }
    bindTargets(statement);
    forEachPart(statement, PartVisitor{*this});
}

void ScopeChecker::checkFunction(const FunctionStatement& function)
{
    bind(function.name);
    checkTypeParameters(function.typeParameters);
    forEachPart(function, [this](const auto& part) {
        if constexpr (std::is_base_of_v<Expression, std::decay_t<decltype(part)>>)
            checkExpression(part);
    });
    const std::size_t outer = enter(ScopeKind::Function);
    const Expression* comprehension = std::exchange(m_comprehension, nullptr);
    for (const TypeParameter& parameter : function.typeParameters)
        bind(parameter.name);
    bindParameters(function.parameters);
    checkBlock(function.body);
    m_comprehension = comprehension;
    m_current = outer;
}

void ScopeChecker::checkClass(const ClassStatement& definition)
{
    bind(definition.name);
    checkTypeParameters(definition.typeParameters);
    forEachPart(definition, [this](const auto& part) {
        if constexpr (std::is_base_of_v<Expression, std::decay_t<decltype(part)>>)
            checkExpression(part);
    });
    const std::size_t outer = enter(ScopeKind::Class);
    checkBlock(definition.body);
    m_current = outer;
}

void ScopeChecker::bindParameters(const Parameters& parameters)
{
    for (const Parameter& parameter : parameters.list) {
        if (!m_scopes[m_current].parameters.insert(parameter.name).second) {
            fail(parameter.span,
                 "duplicate argument '" + parameter.name + "' in function definition");
        }
        bind(parameter.name);
    }
}

void ScopeChecker::checkImports(const ImportFromStatement& statement)
{
    if (statement.module == "__future__" && statement.level == 0 && !m_futures.contains(&statement))
        fail(statement.span, "from __future__ imports must occur at the beginning of the file");
    for (const ImportAlias& alias : statement.names) {
        if (alias.name == "*" && m_scopes[m_current].kind != ScopeKind::Module)
            fail(alias.span, "import * only allowed at module level");
        if (alias.name != "*") bindImport(alias.alias.empty() ? alias.name : alias.alias);
    }
}

void ScopeChecker::checkDeclaration(const Statement& statement,
                                    const std::vector<std::string>& names, bool isGlobal)
{
    Scope& scope = m_scopes[m_current];
    const std::string word = isGlobal ? "global" : "nonlocal";
    if (!isGlobal && scope.kind == ScopeKind::Module)
        fail(statement.span, "nonlocal declaration not allowed at module level");
    for (const std::string& name : names) {
        const std::string shown = "name '" + name + "' is ";
        if (scope.parameters.count(name)) fail(statement.span, shown + "parameter and " + word);
        if ((isGlobal ? scope.nonlocals : scope.globals).count(name))
            fail(scope.declared[name], shown + "nonlocal and global");
        if (scope.used.count(name))
            fail(statement.span, shown + "used prior to " + word + " declaration");
        if (scope.annotated.count(name))
            fail(statement.span, "annotated name '" + name + "' can't be " + word);
        if (scope.bound.count(name))
            fail(statement.span, shown + "assigned to before " + word + " declaration");
        (isGlobal ? scope.globals : scope.nonlocals).insert(name);
        scope.declared.emplace(name, statement.span);
        if (!isGlobal) scope.declarations.push_back({name, statement.span});
    }
}

/// The names that a statement binds apart from the expressions under it.
void ScopeChecker::bindTargets(const Statement& statement)
{
    switch (statement.kind) {
    case StatementKind::Assign:
        for (const ExpressionPointer& target : nodeAs<AssignStatement>(statement).targets)
            bindTarget(*target);
        return;
    case StatementKind::Delete:
        for (const ExpressionPointer& target : nodeAs<DeleteStatement>(statement).targets)
            bindTarget(*target);
        return;
    case StatementKind::AugmentedAssign:
        bindTarget(*nodeAs<AugmentedAssignStatement>(statement).target);
        return;
    case StatementKind::AnnotatedAssign:
        annotate(*nodeAs<AnnotatedAssignStatement>(statement).target);
        return;
    case StatementKind::TypeAlias:
        bind(nodeAs<TypeAliasStatement>(statement).name);
        checkTypeParameters(nodeAs<TypeAliasStatement>(statement).typeParameters);
        return;
    case StatementKind::For: bindTarget(*nodeAs<ForStatement>(statement).target); return;
    case StatementKind::With:
        for (const WithItem& item : nodeAs<WithStatement>(statement).items)
            if (item.target) bindTarget(*item.target);
        return;
    case StatementKind::Match:
        for (const MatchCase& each : nodeAs<MatchStatement>(statement).cases)
            bindPattern(*each.pattern);
        return;
    case StatementKind::Try:
        for (const ExceptHandler& handler : nodeAs<TryStatement>(statement).handlers)
            if (!handler.name.empty()) bind(handler.name);
        return;
    case StatementKind::Import:
        for (const ImportAlias& alias : nodeAs<ImportStatement>(statement).names)
            bindImport(alias.alias.empty() ? alias.name.substr(0, alias.name.find('.'))
                                           : alias.alias);
        return;
    default: return;
    }
}

void ScopeChecker::bindTarget(const Expression& target)
{
    if (target.kind == ExpressionKind::Name) {
        bind(nodeAs<NameExpression>(target).name);
        m_targets.insert(&target);
    }
    const bool isNested = target.kind == ExpressionKind::Tuple ||
                          target.kind == ExpressionKind::List ||
                          target.kind == ExpressionKind::Starred;
    if (isNested) forEachChild(target, [this](const Expression& child) { bindTarget(child); });
}

void ScopeChecker::annotate(const Expression& target)
{
    bindTarget(target);
    if (target.kind == ExpressionKind::Name)
        m_scopes[m_current].annotated.insert(nodeAs<NameExpression>(target).name);
}

void ScopeChecker::bindPattern(const Pattern& pattern)
{
    switch (pattern.kind) {
    case PatternKind::Capture: bind(nodeAs<CapturePattern>(pattern).name); return;
    case PatternKind::Star: bind(nodeAs<StarPattern>(pattern).name); return;
    case PatternKind::As:
        bindPattern(*nodeAs<AsPattern>(pattern).pattern);
        bind(nodeAs<AsPattern>(pattern).name);
        return;
    case PatternKind::Sequence:
        for (const PatternPointer& element : nodeAs<SequencePattern>(pattern).elements)
            bindPattern(*element);
        return;
    case PatternKind::Mapping:
        for (const MappingPatternItem& item : nodeAs<MappingPattern>(pattern).items)
            bindPattern(*item.pattern);
        bind(nodeAs<MappingPattern>(pattern).rest);
        return;
    case PatternKind::Class:
        for (const PatternPointer& argument : nodeAs<ClassPattern>(pattern).arguments)
            bindPattern(*argument);
        for (const KeywordPattern& keyword : nodeAs<ClassPattern>(pattern).keywords)
            bindPattern(*keyword.pattern);
        return;
    case PatternKind::Or:
        for (const PatternPointer& alternative : nodeAs<OrPattern>(pattern).alternatives)
            bindPattern(*alternative);
        return;
    case PatternKind::Value:
    case PatternKind::Singleton: return;
    }
}

void ScopeChecker::checkExpression(const Expression& expression)
{
    switch (expression.kind) {
    case ExpressionKind::Name:
        if (!m_targets.contains(&expression))
            m_scopes[m_current].used.insert(nodeAs<NameExpression>(expression).name);
        return;
    case ExpressionKind::Lambda: checkLambda(nodeAs<LambdaExpression>(expression)); return;
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
    case ExpressionKind::Generator:
        checkComprehension(nodeAs<ComprehensionExpression>(expression));
        return;
    case ExpressionKind::NamedAssignment:
        checkNamedAssignment(nodeAs<NamedAssignmentExpression>(expression));
        break;
    case ExpressionKind::Yield:
    case ExpressionKind::YieldFrom:
        if (m_comprehension) {
            fail(expression.span, std::string("'yield' inside ") + describe(*m_comprehension));
        }
        break;
    default: break;
    }
    forEachChild(expression, [this](const Expression& child) { checkExpression(child); });
}

void ScopeChecker::checkLambda(const LambdaExpression& lambda)
{
    for (const Parameter& parameter : lambda.parameters.list)
        if (parameter.defaultValue) checkExpression(*parameter.defaultValue);
    const std::size_t outer = enter(ScopeKind::Function);
    const Expression* comprehension = std::exchange(m_comprehension, nullptr);
    bindParameters(lambda.parameters);
    checkExpression(*lambda.body);
    m_comprehension = comprehension;
    m_current = outer;
}

/// The first iterable belongs to the scope around the comprehension.
void ScopeChecker::checkComprehension(const ComprehensionExpression& comprehension)
{
    checkIterable(*comprehension.generators.front().iterable);
    const std::size_t outer = enter(ScopeKind::Comprehension);
    const Expression* enclosing = std::exchange(m_comprehension, &comprehension);
    for (const ComprehensionFor& generator : comprehension.generators)
        bindTarget(*generator.target);
    for (std::size_t index = 0; index < comprehension.generators.size(); ++index) {
        const ComprehensionFor& generator = comprehension.generators[index];
        if (index > 0) checkIterable(*generator.iterable);
        for (const ExpressionPointer& condition : generator.conditions)
            checkExpression(*condition);
    }
    checkExpression(*comprehension.element);
    if (comprehension.value) checkExpression(*comprehension.value);
    m_comprehension = enclosing;
    m_current = outer;
}

void ScopeChecker::checkIterable(const Expression& iterable)
{
    ++m_iterables;
    checkExpression(iterable);
    --m_iterables;
}

/// Binds in the function around the comprehensions that it stands in.
void ScopeChecker::checkNamedAssignment(const NamedAssignmentExpression& named)
{
    if (m_iterables > 0)
        fail(named.span, "assignment expression cannot be used in a comprehension iterable "
                         "expression");
    std::size_t index = m_current;
    while (m_scopes[index].kind == ScopeKind::Comprehension) {
        if (m_scopes[index].bound.count(named.name)) {
            fail(named.nameSpan, "assignment expression cannot rebind comprehension iteration "
                                 "variable '" +
                                     named.name + "'");
        }
        index = m_scopes[index].parent;
    }
    if (index != m_current && m_scopes[index].kind == ScopeKind::Class) {
        fail(named.nameSpan,
             "assignment expression within a comprehension cannot be used in a class body");
    }
    m_scopes[index].bound.insert(named.name);
}

void ScopeChecker::checkNonlocals() const
{
    for (const Scope& scope : m_scopes)
        for (const NonlocalName& declared : scope.declarations)
            if (!isBoundAround(scope, declared.name))
                fail(declared.span, "no binding for nonlocal '" + declared.name + "' found");
}

bool ScopeChecker::isBoundAround(const Scope& scope, const std::string& name) const
{
    for (std::size_t index = scope.parent; index != 0; index = m_scopes[index].parent) {
        const Scope& around = m_scopes[index];
        if (around.kind != ScopeKind::Function) continue;
        if (around.globals.count(name)) return false;
        if (around.bound.count(name) || around.imported.count(name) || around.nonlocals.count(name))
            return true;
    }
    return false;
}

} // namespace awaitscope
