#include "gui/inspector/events_model.h"
#include "gui/timeline/run_frame.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/help.h"
#include "tests/gui/gantt_fixture.h"
#include "tests/gui/window_page.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>

using namespace awaitscope;

/// The window on small screens, on large ones and before a class.
class TestScreens : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aSmallScreenIsLargeEnough();
    void aSmallScreenIsNotLeft();
    void eventsAreReadInANarrowPanel();
    void figuresOfManyRunsAreReadInANarrowPanel();
    void everyRunIsReachedByKeysWhereNotAllFit();
    void presentingShowsThePictureInLargeLetters();
    void presentingDividesWhateverWidthThereIs();
    void presentingLeavesBarsAsHigh();
    void forAClassWhatIsSetIsToldWhole();
    void afterPresentingPartsHaveTheirRoomAgain();
    void aMouseAlonePresents();
    void theTotalIsTheLastFigureToGo();
    void namesakesAreToldApartWhereNamesAreCut();
    void theLastPrintedLineIsInSight();
    void allKeysAreSeenAtOnce();
    void keysAreReadWithoutGoingSideways();
    void theGlossaryPointsOn();
    void settingsAreToldOnASmallScreen();
    void namesOfConsolesAreNotCut();
    void answersDoNotMoveWhatIsAbove();
};

namespace {

RunAnswer fiveRuns(const RunRequest&, std::stop_token)
{
    std::vector<std::shared_ptr<const Trace>> traces;
    for (int run = 0; run < 5; ++run)
        traces.push_back(preemptiveLook());
    return {comparisonOf("", traces), {}};
}

} // namespace

void TestScreens::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestScreens::aSmallScreenIsLargeEnough()
{
    WindowPage page;
    QVERIFY(page.open("gather"));
    const WindowActions& actions = page.window.actions();
    for (QAction* const language : {actions.french, actions.english}) {
        language->trigger();
        QVERIFY(page.waitForRun());
        const QSize least = page.window.minimumSizeHint();
        QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                 qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
        for (const QSize size : {QSize(1024, 700), QSize(1280, 720), QSize(1600, 1000)}) {
            page.window.resize(size);
            QCoreApplication::processEvents();
            // What is chosen is still read; where there is room, all is there.
            const auto* speed = page.window.findChild<QComboBox*>("speed");
            QVERIFY(speed->width() > speed->fontMetrics().horizontalAdvance(speed->currentText()));
            const auto* present = page.window.findChild<QPushButton*>("present");
            QCOMPARE(present->text().contains("F11"), size.width() == 1600);
            // No button is narrower than its words.
            for (const auto* button : page.window.findChildren<QPushButton*>())
                if (button->isVisible() && button->objectName() != QLatin1String("choice1"))
                    QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                             qPrintable(button->text()));
            const int right = present->mapTo(&page.window, QPoint(present->width(), 0)).x();
            QVERIFY(right <= size.width());
        }
    }
}

void TestScreens::aSmallScreenIsNotLeft()
{
    MainWindow window(&WindowPage::run, WindowPage::english());
    window.showOnScreen();
    const QSize room = window.screen()->availableSize();
    QVERIFY(window.width() <= std::max(room.width(), window.minimumSizeHint().width()));
    QVERIFY(window.height() <= std::max(room.height(), window.minimumSizeHint().height()));
}

void TestScreens::eventsAreReadInANarrowPanel()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(2);
    auto* events = page.window.findChild<QTableView*>("events");
    const QAbstractItemModel& model = *events->model();
    for (const QSize size : {QSize(1366, 768), QSize(1600, 1000)}) {
        for (QAction* const language :
             {page.window.actions().french, page.window.actions().english}) {
            language->trigger();
            QVERIFY(page.waitForRun());
            page.window.resize(size);
            QCoreApplication::processEvents();
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex words = model.index(row, EventsModel::Words);
                const QRect needed = events->fontMetrics().boundingRect(
                    QRect(0, 0, events->columnWidth(EventsModel::Words) - 10, 1000),
                    Qt::TextWordWrap, words.data().toString());
                QVERIFY2(needed.height() <= events->rowHeight(row),
                         qPrintable(QStringLiteral("%1 in %2x%3: %4")
                                        .arg(needed.height())
                                        .arg(events->columnWidth(EventsModel::Words))
                                        .arg(events->rowHeight(row))
                                        .arg(words.data().toString())));
            }
        }
    }
}

