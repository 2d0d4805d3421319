#include "gui/inspector/events_model.h"
#include "gui/timeline/timeline_view.h"
#include "tests/gui/told.h"
#include "tests/gui/window_page.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QToolTip>
#include <Qsci/qsciscintilla.h>

using namespace awaitscope;

/// The cursor as it is moved with keys and the mouse, in the real window.
class TestStepping : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theUnitOfAStepIsChosen();
    void onlyOneTaskCanBeStepped();
    void whoPrintsMeanwhileIsToldByName();
    void commaAndPeriodStayOnATask();
    void pageKeysStepAsRemotesSendThem();
    void aNumberTypedIsGoneTo();
    void whatIsNoNumberOfAStopIsRefusedAloud();
    void aPrintedLineIsGoneTo();
    void anEventsRowIsGoneTo();
    void aLineNumberLeadsToItsNextExecution();
    void breakpointsStandBesideLinesAndMoveWithThem();
    void aBreakpointStandsWhereCodeIs();
    void jumpsAreUndoneUnlessSomebodyTypes();
    void bracketsFollowCausesThereAndBack();
    void runsSteppedApartHaveCursorsOfTheirOwn();
    void aBarIsGoneTo();
    void aPrintFlagIsGoneTo();
    void turnsOfTheLoopAreToldForWhatTheyAre();
    void turnsWithoutATaskAreNoSteps();
    void aRunWithoutALoopHasNoTurnsToStepBy();
    void theEndIsNotCountedAmongThePrints();
    void thatNoBreakpointComesIsTold();
    void aStepByKeysHidesTheToolTip();
};

namespace {

template <class Widget> Widget* child(WindowPage& page, const char* name)
{
    return page.window.findChild<Widget*>(QLatin1String(name));
}

/// A click beside a line of the source: on its number, or left of it on the place of breakpoints.
void clickBeside(WindowPage& page, int line, bool onNumber, Qt::KeyboardModifiers modifiers = {})
{
    auto* text = page.window.editor().findChild<QsciScintilla*>();
    const long start = text->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE,
                                           static_cast<unsigned long>(line - 1));
    const long top = text->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, start);
    QTest::mouseClick(
        text->viewport(), Qt::LeftButton, modifiers,
        QPoint(onNumber ? 26 : 6, static_cast<int>(top) + page.window.editor().lineHeight() / 2));
}

uint32_t lineAtCursor(WindowPage& page)
{
    const Playback& playback = page.window.playback();
    const Trace& trace = *playback.comparison()->runs[playback.focus()].trace;
    return trace.lineOf(trace[playback.event()]);
}

} // namespace

void TestStepping::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestStepping::theUnitOfAStepIsChosen()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    auto* unit = child<QComboBox>(page, "stepUnit");
    QCOMPARE(unit->count(), static_cast<int>(kStepUnits.size()));
    emit unit->activated(unit->count() - 1);
    QVERIFY(page.window.actions().stepUnits.back()->isChecked());
    for (int printed = 1; printed <= 6; ++printed) {
        page.press(Qt::Key_Right);
        QCOMPARE(page.printed(1).size(), printed);
    }
    page.window.actions().stepUnits.front()->trigger();
    QCOMPARE(unit->currentIndex(), 0);
}

void TestStepping::onlyOneTaskCanBeStepped()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    auto* task = child<QComboBox>(page, "stepTask");
    QCOMPARE(task->count(), 5);
    page.press(Qt::Key_Right);
    page.press(Qt::Key_Right);
    page.press(Qt::Key_O);
    QVERIFY(page.window.playback().stepTask());
    QVERIFY(task->currentText().contains("download"));
    const Trace& trace = *page.window.playback().comparison()->runs[1].trace;
    page.press(Qt::Key_Right);
    QCOMPARE(trace[page.window.playback().event()].lane, LaneId{2});
    page.press(Qt::Key_O);
    QVERIFY(!page.window.playback().stepTask());
    QCOMPARE(task->currentIndex(), 0);
}

void TestStepping::whoPrintsMeanwhileIsToldByName()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    const LaneId other = b.task("other", main);
    b.running(other);
    b.prints(other, "from other");
    b.finished(other);
    b.running(main);
    b.prints(main, "from main");
    b.finished(main);
    const Told look(b.end());
    const auto last = static_cast<EventIndex>(look.run.trace->size() - 1);
    const EventIndex ends = look.find(EventKind::TaskFinished, main);
    for (const EventIndex to : {ends, last}) {
        const QString said = plainText(look.narrator.atStop(0, to, Language::English));
        // Each by its own, and never in the name of who else is told of.
        QVERIFY2(!said.contains("nobody") && !said.contains("main printed “from other”") &&
                     !said.contains("other printed “from main”"),
                 qPrintable(said));
    }
}

