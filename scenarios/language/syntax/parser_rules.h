#pragma once

#include "scenarios/language/syntax/ast.h"
#include "scenarios/language/syntax/lexer.h"
#include "scenarios/language/syntax/syntax_failure.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awaitscope {

/// What an assignment-like construct does to its targets, which decides the wording of its errors.
enum class TargetUse { Assign, Delete, Loop };

/// The grammar, one function per rule, by recursive descent over finished tokens.
///
/// The first error leaves as a SyntaxFailure. CPython parses a second time with extra rules to word
/// its errors; here, the rule that fails looks at what surrounds the failure.
class Parser {
public:
    Parser(std::string_view text, const LexerResult& lexed);

    std::unique_ptr<Module> parseModule();
    /// The last token that a rule has looked at.
    const Token& furthestToken() const { return m_tokens[m_furthest]; }
    bool hasReachedEnd() const { return m_furthest + 1 == m_tokens.size(); }

private:
    /// Where the grammar may turn out to lack a comma: an expression ended and another token
    /// follows.
    struct ExpressionEnd {
        std::size_t start = 0;
        std::size_t end = 0;
    };
    struct Header {
        std::size_t keyword = 0;
        std::string name;
    };

    // Tokens.
    const Token& token();
    const Token& tokenAhead(std::size_t distance);
    bool at(TokenKind kind) { return token().kind == kind; }
    bool atName(std::string_view name);
    bool accept(TokenKind kind);
    void expect(TokenKind kind);
    void expectForced(TokenKind kind);
    std::string_view textOf(const Token& token) const;
    std::string expectName();
    SourceSpan previousSpan() const;
    SourceSpan blockErrorSpan();
    [[noreturn]] void failOnMissingBlock(const Header& header);
    SourceSpan spanFrom(std::size_t start) const;
    template <typename T> std::unique_ptr<T> finish(std::size_t start, std::unique_ptr<T> node)
    {
        node->span = spanFrom(start);
        if constexpr (std::is_base_of_v<Expression, T>) setHeight(*node);
        return node;
    }
    void setHeight(Expression& expression);

    // Errors.
    [[noreturn]] void failGenerically();
    [[noreturn]] void failAt(SourceSpan span, std::string message, HintCode hint = HintCode::None,
                             std::vector<std::string> arguments = {});
    void failOnMissingComma();
    /// Whether `rule` succeeds from here; the position is the same afterwards.
    template <typename Rule> bool wouldSucceed(Rule rule);
    [[noreturn]] void failOnUnclosedBracket();
    void failOnEqualSign(std::size_t start, const Expression& left);
    void failOnLoopTarget(std::size_t start);
    [[noreturn]] void failOnInvalidTarget(const Expression& target, TargetUse use);
    void checkTarget(const Expression& target, TargetUse use);

    // Statements.
    Block parseStatements();
    void parseStatementInto(Block& block);
    void parseSimpleStatements(Block& block);
    StatementPointer parseSimpleStatement();
    StatementPointer parseExpressionStatement();
    StatementPointer parseAnnotatedAssignment(std::size_t start, ExpressionPointer target);
    StatementPointer parseAssignment(std::size_t start, ExpressionPointer first);
    StatementPointer parseAugmentedAssignment(std::size_t start, ExpressionPointer target);
    ExpressionPointer parseAssignedValue();
    StatementPointer parseReturn();
    StatementPointer parseRaise();
    StatementPointer parseDelete();
    StatementPointer parseAssert();
    StatementPointer parseScopeDeclaration();
    StatementPointer parseTypeAlias();
    StatementPointer parseImport();
    StatementPointer parseImportFrom();
    ImportAlias parseImportAlias(bool isDotted);
    std::string parseDottedName();

    StatementPointer parseCompoundStatement();
    StatementPointer parseDecorated();
    StatementPointer parseAsync();
    StatementPointer parseFunction(std::size_t start, bool isAsync);
    StatementPointer parseClass();
    StatementPointer parseIf();
    StatementPointer parseWhile();
    StatementPointer parseFor(std::size_t start, bool isAsync);
    StatementPointer parseWith(std::size_t start, bool isAsync);
    WithItem parseWithItem(bool& hasTarget);
    bool parseParenthesizedWithItems(std::vector<WithItem>& items);
    StatementPointer parseTry();
    void parseHandler(TryStatement& statement, std::size_t index);
    Block parseElse();
    Block parseBlock(const Header& header);
    void expectColon();
    std::vector<TypeParameter> parseTypeParameters();

