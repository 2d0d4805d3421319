#include "gui/timeline/timeline_view.h"
#include "tests/gui/window_page.h"

#include <QContextMenuEvent>
#include <QListView>
#include <QMenu>
#include <QStandardPaths>

#include <algorithm>

using namespace awaitscope;

/// *Why after?* with the mouse: which two lines it is about.
class TestChoosingLines : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aClickChoosesTheOtherLine_data();
    void aClickChoosesTheOtherLine();
    void aStepEndsChoosingWithTheMouse();
    void atTheEndNobodyWaits();
};

namespace {

constexpr int kCooperative = 1;

const CauseChain& chainOf(WindowPage& page)
{
    return page.window.timeline().annotations().chain;
}

/// Asks about a printed line by its menu.
void beginByMouse(WindowPage& page, int row)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* console = page.window.findChild<QListView*>("console2");
    const QPoint point = console->visualRect(console->model()->index(row, 0)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, point,
                            console->viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(console->viewport(), &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    menu->actions().front()->trigger();
    menu->close();
}

} // namespace

void TestChoosingLines::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestChoosingLines::aClickChoosesTheOtherLine_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"bar", "printed", "events", "source"})
        QTest::newRow(what) << what;
}

void TestChoosingLines::aClickChoosesTheOtherLine()
{
    QFETCH(QString, what);
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_End);
    beginByMouse(page, 0);
    QVERIFY2(page.said().startsWith("Why after"), qPrintable(page.said()));
    const Run& run = page.shown().runs[kCooperative];
    const EventIndex last = run.timeline.outputs().back();
    const int which = static_cast<int>(kCooperative);
    const LaneId lane = (*run.trace)[last].lane;
    if (what == "bar") emit page.window.timeline().barClicked(which, lane, last);
    if (what == "printed") emit page.window.timeline().printClicked(which, last);
    if (what == "events") emit page.window.inspector().eventChosen(kCooperative, last);
    if (what == "source")
        emit page.window.editor().lineChosen(
            static_cast<int>(run.trace->lineOf((*run.trace)[last])), true);
    QVERIFY2(!page.said().startsWith("Why after"), qPrintable(page.said()));
    const std::vector<EventIndex>& chain = chainOf(page).events;
    QVERIFY(std::count(chain.begin(), chain.end(), run.timeline.outputs().front()) == 1);
    QVERIFY(std::count(chain.begin(), chain.end(), last) == 1);
}

void TestChoosingLines::aStepEndsChoosingWithTheMouse()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_End);
    beginByMouse(page, 0);
    page.press(Qt::Key_Left);
    QVERIFY(!page.said().startsWith("Why after"));
    QVERIFY(chainOf(page).events.empty());
    // A click is a click again.
    beginByMouse(page, 0);
    page.press(Qt::Key_Y);
    QVERIFY(!page.said().startsWith("Why after"));
}

void TestChoosingLines::atTheEndNobodyWaits()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_End);
    page.press(Qt::Key_Y);
    QVERIFY2(page.said().startsWith("This run is over"), qPrintable(page.said()));
    page.press(Qt::Key_Home);
    QVERIFY(!page.said().startsWith("This run is over"));
    page.press(Qt::Key_Y, Qt::ShiftModifier);
    QVERIFY2(page.said().contains("prints nothing"), qPrintable(page.said()));
}

QTEST_MAIN(TestChoosingLines)
#include "tst_choosing_lines.moc"