void TestStepping::commaAndPeriodStayOnATask()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Right);
    page.press(Qt::Key_Right);
    const EventIndex before = page.window.playback().event();
    const Trace& trace = *page.window.playback().comparison()->runs[1].trace;
    const LaneId lane = trace[before].lane;
    page.press(Qt::Key_Period);
    QVERIFY(page.window.playback().event() > before);
    QCOMPARE(trace[page.window.playback().event()].lane, lane);
    page.press(Qt::Key_Comma);
    QCOMPARE(page.window.playback().event(), before);
}

void TestStepping::pageKeysStepAsRemotesSendThem()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_PageDown);
    page.press(Qt::Key_PageDown);
    QCOMPARE(page.window.playback().stopNumber(), size_t{2});
    page.press(Qt::Key_PageUp);
    QCOMPARE(page.window.playback().stopNumber(), size_t{1});
}

void TestStepping::aNumberTypedIsGoneTo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    auto* number = child<QSpinBox>(page, "momentNumber");
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, "3");
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(page.window.playback().stopNumber(), size_t{3});
    QCOMPARE(number->value(), 3);
}

void TestStepping::whatIsNoNumberOfAStopIsRefusedAloud()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const QString last = QString::number(page.window.playback().stopCount());
    auto* number = child<QSpinBox>(page, "momentNumber");
    for (const char* typed : {"999", "x"}) {
        page.press(Qt::Key_G, Qt::ControlModifier);
        QCoreApplication::processEvents();
        QTest::keyClicks(number, typed);
        QTRY_VERIFY(QToolTip::isVisible());
        QCOMPARE(QToolTip::text(), "A number from 0 to " + last);
        QToolTip::hideText();
        QTRY_VERIFY(!QToolTip::isVisible());
        page.press(Qt::Key_Escape);
    }
}

void TestStepping::aPrintedLineIsGoneTo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_End);
    auto* list = child<QListView>(page, "console2");
    const QModelIndex third = list->model()->index(2, 0);
    list->scrollTo(third, QAbstractItemView::PositionAtTop);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(third).center());
    QCOMPARE(page.printed(1).size(), 3);
}

void TestStepping::anEventsRowIsGoneTo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(2);
    auto* events = child<QTableView>(page, "events");
    const QModelIndex row = events->model()->index(9, EventsModel::Time);
    events->scrollTo(row);
    QTest::mouseClick(events->viewport(), Qt::LeftButton, {}, events->visualRect(row).center());
    QCOMPARE(page.window.playback().event(), EventIndex{9});
}

void TestStepping::aLineNumberLeadsToItsNextExecution()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    clickBeside(page, 12, true);
    QCOMPARE(lineAtCursor(page), 12u);
    const EventIndex first = page.window.playback().event();
    clickBeside(page, 12, true);
    QCOMPARE(lineAtCursor(page), 12u);
    QVERIFY(page.window.playback().event() > first);
    clickBeside(page, 12, true, Qt::ShiftModifier);
    QCOMPARE(page.window.playback().event(), first);
    QVERIFY(page.window.editor().breakpoints().empty());
}

void TestStepping::breakpointsStandBesideLinesAndMoveWithThem()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    clickBeside(page, 11, false);
    QCOMPARE(page.window.playback().breakpoints(), std::set<uint32_t>{11});
    page.press(Qt::Key_F8);
    QCOMPARE(lineAtCursor(page), 11u);
    page.press(Qt::Key_F9);
    QVERIFY(page.window.playback().breakpoints().empty());
    page.press(Qt::Key_F9);
    QCOMPARE(page.window.playback().breakpoints(), std::set<uint32_t>{11});
    page.window.editor().setFocus();
    QTest::keyClick(page.window.editor().focusProxy(), Qt::Key_Return);
    QCOMPARE(page.window.playback().breakpoints(), std::set<uint32_t>{12});
    clickBeside(page, 12, false);
    QVERIFY(page.window.playback().breakpoints().empty());
}

