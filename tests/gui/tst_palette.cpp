#include "gui/timeline/timeline_view.h"
#include "gui/window/find_commands.h"
#include "gui/window/palette.h"
#include "tests/gui/window_page.h"

#include <QLineEdit>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>

using namespace awaitscope;

/// Commands, scenarios and what happens in a run are found by typing.
class TestPalette : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void commandsAreFoundByTyping();
    void tasksAndPrintsAreFoundButNotBehindTheCurtain();
    void whatTasksWaitForIsFound();
    void whatHappensIsFoundInTheLanguageOfTheWindow();
    void whatIsInASubmenuIsFoundByItsTitle();
    void textThatIsFoundIsReadyToBeReplaced();
    void aNumberIsTypedWithoutThePointer();
    void tabsAreFoundByTyping();
    void wordsThatBeginSoComeFirst();
    void whatOtherRunsPrintIsFoundToo();
};

void TestPalette::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestPalette::commandsAreFoundByTyping()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto* field = page.child<QLineEdit>("paletteField");
    QVERIFY(field->isVisible());
    auto* palette = page.child<Palette>("palette");
    QVERIFY(palette->items().size() > 40);
    QTest::keyClicks(field, "end the");
    QCOMPARE(palette->items().size(), size_t{1});
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!field->isVisible());
    QVERIFY(page.window.playback().isAtEnd());
    // Scenarios are among them.
    page.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(field, "philosophers");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(page.waitForRun());
    QVERIFY(page.window.editor().text().contains("fork"));
}

void TestPalette::tasksAndPrintsAreFoundButNotBehindTheCurtain()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    auto* field = page.child<QLineEdit>("paletteField");
    auto* palette = page.child<Palette>("palette");
    page.press(Qt::Key_Slash);
    QTest::keyClicks(field, "result");
    // In each run, that in focus first.
    QCOMPARE(palette->items().size(), size_t{6});
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(page.printed(1).size(), 4);
    page.press(Qt::Key_Home);
    page.press(Qt::Key_B);
    page.press(Qt::Key_Slash);
    QTest::keyClicks(field, "result");
    QVERIFY(palette->items().empty());
    QTest::keyClick(field, Qt::Key_Escape);
}

void TestPalette::whatTasksWaitForIsFound()
{
    RealPage page;
    QVERIFY(page.open("not-faster"));
    page.press(Qt::Key_Slash);
    auto* field = page.child<QLineEdit>("paletteField");
    auto* palette = page.child<Palette>("palette");
    QTest::keyClicks(field, "gather");
    QVERIFY(!palette->items().empty());
    QTest::keyClick(field, Qt::Key_Return);
    const Playback& playback = page.window.playback();
    const Event& event = (*playback.comparison()->runs[1].trace)[playback.event()];
    QCOMPARE(event.kind, EventKind::TaskWaiting);
}

void TestPalette::whatHappensIsFoundInTheLanguageOfTheWindow()
{
    RealPage page;
    page.window.actions().french->trigger();
    QVERIFY(page.open("task-group"));
    page.press(Qt::Key_Slash);
    auto* field = page.child<QLineEdit>("paletteField");
    auto* palette = page.child<Palette>("palette");
    QTest::keyClicks(field, "attend annul");
    QVERIFY(!palette->items().empty());
    for (const PaletteItem& item : palette->items())
        QVERIFY2(!item.text.contains('_'), qPrintable(item.text)); // no name of the trace's format
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY2(page.said().contains(QString::fromUtf8("annul")), qPrintable(page.said()));
}

void TestPalette::whatIsInASubmenuIsFoundByItsTitle()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    auto* field = page.window.findChild<QLineEdit*>("paletteField");
    auto* palette = page.window.findChild<Palette*>("palette");
    for (const char* typed : {"language", "theme dark"}) {
        page.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(field, typed);
        QVERIFY(!palette->items().empty());
        QTest::keyClick(field, Qt::Key_Escape);
    }
    QCOMPARE(palette->items().front().text, QString("Theme: Dark"));
}