void TestScreens::figuresOfManyRunsAreReadInANarrowPanel()
{
    WindowPage page(&fiveRuns);
    page.window.resize(1366, 768);
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(3);
    QCoreApplication::processEvents();
    const auto* table = page.window.findChild<QTableView*>("compare");
    const QAbstractItemModel& model = *table->model();
    int width = 0;
    for (int column = 0; column < model.columnCount(); ++column)
        width += table->columnWidth(column);
    QVERIFY2(width <= table->viewport()->width(),
             qPrintable(QStringLiteral("%1 in %2").arg(width).arg(table->viewport()->width())));
    // As wide as with three: the timelines keep their room.
    QVERIFY(page.window.inspector().width() <= 362);
    QCOMPARE(model.headerData(4, Qt::Horizontal).toString(), QString("Preem.\n#4"));
    QCOMPARE(page.window.findChildren<QLabel*>("columnTitle")[3]->text(), QString("Preem. #4"));
    QCOMPARE(model.headerData(4, Qt::Horizontal, Qt::ToolTipRole).toString(),
             QString("Preemptive #4"));
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex name = model.index(row, 0);
        const QRect needed = table->fontMetrics().boundingRect(
            QRect(0, 0, table->columnWidth(0) - 8, 1000), Qt::TextWordWrap, name.data().toString());
        QVERIFY2(needed.height() + 4 <= table->rowHeight(row), qPrintable(name.data().toString()));
    }
    // Of the rows, more than a few.
    QVERIFY(table->rowAt(table->viewport()->height() - 1) == -1 ||
            table->rowAt(table->viewport()->height() - 1) >= 6);
    // The console has its room back when it is over.
    const QWidget* console = page.window.inspector().console();
    const int low = console->height();
    page.window.inspector().tabs()->setCurrentIndex(0);
    QCoreApplication::processEvents();
    QVERIFY(console->height() > low);
}

void TestScreens::everyRunIsReachedByKeysWhereNotAllFit()
{
    WindowPage page(&fiveRuns);
    page.window.resize(1366, 768);
    QVERIFY(page.open("event-loop"));
    const TimelineView& view = page.window.timeline();
    const auto isInSight = [&](size_t run) { return !view.headerOf(run).isEmpty(); };
    QVERIFY(!isInSight(4));
    page.press(Qt::Key_5);
    QVERIFY(isInSight(4));
    page.press(Qt::Key_1);
    QVERIFY(isInSight(0) && !isInSight(4));
    for (int time = 0; time < 20; ++time)
        page.press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(isInSight(4));
    for (int time = 0; time < 20; ++time)
        page.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(isInSight(0));
    // Between the runs and the axis, a line tells of those that are not in sight.
    const auto tells = [&] {
        QCoreApplication::processEvents();
        const QImage picture = view.plotWidget()->grab().toImage();
        return picture.pixelColor(4, qRound(view.axisArea().top()) - 4) ==
               themeOf(ThemeKind::Light).band;
    };
    QVERIFY(tells());
    // No button of a header that is cut off stands in that line.
    for (int height = 700; height < 900; height += 5) {
        page.window.resize(1366, height);
        QCoreApplication::processEvents();
        QVERIFY(tells());
        for (const auto* button : view.plotWidget()->findChildren<QToolButton*>())
            if (button->isVisible())
                QVERIFY(button->geometry().bottom() < view.axisArea().top() - 17);
    }
    page.window.resize(1366, 1500);
    QVERIFY(!tells());
}

void TestScreens::presentingShowsThePictureInLargeLetters()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const auto& scenarios = *page.window.findChild<LibraryPanel*>();
    QVERIFY(scenarios.isVisible());
    page.press(Qt::Key_F11);
    QVERIFY(page.window.isPresenting());
    QVERIFY(!scenarios.isVisible());
    QVERIFY(!page.window.inspector().isVisible());
    QVERIFY(!page.window.menuBar()->isVisible());
    // What is printed stays in sight, of the run that is stepped.
    const auto& console = *page.window.inspector().console();
    QVERIFY(console.isVisible());
    QVERIFY(page.window.findChild<QListView*>("console2")->isVisible());
    QVERIFY(!page.window.findChild<QListView*>("console1")->isVisible());
    page.press(Qt::Key_Right);
    QCOMPARE(page.window.playback().stopNumber(), size_t{1});
    page.press(Qt::Key_F11);
    QVERIFY(!page.window.isPresenting());
    QVERIFY(scenarios.isVisible());
    QVERIFY(console.isVisible());
    QVERIFY(page.window.inspector().isAncestorOf(&console));
    QVERIFY(page.window.findChild<QListView*>("console1")->isVisible());
}

