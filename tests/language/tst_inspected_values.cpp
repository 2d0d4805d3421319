#include "tests/language/inspection_check.h"

using namespace awaitscope;

/// How a quiet second run writes values: short, and without asking code of the program.
class TestInspectedValues : public QObject {
    Q_OBJECT

private slots:
    void valuesAreShort_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        const auto add = [](const char* source, const char* text) {
            QTest::newRow(source) << QString(source) + "\n" << QString(text);
        };
        add("x = 5", "5");
        add("x = -2.50", "-2.5");
        add("x = True", "True");
        add("x = None", "None");
        add("x = 10**30", "1000000000000000000000000000000");
        add("x = 10**300", "int of 997 bits");
        add("x = 'a\\'b'", "\"a'b\"");
        add("x = 'é' * 100", "'éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…'");
        add("x = b'ab'", "bytes 2 bytes");
        add("x = bytearray(b'a')", "bytearray 1 byte");
        add("x = [1, [2, 'c'], (3,)]", "[1, [2, 'c'], (3,)]");
        add("x = {'a': 1, 'b': {2}}", "{'a': 1, 'b': {2}}");
        add("x = set()", "set()");
        add("x = ()", "()");
        add("x = range(3)", "range(0, 3)");
        add("x = [1]\nx.append(x)", "[1, […]]");
        add("x = list(range(100))",
            "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …]");
        add("x = [[[[[[[1]]]]]]]", "[[[[[[…]]]]]]");
        add("x = ValueError('no', 2)", "ValueError('no', 2)");
        add("x = [len]", "[function len]");
        add("x = ['a'.upper]", "[method upper of 'a']");
        add("async def f(): pass\nx = f()\nx.close()", "coroutine f, over");
        add("from enum import Enum\nclass C(Enum):\n    RED = 1\nx = [C.RED]", "[C.RED]");
        add("from collections import deque, Counter\nx = [deque([1]), Counter('aa')]",
            "[deque([1]), Counter({'a': 2})]");
        add("from dataclasses import dataclass\n@dataclass\nclass P:\n    a: int\n    b: str\n"
            "x = P(1, 'c')",
            "<P a=1 b='c'>");
        add("class L(list): pass\nx = L([1])", "L([1])");
        add("class P: pass\nx = P()\nx.me = x", "<P me=<P …>>");
        add("import asyncio\nx = asyncio.Lock()", "lock, free");
        add("import asyncio\nx = asyncio.Event()\nx.set()", "event, set");
        add("import asyncio\nx = asyncio.Queue(4)\nx.put_nowait(1)", "queue, 1 of 4 item");
        add("import asyncio\nx = asyncio.Semaphore(2)", "semaphore, 2 free");
    }
    void valuesAreShort()
    {
        QFETCH(QString, source);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(valueOf(source.toStdString())), text);
    }

    void valuesAreInTheReadersLanguage()
    {
        const std::string source = "import asyncio\nx = asyncio.Lock()\n";
        QCOMPARE(valueOf(source, Language::French), std::string("verrou, libre"));
    }

    void aCoroutineThatHasNotStartedSaysSo()
    {
        QCOMPARE(callsAt("import asyncio\n"
                         "async def download(): pass\n"
                         "async def main():\n"
                         "    c = download()\n"
                         "    await c\n"
                         "asyncio.run(main())\n",
                         5),
                 std::string("main:5(c=coroutine download, not started)"));
    }

    void noCodeOfTheProgramIsAsked()
    {
        const std::string source = "class Bad:\n"
                                   "    def __init__(self): self.a = 1\n"
                                   "    def __repr__(self): print('asked'); return 1 / 0\n"
                                   "    __str__ = __format__ = __len__ = __bool__ = __repr__\n"
                                   "    def __getattribute__(self, name): print('asked')\n"
                                   "    def __getattr__(self, name): print('asked')\n"
                                   "    def __eq__(self, other): print('asked')\n"
                                   "    def __hash__(self): return 1\n"
                                   "    def __iter__(self): print('asked')\n"
                                   "    @property\n"
                                   "    def __class__(self): print('asked'); return int\n"
                                   "    @property\n"
                                   "    def b(self): print('asked')\n"
                                   "x = {Bad(): [Bad()]}\n"
                                   "print('end')\n";
        QCOMPARE(valueOf(source), std::string("{<Bad a=1>: [<Bad a=1>]}"));
        Looked looked(source, Model::Cooperative);
        int outputs = 0;
        for (EventIndex i = 0; i < looked.trace->size(); ++i)
            outputs += (*looked.trace)[i].kind == EventKind::Output;
        QCOMPARE(outputs, 1);
    }

    void whatIsDestroyedIsNotLookedAt()
    {
        // Each of the list's coroutines says, while the list lets go of them, that it was never
        // awaited.
        Looked looked("async def f(n): pass\n"
                      "x = [f(1), f(2), f(3)]\n"
                      "x.clear()\n"
                      "print(x)\n",
                      Model::Cooperative);
        for (EventIndex i = 0; i < looked.trace->size(); ++i)
            QVERIFY(looked.inspector->at({i, 0}));
        const auto state = looked.atLine(4);
        QVERIFY(state);
        QCOMPARE(textOf(state->globals), std::string("x=[]"));
    }
};

QTEST_GUILESS_MAIN(TestInspectedValues)
#include "tst_inspected_values.moc"
