#include "gui/predict/predict_panel.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/run_scenario.h"
#include "tests/gui/window_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QStandardPaths>
#include <QTabBar>
#include <QTabWidget>

#include <set>

using namespace awaitscope;

/// Everything can be reached with the Tab key, says what it is, and shows that it has the focus.
class TestAccess : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void tabReachesEveryControlAndComesRound();
    void shiftTabIsTheWayBack();
    void theFocusIsSeenOnEveryControl();
    void everyCommandHasItsPlaceInAMenu();
    void noTwoCommandsShareAKey();
    void plainKeysAreSilentInEveryFieldOfText();
    void aListTakesWhatIsMarkedByKeys_data();
    void aListTakesWhatIsMarkedByKeys();
    void keysGoRoundThePartsOfTheWindow();
    void aScenarioIsFoundAndOpenedByKeys();
};

namespace {

/// What the window shows when all of it is in use: a question is open, a run's settings are not.
void openAll(WindowPage& page)
{
    page.press(Qt::Key_Right);
    page.press(Qt::Key_P);
}

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractItemView*>(widget);
}

/// Parts of controls have no name of their own: the field in a spin box, the list of a combo box.
bool isPart(const QWidget* widget)
{
    for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (qobject_cast<const QComboBox*>(parent) ||
            qobject_cast<const QAbstractSpinBox*>(parent) ||
            qobject_cast<const QAbstractItemView*>(parent) ||
            qobject_cast<const QMenuBar*>(parent) ||
            QString::fromLatin1(parent->metaObject()->className()) == "QTabBar")
            return true;
    return false;
}

QString nameOf(const QWidget* widget)
{
    if (!widget->accessibleName().isEmpty()) return widget->accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) return button->text();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) return label->text();
    return {};
}

QString whichOne(const QWidget* widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName() +
           " in " + (widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

/// Those that the Tab key comes to, in order, until it is round.
QList<QWidget*> tabOrder(WindowPage& page, int key = Qt::Key_Tab)
{
    page.window.timeline().setFocus();
    QList<QWidget*> order;
    for (int step = 0; step < 200; ++step) {
        QWidget* focus = QApplication::focusWidget();
        if (!focus || (!order.isEmpty() && focus == order.front())) break;
        if (order.isEmpty() || focus != order.back()) order << focus;
        // In the source the Tab key indents.
        const bool inText = page.window.editor().hasTextFocus();
        QTest::keyClick(focus, static_cast<Qt::Key>(key),
                        inText ? Qt::ControlModifier : Qt::NoModifier);
    }
    return order;
}

} // namespace

void TestAccess::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestAccess::everyControlHasAName_data()
{
    QTest::addColumn<bool>("french");
    QTest::newRow("English") << false;
    QTest::newRow("French") << true;
}

void TestAccess::everyControlHasAName()
{
    QFETCH(bool, french);
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    if (french) {
        page.window.actions().french->trigger();
        QVERIFY(page.waitForRun());
    }
    openAll(page);
    int controls = 0;
    for (int tab = 0; tab < 4; ++tab) {
        page.window.inspector().tabs()->setCurrentIndex(tab);
        QCoreApplication::processEvents();
        for (const QWidget* widget : page.window.findChildren<QWidget*>()) {
            const bool isMeant = isControl(widget) || (widget->focusPolicy() & Qt::TabFocus);
            if (!isMeant || !widget->isVisible() || isPart(widget)) continue;
            ++controls;
            // Signs are no names: `◀`, `✕`, `▲`.
            const QString name = nameOf(widget);
            QVERIFY2(std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetter(); }),
                     qPrintable(whichOne(widget) + ": " + name));
        }
    }
    QVERIFY(controls > 40);
}

void TestAccess::tabReachesEveryControlAndComesRound()
{
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    QVERIFY(QTest::qWaitForWindowActive(&page.window));
    openAll(page);
    const QList<QWidget*> order = tabOrder(page);
    QVERIFY(order.size() > 25);
    QVERIFY(order.contains(page.window.inspector().tabs()->tabBar()));
    QCOMPARE(std::set<QWidget*>(order.begin(), order.end()).size(),
             static_cast<size_t>(order.size()));
    for (QWidget* widget : page.window.findChildren<QWidget*>())
        if (isControl(widget) && widget->isVisible() && widget->isEnabled() && !isPart(widget) &&
            widget->focusPolicy() != Qt::NoFocus)
            QVERIFY2(order.contains(widget) ||
                         (widget->focusProxy() && order.contains(widget->focusProxy())),
                     qPrintable(whichOne(widget)));
}

void TestAccess::shiftTabIsTheWayBack()
{
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    QVERIFY(QTest::qWaitForWindowActive(&page.window));
    QList<QWidget*> forward = tabOrder(page);
    QList<QWidget*> back = tabOrder(page, Qt::Key_Backtab);
    QCOMPARE(back.takeFirst(), forward.takeFirst());
    std::reverse(back.begin(), back.end());
    for (QWidget* widget : forward)
        QVERIFY2(back.contains(widget), qPrintable(whichOne(widget)));
    QCOMPARE(back, forward);
}

