#include "scenarios/library/library.h"
#include "tests/library/french_spacing.h"

#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace awaitscope;

namespace {

QStringList namesOf(Topic topic, Language language)
{
    QStringList names;
    for (const LibraryScenario& scenario : scenarios(language)) {
        if (scenario.topic == topic) {
            names << QString::fromStdString(scenario.name);
        }
    }
    return names;
}

/// Whether the texts stand in the source, each after the one before.
bool standInOrder(const std::string& source, std::initializer_list<const char*> texts)
{
    std::size_t from = 0;
    return std::ranges::all_of(texts, [&](const char* text) {
        const std::size_t at = source.find(text, from);
        from = at + 1;
        return at != std::string::npos;
    });
}

} // namespace

class TestLibrary : public QObject {
    Q_OBJECT

private slots:
    void theCourseComesInItsOwnOrder()
    {
        const QStringList expected = {"coroutine",
                                      "downloads-sequential",
                                      "downloads-concurrent",
                                      "event-loop",
                                      "sleep",
                                      "gather",
                                      "run",
                                      "create-task",
                                      "wait-random",
                                      "preemptive-cooperative"};
        QCOMPARE(namesOf(Topic::Course, Language::English), expected);
        QCOMPARE(scenarios(Language::English).front().name, "coroutine");
    }
    void theMisconceptionsFollow()
    {
        const QStringList expected = {"call-runs-nothing",    "await-in-turn",  "when-it-starts",
                                      "await-without-switch", "sleep-at-least", "not-faster",
                                      "fire-and-forget",      "gather-failure"};
        QCOMPARE(namesOf(Topic::Misconceptions, Language::English), expected);
    }
    void whatGoesWrongComesWithItsCure()
    {
        const QStringList expected = {"frozen-loop",        "to-thread",        "work-in-slices",
                                      "lost-update-await",  "lost-update-work", "lock",
                                      "deadlock",           "lock-order",       "philosophers",
                                      "philosophers-cured", "starvation",       "convoy"};
        QCOMPARE(namesOf(Topic::Pitfalls, Language::English), expected);
    }
    void theToolsFollow()
    {
        const QStringList expected = {"producer-consumer", "semaphore",         "event",
                                      "condition",         "timeout",           "cancel-finally",
                                      "task-group",        "gather-exceptions", "as-completed",
                                      "async-generator",   "priorities"};
        QCOMPARE(namesOf(Topic::Tools, Language::English), expected);
    }
    void theClosingOnesComeLast()
    {
        const QStringList expected = {"who-wins", "switch-cost", "four-cores"};
        QCOMPARE(namesOf(Topic::Closing, Language::English), expected);
        QCOMPARE(scenarios(Language::English).back().name, "four-cores");
    }
    void bothLanguagesHaveTheSameScenarios()
    {
        const auto& english = scenarios(Language::English);
        const auto& french = scenarios(Language::French);
        QCOMPARE(english.size(), french.size());
        for (std::size_t i = 0; i < english.size(); ++i) {
            QCOMPARE(english[i].name, french[i].name);
            QCOMPARE(english[i].topic, french[i].topic);
        }
    }
    void namesAreUnique()
    {
        QSet<QString> seen;
        for (const LibraryScenario& scenario : scenarios(Language::English)) {
            const QString name = QString::fromStdString(scenario.name);
            QVERIFY2(!seen.contains(name), qPrintable(name));
            seen << name;
        }
    }
    void aScenarioIsFoundByItsName()
    {
        const LibraryScenario* found = findScenario("event-loop", Language::French);
        QVERIFY(found);
        QCOMPARE(found->title, "La boucle d'événements");
        QCOMPARE(found->fileName(), "event-loop.py");
        QCOMPARE(findScenario("event-loop", Language::English)->title, "The event loop");
    }
    void anUnknownNameIsNotFound()
    {
        QVERIFY(!findScenario("", Language::English));
        QVERIFY(!findScenario("event-lo", Language::English));
        QVERIFY(!findScenario("event-loop.py", Language::French));
    }
    void topicsHaveATitleInBothLanguages()
    {
        QCOMPARE(topicTitle(Topic::Course, Language::English), "From the course");
        QCOMPARE(topicTitle(Topic::Course, Language::French), "Le cours");
        for (Topic topic : {Topic::Course, Topic::Misconceptions, Topic::Pitfalls, Topic::Tools,
                            Topic::Closing}) {
            QVERIFY(topicTitle(topic, Language::English) != topicTitle(topic, Language::French));
        }
    }

