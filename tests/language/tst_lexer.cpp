#include "scenarios/language/syntax/lexer.h"

#include <QTest>

using namespace awaitscope;

namespace {

std::string nameOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::End: return "END";
    case TokenKind::Newline: return "NEWLINE";
    case TokenKind::Indent: return "INDENT";
    case TokenKind::Dedent: return "DEDENT";
    case TokenKind::Name: return "name ";
    case TokenKind::Number: return "number ";
    case TokenKind::String: return "string ";
    case TokenKind::FStringStart: return "start ";
    case TokenKind::FStringMiddle: return "middle ";
    case TokenKind::FStringEnd: return "end ";
    case TokenKind::Invalid: return "invalid ";
    default: return std::string(spelling(kind));
    }
}

QString tokensOf(const std::string& source)
{
    std::string result;
    for (const Token& token : Lexer(source).run().tokens) {
        if (!result.empty()) result += " | ";
        const std::string name = nameOf(token.kind);
        result += name;
        if (name.back() == ' ') result += source.substr(token.offset, token.length);
    }
    return QString::fromStdString(result);
}

QString positionsOf(const std::string& source)
{
    std::string result;
    for (const Token& token : Lexer(source).run().tokens) {
        const SourceSpan& span = token.span;
        if (!result.empty()) result += " ";
        result += std::to_string(span.line) + ":" + std::to_string(span.column) + "-" +
                  std::to_string(span.endLine) + ":" + std::to_string(span.endColumn);
    }
    return QString::fromStdString(result);
}

QString errorOf(const std::string& source)
{
    const LexerResult result = Lexer(source).run();
    return QString::fromStdString(result.error ? result.error->message : "none");
}

QString directivesOf(const std::string& source)
{
    std::string result;
    for (const Directive& directive : parse(source).directives) {
        result += directive.key + "@" + std::to_string(directive.keySpan.line) + ":" +
                  std::to_string(directive.keySpan.column) + "=" + directive.value + "@" +
                  std::to_string(directive.valueSpan.column) + "-" +
                  std::to_string(directive.valueSpan.endColumn) + ";";
    }
    return QString::fromStdString(result);
}

} // namespace

class TestLexer : public QObject {
    Q_OBJECT

private slots:
    void wordsAreNamesOrKeywords()
    {
        QCOMPARE(tokensOf("async match é_1"), QString("async | name match | name é_1 | "
                                                      "NEWLINE | END"));
    }
    void theLongestOperatorWins()
    {
        QCOMPARE(tokensOf("a**=b//c->d:=e...f"),
                 QString("name a | **= | name b | // | name c | -> | name d | := | name e | "
                         "... | name f | NEWLINE | END"));
    }
    void numbersComeInManyForms()
    {
        for (const char* number : {"0", "00", "1_000", "0xFF_ff", "0b1_0", "0o17", "1.", ".5",
                                   "1e3", "1.5E-3", "1j", "2.5e1J", "0_0", "09.5"})
            QCOMPARE(tokensOf(number), QString("number %1 | NEWLINE | END").arg(number));
    }
    void aKeywordMayTouchANumber()
    {
        QCOMPARE(tokensOf("1if x else 2"),
                 QString("number 1 | if | name x | else | number 2 | NEWLINE | END"));
    }
    void indentationBecomesTokens()
    {
        QCOMPARE(tokensOf("if x:\n\tif y:\n\t    z\nw\n"),
                 QString("if | name x | : | NEWLINE | INDENT | if | name y | : | NEWLINE | "
                         "INDENT | name z | NEWLINE | DEDENT | DEDENT | name w | NEWLINE | "
                         "END"));
    }
    void theEndClosesAllBlocks()
    {
        QCOMPARE(tokensOf("if x:\n  y"),
                 QString("if | name x | : | NEWLINE | INDENT | name y | NEWLINE | DEDENT | "
                         "END"));
    }
    void blankLinesAndCommentsDoNotIndent()
    {
        QCOMPARE(tokensOf("\n  # c\n\t\nx # d\n    \n# e"), QString("name x | NEWLINE | END"));
        QCOMPARE(tokensOf(""), QString("END"));
    }
    void linesJoinInBracketsAndAfterABackslash()
    {
        QCOMPARE(tokensOf("(\n 1,\n\n 2 # c\n)\\\n+ 3\n"),
                 QString("( | number 1 | , | number 2 | ) | + | number 3 | NEWLINE | END"));
    }
    void aFormFeedRestartsTheIndentation()
    {
        QCOMPARE(tokensOf("x\n  \fy\n"), QString("name x | NEWLINE | name y | NEWLINE | END"));
    }
    void stringsKeepPrefixAndQuotes()
    {
        QCOMPARE(tokensOf("'a\\'b' Rb\"b\" '''c\n'd''' ''"),
                 QString("string 'a\\'b' | string Rb\"b\" | string '''c\n'd''' | string '' | "
                         "NEWLINE | END"));
    }
    void anFStringIsReadToItsFields()
    {
        QCOMPARE(tokensOf("f'a{b!r:>{w}}}}'"),
                 QString("start f' | middle a | { | name b | ! | name r | : | middle > | { | "
                         "name w | } | } | middle }} | end ' | NEWLINE | END"));
    }
    void quotesMayNestInAnFString()
    {
        QCOMPARE(tokensOf("f\"{d[\"a\"]}{f\"{x}\"}\""),
                 QString("start f\" | { | name d | [ | string \"a\" | ] | } | { | start f\" | "
                         "{ | name x | } | end \" | } | end \" | NEWLINE | END"));
    }
    void aFieldSpansLines()
    {
        QCOMPARE(tokensOf("f'{\nx # c\n}'"),
                 QString("start f' | { | name x | } | end ' | NEWLINE | END"));
    }
    void columnsCountCharacters()
    {
        QCOMPARE(positionsOf("é = 'ü😀' # ä\nx"),
                 QString("1:1-1:2 1:3-1:4 1:5-1:9 1:10-1:13 2:1-2:2 2:2-2:2 3:1-3:1"));
    }
    void errorsAreThoseOfTheTokenizer()
    {
        QCOMPARE(errorOf("x = (1]"), QString("closing parenthesis ']' does not match opening "
                                             "parenthesis '('"));
        QCOMPARE(errorOf("x = 1\n"), QString("none"));
        QCOMPARE(errorOf("'a"), QString("unterminated string literal (detected at line 1)"));
    }
    void anOpenBracketIsToldAtTheEnd()
    {
        const LexerResult result = Lexer("x = (1, [2]\n").run();
        QVERIFY(!result.error);
        QVERIFY(result.unclosed.has_value());
        QCOMPARE(result.unclosed->character, '(');
        QCOMPARE(result.unclosed->span.column, 5u);
    }
    void directivesAreCollected()
    {
        QCOMPARE(directivesOf("# awaitscope: quantum=100ms  cores=1\nx = 1 #awaitscope: seed=7\n"),
                 QString("quantum@1:15=100ms@23-28;cores@1:30=1@36-37;"
                         "seed@2:20=7@25-26;"));
        QCOMPARE(directivesOf("# awaitscope: fast\n"), QString("fast@1:15=@19-19;"));
        QCOMPARE(directivesOf("# see awaitscope: seed=7\nx = '# awaitscope: seed=7'\n"), QString());
    }
    void directivesSurviveAnError()
    {
        QCOMPARE(directivesOf("# awaitscope: seed=7\nx = = 1\n"), QString("seed@1:15=7@20-21;"));
    }
};

QTEST_APPLESS_MAIN(TestLexer)
#include "tst_lexer.moc"
