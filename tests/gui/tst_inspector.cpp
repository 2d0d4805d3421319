#include "gui/inspector/compare_model.h"
#include "gui/inspector/console_model.h"
#include "gui/inspector/console_panel.h"
#include "gui/inspector/events_model.h"
#include "gui/inspector/now_rows.h"
#include "tests/findings/model_runs.h"
#include "tests/gui/look_runs.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QTest>

using namespace awaitscope;

class TestInspector : public QObject {
    Q_OBJECT
private slots:
    void theEventsAreATableOfWords();
    void theFiguresMarkOnlyWhatIsTrulyBestOrWorst();
    void theConsoleGrowsAndShrinksWithTheCursor();
    void asManyConsolesAsCanBeReadStandAroundTheFocus();
    void errorsAreLegibleInBothThemes();
    void theStateAtTheCursorIsInWords();
    void theReadyQueueTellsLoopsApart();
    void whoWaitsInACallKeepsTheThreadFromAll();
    void aGatherOfFuturesIsNotOfTasksThatAreOver();
    void marksStandOnTheLinesOfTheirTasks();
};

void TestInspector::theEventsAreATableOfWords()
{
    EventsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const auto stage = std::make_shared<const Stage>(lookComparison(), QString());
    model.setRun(stage, 1);
    QCOMPARE(static_cast<size_t>(model.rowCount()), stage->comparison().runs[1].trace->size());
    QCOMPARE(model.index(0, EventsModel::Kind).data().toString(), "run_started");
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(!model.index(row, EventsModel::Words).data().toString().isEmpty());
    model.setLanguage(Language::French);
    QCOMPARE(model.index(0, EventsModel::Time).data().toString(), "0,000");
    model.setRun(nullptr, 0);
    QCOMPARE(model.rowCount(), 0);
}

void TestInspector::theFiguresMarkOnlyWhatIsTrulyBestOrWorst()
{
    CompareModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMarkColors(Qt::green, Qt::red);
    model.setComparison(lookComparison());
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.index(0, 0).data().toString(), "total time (makespan)");
    QCOMPARE(model.index(0, 1).data().toString(), "4 s");
    QCOMPARE(model.index(0, 2).data().toString(), "2 s");
    QCOMPARE(model.index(0, 1).data(Qt::ForegroundRole).value<QColor>(), QColor(Qt::red));
    QCOMPARE(model.index(0, 2).data(Qt::ForegroundRole).value<QColor>(), QColor(Qt::green));
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().startsWith("Worst. "));
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row, 0).data(Qt::ToolTipRole).toString().isEmpty());
        if (!model.index(row, 0).data().toString().startsWith("CPU busy")) continue;
        for (int column = 1; column < 4; ++column)
            QVERIFY(!model.index(row, column).data(Qt::ForegroundRole).isValid());
    }
}

void TestInspector::theConsoleGrowsAndShrinksWithTheCursor()
{
    ConsoleModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto comparison = lookComparison();
    model.setRun(comparison, 1);
    model.setShown(3);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data().toString(), "A starts");
    QCOMPARE((*comparison->runs[1].trace)[model.eventAt(0)].kind, EventKind::Output);
    model.setShown(1);
    QCOMPARE(model.rowCount(), 1);
}

void TestInspector::asManyConsolesAsCanBeReadStandAroundTheFocus()
{
    std::vector<Run> runs;
    for (int run = 0; run < 8; ++run)
        runs.push_back(makeRun(cooperativeSample()));
    ConsolePanel panel;
    panel.resize(320, 200);
    panel.setComparison(std::make_shared<Comparison>(makeComparison("", std::move(runs))));
    panel.show();
    const auto shown = [&] {
        QString numbers;
        for (int run = 1; run <= 8; ++run) {
            const auto* list = panel.findChild<QListView*>(QStringLiteral("console%1").arg(run));
            if (!list->isVisible()) continue;
            numbers += QString::number(run);
            if (list->width() < 50) numbers += QStringLiteral(" (too narrow)");
        }
        return numbers + ' ' + panel.findChild<QLabel*>("otherConsoles")->text();
    };
    QCoreApplication::processEvents();
    QCOMPARE(shown(), "123 +5");
    panel.setFocusRun(4);
    QCoreApplication::processEvents();
    QCOMPARE(shown(), "456 +5");
    panel.setFocusRun(7);
    QCoreApplication::processEvents();
    QCOMPARE(shown(), "678 +5");
    panel.setAlone(true);
    QVERIFY(!panel.findChild<QLabel*>("otherConsoles")->isVisible());
}

