#include "gui/compare/difference_panel.h"
#include "gui/compare/run_list.h"
#include "gui/inspector/compare_model.h"
#include "gui/timeline/ghost_bars.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/compare_commands.h"
#include "tests/gui/gantt_fixture.h"
#include "tests/gui/window_page.h"

#include <QComboBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <set>

using namespace awaitscope;

/// Runs are added, changed, moved and looked at alone.
class TestComparing : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theListKeepsItsOrderAndNeverEmpties();
    void aFourthRunGetsMoreCores();
    void settingsChangeThePictureAndKeepTheCursor();
    void halfATypedSettingIsNotTaken();
    void arrowKeysGoOnFromWhatWasTyped();
    void theRunBeforeStaysAsOutlines();
    void runsThatAreMovedHaveNoOutlinesOfOthers();
    void whatHasNoWidthAnyMoreIsOutlinedToo();
    void settingsLeaveTheirRunInSight();
    void oneRunIsShownAlone();
    void theFirstDifferenceIsToldAndMarked();
    void buttonsReachedByTabArePressedBySpaceAndReturn();
    void figuresAndTabsFitTheColumn();
    void theFirstDifferenceOfAnyPairIsToldAndMarkedInBoth();
    void theChosenOtherRunStaysUntilItIsTheFocus();
};

void TestComparing::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestComparing::theListKeepsItsOrderAndNeverEmpties()
{
    RunList runs;
    runs.follow(modelsOf({}));
    QSignalSpy changed(&runs, &RunList::changed);
    runs.duplicate(2);
    runs.setSetting(3, "cores", "4");
    runs.move(3, 0);
    QCOMPARE(changed.size(), 3);
    QCOMPARE(changed.back().front().toULongLong(), 0u);
    QCOMPARE(runs.choices().front().model, Model::Preemptive);
    QVERIFY(runs.choices()[3].settings.empty());
    while (runs.count() > 1)
        runs.remove(runs.count() - 1);
    changed.clear();
    runs.remove(0);
    QVERIFY(changed.isEmpty());
    QCOMPARE(runs.choices().front().settings.front().second, std::string("4"));
    // The scenario's runs do not take the place of people's own, until these are given up.
    runs.follow(modelsOf({}));
    QCOMPARE(runs.count(), size_t{1});
    QCOMPARE(runs.wanted().size(), size_t{1});
    runs.reset();
    QVERIFY(runs.wanted().empty());
    runs.follow(modelsOf({}));
    QCOMPARE(runs.count(), size_t{3});
    for (size_t run = 0; run < 2 * kMostRuns; ++run)
        runs.duplicate(0);
    QCOMPARE(runs.count(), kMostRuns);
}

void TestComparing::aFourthRunGetsMoreCores()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_3);
    page.window.actions().addRun->trigger();
    QVERIFY(page.waitForRuns([&] { return page.shown().runs.size() == 4; }));
    QCOMPARE(page.window.playback().focus(), size_t{3});
    QTest::mouseClick(page.child<QToolButton>("runSettings4"), Qt::LeftButton);
    page.child<QComboBox>("cores")->setEditText("2");
    QVERIFY(page.waitForRuns([&] { return page.shown().runs[3].settings().cores == 2; }));
    QCOMPARE(page.shown().runs[2].settings().cores, 1u);
    QVERIFY(page.shown().runs[3].metrics.total < page.shown().runs[2].metrics.total);
    QCOMPARE(page.window.inspector().compareModel()->columnCount(), 5);
    QTest::mouseClick(page.child<QToolButton>("removeRun"), Qt::LeftButton);
    QVERIFY(page.waitForRuns([&] { return page.shown().runs.size() == 3; }));
}

void TestComparing::settingsChangeThePictureAndKeepTheCursor()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_3);
    const AxisPosition place{VirtualTime::atNanoseconds(700'000'000), 0};
    page.window.playback().toPosition(place);
    const auto before = page.shown().runs[2].metrics.preemptions;
    page.press(Qt::Key_R);
    auto* quantum = page.child<QComboBox>("quantum");
    QVERIFY(quantum->isVisible());
    quantum->setEditText("50ms");
    QVERIFY(page.waitForRuns([&] { return page.shown().runs[2].metrics.preemptions > before; }));
    QVERIFY(page.window.playback().position() == place);
    QCOMPARE(page.window.playback().focus(), size_t{2});
}

