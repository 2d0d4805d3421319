#include "tests/language/tree_dump.h"

#include <cstdio>

namespace awaitscope {

namespace {

std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char character : text) {
        char buffer[8];
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x20 || byte >= 0x7F || character == '\'' || character == '\\') {
            std::snprintf(buffer, sizeof buffer, "\\x%02x", byte);
            result += buffer;
        } else {
            result += character;
        }
    }
    return result + "'";
}

class Dumper {
public:
    explicit Dumper(DumpDetail detail) : m_detail(detail) {}

    std::string block(const Block& statements)
    {
        std::string result = "[";
        for (const StatementPointer& statement : statements)
            result += (result.size() > 1 ? ", " : "") + dump(*statement);
        return result + "]";
    }

    std::string dump(const Statement& statement) { return mark(statement.span, body(statement)); }

private:
    std::string mark(const SourceSpan& span, std::string text) const
    {
        if (m_detail == DumpDetail::Shape) return text;
        return text + "@" + std::to_string(span.line) + ":" + std::to_string(span.column) + "-" +
               std::to_string(span.endLine) + ":" + std::to_string(span.endColumn);
    }

    std::string dump(const ExpressionPointer& expression)
    {
        return expression ? dump(*expression) : "-";
    }
    std::string dump(const Expression& expression)
    {
        return mark(expression.span, body(expression));
    }
    std::string dump(const PatternPointer& pattern) { return mark(pattern->span, body(*pattern)); }

    template <typename T> std::string list(const std::vector<T>& items)
    {
        std::string result = "[";
        for (const T& item : items)
            result += (result.size() > 1 ? ", " : "") + dump(item);
        return result + "]";
    }

    static std::string quotedNames(const std::vector<std::string>& names)
    {
        std::string result = "[";
        for (const std::string& name : names)
            result += (result.size() > 1 ? ", " : "") + name;
        return result + "]";
    }

    std::string dump(const Keyword& keyword)
    {
        return mark(keyword.span,
                    (keyword.name.empty() ? "**" : keyword.name + "=") + dump(keyword.value));
    }
    std::string dump(const DictItem& item) { return dump(item.key) + ": " + dump(item.value); }
    std::string dump(const ComprehensionFor& each)
    {
        return std::string(each.isAsync ? "async " : "") + "for " + dump(each.target) + " in " +
               dump(each.iterable) + " if " + list(each.conditions);
    }
    std::string dump(const Parameter& parameter)
    {
        static const char* const prefixes[] = {"pos ", "", "*", "key ", "**"};
        const bool hasAnnotation = parameter.annotation != nullptr;
        return mark(parameter.span, prefixes[static_cast<int>(parameter.kind)] + parameter.name +
                                        (hasAnnotation ? ": " + dump(parameter.annotation) : "")) +
               (parameter.defaultValue ? "=" + dump(parameter.defaultValue) : "");
    }
    std::string dump(const FStringPiece& piece)
    {
        if (!piece.expression) return quoted(piece.literal);
        return "{" + dump(piece.expression) +
               (piece.conversion ? std::string("!") + piece.conversion : std::string()) +
               (piece.format ? ":" + list(piece.format->pieces) : "") + "}";
    }
    std::string dump(const TypeParameter& parameter)
    {
        static const char* const prefixes[] = {"", "*", "**"};
        return prefixes[static_cast<int>(parameter.kind)] + parameter.name +
               (parameter.bound ? ": " + dump(parameter.bound) : "");
    }
    std::string dump(const IfBranch& branch) { return dump(branch.test) + block(branch.body); }
    std::string dump(const WithItem& item)
    {
        return dump(item.context) + (item.target ? " as " + dump(item.target) : "");
    }
    std::string dump(const ExceptHandler& handler)
    {
        return mark(handler.span,
                    "except " + dump(handler.type) + " as " + handler.name + block(handler.body));
    }
    std::string dump(const ImportAlias& alias)
    {
        return mark(alias.span, alias.name + (alias.alias.empty() ? "" : " as " + alias.alias));
    }
    std::string dump(const MappingPatternItem& item)
    {
        return dump(item.key) + ": " + dump(item.pattern);
    }
    std::string dump(const KeywordPattern& keyword)
    {
        return keyword.name + "=" + dump(keyword.pattern);
    }
    std::string dump(const MatchCase& each)
    {
        return dump(each.pattern) + " if " + dump(each.guard) + block(each.body);
    }