void TestInspector::errorsAreLegibleInBothThemes()
{
    auto trace = std::make_shared<Trace>();
    Lane program;
    program.kind = LaneKind::Program;
    trace->addLane(program);
    trace->append({});
    Event error;
    error.kind = EventKind::Output;
    error.lane = 0;
    error.detail = OutputToStderr;
    error.argument = trace->intern("ZeroDivisionError: division by zero");
    trace->append(error);
    Event end;
    end.kind = EventKind::RunFinished;
    trace->append(end);
    std::vector<Run> runs;
    runs.push_back(makeRun(trace));
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        ConsolePanel panel;
        panel.setTheme(themeOf(kind));
        panel.setComparison(std::make_shared<Comparison>(makeComparison("", runs)));
        panel.setShown(0, 1);
        const auto* list = panel.findChild<QListView*>();
        const QVariant color = list->model()->index(0, 0).data(Qt::ForegroundRole);
        QCOMPARE(color.value<QColor>(), themeOf(kind).wrong);
    }
}

void TestInspector::theStateAtTheCursorIsInWords()
{
    const Stage stage(lookComparison(), QString());
    const Theme& theme = themeOf(ThemeKind::Light);
    const Timeline& timeline = stage.comparison().runs[1].timeline;
    const EventIndex event = timeline.eventAt(VirtualTime::atNanoseconds(900'000'000));
    const NowSection english =
        nowSection(stage, 1, stage.snapshots(1).at(event), Voice(Language::English), theme);
    QCOMPARE(english.title, "Cooperative");
    QCOMPARE(english.rows[0].label, "thread");
    QCOMPARE(english.rows[0].text, "computes, line 11, until 1.2 s");
    QCOMPARE(english.rows[0].mark->letter, "B");
    QCOMPARE(english.rows[1].label, "ready queue");
    QCOMPARE(english.rows[1].text, "since 0 s");
    QCOMPARE(english.rows[1].mark->state, MarkState::Ready);
    QCOMPARE(english.rows[2].text, "2 s");
    const NowSection french =
        nowSection(stage, 1, stage.snapshots(1).at(event), Voice(Language::French), theme);
    QCOMPARE(french.rows[1].label, QString::fromUtf8("file des prêtes"));
}