void TestComparing::halfATypedSettingIsNotTaken()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_3);
    page.press(Qt::Key_R);
    auto* quantum = page.child<QComboBox>("quantum");
    quantum->setEditText("50 parsecs");
    QVERIFY(!page.window.compare().runs().isOwn());
    QVERIFY(!quantum->styleSheet().isEmpty());
    auto* problem = page.child<QLabel>("settingProblem");
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), QString::fromUtf8("⚠ Quantum cannot be “50 parsecs”; it takes a "
                                                "duration above zero, such as 250us, 100ms, 1.5s "
                                                "or a plain number of seconds."));
    quantum->setEditText("50ms");
    QVERIFY(!problem->isVisible());
    QVERIFY(quantum->styleSheet().isEmpty());
    QVERIFY(page.window.compare().runs().isOwn());
}

void TestComparing::arrowKeysGoOnFromWhatWasTyped()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_3);
    page.press(Qt::Key_R);
    auto* cores = page.child<QComboBox>("cores");
    cores->setEditText("4");
    QTest::keyClick(cores, Qt::Key_Down);
    QCOMPARE(cores->currentText(), QString("6"));
    QTest::keyClick(cores, Qt::Key_Up);
    QCOMPARE(cores->currentText(), QString("4"));
    cores->setEditText("5");
    QTest::keyClick(cores, Qt::Key_Up);
    QCOMPARE(cores->currentText(), QString("4"));
    auto* quantum = page.child<QComboBox>("quantum");
    quantum->setEditText("30ms");
    QTest::keyClick(quantum, Qt::Key_Down);
    QCOMPARE(quantum->currentText(), QString("50ms"));
    QTest::keyClick(quantum, Qt::Key_Down);
    QCOMPARE(quantum->currentText(), QString("100ms"));
}

void TestComparing::theRunBeforeStaysAsOutlines()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.window.compare().runs().setSetting(2, "quantum", "300ms");
    QVERIFY(page.waitForRuns(
        [&] { return page.shown().runs[2].settings().quantum == Duration::milliseconds(300); }));
    const auto picture = [&] {
        QCoreApplication::processEvents();
        return page.window.timeline().plotWidget()->grab().toImage();
    };
    const QImage with = picture();
    page.press(Qt::Key_G);
    const QImage without = picture();
    QVERIFY(with != without);
    page.press(Qt::Key_G);
    QVERIFY(picture() == with);
    // What has not moved has no outline.
    page.window.compare().runs().setSetting(2, "seed", "3");
    QVERIFY(page.waitForRuns([&] { return page.shown().runs[2].settings().seed == 3; }));
    const auto runs = [&] {
        const QRect all(0, 0, 10000, qRound(page.window.timeline().axisArea().top()));
        return picture().copy(all);
    };
    const QImage unmoved = runs();
    page.press(Qt::Key_G);
    QVERIFY(runs() == unmoved);
    page.press(Qt::Key_G);
    // Nor does the legend speak of one.
    const QImage told = picture();
    page.press(Qt::Key_G);
    QVERIFY(picture() == told);
    page.press(Qt::Key_G);
    // Another program has no run before.
    QVERIFY(page.open("event-loop"));
    const QImage other = picture();
    page.press(Qt::Key_G);
    QVERIFY(picture() == other);
}

void TestComparing::runsThatAreMovedHaveNoOutlinesOfOthers()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    RunList& runs = page.window.compare().runs();
    const auto cores = [&] {
        std::vector<uint32_t> found;
        for (const Run& run : page.shown().runs)
            found.push_back(run.model() == Model::Preemptive ? run.settings().cores : 0);
        return found;
    };
    const auto hasGhost = [&] {
        const auto picture = [&] {
            QCoreApplication::processEvents();
            return page.window.timeline().plotWidget()->grab().toImage();
        };
        const QImage with = picture();
        page.window.actions().ghost->trigger();
        const QImage without = picture();
        page.window.actions().ghost->trigger();
        return with != without;
    };
    using Cores = std::vector<uint32_t>;
    runs.duplicate(2);
    QVERIFY(page.waitForRuns([&] { return cores() == Cores({0, 0, 1, 1}); }));
    runs.setSetting(3, "cores", "2");
    QVERIFY(page.waitForRuns([&] { return cores() == Cores({0, 0, 1, 2}); }));
    QVERIFY(hasGhost());
    runs.move(3, 2);
    QVERIFY(page.waitForRuns([&] { return cores() == Cores({0, 0, 2, 1}); }));
    QVERIFY(!hasGhost());
    // It is found again after it was moved and changed.
    runs.move(2, 3);
    runs.setSetting(3, "cores", "1");
    QVERIFY(page.waitForRuns([&] { return cores() == Cores({0, 0, 1, 1}); }));
    QVERIFY(hasGhost());
    runs.remove(3);
    QVERIFY(page.waitForRuns([&] { return cores() == Cores({0, 0, 1}); }));
    QVERIFY(!hasGhost());
}