    std::string constant(const ConstantExpression& node) const
    {
        char buffer[64];
        switch (node.constant) {
        case ConstantKind::None: return "None";
        case ConstantKind::True: return "True";
        case ConstantKind::False: return "False";
        case ConstantKind::Ellipsis: return "Ellipsis";
        case ConstantKind::Integer: return std::to_string(node.integer);
        case ConstantKind::BigInteger: return "big" + std::to_string(node.base) + " " + node.text;
        case ConstantKind::Float:
            std::snprintf(buffer, sizeof buffer, "%.17g", node.real);
            return std::string("float ") + buffer;
        case ConstantKind::Imaginary:
            std::snprintf(buffer, sizeof buffer, "%.17g", node.real);
            return std::string("imaginary ") + buffer;
        case ConstantKind::String: return quoted(node.text);
        case ConstantKind::Bytes: return "b" + quoted(node.text);
        }
        return {};
    }

    std::string body(const Expression& expression);
    std::string body(const Statement& statement);
    std::string body(const Pattern& pattern);

    DumpDetail m_detail;
};

const char* spelled(BinaryOperator operation)
{
    static const char* const spellings[] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                            "**", "<<", ">>", "|", "^", "&"};
    return spellings[static_cast<int>(operation)];
}

const char* spelled(CompareOperator operation)
{
    static const char* const spellings[] = {"==", "!=", "<",      "<=", ">",
                                            ">=", "is", "is not", "in", "not in"};
    return spellings[static_cast<int>(operation)];
}

std::string Dumper::body(const Expression& expression)
{
    switch (expression.kind) {
    case ExpressionKind::Name: return nodeAs<NameExpression>(expression).name;
    case ExpressionKind::Constant: return constant(nodeAs<ConstantExpression>(expression));
    case ExpressionKind::FString:
        return "FString" + list(nodeAs<FStringExpression>(expression).pieces);
    case ExpressionKind::Tuple: return "Tuple" + list(nodeAs<TupleExpression>(expression).elements);
    case ExpressionKind::List: return "List" + list(nodeAs<ListExpression>(expression).elements);
    case ExpressionKind::Set: return "Set" + list(nodeAs<SetExpression>(expression).elements);
    case ExpressionKind::Dict: return "Dict" + list(nodeAs<DictExpression>(expression).items);
    case ExpressionKind::Unary: {
        static const char* const spellings[] = {"+", "-", "~", "not"};
        const auto& unary = nodeAs<UnaryExpression>(expression);
        return std::string("Unary(") + spellings[static_cast<int>(unary.operation)] + ", " +
               dump(unary.operand) + ")";
    }
    case ExpressionKind::Binary: {
        const auto& binary = nodeAs<BinaryExpression>(expression);
        return std::string("Binary(") + spelled(binary.operation) + ", " + dump(binary.left) +
               ", " + dump(binary.right) + ")";
    }
    case ExpressionKind::Boolean: {
        const auto& boolean = nodeAs<BooleanExpression>(expression);
        return (boolean.operation == BooleanOperator::And ? "And" : "Or") + list(boolean.operands);
    }
    case ExpressionKind::Compare: {
        const auto& compare = nodeAs<CompareExpression>(expression);
        std::string result = "Compare(" + dump(compare.first);
        for (std::size_t index = 0; index < compare.operands.size(); ++index)
            result += std::string(" ") + spelled(compare.operations[index]) + " " +
                      dump(compare.operands[index]);
        return result + ")";
    }
    case ExpressionKind::Conditional: {
        const auto& conditional = nodeAs<ConditionalExpression>(expression);
        return "Conditional(" + dump(conditional.test) + ", " + dump(conditional.whenTrue) + ", " +
               dump(conditional.whenFalse) + ")";
    }
    case ExpressionKind::Lambda: {
        const auto& lambda = nodeAs<LambdaExpression>(expression);
        return "Lambda(" + list(lambda.parameters.list) + ", " + dump(lambda.body) + ")";
    }
    case ExpressionKind::Call: {
        const auto& call = nodeAs<CallExpression>(expression);
        return "Call(" + dump(call.function) + ", " + list(call.arguments) + ", " +
               list(call.keywords) + ")";
    }
    case ExpressionKind::Attribute: {
        const auto& attribute = nodeAs<AttributeExpression>(expression);
        return "Attribute(" + dump(attribute.object) + ", " + attribute.name + ")";
    }
    case ExpressionKind::Subscript: {
        const auto& subscript = nodeAs<SubscriptExpression>(expression);
        return "Subscript(" + dump(subscript.object) + ", " + dump(subscript.index) + ")";
    }
    case ExpressionKind::Slice: {
        const auto& slice = nodeAs<SliceExpression>(expression);
        return "Slice(" + dump(slice.lower) + ", " + dump(slice.upper) + ", " + dump(slice.step) +
               ")";
    }
    case ExpressionKind::Starred:
        return "Starred(" + dump(nodeAs<StarredExpression>(expression).value) + ")";
    case ExpressionKind::Await:
        return "Await(" + dump(nodeAs<AwaitExpression>(expression).value) + ")";
    case ExpressionKind::Yield:
        return "Yield(" + dump(nodeAs<YieldExpression>(expression).value) + ")";
    case ExpressionKind::YieldFrom:
        return "YieldFrom(" + dump(nodeAs<YieldFromExpression>(expression).value) + ")";
    case ExpressionKind::NamedAssignment: {
        const auto& named = nodeAs<NamedAssignmentExpression>(expression);
        return "Named(" + mark(named.nameSpan, named.name) + ", " + dump(named.value) + ")";
    }
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
    case ExpressionKind::Generator: {
        static const char* const names[] = {"ListComp", "SetComp", "DictComp", "Generator"};
        const auto& comprehension = nodeAs<ComprehensionExpression>(expression);
        const int index =
            static_cast<int>(expression.kind) - static_cast<int>(ExpressionKind::ListComprehension);
        return std::string(names[index]) + "(" + dump(comprehension.element) +
               (comprehension.value ? ": " + dump(comprehension.value) : "") + ", " +
               list(comprehension.generators) + ")";
    }
    }
    return {};
}