void TestStepping::aBreakpointStandsWhereCodeIs()
{
    SourceEditor editor;
    editor.setText(QStringLiteral("import asyncio\n\n# A comment\nx = 1\n\n"));
    editor.toggleBreakpoint(2);
    QCOMPARE(editor.breakpoints(), std::set<uint32_t>{4});
    editor.toggleBreakpoint(3);
    QVERIFY(editor.breakpoints().empty());
    editor.toggleBreakpoint(5);
    QVERIFY(editor.breakpoints().empty());
}

void TestStepping::jumpsAreUndoneUnlessSomebodyTypes()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Right);
    const EventIndex before = page.window.playback().event();
    page.press(Qt::Key_End);
    page.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page.window.playback().event(), before);
    page.press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(page.window.playback().isAtEnd());
    const QString text = page.window.editor().text();
    page.type("x");
    page.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page.window.editor().text(), text);
    QVERIFY(page.window.playback().isAtEnd());
}

void TestStepping::bracketsFollowCausesThereAndBack()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const Trace& trace = *page.window.playback().comparison()->runs[1].trace;
    EventIndex fired = 0;
    while (trace[fired].kind != EventKind::TimerFired)
        ++fired;
    page.window.playback().toEvent(1, fired);
    page.press(Qt::Key_BracketLeft);
    QCOMPARE(trace[page.window.playback().event()].kind, EventKind::TimerSet);
    page.press(Qt::Key_BracketRight);
    QCOMPARE(page.window.playback().event(), fired);
}

void TestStepping::runsSteppedApartHaveCursorsOfTheirOwn()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const AxisPosition start = page.window.playback().position();
    page.press(Qt::Key_T);
    page.press(Qt::Key_End);
    QVERIFY(page.window.playback().position(0) == start);
    QVERIFY(page.window.playback().position(1) > start);
    QCOMPARE(page.printed(0).size(), 0);
    QCOMPARE(page.printed(1).size(), 6);
    page.press(Qt::Key_T);
    QVERIFY(page.window.playback().position(0) == page.window.playback().position(1));
}

void TestStepping::aBarIsGoneTo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const Timeline& timeline = page.window.playback().comparison()->runs[2].timeline;
    TimelineView& view = page.window.timeline();
    // The longest stretch of the last lane in which it computes.
    const LaneId lane = timeline.order().back();
    const auto& intervals = timeline.lane(lane).intervals;
    const auto bar = std::max_element(
        intervals.begin(), intervals.end(), [](const Interval& one, const Interval& other) {
            const auto length = [](const Interval& of) {
                return of.state == LaneState::Computing ? (of.stop - of.start).count() : -1;
            };
            return length(one) < length(other);
        });
    QVERIFY(bar != intervals.end());
    const AxisPosition middle{
        bar->start + Duration::nanoseconds((bar->stop - bar->start).count() / 2), 0};
    QTest::mouseClick(view.plotWidget(), Qt::LeftButton, {},
                      view.centerOf(2, lane, middle).toPoint());
    QCOMPARE(page.window.playback().focus(), size_t{2});
    QCOMPARE(page.window.playback().event(), bar->begin);
}

void TestStepping::aPrintFlagIsGoneTo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const Timeline& timeline = page.window.playback().comparison()->runs[1].timeline;
    TimelineView& view = page.window.timeline();
    const EventIndex output = timeline.outputs()[3];
    const LaneId lane = timeline.trace()[output].lane;
    const QPoint flag = view.centerOf(1, lane, timeline.positionOf(output)).toPoint();
    // The flag stands on the bar's upper edge, in the order of the prints of its instant.
    for (int right = 2; right < 60 && page.window.playback().event() != output; right += 4)
        for (int up = 8; up < 24 && page.window.playback().event() != output; up += 3)
            QTest::mouseClick(view.plotWidget(), Qt::LeftButton, {}, flag + QPoint(right, -up));
    QCOMPARE(page.window.playback().event(), output);
    QCOMPARE(page.printed(1).size(), 4);
}