    bool looksLikeMatch();
    StatementPointer parseMatch();
    MatchCase parseCase();
    PatternPointer parsePatterns();
    PatternPointer parseMaybeStarPattern();
    PatternPointer parsePattern();
    PatternPointer parseOrPattern();
    PatternPointer parseClosedPattern();
    PatternPointer parseLiteralPattern();
    ExpressionPointer parsePatternNumber();
    PatternPointer parseNamePattern();
    PatternPointer parseClassPattern(std::size_t start, ExpressionPointer type);
    PatternPointer parseGroupPattern();
    PatternPointer parseMappingPattern();

    // Expressions.
    ExpressionPointer parseStarExpressions();
    ExpressionPointer parseStarExpression();
    ExpressionPointer parseStarNamedExpression();
    ExpressionPointer parseNamedExpression();
    ExpressionPointer parseExpression();
    ExpressionPointer parseYield();
    ExpressionPointer parseLambda();
    ExpressionPointer parseDisjunction();
    ExpressionPointer parseConjunction();
    ExpressionPointer parseInversion();
    ExpressionPointer parseComparison();
    std::optional<CompareOperator> acceptComparison();
    ExpressionPointer parseBinary(int minimumPrecedence);
    ExpressionPointer parseBitwiseOr() { return parseBinary(1); }
    ExpressionPointer parseFactor();
    ExpressionPointer parsePower();
    ExpressionPointer parsePrimary();
    ExpressionPointer parseAtom();
    ExpressionPointer parseCall(std::size_t start, ExpressionPointer function);
    void parseArguments(std::vector<ExpressionPointer>& arguments, std::vector<Keyword>& keywords);
    void parseKeyword(std::vector<Keyword>& keywords);
    ExpressionPointer parseArgument();
    ExpressionPointer parseGeneratorArgument(std::size_t start, ExpressionPointer element,
                                             bool isFirst);
    ExpressionPointer parseSubscript(std::size_t start, ExpressionPointer object);
    ExpressionPointer parseSlice();
    ExpressionPointer parseParenthesized();
    ExpressionPointer parseList();
    ExpressionPointer parseBraces();
    ExpressionPointer parseDict(std::size_t start, ExpressionPointer key);
    DictItem parseDictItem(ExpressionPointer key, bool isFirst);
    bool atComprehension();
    void checkComprehensionElement(const Expression& element);
    std::vector<ComprehensionFor> parseComprehensionFors();
    /// Targets of `for`, up to but without the `in`.
    ExpressionPointer parseLoopTarget(bool isComprehension);
    ExpressionPointer parseNumber();

    Parameters parseParameters(TokenKind closing, bool mayAnnotate);
    Parameter parseParameter(bool mayAnnotate, ParameterKind kind);

    // Strings.
    ExpressionPointer parseStrings();
    void appendFString(std::vector<FStringPiece>& pieces);
    void parseFStringPieces(std::vector<FStringPiece>& pieces, bool isRaw, bool isFormat);
    void parseField(std::vector<FStringPiece>& pieces, bool isRaw);
    ExpressionPointer parseFieldExpression();
    [[noreturn]] void failInField(std::size_t start);
    void parseConversion(FStringPiece& piece);

    /// Fails when so many things are inside of each other.
    void checkNesting(std::size_t depth);
    class DepthGuard {
    public:
        explicit DepthGuard(Parser& parser);
        ~DepthGuard() { --m_parser.m_depth; }
        DepthGuard(const DepthGuard&) = delete;
        DepthGuard& operator=(const DepthGuard&) = delete;

    private:
        Parser& m_parser;
    };
    friend class DepthGuard;

    std::string_view m_text;
    const std::vector<Token>& m_tokens;
    std::optional<OpenBracket> m_unclosed;
    std::size_t m_index = 0;
    std::size_t m_furthest = 0;
    std::size_t m_depth = 0;
    ExpressionEnd m_expressionEnd;
    /// Set while a rule is tried out: whatever it finds is not shown.
    bool m_isTrial = false;
};

template <typename Rule> bool Parser::wouldSucceed(Rule rule)
{
    const std::size_t index = m_index;
    const std::size_t depth = m_depth;
    const bool wasTrial = std::exchange(m_isTrial, true);
    bool succeeded = true;
    try {
        succeeded = rule();
    } catch (const SyntaxFailure&) {
        succeeded = false;
    }
    m_index = index;
    m_depth = depth;
    m_isTrial = wasTrial;
    return succeeded;
}

} // namespace awaitscope