std::string Dumper::body(const Pattern& pattern)
{
    switch (pattern.kind) {
    case PatternKind::Value: return "Value(" + dump(nodeAs<ValuePattern>(pattern).value) + ")";
    case PatternKind::Singleton: {
        const ConstantKind kind = nodeAs<SingletonPattern>(pattern).constant;
        return kind == ConstantKind::None   ? "Singleton(None)"
               : kind == ConstantKind::True ? "Singleton(True)"
                                            : "Singleton(False)";
    }
    case PatternKind::Sequence: return "Sequence" + list(nodeAs<SequencePattern>(pattern).elements);
    case PatternKind::Star: return "Star(" + nodeAs<StarPattern>(pattern).name + ")";
    case PatternKind::Mapping:
        return "Mapping(" + list(nodeAs<MappingPattern>(pattern).items) + ", " +
               nodeAs<MappingPattern>(pattern).rest + ")";
    case PatternKind::Class: {
        const auto& type = nodeAs<ClassPattern>(pattern);
        return "Class(" + dump(type.type) + ", " + list(type.arguments) + ", " +
               list(type.keywords) + ")";
    }
    case PatternKind::Capture: return "Capture(" + nodeAs<CapturePattern>(pattern).name + ")";
    case PatternKind::As:
        return "As(" + dump(nodeAs<AsPattern>(pattern).pattern) + ", " +
               nodeAs<AsPattern>(pattern).name + ")";
    case PatternKind::Or: return "Or" + list(nodeAs<OrPattern>(pattern).alternatives);
    }
    return {};
}

