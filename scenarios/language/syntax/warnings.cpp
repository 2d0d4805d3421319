#include "scenarios/language/syntax/warnings.h"

#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/ast/parts.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// The first escape of a string's text that means nothing; empty when there is none.
std::string invalidEscape(std::string_view text, bool isBytes)
{
    for (std::size_t index = 0; index + 1 < text.size(); ++index) {
        if (text[index] != '\\') continue;
        const char escaped = text[++index];
        constexpr std::string_view known = "\n\\'\"abfnrtvx01234567";
        const bool isKnown = known.find(escaped) != std::string_view::npos ||
                             (!isBytes && (escaped == 'u' || escaped == 'U' || escaped == 'N'));
        const bool isOctal = escaped >= '4' && escaped <= '7' && index + 2 < text.size() &&
                             text[index + 1] >= '0' && text[index + 1] <= '7' &&
                             text[index + 2] >= '0' && text[index + 2] <= '7';
        if (isOctal)
            return "invalid octal escape sequence '\\" + std::string(text.substr(index, 3)) + "'";
        if (!isKnown && static_cast<unsigned char>(escaped) < 0x80)
            return std::string("invalid escape sequence '\\") + escaped + "'";
    }
    return {};
}

bool isRaw(std::string_view prefix)
{
    return prefix.find_first_of("rR") != std::string_view::npos;
}

/// What a literal is, as in `'int' object is not callable`; null for other expressions.
const char* literalType(const Expression& node)
{
    switch (node.kind) {
    case ExpressionKind::Constant: break;
    case ExpressionKind::Tuple: return "tuple";
    case ExpressionKind::List:
    case ExpressionKind::ListComprehension: return "list";
    case ExpressionKind::Dict:
    case ExpressionKind::DictComprehension: return "dict";
    case ExpressionKind::Set:
    case ExpressionKind::SetComprehension: return "set";
    case ExpressionKind::Generator: return "generator";
    case ExpressionKind::FString: return "str";
    case ExpressionKind::Lambda: return "function";
    default: return nullptr;
    }
    switch (nodeAs<ConstantExpression>(node).constant) {
    case ConstantKind::None: return "NoneType";
    case ConstantKind::True:
    case ConstantKind::False: return "bool";
    case ConstantKind::Ellipsis: return "ellipsis";
    case ConstantKind::Integer:
    case ConstantKind::BigInteger: return "int";
    case ConstantKind::Float: return "float";
    case ConstantKind::Imaginary: return "complex";
    case ConstantKind::String: return "str";
    case ConstantKind::Bytes: return "bytes";
    }
    return nullptr;
}

class WarningFinder {
public:
    explicit WarningFinder(std::vector<SyntaxWarning>& found) : m_found(found) {}

    void operator()(const Block& block)
    {
        for (const StatementPointer& statement : block)
            check(*statement);
    }
    void operator()(const Expression& node) { check(node); }

private:
    void check(const Statement& node)
    {
        if (node.kind == StatementKind::Assert) {
            const Expression& test = *nodeAs<AssertStatement>(node).test;
            if (test.kind == ExpressionKind::Tuple &&
                !nodeAs<TupleExpression>(test).elements.empty())
                warn(node.span, "assertion is always true, perhaps remove parentheses?");
        }
        forEachPart(node, Visit{*this});
        if (node.kind == StatementKind::Function) (*this)(nodeAs<FunctionStatement>(node).body);
        if (node.kind == StatementKind::Class) (*this)(nodeAs<ClassStatement>(node).body);
    }

    void check(const Expression& node)
    {
        if (node.kind == ExpressionKind::Compare) checkCompare(nodeAs<CompareExpression>(node));
        if (node.kind == ExpressionKind::Call) checkCall(nodeAs<CallExpression>(node));
        if (node.kind == ExpressionKind::Subscript)
            checkSubscript(nodeAs<SubscriptExpression>(node));
        forEachChild(node, [this](const Expression& child) { check(child); });
    }

    void checkCompare(const CompareExpression& node)
    {
        const Expression* left = node.first.get();
        for (std::size_t index = 0; index < node.operands.size(); ++index) {
            const Expression* right = node.operands[index].get();
            const CompareOperator operation = node.operations[index];
            const bool isNot = operation == CompareOperator::IsNot;
            const char* type = comparedType(*left);
            if (!type) type = comparedType(*right);
            if (type && (isNot || operation == CompareOperator::Is)) {
                warn(node.span, std::string(isNot ? "\"is not\"" : "\"is\"") + " with '" + type +
                                    "' literal. Did you mean \"" + (isNot ? "!=" : "==") + "\"?");
                return;
            }
            left = right;
        }
    }