    void everyWordIsThere_data() { everyScenario({Language::English, Language::French}); }
    void everyWordIsThere()
    {
        const LibraryScenario& scenario = current();
        for (const std::string& words :
             {scenario.title, scenario.question, scenario.answer, scenario.misconception}) {
            QVERIFY(!words.empty());
            QCOMPARE(std::ranges::count(words, '`') % 2, 0);
        }
        QVERIFY2(scenario.question.ends_with('?'), scenario.question.c_str());
    }
    void theTitleFitsTheListOfScenarios_data()
    {
        everyScenario({Language::English, Language::French});
    }
    void theTitleFitsTheListOfScenarios()
    {
        const QString title = QString::fromStdString(current().title);
        QVERIFY2(title.size() <= 35, qPrintable(title));
    }
    void frenchSignsHaveTheirNoBreakSpace_data() { everyScenario({Language::French}); }
    void frenchSignsHaveTheirNoBreakSpace()
    {
        const LibraryScenario& scenario = current();
        for (const std::string& words :
             {scenario.title, scenario.question, scenario.answer, scenario.misconception}) {
            QCOMPARE(missingNoBreakSpace(words), QString());
        }
    }
    void aClassCanReadTheSource_data() { everyScenario({Language::English, Language::French}); }
    void aClassCanReadTheSource()
    {
        const QString source = QString::fromStdString(current().source);
        QVERIFY(source.endsWith('\n'));
        const QStringList lines = source.chopped(1).split('\n');
        QVERIFY2(lines.size() <= 32, qPrintable(QString::number(lines.size())));
        for (const QString& line : lines) {
            QVERIFY2(line.size() <= 60, qPrintable(line));
            QVERIFY2(!line.endsWith(' ') && !line.contains('\t'), qPrintable(line));
        }
    }

    void theEventLoopIsTheOneOfTheCourse()
    {
        const std::string& source = findScenario("event-loop", Language::French)->source;
        QVERIFY(standInOrder(source,
                             {"async def tache1():", "print(\"Tâche 1 commence\")",
                              "await asyncio.sleep(2)", "print(\"Tâche 1 terminée\")",
                              "async def tache2():", "print(\"Tâche 2 commence\")",
                              "await asyncio.sleep(1)", "print(\"Tâche 2 terminée\")",
                              "await asyncio.gather(tache1(), tache2())", "asyncio.run(main())"}));
    }
    void bothWaysToMakeATaskStandTogether()
    {
        const std::string& source = findScenario("wait-random", Language::French)->source;
        QVERIFY(standInOrder(source, {"asyncio.Task(wait_random(max_delay))",
                                      "asyncio.create_task(wait_random(max_delay))"}));
    }
    void theFrenchProgramsKeepTheNamesOfTheCourse_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("identifier");
        QTest::newRow("a function") << "coroutine"
                                    << "def fonction_sync():";
        QTest::newRow("a coroutine") << "coroutine"
                                     << "async def coroutine_async():";
        QTest::newRow("synchronous") << "downloads-sequential"
                                     << "def taches_synchrones():";
        QTest::newRow("a download") << "downloads-sequential"
                                    << "download_fichier1()";
        QTest::newRow("asynchronous") << "downloads-concurrent"
                                      << "async def taches_asynchrones():";
        QTest::newRow("processing") << "downloads-concurrent"
                                    << "await process_data()";
        QTest::newRow("sleep") << "sleep"
                               << "async def exemple_sleep():";
        QTest::newRow("results") << "gather"
                                 << "resultats = await asyncio.gather(";
    }
    void theFrenchProgramsKeepTheNamesOfTheCourse()
    {
        QFETCH(QString, scenario);
        QFETCH(QString, identifier);
        const LibraryScenario* found = findScenario(scenario.toStdString(), Language::French);
        QVERIFY(found);
        QVERIFY(QString::fromStdString(found->source).contains(identifier));
    }

private:
    static void everyScenario(std::initializer_list<Language> languages)
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("place");
        for (Language language : languages) {
            for (std::size_t i = 0; i < scenarios(language).size(); ++i) {
                const std::string suffix = language == Language::French ? ".fr" : ".en";
                QTest::newRow((scenarios(language)[i].name + suffix).c_str())
                    << int(language) << int(i);
            }
        }
    }
    static const LibraryScenario& current()
    {
        QFETCH(int, language);
        QFETCH(int, place);
        return scenarios(Language(language))[std::size_t(place)];
    }
};

QTEST_APPLESS_MAIN(TestLibrary)
#include "tst_library.moc"
