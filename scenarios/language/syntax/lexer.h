#pragma once

#include "scenarios/language/syntax/diagnostic.h"
#include "scenarios/language/syntax/parser.h"
#include "scenarios/language/syntax/source_cursor.h"
#include "scenarios/language/syntax/token.h"

#include <optional>
#include <string_view>
#include <vector>

namespace awaitscope {

/// A bracket without its partner at the end of the file.
struct OpenBracket {
    char character = 0;
    SourceSpan span;
};

struct LexerResult {
    /// Ends with an End token, also after an error.
    std::vector<Token> tokens;
    std::vector<Directive> directives;
    /// An error of CPython's tokenizer: it is reported whatever the parser finds, since CPython
    /// reads on to the end of the file after an error to look for these.
    std::optional<Diagnostic> error;
    /// Whether an error of the parser before the end of the tokens comes first.
    bool isErrorLocal = false;
    /// The innermost bracket that is open at the end; whether that is the error to report depends
    /// on how far the parser comes.
    std::optional<OpenBracket> unclosed;
};

/// Splits source text into tokens by the rules of CPython's tokenizer.
///
/// The text is UTF-8 without byte order mark whose lines end in `\n` (see SourceText). The parser
/// wants to look back and ahead at will, so that all tokens are made at once.
class Lexer {
public:
    explicit Lexer(std::string_view text);

    LexerResult run();

private:
    struct Bracket {
        char character = 0;
        /// Whether it opens a replacement field of an f-string.
        bool isField = false;
        SourceSpan span;
    };
    struct Field {
        std::size_t level = 0;
        bool isInFormat = false;
    };
    struct FString {
        char quote = 0;
        std::size_t quoteSize = 1;
        bool isRaw = false;
        SourcePosition start;
        std::vector<Field> fields;
    };
    struct Indentation {
        std::uint32_t column = 0;
        /// The column when a tab counts as one space: both must agree on what is deeper.
        std::uint32_t alternative = 0;
    };

    void readLineStart();
    void readIndentation(Indentation indentation);
    void readToken();
    bool skipBlanks();
    void readContinuation();
    void readComment();
    void readDirective(SourcePosition start, std::string_view words);
    void readNewline(const SourcePosition& start);
    void readEnd();
    void readName();
    void readNumber();
    void readDigits(int base, const char* literalName);
    void readFraction();
    bool readExponent();
    void checkDigitCount(std::string_view digits, SourcePosition start);
    void checkNumberEnd(const char* literalName);
    void readString(const SourcePosition& start);
    void startFString(const SourcePosition& start, std::string_view prefix);
    void readFStringText();
    void readFStringBrace(SourcePosition start);
    void readOperator();
    void openBracket(char character, const SourcePosition& start, bool isField);
    void closeBracket(char character);

    bool isInFStringText() const;
    bool isAtFieldLevel() const;
    void add(TokenKind kind, const SourcePosition& start);
    [[noreturn]] void fail(std::string message, HintCode hint = HintCode::None,
                           std::vector<std::string> arguments = {});
    [[noreturn]] void failAt(const SourcePosition& position, std::string message,
                             HintCode hint = HintCode::None,
                             std::vector<std::string> arguments = {});
    [[noreturn]] void failAtCharacter(char32_t character, const SourcePosition& position);

    SourceCursor m_cursor;
    LexerResult m_result;
    std::vector<Bracket> m_brackets;
    std::vector<FString> m_fstrings;
    std::vector<Indentation> m_indentations{Indentation{}};
    bool m_isAtLineStart = true;
};

} // namespace awaitscope