void TestInspector::theReadyQueueTellsLoopsApart()
{
    const auto trace = runUnder(Model::Cooperative, R"(
import asyncio
import threading
import time

async def hold():
    time.sleep(2)

async def late():
    pass

async def both():
    await asyncio.gather(hold(), late())

for _ in range(2):
    threading.Thread(target=lambda: asyncio.run(both())).start()
)");
    QVERIFY(trace);
    std::vector<Run> runs;
    runs.push_back(makeRun(trace));
    const Stage stage(std::make_shared<Comparison>(makeComparison("", std::move(runs))), QString());
    const Timeline& timeline = stage.comparison().runs[0].timeline;
    const EventIndex event = timeline.eventAt(VirtualTime::atNanoseconds(1'000'000'000));
    const auto readyIn = [&](Language language) {
        QStringList ready;
        const NowSection section = nowSection(stage, 0, stage.snapshots(0).at(event),
                                              Voice(language), themeOf(ThemeKind::Light));
        for (const NowRow& row : section.rows)
            if (row.mark && row.mark->state == MarkState::Ready) ready << row.text;
        return ready.join(", ");
    };
    QCOMPARE(readyIn(Language::English), "since 0 s (loop 1), since 0 s (loop 2)");
    QCOMPARE(readyIn(Language::French).replace(QChar(0xa0), ' '),
             QString("depuis t = 0 s (boucle 1), depuis t = 0 s (boucle 2)"));
}

void TestInspector::whoWaitsInACallKeepsTheThreadFromAll()
{
    constexpr const char* kSource = R"(
import asyncio
async def waits(event):
    await event.wait()
async def main():
    event = asyncio.Event()
    task = asyncio.create_task(waits(event))
    await asyncio.sleep(1)
    event.set()
    await asyncio.sleep(1)
asyncio.run(main())
)";
    std::vector<Run> runs;
    runs.push_back(makeRun(runUnder(Model::Synchronous, kSource)));
    runs.push_back(makeRun(runUnder(Model::Cooperative, kSource)));
    const Stage stage(std::make_shared<Comparison>(makeComparison("", std::move(runs))), QString());
    const auto rowsAt = [&](size_t run, EventIndex event) {
        QStringList rows;
        for (const NowRow& row : nowSection(stage, run, stage.snapshots(run).at(event),
                                            Voice(Language::English), themeOf(ThemeKind::Light))
                                     .rows)
            rows << row.group + ": " + row.text;
        return rows;
    };
    const Trace& stuck = *stage.comparison().runs[0].trace;
    EventIndex waits = 0;
    while (stuck[waits].kind != EventKind::TaskWaiting ||
           stuck[waits].waitReason() != WaitReason::Event)
        ++waits;
    QCOMPARE(rowsAt(0, waits).front(), "thread: free: waits waits, and nobody else can run");
    // Whether an event is set, the record does not tell.
    const auto end = static_cast<EventIndex>(stage.comparison().runs[1].trace->size() - 1);
    for (const QString& row : rowsAt(1, end))
        QVERIFY2(!row.startsWith("event"), qPrintable(row));
}

void TestInspector::aGatherOfFuturesIsNotOfTasksThatAreOver()
{
    std::vector<Run> runs;
    runs.push_back(makeRun(runUnder(Model::Cooperative, R"(
import asyncio, concurrent.futures, time
def computes(n):
    time.sleep(1)
async def quick(n):
    return n
async def main():
    await asyncio.gather(quick(1), quick(2))
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, computes, n) for n in (3, 4)))
asyncio.run(main())
)")));
    const Stage stage(std::make_shared<Comparison>(makeComparison("", std::move(runs))), QString());
    const EventIndex event =
        stage.comparison().runs[0].timeline.eventAt(VirtualTime() + Duration::milliseconds(500));
    QStringList rows;
    for (const NowRow& row : nowSection(stage, 0, stage.snapshots(0).at(event),
                                        Voice(Language::English), themeOf(ThemeKind::Light))
                                 .rows)
        rows << row.group + ": " + row.text;
    QVERIFY2(rows.contains("waiting: gather of 2"), qPrintable(rows.join('\n')));
    QVERIFY2(rows.contains("in a thread: computes(3) holds it, line 4, until 1 s"),
             qPrintable(rows.join('\n')));
}

void TestInspector::marksStandOnTheLinesOfTheirTasks()
{
    const Stage stage(lookComparison(), QString());
    const EventIndex event =
        stage.comparison().runs[1].timeline.eventAt(VirtualTime::atNanoseconds(900'000'000));
    const auto marks =
        stage.sourceMarks(1, stage.snapshots(1).at(event), themeOf(ThemeKind::Light));
    // C has not begun: it stands nowhere yet.
    QCOMPARE(marks.size(), size_t{3});
    QCOMPARE(marks[0].line, 15);
    QCOMPARE(marks[1].line, 6);
    QCOMPARE(marks[2].line, 11);
    QVERIFY(marks[2].task.state == MarkState::Running);
    QVERIFY(marks[2].task.color != marks[1].task.color);
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
