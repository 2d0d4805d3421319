#include "scenarios/model_choice.h"

#include <QtTest>

using namespace awaitscope;

namespace {

Directive directive(const char* key, const char* value)
{
    return {key, value, {3, 15, 3, 22}, {3, 23, 3, 28}};
}

/// The sentence about a setting, or nothing when it is taken.
QString problem(const char* key, const char* value, Language language = Language::English)
{
    RunOptions options;
    const auto found = applySetting(options, key, value);
    return found ? QString::fromStdString(sentenceFor(*found, key, language)) : QString();
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT

private slots:
    void everySettingIsTaken()
    {
        RunOptions options;
        const std::vector<Directive> all{
            directive("quantum", "50ms"),       directive("cores", "4"),
            directive("policy", "mlfq"),        directive("switch_cost", "20us"),
            directive("statement_cost", "1ms"), directive("seed", "-7"),
            directive("until", "2.5"),          directive("models", "preemptive:cores=2")};
        QVERIFY(applyDirectives(options, all, Language::English).empty());
        QCOMPARE(options.settings.quantum.count(), 50'000'000);
        QCOMPARE(options.settings.cores, 4u);
        QCOMPARE(options.settings.policy, Policy::Multilevel);
        QCOMPARE(options.settings.switchCost.count(), 20'000);
        QCOMPARE(options.settings.statementCost.count(), 1'000'000);
        QCOMPARE(options.settings.seed, -7);
        QCOMPARE(options.limits.until.nanoseconds(), 2'500'000'000);
        QVERIFY(options.limits.untilIsWanted);
        QCOMPARE(settingKeys().size(), all.size());
    }
    void everyPolicyIsTaken()
    {
        for (const Policy policy : policies()) {
            RunOptions options;
            QVERIFY(!applySetting(options, "policy", nameOf(policy)));
            QCOMPARE(options.settings.policy, policy);
        }
    }
    void theGilHasAQuantumOfItsOwnUnlessOneIsGiven()
    {
        const Duration usual = Duration::milliseconds(5);
        const Duration given = Duration::milliseconds(100);
        RunOptions options;
        QVERIFY(!applySetting(options, "policy", "gil"));
        QCOMPARE(options.settings.quantum, usual);
        QVERIFY(!applySetting(options, "quantum", "100ms"));
        QCOMPARE(options.settings.quantum, given);
        QVERIFY(!applySetting(options, "policy", "gil"));
        QCOMPARE(options.settings.quantum, given);

        RunOptions changed;
        QVERIFY(!applySetting(changed, "policy", "gil"));
        QVERIFY(!applySetting(changed, "policy", "rr"));
        QCOMPARE(changed.settings.quantum, given);
    }
    void theLastOneWins()
    {
        RunOptions options;
        QVERIFY(applyDirectives(options, {directive("cores", "4"), directive("cores", "2")},
                                Language::English)
                    .empty());
        QCOMPARE(options.settings.cores, 2u);
    }
    void aScenarioNamesTheRunsToCompare()
    {
        const std::vector<Directive> directives{
            directive("models", "cooperative,preemptive:cores=4:quantum=50ms"),
            directive("seed", "7"), directive("models", "preemptive")};
        RunOptions options;
        QVERIFY(applyDirectives(options, directives, Language::English).empty());
        const std::vector<ModelChoice> models = modelsOf(directives);
        QCOMPARE(models.size(), 3u);
        QCOMPARE(nameOf(models[0]), "cooperative");
        QCOMPARE(nameOf(models[1]), "preemptive:cores=4:quantum=50ms");
        QCOMPARE(nameOf(models[2]), "preemptive");
        models[1].applyTo(options);
        QCOMPARE(options.settings.model, Model::Preemptive);
        QCOMPARE(options.settings.cores, 4u);
        QCOMPARE(options.settings.quantum, Duration::milliseconds(50));
        QCOMPARE(options.settings.seed, 7);
    }
    void aScenarioThatNamesNoneHasAllThreeModels()
    {
        const std::vector<ModelChoice> models = modelsOf({directive("cores", "2")});
        QCOMPARE(models.size(), 3u);
        QCOMPARE(nameOf(models[0]), "synchronous");
        QCOMPARE(nameOf(models[1]), "cooperative");
        QCOMPARE(nameOf(models[2]), "preemptive");
    }
    void aWrongRunIsSaidAtItsPlace_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no such model")
            << QByteArray("cooperative,threads")
            << "models cannot be “threads”; it takes synchronous, cooperative or preemptive, each "
               "with settings of its own if wanted, such as preemptive:cores=4";
        QTest::newRow("a bad value") << QByteArray("preemptive:cores=17")
                                     << "cores cannot be “17”; it takes a number from 1 to 16";
        QTest::newRow("no value") << QByteArray("preemptive:cores")
                                  << "cores needs a value: a number from 1 to 16";
        QTest::newRow("a list in a list")
            << QByteArray("preemptive:models=cooperative")
            << "models cannot be “models=cooperative”; it takes synchronous, cooperative or "
               "preemptive, "
               "each with settings of its own if wanted, such as preemptive:cores=4";
    }
    void aWrongRunIsSaidAtItsPlace()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, sentence);
        RunOptions options;
        const auto found = applyDirectives(options, {directive("models", list)}, Language::English);
        QCOMPARE(found.size(), 1u);
        QCOMPARE(QString::fromStdString(found.front().message), sentence);
        QCOMPARE(found.front().span.column, 23u);
    }
    void costsMayBeZero() { QCOMPARE(problem("switch_cost", "0"), QString()); }

