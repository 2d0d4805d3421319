#include "gui/library/library_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QtTest>

using namespace awaitscope;

namespace {

QString wordsOf(const LibraryPanel& panel)
{
    return panel.findChild<QLabel*>("question")->text();
}

} // namespace

class TestLibraryPanel : public QObject {
    Q_OBJECT

private slots:
    void everyScenarioIsListed()
    {
        LibraryPanel panel;
        QCOMPARE(static_cast<size_t>(panel.scenarioCount()), scenarios(Language::English).size());
        QCOMPARE(panel.listedScenarios().size(), panel.scenarioCount());
        QCOMPARE(panel.listedScenarios().first(), "coroutine");
    }
    void everyQuestionIsReadWhole()
    {
        LibraryPanel panel;
        panel.resize(308, 390);
        panel.show();
        const auto* words = panel.findChild<QLabel*>("question");
        const auto* area = panel.findChild<QScrollArea*>("words");
        for (const Language language : {Language::English, Language::French}) {
            panel.setLanguage(language);
            for (const QString& name : panel.listedScenarios()) {
                panel.setCurrent(name);
                QCoreApplication::processEvents();
                QVERIFY2(words->height() <= area->viewport()->height() &&
                             words->heightForWidth(words->width()) <= words->height(),
                         qPrintable(name));
            }
        }
    }
    void theFilterKeepsTheScenariosThatHaveEachWord()
    {
        LibraryPanel panel;
        panel.setFilter("philos");
        QCOMPARE(panel.listedScenarios(), QStringList({"philosophers", "philosophers-cured"}));
        panel.setFilter("cured PHILOS");
        QCOMPARE(panel.listedScenarios(), QStringList({"philosophers-cured"}));
        panel.setFilter("to_thread");
        QCOMPARE(panel.listedScenarios(), QStringList({"to-thread"}));
        panel.setFilter("no such words");
        QVERIFY(panel.listedScenarios().isEmpty());
        panel.setFilter(" ");
        QCOMPARE(panel.listedScenarios().size(), panel.scenarioCount());
    }
    void whenNothingFitsThatIsSaidWithTheWayBack()
    {
        LibraryPanel panel;
        panel.show();
        const auto* nothing = panel.findChild<QLabel*>("nothingListed");
        QVERIFY(!nothing->isVisible());
        QTest::keyClicks(panel.findChild<QLineEdit*>("scenarioFilter"), "zebra <b>");
        QVERIFY(nothing->isVisible());
        QVERIFY2(nothing->text().startsWith("No scenario has “zebra &lt;b&gt;”."),
                 qPrintable(nothing->text()));
        panel.setLanguage(Language::French);
        QVERIFY(nothing->isVisible());
        // By its link, and by the key.
        emit panel.findChild<QLabel*>("nothingListed")->linkActivated("all");
        QVERIFY(!nothing->isVisible());
        QCOMPARE(panel.listedScenarios().size(), panel.scenarioCount());
        panel.setFilter("nobody");
        QVERIFY(nothing->isVisible());
        QTest::keyClick(panel.findChild<QLineEdit*>("scenarioFilter"), Qt::Key_Escape);
        QVERIFY(!nothing->isVisible());
        QCOMPARE(panel.listedScenarios().size(), panel.scenarioCount());
    }
    void aNameIsFoundAsItIsTyped()
    {
        LibraryPanel panel;
        panel.setFilter("event-loop");
        QVERIFY(panel.listedScenarios().contains("event-loop"));
    }
    void accentsNeedNotBeTyped()
    {
        LibraryPanel panel;
        panel.setLanguage(Language::French);
        panel.setFilter("semaphore");
        QVERIFY(panel.listedScenarios().contains("semaphore"));
        panel.setFilter(QString::fromUtf8("sémaphore"));
        QVERIFY(panel.listedScenarios().contains("semaphore"));
        panel.setFilter("diner");
        QCOMPARE(panel.listedScenarios(), QStringList({"philosophers"}));
    }
    void theFilterOutlivesAChangeOfLanguage()
    {
        LibraryPanel panel;
        panel.setFilter("gather");
        panel.setLanguage(Language::French);
        QVERIFY(panel.listedScenarios().contains("gather"));
        QVERIFY(panel.listedScenarios().size() < panel.scenarioCount());
    }
    void theAnswerAndTheMisconceptionWaitToBeAskedFor()
    {
        LibraryPanel panel;
        panel.setCurrent("sleep-at-least");
        QVERIFY(wordsOf(panel).contains("When does the sleeper wake up"));
        QVERIFY(!wordsOf(panel).contains("holds the loop"));
        QVERIFY(!wordsOf(panel).contains("after exactly 1"));
        panel.findChild<QPushButton*>("answer")->click();
        QVERIFY(wordsOf(panel).contains("holds the loop"));
        QVERIFY(wordsOf(panel).contains("after exactly 1"));
        panel.setCurrent("event-loop");
        QVERIFY(!panel.isAnswerShown());
    }
};

QTEST_MAIN(TestLibraryPanel)
#include "tst_library_panel.moc"
