#include "core/memory/pooled.h"
#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"
#include "tests/bounds/hostile_programs.h"

#include <QTest>

using namespace awaitscope;

namespace {

/// Far below the defaults, so that each of hundreds of programs ends at once.
Limits smallLimits()
{
    Limits limits;
    limits.statements = 50'000;
    limits.events = 2'000;
    limits.memory = uint64_t{2} << 20;
    return limits;
}

std::string endingOf(const Trace& trace)
{
    switch (trace.status()) {
    case RunStatus::Ok: return "ok";
    case RunStatus::Exit: return "exit";
    case RunStatus::Deadlock: return "deadlock";
    case RunStatus::Exception: return trace.error()->type;
    case RunStatus::Limit: break;
    }
    for (size_t index = trace.size(); index-- > 0;)
        if (trace[index].kind == EventKind::LimitReached)
            return std::string(nameOf(trace[index].limit()));
    return "limit";
}

} // namespace

/// Every program ends by itself, whatever it does, and by the bound that it reaches.
class TestHostilePrograms : public QObject {
    Q_OBJECT

private slots:
    /// What the first run of a process makes for all, it keeps.
    void initTestCase()
    {
        const CompileResult compiled = compileScenario("print(1)\n", "first.py");
        QCOMPARE(endingOf(*runScenario(compiled.program, {}).trace), std::string("ok"));
    }
    void endByABound_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArrayList>("endings");
        constexpr int kMostRepetitions = 2000;
        const auto programs = readHostilePrograms(AWAITSCOPE_HOSTILE_PROGRAMS, kMostRepetitions);
        QVERIFY(programs.size() > 500);
        for (const HostileProgram& program : programs)
            QTest::newRow(program.name.constData()) << program.source << program.endings;
    }

    void endByABound()
    {
        QFETCH(QByteArray, source);
        QFETCH(QByteArrayList, endings);
        const CompileResult compiled = compileScenario(source.toStdString(), "hostile.py");
        RunOptions options;
        options.limits = smallLimits();
        if (!compiled.program ||
            !applyDirectives(options, compiled.directives, Language::English).empty()) {
            QVERIFY(compiled.program || !compiled.diagnostics.empty());
            QCOMPARE(QByteArray("source"), endings.join(' '));
            return;
        }
        QByteArrayList met;
        const bool isConcurrent = source.contains("asyncio") || source.contains("awaitscope");
        for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
            if (!isConcurrent && model != Model::Cooperative) continue;
            options.settings.model = model;
            const uint64_t before = LiveBytes::alive();
            const auto trace = runScenario(compiled.program, options).trace;
            // Between two looks: 1024 items of a loop and those of its last round, with three
            // events each, and lines of output.
            constexpr size_t kMostPastLimit = 3 * (1024 + 64) + 4096;
            QVERIFY2(trace->size() < options.limits.events + kMostPastLimit,
                     qPrintable(QString::number(trace->size())));
            QVERIFY(trace->bytes() < 2 * options.limits.memory);
            met.push_back(QByteArray::fromStdString(endingOf(*trace)));
            // The memory of a run comes back when it is over.
            const auto kept = static_cast<int64_t>(LiveBytes::alive() - before);
            QVERIFY2(kept < 4096 && kept > -4096, qPrintable(QString::number(kept)));
        }
        if (met.count(met.front()) == met.size()) met.resize(1);
        QCOMPARE(met.join(' '), endings.join(' '));
    }

    void noTaskFailsByALimit()
    {
        // Where in a round the limit is met, in a built-in or between two statements, is chance.
        const CompileResult compiled =
            compileScenario("import asyncio\n"
                            "async def count(name):\n"
                            "    n = 0\n"
                            "    while True:\n"
                            "        n += 1\n"
                            "        print(name, n)\n"
                            "        await asyncio.sleep(0)\n"
                            "async def main():\n"
                            "    await asyncio.gather(count(1), count(2))\n"
                            "asyncio.run(main())\n",
                            "count.py");
        for (uint64_t statements = 4000; statements < 4200; statements += 7)
            for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
                RunOptions options;
                options.limits.statements = statements;
                options.settings.model = model;
                const auto trace = runScenario(compiled.program, options).trace;
                QCOMPARE((*trace)[trace->size() - 1].status(), RunStatus::Limit);
                for (EventIndex event = 0; event < trace->size(); ++event)
                    QVERIFY((*trace)[event].kind != EventKind::TaskFinished);
            }
    }
};

QTEST_GUILESS_MAIN(TestHostilePrograms)
#include "tst_hostile_programs.moc"