void TestStepping::turnsOfTheLoopAreToldForWhatTheyAre()
{
    RealPage page;
    for (const bool french : {false, true}) {
        if (french) page.window.actions().french->trigger();
        QVERIFY(page.open("event-loop"));
        const Run& run = page.shown().runs[1];
        int own = 0;
        for (EventIndex event = 0; event < run.trace->size(); ++event) {
            if ((*run.trace)[event].kind != EventKind::Iteration) continue;
            bool runsTask = false;
            for (EventIndex in = event + 1;
                 in < run.trace->size() && (*run.trace)[in].kind != EventKind::Iteration; ++in)
                runsTask |= (*run.trace)[in].kind == EventKind::TaskRunning &&
                            run.trace->lane((*run.trace)[in].lane).kind == LaneKind::Task;
            page.window.playback().toEvent(1, event - 1);
            page.press(Qt::Key_Right, Qt::ShiftModifier);
            QCOMPARE(page.window.playback().event(), event);
            const QString told = page.said();
            const bool saysSo = told.contains(french ? "elle exécute" : "it runs the");
            QVERIFY2(saysSo == runsTask, qPrintable(told));
            QVERIFY2(!told.contains(QChar(0x2026)), qPrintable(told));
            own += !runsTask;
        }
        QVERIFY(own > 5);
    }
}

void TestStepping::turnsWithoutATaskAreNoSteps()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().setStepUnit(StepUnit::Turn);
    QStringList told;
    for (page.press(Qt::Key_Right); !page.window.playback().isAtEnd(); page.press(Qt::Key_Right))
        told << page.said();
    // main, both tasks, each task again, main again.
    QCOMPARE(told.size(), 5);
    for (const QString& sentence : told)
        QVERIFY2(sentence.startsWith("The loop begins turn "), qPrintable(sentence));
    QVERIFY2(told[1].contains("task1 and task2"), qPrintable(told[1]));
}

void TestStepping::aRunWithoutALoopHasNoTurnsToStepBy()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    Playback& playback = page.window.playback();
    playback.setStepUnit(StepUnit::Turn);
    playback.setFocus(2);
    const EventIndex start = playback.event();
    const auto* number = child<QSpinBox>(page, "momentNumber");
    QVERIFY(!number->isEnabled());
    QStringList labels;
    for (const auto* label : page.window.findChildren<QLabel*>())
        if (label->isVisible()) labels << label->text();
    QVERIFY2(labels.join('|').contains("no event loop"), qPrintable(labels.join('|')));
    for (const int key : {Qt::Key_Right, Qt::Key_Space, Qt::Key_Period}) {
        page.press(key);
        QVERIFY(!playback.isPlaying());
        QCOMPARE(playback.event(), start);
        QVERIFY2(page.said().contains("no event loop"), qPrintable(page.said()));
    }
    // The loop of another run makes them.
    page.press(Qt::Key_2);
    page.press(Qt::Key_Right);
    QVERIFY(playback.event() > 0);
    QVERIFY(number->isEnabled());
}

void TestStepping::theEndIsNotCountedAmongThePrints()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().setStepUnit(StepUnit::Print);
    QStringList texts;
    for (const auto* label : page.window.findChildren<QLabel*>())
        texts << label->text();
    QVERIFY2(texts.join('|').contains("of 4, then the end"), qPrintable(texts.join('|')));
    page.window.playback().setStepUnit(StepUnit::Moment);
    texts.clear();
    for (const auto* label : page.window.findChildren<QLabel*>())
        texts << label->text();
    QVERIFY(texts.join('|').contains("of 7"));
}

void TestStepping::thatNoBreakpointComesIsTold()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_F8);
    QVERIFY2(page.said().startsWith("There is no breakpoint"), qPrintable(page.said()));
    page.window.editor().toggleBreakpoint(11);
    QVERIFY2(!page.said().contains("no breakpoint"), qPrintable(page.said()));
    page.press(Qt::Key_F8);
    QTRY_VERIFY2(page.said().contains("line 11"), qPrintable(page.said()));
    const AxisPosition there = page.window.playback().position();
    page.press(Qt::Key_F8);
    QTRY_VERIFY2(page.said().contains("comes to no breakpoint"), qPrintable(page.said()));
    QVERIFY(page.window.playback().position() == there);
    page.press(Qt::Key_Right);
    QVERIFY(!page.said().contains("breakpoint"));
}

void TestStepping::aStepByKeysHidesTheToolTip()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QWidget* plot = page.window.timeline().plotWidget();
    QToolTip::showText(plot->mapToGlobal(QPoint(400, 80)), "waiting", plot);
    QVERIFY(QToolTip::isVisible());
    page.press(Qt::Key_Right);
    QTRY_VERIFY(!QToolTip::isVisible());
}

QTEST_MAIN(TestStepping)
#include "tst_stepping.moc"