void TestPalette::textThatIsFoundIsReadyToBeReplaced()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QStringList asked;
    page.window.finding().askText = [&](const QString& before) {
        asked << before;
        return QStringLiteral("print");
    };
    SourceEditor& editor = page.window.editor();
    const auto prints = editor.text().count("print");
    page.window.timeline().setFocus();
    page.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(editor.hasTextFocus());
    const int first = editor.caretLine();
    // Once more finds the next one, and asks nothing.
    page.press(Qt::Key_F3);
    QVERIFY(editor.caretLine() > first);
    QCOMPARE(asked, QStringList{QString()});
    QTest::keyClicks(editor.focusProxy(), "show");
    QCOMPARE(editor.text().count("print"), prints - 1);
    QVERIFY(editor.text().contains("show("));
    page.window.finding().askText = [&](const QString& before) {
        asked << before;
        return QStringLiteral("nowhere at all");
    };
    page.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(asked.back(), QString("print"));
    QCOMPARE(page.errors.size(), 1);
}

void TestPalette::aNumberIsTypedWithoutThePointer()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_G, Qt::ControlModifier);
    auto* field = page.window.findChild<QSpinBox*>("momentNumber");
    QVERIFY(field->hasFocus());
    QCoreApplication::processEvents();
    page.press(Qt::Key_3);
    page.press(Qt::Key_Return);
    QCOMPARE(page.window.playback().stopNumber(), size_t{3});
    QCoreApplication::processEvents();
    QVERIFY(!field->hasFocus());
    QVERIFY(!field->findChild<QLineEdit*>()->hasSelectedText());
    page.press(Qt::Key_Right);
    QCOMPARE(page.window.playback().stopNumber(), size_t{4});
}

void TestPalette::tabsAreFoundByTyping()
{
    RealPage page;
    page.window.actions().french->trigger();
    QVERIFY(page.open("event-loop"));
    auto* field = page.child<QLineEdit>("paletteField");
    for (const char* tab : {"comparer", "variables", "maintenant"}) {
        page.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(field, tab);
        QTest::keyClick(field, Qt::Key_Return);
        const QTabWidget* tabs = page.window.inspector().tabs();
        QCOMPARE(tabs->tabText(tabs->currentIndex()).toLower(), QString(tab));
    }
}

void TestPalette::wordsThatBeginSoComeFirst()
{
    RealPage page;
    page.window.actions().french->trigger();
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(page.child<QLineEdit>("paletteField"), "tour");
    const auto& items = page.child<Palette>("palette")->items();
    QVERIFY(items.size() > 1);
    QVERIFY2(items.front().text.startsWith("Pas : par tour"), qPrintable(items.front().text));
    QVERIFY(beginsWords(QString::fromUtf8("D'événements"), QString::fromUtf8("évé")));
    QVERIFY(!beginsWords("Contours", "tour"));
}

void TestPalette::whatOtherRunsPrintIsFoundToo()
{
    RealPage page;
    page.window.editor().setText(QStringLiteral("import asyncio\n"
                                                "async def main():\n"
                                                "    await asyncio.sleep(1)\n"
                                                "    raise SystemExit\n"
                                                "async def late():\n"
                                                "    print('two')\n"
                                                "async def both():\n"
                                                "    await asyncio.gather(late(), main())\n"
                                                "asyncio.run(both())\n"));
    page.window.runSource();
    QVERIFY(page.waitForRun());
    page.window.playback().setFocus(1);
    page.press(Qt::Key_Slash);
    QTest::keyClicks(page.child<QLineEdit>("paletteField"), "two");
    const auto items = page.child<Palette>("palette")->items();
    QCOMPARE(items.size(), size_t{3});
    QCOMPARE(items[0].text, QString("prints two"));
    QVERIFY2(!items[0].hint.contains('('), qPrintable(items[0].hint));
    QVERIFY2(items[1].hint.contains("(synchronous)"), qPrintable(items[1].hint));
    items[1].choose();
    QCOMPARE(page.window.playback().focus(), size_t{0});
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
