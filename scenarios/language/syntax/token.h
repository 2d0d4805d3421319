#pragma once

#include "scenarios/language/syntax/source_span.h"

#include <cstdint>
#include <string_view>

namespace awaitscope {

// Every keyword, with its spelling.
#define AWAITSCOPE_KEYWORDS(X)                                                                     \
    X(False, "False")                                                                              \
    X(None, "None")                                                                                \
    X(True, "True")                                                                                \
    X(And, "and")                                                                                  \
    X(As, "as")                                                                                    \
    X(Assert, "assert")                                                                            \
    X(Async, "async")                                                                              \
    X(Await, "await")                                                                              \
    X(Break, "break")                                                                              \
    X(Class, "class")                                                                              \
    X(Continue, "continue")                                                                        \
    X(Def, "def")                                                                                  \
    X(Del, "del")                                                                                  \
    X(Elif, "elif")                                                                                \
    X(Else, "else")                                                                                \
    X(Except, "except")                                                                            \
    X(Finally, "finally")                                                                          \
    X(For, "for")                                                                                  \
    X(From, "from")                                                                                \
    X(Global, "global")                                                                            \
    X(If, "if")                                                                                    \
    X(Import, "import")                                                                            \
    X(In, "in")                                                                                    \
    X(Is, "is")                                                                                    \
    X(Lambda, "lambda")                                                                            \
    X(Nonlocal, "nonlocal")                                                                        \
    X(Not, "not")                                                                                  \
    X(Or, "or")                                                                                    \
    X(Pass, "pass")                                                                                \
    X(Raise, "raise")                                                                              \
    X(Return, "return")                                                                            \
    X(Try, "try")                                                                                  \
    X(While, "while")                                                                              \
    X(With, "with")                                                                                \
    X(Yield, "yield")

// Every operator, longer ones before their beginnings.
#define AWAITSCOPE_OPERATORS(X)                                                                    \
    X(DoubleStarEqual, "**=")                                                                      \
    X(DoubleSlashEqual, "//=")                                                                     \
    X(LeftShiftEqual, "<<=")                                                                       \
    X(RightShiftEqual, ">>=")                                                                      \
    X(Ellipsis, "...")                                                                             \
    X(DoubleStar, "**")                                                                            \
    X(DoubleSlash, "//")                                                                           \
    X(LeftShift, "<<")                                                                             \
    X(RightShift, ">>")                                                                            \
    X(LessEqual, "<=")                                                                             \
    X(GreaterEqual, ">=")                                                                          \
    X(EqualEqual, "==")                                                                            \
    X(NotEqual, "!=")                                                                              \
    X(LessGreater, "<>")                                                                           \
    X(Arrow, "->")                                                                                 \
    X(ColonEqual, ":=")                                                                            \
    X(PlusEqual, "+=")                                                                             \
    X(MinusEqual, "-=")                                                                            \
    X(StarEqual, "*=")                                                                             \
    X(SlashEqual, "/=")                                                                            \
    X(PercentEqual, "%=")                                                                          \
    X(AtEqual, "@=")                                                                               \
    X(AmpersandEqual, "&=")                                                                        \
    X(BarEqual, "|=")                                                                              \
    X(CaretEqual, "^=")                                                                            \
    X(Plus, "+")                                                                                   \
    X(Minus, "-")                                                                                  \
    X(Star, "*")                                                                                   \
    X(Slash, "/")                                                                                  \
    X(Percent, "%")                                                                                \
    X(At, "@")                                                                                     \
    X(Ampersand, "&")                                                                              \
    X(Bar, "|")                                                                                    \
    X(Caret, "^")                                                                                  \
    X(Tilde, "~")                                                                                  \
    X(Less, "<")                                                                                   \
    X(Greater, ">")                                                                                \
    X(Equal, "=")                                                                                  \
    X(Exclamation, "!")                                                                            \
    X(LeftParenthesis, "(")                                                                        \
    X(RightParenthesis, ")")                                                                       \
    X(LeftBracket, "[")                                                                            \
    X(RightBracket, "]")                                                                           \
    X(LeftBrace, "{")                                                                              \
    X(RightBrace, "}")                                                                             \
    X(Comma, ",")                                                                                  \
    X(Colon, ":")                                                                                  \
    X(Dot, ".")                                                                                    \
    X(Semicolon, ";")

enum class TokenKind : std::uint8_t {
    End,
    Newline,
    Indent,
    Dedent,
    Name,
    Number,
    /// A whole literal that is not an f-string, prefix and quotes included.
    String,
    /// The prefix and the opening quotes.
    FStringStart,
    /// Literal text as it stands in the source, escapes and doubled braces included.
    FStringMiddle,
    FStringEnd,
    /// An ASCII character that no token begins with.
    Invalid,
#define AWAITSCOPE_KIND(name, spelling) name,
    AWAITSCOPE_OPERATORS(AWAITSCOPE_KIND) AWAITSCOPE_KEYWORDS(AWAITSCOPE_KIND)
#undef AWAITSCOPE_KIND
};

/// A token points into the text that was read; it must not outlive it.
struct Token {
    TokenKind kind = TokenKind::End;
    /// How many brackets are open after the token.
    std::uint8_t level = 0;
    SourceSpan span;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

/// The spelling of an operator or a keyword, empty for other tokens.
std::string_view spelling(TokenKind kind);

} // namespace awaitscope
