#include "scenarios/scenario_run.h"

#include <QTest>

using namespace awaitscope;

namespace {

/// When the run ends, in ms, if each statement takes one.
int64_t lengthOf(const QByteArray& source, Model model)
{
    CompileResult compiled = compileScenario(source.toStdString(), "main.py");
    if (!compiled.program) return -1;
    RunOptions options;
    options.settings.model = model;
    options.settings.statementCost = Duration::milliseconds(1);
    const ScenarioRun run = runScenario(compiled.program, options);
    if (run.trace->status() != RunStatus::Ok) return -2;
    return (run.trace->end() - VirtualTime()).count() / 1'000'000;
}

} // namespace

/// P17: a statement of the program takes time, the header of a loop each time that it is come to.
class TestStatementCost : public QObject {
    Q_OBJECT

private slots:
    void eachStatementOfTheProgramCosts_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<int>("cost");
        const auto row = [](const char* name, int cost, const char* source) {
            QTest::addRow("%s", name) << QByteArray(source) << cost;
        };
        row("none", 0, "# only a comment\n");
        row("on one line", 3, "a = 1; b = 2; del a\n");
        row("declarations", 9, R"(
n = 0
def add():
    global n
    m = 0
    def inner():
        nonlocal m
        pass
    inner()
add()
)");
        row("docstring, annotation, type, assert, import", 6, R"(
"A text."
x: int
y: int = 1
type Number = int
assert y
import asyncio, time
)");
        // Each of the headers is one statement, whatever it tests or gives up.
        row("if", 2, "if 1: x = 1\nelif 2: x = 2\nelse: x = 3\n");
        row("elif", 2, "if 0: x = 1\nelif 2: x = 2\nelse: x = 3\n");
        row("else", 2, "if 0: x = 1\nelif 0: x = 2\nelse: x = 3\n");
        row("match", 2, "match 3:\n    case 1: x = 1\n    case 2 | 3: pass\n");
        row("try", 5, R"(
try:
    raise ValueError
except KeyError:
    x = 1
except ValueError:
    x = 2
else:
    x = 3
finally:
    x = 4
x = 5
)");
        row("with", 4, R"(
from contextlib import nullcontext
with nullcontext() as a, nullcontext() as b:
    pass
x = 1
)");
        // Once for each item, and once to find that there is none left.
        row("for", 10, "for i in range(3):\n    x = i\n    y = i\n");
        row("for on one line", 21, "for i in range(10): x = i\n");
        row("for pass", 21, "for i in range(10): pass\n");
        row("for nothing", 1, "for i in []: x = i\n");
        row("for else", 6, "for i in range(2): pass\nelse: x = 1\n");
        // 3 headers, 3 tests, 1 break.
        row("for break", 7, "for i in range(9):\n    if i == 2: break\nelse: x = 1\n");
        // 4 headers, 3 tests, 2 continues, 1 assignment.
        row("for continue", 10, "for i in range(3):\n    if i != 1: continue\n    x = i\n");
        // Outside: 3 headers; inside: 2 x 3 headers, 2 x 2 assignments.
        row("for in for", 13, "for i in range(2):\n    for j in range(2): x = j\n");
        // 1 assignment, 4 tests, 3 subtractions.
        row("while", 8, "n = 3\nwhile n:\n    n -= 1\n");
        row("while pass", 4, "a = [1]\nwhile a and a.pop(): pass\n");
        row("while else", 5, "n = 1\nwhile n:\n    n -= 1\nelse: x = 1\n");
        row("while break", 2, "while True: break\nelse: x = 1\n");
        // 1 assignment, 4 tests, 3 subtractions, 3 tests, 2 continues, 1 assignment.
        row("while continue", 14, R"(
n = 3
while n:
    n -= 1
    if n: continue
    x = n
)");
        row("continue out of try", 9, R"(
for i in range(2):
    try:
        continue
    finally:
        x = i
)");
        row("generator", 11, R"(
def numbers():
    yield 1
    yield 2
for number in numbers():
    print(number)
    pass
x = 1
)");
        // Decorators, defaults and what lambdas do are expressions.
        row("functions", 7, R"(
@staticmethod
def one(value=max(1, 2)):
    return value
twice = lambda value: value + one()
twice(1)
twice(2)
async def never(): pass
)");
        row("class", 8, R"(
class Point(object):
    "A text."
    x = 1
    def move(self):
        self.x = 2
    for i in []: pass
Point().move()
Point.x
)");
        row("comprehensions", 4, R"(
a = [i for i in range(9) if i]
b = {i: j for i in a for j in a}
c = {i for i in a}
d = sum(i for i in a)
)");
        row("library", 4, R"(
import functools, itertools
a = sorted(range(9), key=lambda i: -i)
functools.reduce(lambda x, y: x + y, a)
list(itertools.batched(a, 2))
)");
        // Those that a function of the library calls are the program's.
        row("called by the library", 8, R"(
def key(number):
    x = number
    return x
a = sorted([2, 1, 3], key=key)
)");
        // A statement before which last words are said costs as much as others.
        row("last words", 6, R"(
class Last:
    def __del__(self):
        x = 1
last = Last()
last = None
x = 1
)");
        // 4 of the module, 4 headers and 3 assignments of main, 4 headers and 3 yields of numbers.
        row("async for", 18, R"(
import asyncio
async def numbers():
    for i in range(3): yield i
async def main():
    async for i in numbers(): x = i
asyncio.run(main())
)");
        row("async with", 7, R"(
import asyncio
async def main():
    x = 1
    async with asyncio.Lock(): pass
    x = [await asyncio.sleep(0, i) for i in range(3)]
asyncio.run(main())
)");
    }
    void eachStatementOfTheProgramCosts()
    {
        QFETCH(QByteArray, source);
        QFETCH(int, cost);
        for (const Model model : {Model::Cooperative, Model::Synchronous, Model::Preemptive})
            QCOMPARE(lengthOf(source, model), cost);
    }

    // A quantum of 2 ms: both loops do nothing but to go on, and take turns.
    void aLoopThatDoesNothingCanBeInterrupted()
    {
        const QByteArray source = R"(
import asyncio
async def count():
    for i in range(3): pass
async def main():
    await asyncio.gather(count(), count())
asyncio.run(main())
)";
        CompileResult compiled = compileScenario(source.toStdString(), "main.py");
        QVERIFY(compiled.program);
        RunOptions options;
        options.settings.model = Model::Preemptive;
        options.settings.statementCost = Duration::milliseconds(1);
        options.settings.quantum = Duration::milliseconds(2);
        const ScenarioRun run = runScenario(compiled.program, options);
        int interruptions = 0;
        for (size_t index = 0; index < run.trace->size(); ++index)
            interruptions += (*run.trace)[index].kind == EventKind::TaskPreempted;
        // Each has 7 statements, and makes room behind 2, 4 and 6 of them.
        QCOMPARE(interruptions, 6);
    }
};

QTEST_GUILESS_MAIN(TestStatementCost)
#include "tst_statement_cost.moc"
