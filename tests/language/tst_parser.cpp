#include "scenarios/language/syntax/parser.h"
#include "tests/language/tree_cases.h"
#include "tests/language/tree_dump.h"

#include <QTest>

using namespace awaitscope;

namespace {

QString treeOf(const std::string& source, DumpDetail detail = DumpDetail::Shape)
{
    const ParseResult result = parse(source);
    if (!result.module) return QString::fromStdString(result.diagnostics.front().message);
    std::string tree = dumpTree(*result.module, detail);
    if (!tree.empty()) tree.pop_back();
    return QString::fromStdString(tree);
}

/// The value of a source that is one expression statement.
template <typename T> const T& expressionIn(const ParseResult& result)
{
    const auto& statement = nodeAs<ExpressionStatement>(*result.module->body.front());
    return nodeAs<T>(*statement.value);
}

} // namespace

class TestParser : public QObject {
    Q_OBJECT

private slots:
    void treesAndSpansAreThoseOfCPython_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        int row = 0;
        for (const TreeCase& each : treeCases)
            QTest::addRow("%d", row++)
                << QString::fromUtf8(each.source) << QString::fromUtf8(each.tree);
    }
    void treesAndSpansAreThoseOfCPython()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QCOMPARE(treeOf(source.toStdString(), DumpDetail::Spans), expected);
    }
    void lineEndsAndTheByteOrderMarkDoNotMatter()
    {
        const QString tree = treeOf("if x:\n    y = '''a\nb'''\nz\n", DumpDetail::Spans);
        QCOMPARE(treeOf("\xEF\xBB\xBFif x:\n    y = '''a\nb'''\nz", DumpDetail::Spans), tree);
        QCOMPARE(treeOf("if x:\r\n    y = '''a\r\nb'''\r\nz\r\n", DumpDetail::Spans), tree);
        QCOMPARE(treeOf("if x:\r    y = '''a\rb'''\rz\r", DumpDetail::Spans), tree);
    }
    void anEmptySourceIsAnEmptyModule()
    {
        QCOMPARE(treeOf(""), QString());
        QCOMPARE(treeOf("\n  # only a comment\n"), QString());
    }
    void operatorsKnowWhereTheyStand()
    {
        const ParseResult result = parse("(a)  //  b");
        const auto& binary = expressionIn<BinaryExpression>(result);
        QVERIFY(binary.operatorSpan == (SourceSpan{1, 6, 1, 8}));
        QVERIFY(binary.span == (SourceSpan{1, 1, 1, 11}));
    }
    void callsKnowTheirParentheses()
    {
        const ParseResult result = parse("f.g (a,\n b)");
        const auto& call = expressionIn<CallExpression>(result);
        QVERIFY(call.parenthesesSpan == (SourceSpan{1, 5, 2, 4}));
        QVERIFY(nodeAs<AttributeExpression>(*call.function).nameSpan == (SourceSpan{1, 3, 1, 4}));
    }
    void subscriptsKnowTheirBrackets()
    {
        const ParseResult result = parse("a[b][c]");
        QVERIFY(expressionIn<SubscriptExpression>(result).bracketsSpan == (SourceSpan{1, 5, 1, 8}));
    }
    void functionsKnowTheSpanOfTheirName()
    {
        const ParseResult result = parse("@d\nasync  def f(): pass");
        const auto& function = nodeAs<FunctionStatement>(*result.module->body.front());
        QVERIFY(function.nameSpan == (SourceSpan{2, 12, 2, 13}));
        QVERIFY(function.span == (SourceSpan{2, 1, 2, 21}));
    }
    void largeIntegersKeepTheirDigits()
    {
        const ParseResult result = parse("0xFFFF_FFFF_FFFF_FFFF");
        const auto& constant = expressionIn<ConstantExpression>(result);
        QCOMPARE(constant.constant, ConstantKind::BigInteger);
        QCOMPARE(int(constant.base), 16);
        QCOMPARE(constant.text, std::string("FFFFFFFFFFFFFFFF"));
    }
    void floatsOverflowToInfinity()
    {
        QCOMPARE(treeOf("1e999"), QString("Expr(float inf)"));
        QCOMPARE(treeOf("1e-999"), QString("Expr(float 0)"));
    }
    void aTreeIsAsHighAsItsLongestPath()
    {
        const ParseResult result = parse("a + b * f(c)[-d]");
        QCOMPARE(int(expressionIn<BinaryExpression>(result).height), 5);
    }
    void aHighSumIsAcceptedUpToTheLimit()
    {
        std::string sum = "a";
        for (int index = 1; index < maximumTreeHeight; ++index)
            sum += " + a";
        QVERIFY(parse(sum).module);
        QVERIFY(!parse(sum + " + a").module);
    }
};

QTEST_APPLESS_MAIN(TestParser)
#include "tst_parser.moc"