std::string Dumper::body(const Statement& statement)
{
    switch (statement.kind) {
    case StatementKind::Function: {
        const auto& function = nodeAs<FunctionStatement>(statement);
        return std::string(function.isAsync ? "AsyncFunction(" : "Function(") + function.name +
               list(function.typeParameters) + ", " + list(function.parameters.list) + ", " +
               dump(function.returns) + ", " + list(function.decorators) + ", " +
               block(function.body) + ")";
    }
    case StatementKind::Class: {
        const auto& type = nodeAs<ClassStatement>(statement);
        return "Class(" + type.name + list(type.typeParameters) + ", " + list(type.bases) + ", " +
               list(type.keywords) + ", " + list(type.decorators) + ", " + block(type.body) + ")";
    }
    case StatementKind::Return:
        return "Return(" + dump(nodeAs<ReturnStatement>(statement).value) + ")";
    case StatementKind::Delete: return "Delete" + list(nodeAs<DeleteStatement>(statement).targets);
    case StatementKind::Assign: {
        const auto& assign = nodeAs<AssignStatement>(statement);
        return "Assign(" + list(assign.targets) + ", " + dump(assign.value) + ")";
    }
    case StatementKind::AugmentedAssign: {
        const auto& assign = nodeAs<AugmentedAssignStatement>(statement);
        return std::string("AugmentedAssign(") + dump(assign.target) + " " +
               spelled(assign.operation) + " " + dump(assign.value) + ")";
    }
    case StatementKind::AnnotatedAssign: {
        const auto& assign = nodeAs<AnnotatedAssignStatement>(statement);
        return std::string("AnnotatedAssign(") + (assign.isSimpleName ? "simple " : "") +
               dump(assign.target) + ": " + dump(assign.annotation) + " = " + dump(assign.value) +
               ")";
    }
    case StatementKind::TypeAlias: {
        const auto& alias = nodeAs<TypeAliasStatement>(statement);
        return "TypeAlias(" + alias.name + list(alias.typeParameters) + ", " + dump(alias.value) +
               ")";
    }
    case StatementKind::For: {
        const auto& loop = nodeAs<ForStatement>(statement);
        return std::string(loop.isAsync ? "AsyncFor(" : "For(") + dump(loop.target) + ", " +
               dump(loop.iterable) + ", " + block(loop.body) + ", " + block(loop.orelse) + ")";
    }
    case StatementKind::While: {
        const auto& loop = nodeAs<WhileStatement>(statement);
        return "While(" + dump(loop.test) + ", " + block(loop.body) + ", " + block(loop.orelse) +
               ")";
    }
    case StatementKind::If: {
        const auto& conditional = nodeAs<IfStatement>(statement);
        return "If(" + list(conditional.branches) + ", " + block(conditional.orelse) + ")";
    }
    case StatementKind::With: {
        const auto& with = nodeAs<WithStatement>(statement);
        return std::string(with.isAsync ? "AsyncWith(" : "With(") + list(with.items) + ", " +
               block(with.body) + ")";
    }
    case StatementKind::Match: {
        const auto& match = nodeAs<MatchStatement>(statement);
        return "Match(" + dump(match.subject) + ", " + list(match.cases) + ")";
    }
    case StatementKind::Raise: {
        const auto& raise = nodeAs<RaiseStatement>(statement);
        return "Raise(" + dump(raise.exception) + ", " + dump(raise.cause) + ")";
    }
    case StatementKind::Try: {
        const auto& attempt = nodeAs<TryStatement>(statement);
        return std::string(attempt.isStar ? "TryStar(" : "Try(") + block(attempt.body) + ", " +
               list(attempt.handlers) + ", " + block(attempt.orelse) + ", " +
               block(attempt.finalbody) + ")";
    }
    case StatementKind::Assert: {
        const auto& assertion = nodeAs<AssertStatement>(statement);
        return "Assert(" + dump(assertion.test) + ", " + dump(assertion.message) + ")";
    }
    case StatementKind::Import: return "Import" + list(nodeAs<ImportStatement>(statement).names);
    case StatementKind::ImportFrom: {
        const auto& import = nodeAs<ImportFromStatement>(statement);
        return "ImportFrom(" + std::string(import.level, '.') + import.module + ", " +
               list(import.names) + ")";
    }
    case StatementKind::Global:
        return "Global" + quotedNames(nodeAs<GlobalStatement>(statement).names);
    case StatementKind::Nonlocal:
        return "Nonlocal" + quotedNames(nodeAs<NonlocalStatement>(statement).names);
    case StatementKind::Expression:
        return "Expr(" + dump(nodeAs<ExpressionStatement>(statement).value) + ")";
    case StatementKind::Pass: return "Pass";
    case StatementKind::Break: return "Break";
    case StatementKind::Continue: return "Continue";
    }
    return {};
}

} // namespace

std::string dumpTree(const Module& module, DumpDetail detail)
{
    Dumper dumper(detail);
    std::string result;
    for (const StatementPointer& statement : module.body)
        result += dumper.dump(*statement) + "\n";
    return result;
}

} // namespace awaitscope