void TestAccess::theFocusIsSeenOnEveryControl()
{
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    QVERIFY(QTest::qWaitForWindowActive(&page.window));
    for (QWidget* widget : tabOrder(page)) {
        if (widget == page.window.editor().focusProxy()) continue; // it has a caret
        widget->clearFocus();
        QCoreApplication::processEvents();
        const QImage without = page.window.grab().toImage();
        widget->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        QVERIFY2(page.window.grab().toImage() != without, qPrintable(whichOne(widget)));
    }
}

void TestAccess::everyCommandHasItsPlaceInAMenu()
{
    WindowPage page;
    std::set<const QAction*> listed;
    for (const QMenu* menu : page.window.actions().menus())
        for (const QAction* action : menu->actions())
            listed.insert(action);
    for (const QAction* action : page.window.actions().all())
        QVERIFY2(listed.contains(action), qPrintable(action->text()));
}

void TestAccess::noTwoCommandsShareAKey()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    for (const bool predicts : {false, true}) {
        if (predicts) page.press(Qt::Key_P);
        std::set<QString> keys;
        for (const QAction* action : page.window.actions().all())
            for (const QKeySequence& key : action->shortcuts())
                if (action->isEnabled())
                    QVERIFY2(keys.insert(key.toString()).second, qPrintable(key.toString()));
    }
}

void TestAccess::plainKeysAreSilentInEveryFieldOfText()
{
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    openAll(page);
    int fields = 0;
    for (QWidget* widget : page.window.findChildren<QWidget*>()) {
        const bool takesText =
            qobject_cast<QLineEdit*>(widget) || widget == page.window.editor().focusProxy();
        if (!takesText || !widget->isVisible() || !widget->isEnabled()) continue;
        ++fields;
        widget->setFocus();
        const Place before{page.window.playback().event(), page.window.playback().position()};
        const size_t focus = page.window.playback().focus();
        for (const char key : {'b', 'f', 'g', 'o', 'p', 'r', 't', 'w', ' ', '/', '?'})
            QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(page.window.playback().event(), before.event);
        QCOMPARE(page.window.playback().focus(), focus);
        QVERIFY(!page.window.playback().isPlaying());
        QVERIFY(page.window.predictPanel().isVisible());
        QVERIFY(page.window.actions().curtain->isChecked());
    }
    QVERIFY(fields >= 4);
}

void TestAccess::aListTakesWhatIsMarkedByKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("Enter") << int(Qt::Key_Enter);
    QTest::newRow("Space") << int(Qt::Key_Space);
}

void TestAccess::aListTakesWhatIsMarkedByKeys()
{
    QFETCH(int, key);
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    auto* box = page.window.findChild<QComboBox*>("stepUnit");
    const auto press = [](int which) {
        QWidget* popup = QApplication::activePopupWidget();
        QWidget* focus = popup->focusWidget();
        QTest::keyClick(focus ? focus : popup, static_cast<Qt::Key>(which));
    };
    QTest::mouseClick(box, Qt::LeftButton);
    QTRY_VERIFY(QApplication::activePopupWidget());
    press(Qt::Key_Down);
    press(key);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QCOMPARE(box->currentIndex(), 1);
    QCOMPARE(page.window.playback().stepUnit(), StepUnit::Event);
}

void TestAccess::keysGoRoundThePartsOfTheWindow()
{
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    QVERIFY(QTest::qWaitForWindowActive(&page.window));
    page.window.timeline().setFocus();
    QList<QWidget*> round;
    const auto* frame = page.window.findChild<QWidget*>("focusMark");
    for (int part = 0; part < 5; ++part) {
        page.press(Qt::Key_F6);
        QWidget* focus = QApplication::focusWidget();
        round << focus;
        // Whoever goes by keys sees where they are.
        QVERIFY2(frame->isVisible(), qPrintable(whichOne(focus)));
        QCOMPARE(frame->geometry(), QRect(focus->mapTo(&page.window, QPoint()), focus->size()));
    }
    QCOMPARE(round.back(), static_cast<QWidget*>(&page.window.timeline()));
    QCOMPARE(std::set<QWidget*>(round.begin(), round.end()).size(), size_t{5});
    QVERIFY(round.contains(page.window.editor().focusProxy()));
    QVERIFY(round.contains(page.window.inspector().tabs()->tabBar()));
    page.press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), round[3]);
    // What stepped aside is left out.
    page.press(Qt::Key_F11);
    for (int part = 0; part < 3; ++part)
        page.press(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&page.window.timeline()));
}

void TestAccess::aScenarioIsFoundAndOpenedByKeys()
{
    WindowPage page(scenarioRunner());
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), "philosophers");
    page.press(Qt::Key_Return);
    QVERIFY(page.waitForRun());
    QVERIFY2(page.window.windowTitle().contains("hilosophers"),
             qPrintable(page.window.windowTitle()));
    QVERIFY(page.window.editor().text().contains("fork"));
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
