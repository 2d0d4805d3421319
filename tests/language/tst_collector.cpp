#include "scenarios/scenario_run.h"

#include <QFile>
#include <QTest>

using namespace awaitscope;

namespace {

const QByteArray kBefore = R"(
import asyncio, re, weakref
from collections import *
from contextlib import *
from contextvars import *
from functools import *
from itertools import *

class Node:
    def __len__(self): return 1
    def __bool__(self): return True
    def __getitem__(self, index): raise IndexError
    def __add__(self, other): return self
    def method(self, *arguments): return self
    def keep(self, value): self.kept = value
    def steps(self): yield self
    async def asteps(self): yield self
class Text(str): pass
class Real(float): pass
class Bytes(bytearray): pass
class Number(int):
    def __add__(self, other): return Number(int(self) + int(other))
class MyQueue(asyncio.Queue): pass
class MyStore(asyncio.Queue):
    def _init(self, maxsize): self._queue = []
    def _get(self): return self._queue.pop()
class MyGroup(asyncio.TaskGroup): pass
class MyTimeout(asyncio.Timeout): pass
class MyFuture(asyncio.Future): pass
class MyTask(asyncio.Task): pass
class MyRunner(asyncio.Runner): pass
class MyEvent(asyncio.Event): pass
class MyLock(asyncio.Lock): pass
class MySemaphore(asyncio.Semaphore): pass
class MyCondition(asyncio.Condition): pass
Pair = namedtuple("Pair", "a b")
variable = ContextVar("variable")

async def give(value): return value
async def giveTask(pad): return asyncio.current_task(), pad
async def fail(value): raise ValueError(value)

async def main():
    loop = asyncio.get_running_loop()
    async def once():
        pad = "x" * 100_000
        n = Node()
        n.pad = pad
        n.other = Node()
        )";

const QByteArray kAfter = R"(
    for _ in range(100):
        await once()
    print("over")
asyncio.run(main())
)";

std::string printedBy(const Trace& trace)
{
    std::string printed;
    for (size_t index = 0; index < trace.size(); ++index)
        if (trace[index].kind == EventKind::Output)
            printed.append(trace.text(trace[index].argument)) += '\n';
    return printed;
}

} // namespace

/// Objects that only refer to each other are freed, whatever holds the references.
class TestCollector : public QObject {
    Q_OBJECT

private slots:
    void cyclesOfEveryKindAreFreed_data()
    {
        QTest::addColumn<QByteArray>("cycle");
        QFile file(AWAITSCOPE_CYCLES);
        QVERIFY(file.open(QIODevice::ReadOnly));
        // "## what", then how `n` comes to refer to itself.
        const QString kinds = QString::fromUtf8(file.readAll());
        for (const QString& kind : kinds.split("## ", Qt::SkipEmptyParts)) {
            const QStringList lines = kind.trimmed().split('\n');
            QTest::newRow(qPrintable(lines.front())) << lines.mid(1).join("\n        ").toUtf8();
        }
    }

    void cyclesOfEveryKindAreFreed()
    {
        QFETCH(QByteArray, cycle);
        const CompileResult compiled =
            compileScenario((kBefore + cycle + kAfter).toStdString(), "cycles.py");
        QVERIFY2(compiled.program,
                 compiled.diagnostics.empty() ? "" : compiled.diagnostics.front().message.c_str());
        RunOptions options;
        options.limits.memory = uint64_t{4} << 20; // less than half of what all the rounds take
        for (const Model model : {Model::Cooperative, Model::Synchronous, Model::Preemptive}) {
            options.settings.model = model;
            QCOMPARE(printedBy(*runScenario(compiled.program, options).trace),
                     std::string("over\n"));
        }
    }
};

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