void TestScreens::presentingDividesWhateverWidthThereIs()
{
    RealPage page;
    QVERIFY(page.open("lock"));
    page.window.resize(1024, 768);
    page.press(Qt::Key_End);
    page.window.actions().present->setChecked(true);
    // The size of a full screen comes afterwards.
    page.window.setWindowState(Qt::WindowNoState);
    page.window.resize(1800, 1000);
    QCoreApplication::processEvents();
    const int width = page.window.width();
    QCOMPARE(width, 1800);
    QVERIFY(page.window.editor().width() > width / 4);
    QVERIFY(page.window.editor().width() < width / 2);
}

void TestScreens::presentingLeavesBarsAsHigh()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.window.resize(1920, 1080);
    QCoreApplication::processEvents();
    const auto pitch = [&] {
        const TimelineView& view = page.window.timeline();
        return view.centerOf(1, 2, {}).y() - view.centerOf(1, 1, {}).y();
    };
    const double before = pitch();
    page.window.actions().present->setChecked(true);
    page.window.setWindowState(Qt::WindowNoState);
    page.window.resize(1920, 1080);
    QTRY_COMPARE(pitch(), before);
}

void TestScreens::forAClassWhatIsSetIsToldWhole()
{
    GanttFixture fixture(lookComparison());
    fixture.style.scale = 2;
    fixture.layOutAgain(1266, 1, {});
    DisplayList list;
    list.scale = 2;
    drawRunHeader(list, fixture.scene(2), false);
    QStringList texts;
    for (const DisplayItem& item : list.items)
        if (const auto* text = std::get_if<TextItem>(&item)) texts << text->text;
    QVERIFY2(texts.join('|').contains("total"), qPrintable(texts.join('|')));
    QVERIFY2(texts.back().contains("cores 1"), qPrintable(texts.back()));
}

void TestScreens::afterPresentingPartsHaveTheirRoomAgain()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    QCoreApplication::processEvents();
    const auto heights = [&] {
        return std::vector<int>{page.window.library().height(), page.window.editor().height(),
                                page.window.inspector().tabs()->height(),
                                page.window.inspector().console()->height()};
    };
    const std::vector<int> before = heights();
    page.press(Qt::Key_F11);
    QCoreApplication::processEvents();
    page.press(Qt::Key_F11);
    QTRY_COMPARE(heights(), before);
}

void TestScreens::aMouseAlonePresents()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_F11);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, QPoint(5, 5), QPoint(5, 5));
    QCoreApplication::sendEvent(&page.window.narration(), &asked);
    auto* menu = page.window.findChild<QMenu*>("presentationMenu");
    QVERIFY(menu && menu->isVisible());
    QVERIFY(menu->actions().contains(page.window.actions().stepForward));
    QVERIFY(menu->actions().contains(page.window.actions().curtain));
    menu->actions().back()->trigger();
    QVERIFY(!page.window.isPresenting());
    menu->close();
}

void TestScreens::theTotalIsTheLastFigureToGo()
{
    for (double width = 1000; width > 200; width -= 10) {
        const GanttFixture fixture(lookComparison(), width);
        DisplayList list;
        list.scale = 1;
        drawRunHeader(list, fixture.scene(2), false);
        QStringList figures;
        for (const DisplayItem& item : list.items)
            if (const auto* text = std::get_if<TextItem>(&item))
                if (text->role == TextRole::Figure || text->role == TextRole::BestFigure)
                    figures << text->text;
        if (!figures.isEmpty())
            QVERIFY2(figures.join('|').contains("total"), qPrintable(figures.join('|')));
        if (width == 1000) QCOMPARE(figures.size(), 2);
    }
}

void TestScreens::namesakesAreToldApartWhereNamesAreCut()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    const std::string name = "download_the_very_large_file_of_the_weather_in_the_city_of";
    for (const char* argument : {"\"Rome\"", "\"Oslo\""}) {
        const LaneId task = b.task(name, main, argument);
        b.running(task);
        b.finished(task);
    }
    b.finished(main);
    const GanttFixture fixture(comparisonOf("", {b.end()}), 600);
    DisplayList list;
    list.scale = 1;
    drawRunFrame(list, fixture.scene(0));
    QStringList names;
    for (const DisplayItem& item : list.items)
        if (const auto* text = std::get_if<TextItem>(&item))
            if (text->text.startsWith("down")) names << text->text;
    QCOMPARE(names.size(), 2);
    QVERIFY2(names[0].endsWith("Rome\")") && names[1].endsWith("Oslo\")"), qPrintable(names[0]));
    QVERIFY(names[0].contains(QChar(0x2026)));
}

