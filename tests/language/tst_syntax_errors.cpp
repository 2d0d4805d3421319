#include "scenarios/language/syntax/parser.h"
#include "tests/language/usual_mistake_cases.h"

#include <QTest>

#include <algorithm>

using namespace awaitscope;

namespace {

QString shown(const std::string& source)
{
    const ParseResult result = parse(source);
    if (result.diagnostics.empty()) return "no error";
    const Diagnostic& error = result.diagnostics.front();
    return QString("%1 %2:%3 %4")
        .arg(QString::fromStdString(error.type))
        .arg(error.span.line)
        .arg(error.span.column)
        .arg(QString::fromStdString(error.message));
}

QString rendered(const std::string& source, Language language = Language::English)
{
    const ParseResult result = parse(source);
    if (result.diagnostics.empty()) return "no error";
    return QString::fromStdString(
        renderDiagnostic(result.diagnostics.front(), source, "a.py", language));
}

HintCode hintOf(const std::string& source)
{
    const ParseResult result = parse(source);
    return result.diagnostics.empty() ? HintCode::None : result.diagnostics.front().hint;
}

std::string repeated(const std::string& text, int count)
{
    std::string result;
    for (int index = 0; index < count; ++index)
        result += text;
    return result;
}

} // namespace

class TestSyntaxErrors : public QObject {
    Q_OBJECT

private slots:
    void errorsAreWordedAndPlacedAsByCPython_data();
    void errorsAreWordedAndPlacedAsByCPython();
    void anErrorLeavesNoTree();
    void aNamedCharacterIsLookedUp();
    void bytesThatAreNotUtf8NameTheirLine();
    void aDeclaredEncodingIsObeyed();
    void aNulByteIsAnError();
    void deepSourcesFailInsteadOfExhaustingTheStack_data();
    void deepSourcesFailInsteadOfExhaustingTheStack();
    void longChainsAreNotDeep();
    void theCaretStandsUnderTheSpan();
    void tabsAndWideCharactersKeepTheCaretInPlace();
    void aLongLineIsCutAroundTheCaret();
    void hintsSpeakBothLanguages();
    void pastedGarbageIsRecognized();
    void awaitInAPlainFunctionSuggestsAsync();
    void awaitAtModuleLevelSuggestsMain();
};

void TestSyntaxErrors::errorsAreWordedAndPlacedAsByCPython_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    int row = 0;
    const auto add = [&row](const SyntaxErrorCase& each) {
        const QString expected = QString("%1 %2:%3 %4")
                                     .arg(each.type)
                                     .arg(each.line)
                                     .arg(each.column)
                                     .arg(QString::fromUtf8(each.message));
        QTest::addRow("%d", row++) << QString::fromUtf8(each.source) << expected;
    };
    std::for_each(std::begin(syntaxErrorCases), std::end(syntaxErrorCases), add);
    std::for_each(std::begin(usualMistakeCases), std::end(usualMistakeCases), add);
}

void TestSyntaxErrors::errorsAreWordedAndPlacedAsByCPython()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(shown(source.toStdString()), expected);
}

void TestSyntaxErrors::anErrorLeavesNoTree()
{
    const ParseResult result = parse("x = 1\ny = = 2\n");
    QVERIFY(!result.module);
    QCOMPARE(result.diagnostics.size(), std::size_t(1));
}

void TestSyntaxErrors::aNamedCharacterIsLookedUp()
{
    QCOMPARE(shown("x = '\\N{BULLET}'"), QString("no error"));
    QCOMPARE(shown("x = '\\N{BULLETIN}'"),
             QString("SyntaxError 1:5 (unicode error) 'unicodeescape' codec can't decode bytes in "
                     "position 0-11: unknown Unicode character name"));
}

void TestSyntaxErrors::bytesThatAreNotUtf8NameTheirLine()
{
    QCOMPARE(shown("x = 1\ny = '\xE9t\xE9'\n"),
             QString("SyntaxError 2:6 Non-UTF-8 code starting with '\\xe9' on line 2, but no "
                     "encoding declared; see https://peps.python.org/pep-0263/ for details"));
    QCOMPARE(hintOf("# \xFF"), HintCode::SaveAsUtf8);
}

void TestSyntaxErrors::aDeclaredEncodingIsObeyed()
{
    QCOMPARE(shown("# -*- coding: utf-8 -*-\nx = 'é'\n"), QString("no error"));
    QCOMPARE(shown("# coding: latin-1\nx = '\xE9'\n"), QString("no error"));
    QCOMPARE(shown("#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx = '\xE9'\n"),
             QString("no error"));
    QCOMPARE(shown("x = 1\n# coding: nosuch\n"), QString("no error"));
    QCOMPARE(shown("# coding: nosuch\n"), QString("SyntaxError 1:1 encoding problem: nosuch"));
}

void TestSyntaxErrors::aNulByteIsAnError()
{
    QCOMPARE(shown(std::string("x = 1\ny\0 = 2\n", 14)),
             QString("SyntaxError 2:2 source code cannot contain null bytes"));
}