void TestComparing::whatHasNoWidthAnyMoreIsOutlinedToo()
{
    const auto runs = [](double seconds) {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        const EventIndex timer = b.sleeps(main, seconds);
        b.at(seconds).fired(timer);
        b.ready(main, ReadyReason::Timer);
        b.running(main);
        b.finished(main);
        return comparisonOf("", {b.end()});
    };
    const GanttFixture now(runs(3));
    const auto before = runs(1);
    RunScene scene = now.scene(0);
    scene.before = &before->runs.front();
    DisplayList list;
    drawGhost(list, scene, PixelColumns(scene));
    // Nothing happens at 1 s now, so that no order is drawn there.
    const double x = scene.x({VirtualTime() + Duration::fromSeconds(1), 0});
    int marks = 0;
    for (const DisplayItem& item : list.items)
        if (const auto* box = std::get_if<Box>(&item))
            marks += std::abs(box->rect.center().x() - x) < 1 && box->rect.width() < 8;
    QCOMPARE(marks, 1);
}

void TestComparing::settingsLeaveTheirRunInSight()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    auto* popup = page.child<QWidget>("runSettings");
    const TimelineView& view = page.window.timeline();
    for (size_t run = 0; run < 3; ++run) {
        page.window.playback().setFocus(run);
        page.press(Qt::Key_R);
        QVERIFY(popup->isVisible());
        const QRectF place = view.placeOf(run);
        QVERIFY(place.height() > 50);
        const QPoint corner = view.plotWidget()->mapToGlobal(place.topLeft().toPoint());
        const QRect shown(corner, place.size().toSize());
        const QRect screen = page.window.screen()->availableGeometry();
        const bool hasRoom = shown.bottom() + popup->height() <= screen.bottom() ||
                             shown.top() - popup->height() >= screen.top();
        if (hasRoom) QVERIFY(!shown.adjusted(1, 1, -1, -1).intersects(popup->geometry()));
        QString places;
        QDebug(&places) << screen << popup->geometry();
        QVERIFY2(screen.contains(popup->geometry()), qPrintable(places));
        popup->close();
    }
}

void TestComparing::oneRunIsShownAlone()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_2);
    QVERIFY(page.window.timeline().alone() == size_t{1});
    QVERIFY(page.window.timeline().headerOf(0).isEmpty());
    QVERIFY(!page.window.timeline().headerOf(1).isEmpty());
    page.press(Qt::Key_3);
    QVERIFY(page.window.timeline().alone() == size_t{2});
    QCOMPARE(page.window.playback().focus(), size_t{2});
    page.press(Qt::Key_3);
    QVERIFY(!page.window.timeline().alone());
    QVERIFY(!page.window.timeline().headerOf(0).isEmpty());
    // A line says what is hidden; a click there shows all again.
    const TimelineView& view = page.window.timeline();
    const auto tells = [&] {
        QCoreApplication::processEvents();
        const QImage picture = view.plotWidget()->grab().toImage();
        return picture.pixelColor(4, qRound(view.axisArea().top()) - 4) ==
               themeOf(ThemeKind::Light).band;
    };
    QVERIFY(!tells());
    page.press(Qt::Key_3);
    QVERIFY(tells());
    QTest::mouseClick(view.plotWidget(), Qt::LeftButton, {},
                      QPoint(200, qRound(view.axisArea().top()) - 8));
    QVERIFY(!view.alone());
    QVERIFY(!tells());
}

void TestComparing::theFirstDifferenceIsToldAndMarked()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    DifferencePanel& difference = *page.window.inspector().difference();
    QVERIFY(difference.words().contains("scheduler takes the core"));
    QCOMPARE(difference.words().count("\n"), 1);
    const std::vector<EventIndex> events = difference.events();
    QCOMPARE(events.size(), size_t{3});
    QCOMPARE(events[0], kNone);
    QVERIFY(events[1] != kNone && events[2] != kNone);
    page.window.actions().french->trigger();
    QVERIFY(page.waitForRun());
    QVERIFY(difference.words().contains("ordonnanceur"));
}