void TestScreens::theLastPrintedLineIsInSight()
{
    RealPage page;
    QVERIFY(page.open("starvation"));
    const auto isInSight = [&](const char* name) {
        const auto* list = page.child<QListView>(name);
        const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
        return list->viewport()->rect().contains(list->visualRect(last));
    };
    page.press(Qt::Key_End);
    for (const QSize size : {QSize(1600, 1000), QSize(1366, 600), QSize(1024, 700)}) {
        page.window.resize(size);
        QCoreApplication::processEvents();
        QTRY_VERIFY(isInSight("console2"));
    }
    page.press(Qt::Key_F11);
    QTRY_VERIFY(isInSight("console2"));
    page.press(Qt::Key_3);
    QTRY_VERIFY(isInSight("console3"));
}

void TestScreens::allKeysAreSeenAtOnce()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    for (QAction* const language : {page.window.actions().french, page.window.actions().english}) {
        language->trigger();
        QVERIFY(page.waitForRun());
        for (const QSize size : {QSize(1600, 1000), QSize(1366, 768)}) {
            page.window.resize(size);
            page.window.actions().keys->trigger();
            QCoreApplication::processEvents();
            auto* text = page.window.findChild<QTextBrowser*>("helpText");
            QVERIFY(text && text->isVisible());
            QVERIFY(text->toPlainText().contains("Ctrl+G"));
            QCOMPARE(text->verticalScrollBar()->maximum(), 0);
            QCOMPARE(text->horizontalScrollBar()->maximum(), 0);
            QVERIFY(text->window()->width() <= size.width());
            QVERIFY(text->window()->height() <= size.height());
            delete text->window();
        }
    }
}

void TestScreens::keysAreReadWithoutGoingSideways()
{
    WindowPage page;
    page.window.actions().french->trigger();
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_F11);
    page.window.showNormal();
    page.window.resize(1920, 1080);
    page.window.actions().keys->trigger();
    QCoreApplication::processEvents();
    auto* text = page.window.findChild<QTextBrowser*>("helpText");
    QVERIFY(text && text->isVisible());
    QCOMPARE(text->horizontalScrollBar()->maximum(), 0);
    QVERIFY(QFontInfo(text->document()->defaultFont()).pixelSize() >= 24);
    QCOMPARE(text->wordWrapMode(), QTextOption::WordWrap); // never within a word
}

void TestScreens::theGlossaryPointsOn()
{
    const QString text = glossaryText(Language::English, "lock", Qt::yellow);
    QVERIFY(text.contains("<a href=\"scenario:lock\">"));
    QVERIFY(text.contains("<a href=\"#semaphore\">semaphore</a>"));
    QCOMPARE(text.count("background-color"), 1);
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.window.actions().glossary->trigger();
    auto* browser = page.window.findChild<QTextBrowser*>("helpText");
    QVERIFY(browser);
    emit browser->anchorClicked(QUrl("scenario:lock"));
    QVERIFY(page.waitForRun());
    QVERIFY(page.window.editor().text().contains("asyncio.Lock()"));
}

void TestScreens::settingsAreToldOnASmallScreen()
{
    GanttFixture fixture(lookComparison());
    fixture.layOutAgain(696, 1, {});
    DisplayList list;
    list.scale = 1;
    RunScene scene = fixture.scene(2);
    scene.headerRoom = 80; // of the button
    drawRunHeader(list, scene, false);
    QVERIFY(std::holds_alternative<TextItem>(list.items.back()));
    const QString told = std::get<TextItem>(list.items.back()).text;
    QVERIFY2(told.endsWith("cores 1"), qPrintable(told));
}

void TestScreens::namesOfConsolesAreNotCut()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    for (int larger = 0; larger <= 4; ++larger) {
        QCoreApplication::processEvents();
        for (const QLabel* title :
             page.window.inspector().console()->findChildren<QLabel*>("columnTitle"))
            QVERIFY2(title->fontMetrics().horizontalAdvance(title->text()) <= title->width(),
                     qPrintable(title->text()));
        page.press(Qt::Key_Plus, Qt::ControlModifier);
    }
}

void TestScreens::answersDoNotMoveWhatIsAbove()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_P);
    QCoreApplication::processEvents();
    const int height = page.window.timeline().height();
    page.press(Qt::Key_1);
    QCoreApplication::processEvents();
    QVERIFY(page.window.predict().answered());
    QCOMPARE(page.window.timeline().height(), height);
}

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