void TestSyntaxErrors::deepSourcesFailInsteadOfExhaustingTheStack_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char* name, const std::string& source, const char* expected) {
        QTest::newRow(name) << QString::fromStdString(source) << expected;
    };
    constexpr int count = 100000;
    add("parentheses", repeated("(", count), "too many nested parentheses");
    add("minus", repeated("-", count) + "1", "this expression is nested too deeply");
    add("not", repeated("not ", count) + "1", "this expression is nested too deeply");
    add("power", repeated("a**", count) + "a", "this expression is nested too deeply");
    add("lambda", repeated("lambda:", count) + "1", "this expression is nested too deeply");
    add("else", repeated("a if b else ", count) + "1", "this expression is nested too deeply");
    add("sum", repeated("a+", count) + "a", "this expression is nested too deeply");
    add("attributes", "x" + repeated(".a", count), "this expression is nested too deeply");
    add("calls", "x" + repeated("()", count), "this expression is nested too deeply");
    add("fstrings", repeated("f\"{", count), "too many nested f-strings");
    std::string blocks;
    for (int level = 0; level < 200; ++level)
        blocks += std::string(static_cast<std::size_t>(level), ' ') + "if a:\n";
    add("blocks", blocks, "too many levels of indentation");
}

void TestSyntaxErrors::deepSourcesFailInsteadOfExhaustingTheStack()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const ParseResult result = parse(source.toStdString());
    QCOMPARE(result.diagnostics.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(result.diagnostics.front().message), expected);
}

void TestSyntaxErrors::longChainsAreNotDeep()
{
    constexpr int count = 100000;
    QCOMPARE(shown("if a:\n pass\n" + repeated("elif b:\n pass\n", count)), QString("no error"));
    QCOMPARE(shown("x = [" + repeated("1,", count) + "]"), QString("no error"));
    QCOMPARE(shown(repeated("a and ", count) + "a"), QString("no error"));
    QCOMPARE(shown(repeated("'a' ", count)), QString("no error"));
    QCOMPARE(shown(repeated("x = ", count) + "1"), QString("no error"));
    const std::string nested = repeated("{", 150) + "1" + repeated(":1}", 150);
    QCOMPARE(shown("x = " + nested), QString("no error"));
}

void TestSyntaxErrors::theCaretStandsUnderTheSpan()
{
    QCOMPARE(rendered("x = 1\nfoo(a, b c)\n"),
             QString("a.py:2:8: SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"
                     "foo(a, b c)\n"
                     "       ^^^\n"));
    QCOMPARE(rendered("if x\r\n    y\r\n"), QString("a.py:1:5: SyntaxError: expected ':'\n"
                                                    "if x\n"
                                                    "    ^\n"));
}

void TestSyntaxErrors::tabsAndWideCharactersKeepTheCaretInPlace()
{
    QCOMPARE(rendered("if x:\n\ty = 'é' 5\n"), QString("a.py:2:10: SyntaxError: invalid syntax\n"
                                                       "\ty = 'é' 5\n"
                                                       "\t        ^\n"));
    QCOMPARE(rendered("x = '変数' 5\n"), QString("a.py:1:10: SyntaxError: invalid syntax\n"
                                                 "x = '変数' 5\n"
                                                 "           ^\n"));
}

void TestSyntaxErrors::aLongLineIsCutAroundTheCaret()
{
    const std::string source =
        "x = '" + std::string(100000, 'a') + "' 5 # " + std::string(100000, 'b') + "\n";
    const std::string text = rendered(source).toStdString();
    QVERIFY(text.size() < 600);
    const std::size_t line = text.find('\n') + 1;
    const std::size_t carets = text.find('\n', line) + 1;
    const std::size_t caret = text.find('^', carets) - carets;
    QCOMPARE(text[line + caret], '5');
}

void TestSyntaxErrors::hintsSpeakBothLanguages()
{
    const std::string source = "if x:\npass\n";
    const QString message =
        "a.py:2:1: IndentationError: expected an indented block after 'if' statement on line 1\n"
        "pass\n"
        "^^^^\n";
    QCOMPARE(rendered(source),
             message + "Indent the lines that belong to it by four spaces, or write 'pass' "
                       "there.\n");
    QCOMPARE(rendered(source, Language::French),
             message + "Indentez de quatre espaces les lignes qui en font partie, ou écrivez-y "
                       "« pass ».\n");
    const std::string nested = "x = " + std::string(50000, '-') + "1";
    QVERIFY(rendered(nested, Language::French).contains("cette expression est trop imbriquée"));
}

void TestSyntaxErrors::pastedGarbageIsRecognized()
{
    QCOMPARE(hintOf(">>> x = 1\n"), HintCode::RemovePrompt);
    QCOMPARE(hintOf("$ python a.py\n"), HintCode::RemovePrompt);
    QCOMPARE(hintOf("Copy code\nx = 1\n"), HintCode::RemoveWebPageLine);
    QCOMPARE(hintOf("print(“a”)\n"), HintCode::UsePlainCharacter);
    QCOMPARE(hintOf("x\u00a0= 1\n"), HintCode::UsePlainSpace);
    QCOMPARE(hintOf("x = 1 2\n"), HintCode::None);
}

void TestSyntaxErrors::awaitInAPlainFunctionSuggestsAsync()
{
    QVERIFY(
        rendered("def fetch(x):\n    await x\n").contains("Write instead: async def fetch(...)"));
}

void TestSyntaxErrors::awaitAtModuleLevelSuggestsMain()
{
    QCOMPARE(hintOf("await main()\n"), HintCode::WrapInMain);
    QCOMPARE(hintOf("async with lock:\n    pass\n"), HintCode::WrapInMain);
}

QTEST_APPLESS_MAIN(TestSyntaxErrors)
#include "tst_syntax_errors.moc"