void TestComparing::buttonsReachedByTabArePressedBySpaceAndReturn()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    for (QToolButton* button : page.window.findChildren<QToolButton*>("stepButton")) {
        QVERIFY(!button->accessibleName().isEmpty());
        if (!button->accessibleName().contains("Right")) continue;
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
        button->setFocus(Qt::TabFocusReason);
        page.press(Qt::Key_Space);
        QVERIFY(!page.window.playback().isPlaying());
        QCOMPARE(page.window.playback().stopNumber(), size_t{1});
        page.press(Qt::Key_Return);
        QCOMPARE(page.window.playback().stopNumber(), size_t{2});
    }
    // One that stays down, too.
    const auto* library = page.window.findChild<LibraryPanel*>();
    auto* answer = library->findChild<QPushButton*>("answer");
    answer->setFocus(Qt::TabFocusReason);
    page.press(Qt::Key_Return);
    QVERIFY(answer->isChecked());
    QVERIFY(library->isAnswerShown());
    page.press(Qt::Key_Return);
    QVERIFY(!answer->isChecked());
}

void TestComparing::figuresAndTabsFitTheColumn()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    for (const bool french : {false, true}) {
        if (french) page.window.actions().french->trigger();
        QVERIFY(page.waitForRun());
        QTabWidget* tabs = page.window.inspector().tabs();
        tabs->setCurrentIndex(3);
        QCoreApplication::processEvents();
        auto* table = page.child<QTableView>("compare");
        QVERIFY(table->isVisible());
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        QVERIFY(table->columnWidth(0) >= 90);
        const QTabBar* bar = tabs->tabBar();
        QVERIFY(bar->tabRect(3).right() <= bar->width());
        for (int tab = 0; tab < 4; ++tab)
            QVERIFY2(bar->tabRect(tab).width() >=
                         QFontMetrics(bar->font()).horizontalAdvance(bar->tabText(tab)),
                     qPrintable(bar->tabText(tab)));
    }
}

void TestComparing::theFirstDifferenceOfAnyPairIsToldAndMarkedInBoth()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.window.inspector().tabs()->setCurrentIndex(3);
    DifferencePanel& panel = *page.window.inspector().difference();
    QComboBox* with = page.child<QComboBox>("differsFrom");
    TimelineView& view = page.window.timeline();
    const auto picture = [&] {
        QCoreApplication::processEvents();
        return view.plotWidget()->grab().toImage();
    };
    std::set<QString> told;
    for (size_t focus = 0; focus < 3; ++focus) {
        page.press(Qt::Key_1 + static_cast<int>(focus));
        QCOMPARE(page.window.playback().focus(), focus);
        QVERIFY(with->isVisible());
        QCOMPARE(with->count(), 2);
        for (int choice = 0; choice < 2; ++choice) {
            with->setFocus();
            page.press(choice == 0 ? Qt::Key_Up : Qt::Key_Down);
            const size_t other = panel.other();
            QCOMPARE(with->currentIndex(), choice);
            QCOMPARE(other, static_cast<size_t>(choice) + (static_cast<size_t>(choice) >= focus));
            QVERIFY(panel.words().count('\n') >= 1);
            told.insert(panel.words());
            const std::vector<EventIndex> events = panel.events();
            const QImage marked = picture();
            view.setDifferences({});
            const QImage plain = picture();
            view.setDifferences(events);
            for (size_t run = 0; run < 3; ++run) {
                const bool isOne = run == focus || run == other;
                QCOMPARE(events[run] != kNone, isOne);
                const int top = qRound(view.headerOf(run).bottom());
                const double next = run == 2 ? view.axisArea().top() : view.headerOf(run + 1).top();
                // The sign of the next run's mark reaches over its header.
                const QRect area(0, top, plain.width(), qRound(next - 1) - top);
                QCOMPARE(marked.copy(area) != plain.copy(area), isOne);
            }
        }
        page.window.timeline().setFocus();
    }
    QCOMPARE(told.size(), size_t{6});
}

void TestComparing::theChosenOtherRunStaysUntilItIsTheFocus()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(3);
    DifferencePanel& panel = *page.window.inspector().difference();
    QCOMPARE(page.window.playback().focus(), size_t{1});
    QCOMPARE(panel.other(), size_t{2});
    page.child<QComboBox>("differsFrom")->setFocus();
    page.press(Qt::Key_Up);
    QCOMPARE(panel.other(), size_t{0});
    page.window.timeline().setFocus();
    page.press(Qt::Key_Right);
    QCOMPARE(panel.other(), size_t{0});
    page.press(Qt::Key_1);
    QVERIFY(panel.other() != 0);
}

QTEST_MAIN(TestComparing)
#include "tst_comparing.moc"