    void valuesAreChecked_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* key, const char* value) {
            QTest::addRow("%s=%s", key, value) << QByteArray(key) << QByteArray(value);
        };
        row("quantum", "0");
        row("quantum", "-1s");
        row("quantum", "fast");
        row("cores", "0");
        row("cores", "17");
        row("cores", "4294967297");
        row("cores", "+2");
        row("seed", "0x10");
        row("seed", "9223372036854775808");
        row("switch_cost", "-1ms");
        row("until", "0");
        row("policy", "RR");
    }
    void valuesAreChecked()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        RunOptions options;
        const auto found = applySetting(options, key.constData(), value.constData());
        QVERIFY(found);
        QCOMPARE(found->code, SettingProblem::Code::BadValue);
        QCOMPARE(options.settings.cores, 1u);
        QCOMPARE(options.settings.quantum, Duration::milliseconds(100));
        QVERIFY(!options.limits.untilIsWanted);
    }
    void theSentenceSaysWhatIsAllowed()
    {
        QCOMPARE(problem("cores", "many"),
                 QString::fromUtf8("cores cannot be “many”; it takes a number from 1 to 16"));
        QCOMPARE(problem("cores", ""), "cores needs a value: a number from 1 to 16");
        QCOMPARE(problem("cores", "many", Language::French),
                 QString::fromUtf8("cores ne peut pas valoir «\u00a0many\u00a0»\u00a0; il faut un "
                                   "nombre de 1 à 16"));
    }
    void aMistypedKeyIsGuessed()
    {
        QCOMPARE(problem("quantun", "1"),
                 QString::fromUtf8("“quantun” is not a setting; did you mean “quantum”?"));
        QCOMPARE(problem("colour", "red"),
                 QString::fromUtf8("“colour” is not a setting; there are quantum, cores, policy, "
                                   "switch_cost, statement_cost, seed, until, models"));
    }
    void aProblemStandsAtItsPlace()
    {
        RunOptions options;
        const auto keys = applyDirectives(options, {directive("nonsense", "1")}, Language::English);
        QCOMPARE(keys.size(), 1u);
        QCOMPARE(keys.front().span.column, 15u);
        const auto values = applyDirectives(options, {directive("cores", "x")}, Language::English);
        QCOMPARE(values.size(), 1u);
        QCOMPARE(values.front().span.line, 3u);
        QCOMPARE(values.front().span.column, 23u);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