    /// Null where `is` makes sense: None, True, False and `...` are one of a kind.
    static const char* comparedType(const Expression& node)
    {
        if (node.kind == ExpressionKind::Tuple && nodeAs<TupleExpression>(node).elements.empty())
            return "tuple";
        if (node.kind != ExpressionKind::Constant) return nullptr;
        const std::string_view type = literalType(node);
        const bool isSingle = type == "NoneType" || type == "bool" || type == "ellipsis";
        return isSingle ? nullptr : literalType(node);
    }

    void checkCall(const CallExpression& node)
    {
        const char* type = literalType(*node.function);
        if (!type || node.function->kind == ExpressionKind::Lambda) return;
        warn(node.span,
             std::string("'") + type + "' object is not callable; perhaps you missed a comma?");
    }

    void checkSubscript(const SubscriptExpression& node)
    {
        const char* literal = literalType(*node.object);
        if (!literal) return;
        const std::string_view type = literal;
        const bool isSequence =
            type == "str" || type == "bytes" || type == "tuple" || type == "list";
        if (!isSequence && type != "dict") {
            warn(node.span, "'" + std::string(type) +
                                "' object is not subscriptable; perhaps you missed a comma?");
            return;
        }
        const char* index = literalType(*node.index);
        if (!isSequence || !index) return;
        const std::string_view by = index;
        if (by == "int" || by == "bool") return;
        warn(node.span, std::string(type) + " indices must be integers or slices, not " +
                            std::string(by) + "; perhaps you missed a comma?");
    }

    void warn(const SourceSpan& span, std::string message)
    {
        m_found.push_back({span.line, std::move(message)});
    }

    struct Visit {
        WarningFinder& finder;
        template <typename Part> void operator()(const Part& part) { finder(part); }
    };

    std::vector<SyntaxWarning>& m_found;
};

void findEscapes(const std::vector<Token>& tokens, std::string_view text,
                 std::vector<SyntaxWarning>& found)
{
    std::vector<bool> rawStrings;
    for (const Token& token : tokens) {
        std::string_view literal = text.substr(token.offset, token.length);
        bool isBytes = false;
        switch (token.kind) {
        case TokenKind::FStringStart: rawStrings.push_back(isRaw(literal)); continue;
        case TokenKind::FStringEnd:
            if (!rawStrings.empty()) rawStrings.pop_back();
            continue;
        case TokenKind::FStringMiddle:
            if (rawStrings.empty() || rawStrings.back()) continue;
            break;
        case TokenKind::String: {
            const std::string_view prefix = literal.substr(0, literal.find_first_of("'\""));
            if (isRaw(prefix)) continue;
            isBytes = prefix.find_first_of("bB") != std::string_view::npos;
            break;
        }
        default: continue;
        }
        std::string message = invalidEscape(literal, isBytes);
        if (!message.empty()) found.push_back({token.span.line, std::move(message)});
    }
}

} // namespace

std::vector<SyntaxWarning> syntaxWarnings(const Module& module, const std::vector<Token>& tokens,
                                          std::string_view text)
{
    std::vector<SyntaxWarning> found, once;
    findEscapes(tokens, text, found);
    WarningFinder finder(found);
    finder(module.body);
    for (SyntaxWarning& warning : found)
        if (std::find(once.begin(), once.end(), warning) == once.end() && once.size() < 1000)
            once.push_back(std::move(warning));
    return once;
}

std::string warningText(const std::vector<SyntaxWarning>& warnings, const std::string& source,
                        const std::string& fileName)
{
    std::string text;
    std::size_t begin = 0;
    std::uint32_t line = 1;
    for (const SyntaxWarning& warning : warnings) {
        if (warning.line < line) begin = 0, line = 1;
        for (; line < warning.line; ++line)
            begin = std::min(source.find('\n', begin), source.size() - 1) + 1;
        std::string shown = source.substr(begin, source.find('\n', begin) - begin);
        shown.erase(0, shown.find_first_not_of(" \t\f"));
        shown.erase(shown.find_last_not_of(" \t\f\r") + 1);
        text += fileName + ":" + std::to_string(warning.line) +
                ": SyntaxWarning: " + warning.message + "\n" +
                (shown.empty() ? "" : "  " + shown + "\n");
    }
    return text;
}

} // namespace awaitscope
