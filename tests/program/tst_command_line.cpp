#include "program/command_line.h"
#include "program/help.h"
#include "program/option_table.h"

#include <QtTest>

using namespace awaitscope;

namespace {

std::variant<CommandLine, UsageError> parse(const QString& words,
                                            Language language = Language::English)
{
    std::vector<std::string> arguments;
    for (const QString& word : words.split(' ', Qt::SkipEmptyParts))
        arguments.push_back(word.toStdString());
    return readCommandLine(arguments, language);
}

CommandLine line(const QString& words)
{
    const auto parsed = parse(words);
    if (const auto* error = std::get_if<UsageError>(&parsed)) {
        qWarning("%s", error->sentence.c_str());
        return {};
    }
    return std::get<CommandLine>(parsed);
}

QString error(const QString& words, Language language = Language::English)
{
    const auto parsed = parse(words, language);
    const auto* error = std::get_if<UsageError>(&parsed);
    return error ? QString::fromStdString(error->sentence) : QStringLiteral("no error");
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void nothingAsksForTheWindow()
    {
        QCOMPARE(line("").command, Command::Window);
        QVERIFY(line("").file.empty());
    }
    void aFileAsksForTheWindowOnIt()
    {
        QCOMPARE(line("lesson.py").command, Command::Window);
        QCOMPARE(line("lesson.py").file, "lesson.py");
    }
    void theFirstWordIsTheCommand_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<Command>("command");
        QTest::newRow("run") << "run a.py" << Command::Run;
        QTest::newRow("trace") << "trace a.py" << Command::Trace;
        QTest::newRow("compare") << "compare a.py" << Command::Compare;
        QTest::newRow("export") << "export a.py -o a.svg" << Command::Export;
        QTest::newRow("check") << "check a.py" << Command::Check;
        QTest::newRow("scenarios") << "scenarios" << Command::Scenarios;
        QTest::newRow("after an option") << "--seed 3 run a.py" << Command::Run;
    }
    void theFirstWordIsTheCommand()
    {
        QFETCH(QString, words);
        QFETCH(Command, command);
        QCOMPARE(line(words).command, command);
    }
    void afterTwoDashesAllWordsAreFiles()
    {
        QCOMPARE(line("check -- --odd.py").file, "--odd.py");
        QCOMPARE(line("-- run").command, Command::Window);
        QCOMPARE(line("-- run").file, "run");
    }
    void aDashIsAFile() { QCOMPARE(line("run -").file, "-"); }

    void oneRunIsCooperative()
    {
        QCOMPARE(line("run a.py").models.size(), 1u);
        QCOMPARE(line("run a.py").models.front().model, Model::Cooperative);
        QCOMPARE(line("run a.py --model preemptive").models.front().model, Model::Preemptive);
    }
    void theRunsOfAComparisonAreTheScenariosToName()
    {
        QVERIFY(line("compare a.py").models.empty());
        QVERIFY(line("export a.py -o a.png").models.empty());
    }
    void modelsOfAListHaveSettingsOfTheirOwn()
    {
        const auto models =
            line("compare a.py --models cooperative,preemptive:cores=4:quantum=50ms").models;
        QCOMPARE(models.size(), 2u);
        QVERIFY(models[0].settings.empty());
        const std::vector<std::pair<std::string, std::string>> expected{{"cores", "4"},
                                                                        {"quantum", "50ms"}};
        QCOMPARE(models[1].settings, expected);
    }
    void settingsAreKeptAsWritten()
    {
        const auto settings =
            line("run a.py --quantum 50ms --switch-cost=20us --seed -5").choices.settings;
        const std::vector<std::pair<std::string, std::string>> expected{
            {"quantum", "50ms"}, {"switch_cost", "20us"}, {"seed", "-5"}};
        QCOMPARE(settings, expected);
    }
    void everyCommandTakesTheCommonOptions_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : {"a.py", "run a.py", "trace a.py", "compare a.py",
                                    "export a.py -o a.png", "check a.py", "scenarios"})
            QTest::newRow(command) << command;
    }
    void everyCommandTakesTheCommonOptions()
    {
        QFETCH(QString, command);
        const CommandLine all =
            line(command + " --quantum 1 --cores 2 --policy rr --switch-cost 0 --statement-cost 0"
                           " --seed 1 --until 3 --max-events 4 --max-statements 5 --max-memory 6M"
                           " --lang fr");
        QCOMPARE(all.choices.settings.size(), 7u);
        QCOMPARE(all.choices.maxEvents, std::optional<uint64_t>(4));
        QCOMPARE(all.choices.maxStatements, std::optional<uint64_t>(5));
        QCOMPARE(all.choices.maxMemory, std::optional<uint64_t>(6 << 20));
        QCOMPARE(all.language, Language::French);
    }
    void picturesHaveTheirOptions()
    {
        const CommandLine all = line("export a.py -o a.pdf --width 800 --height 600 --scale 1.5"
                                     " --theme dark --axis order --break-idle --from 250ms --to 2");
        QCOMPARE(all.output, "a.pdf");
        QCOMPARE(all.width, std::optional<int>(800));
        QCOMPARE(all.height, std::optional<int>(600));
        QCOMPARE(all.scale, 1.5);
        QCOMPARE(all.theme, PictureTheme::Dark);
        QCOMPARE(all.axis, PictureAxis::Order);
        QVERIFY(all.breaksIdle);
        QVERIFY(!line("export a.py -o a.pdf").breaksIdle);
        QCOMPARE(all.from, std::optional(VirtualTime::atNanoseconds(250'000'000)));
        QCOMPARE(all.to, std::optional(VirtualTime::atNanoseconds(2'000'000'000)));
    }
    void sizesAreInPowersOf1024()
    {
        QCOMPARE(line("run a.py --max-memory 65536").choices.maxMemory,
                 std::optional<uint64_t>(65536));
        QCOMPARE(line("run a.py --max-memory 2K").choices.maxMemory, std::optional<uint64_t>(2048));
        QCOMPARE(line("run a.py --max-memory 1G").choices.maxMemory,
                 std::optional<uint64_t>(1 << 30));
    }

    void whatMakesNoSenseIsSaid_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* words, const char* sentence) {
            QTest::newRow(words) << words << QString::fromUtf8(sentence);
        };
        row("run a.py --quantun 1", "There is no option --quantun; did you mean --quantum?");
        row("run a.py --xyzzy", "There is no option --xyzzy.");
        row("run a.py --json", "--json is no option of `awaitscope run`; it is for `compare`.");
        row("a.py --scale 2", "--scale is no option of `awaitscope`; it is for `export`.");
        row("compare a.py --json=yes", "--json takes no value.");
        row("run a.py --cores", "--cores needs a value: a number from 1 to 16.");
        row("run a.py --cores 0", "--cores cannot be “0”; it takes a number from 1 to 16.");
        row("run a.py --cores 17", "--cores cannot be “17”; it takes a number from 1 to 16.");
        row("run a.py --cores 2x", "--cores cannot be “2x”; it takes a number from 1 to 16.");
        row("run a.py --policy edf", "--policy cannot be “edf”; it takes rr, fifo, priority, "
                                     "priority-aging, srt, mlfq, fair or gil.");
        row("run a.py --seed 1.5",
            "--seed cannot be “1.5”; it takes a whole number of at most 63 bits.");
        row("run a.py --max-events 0", "--max-events cannot be “0”; it takes a number above zero.");
        row("run a.py --max-memory 99999999999G",
            "--max-memory cannot be “99999999999G”; it takes a size, such as 65536, 512K, 256M or "
            "1G.");
        row("run a.py --model threads",
            "--model cannot be “threads”; it takes synchronous, cooperative or preemptive.");
        row("run a.py --model cooperative,preemptive",
            "--model takes one model; `compare` and `export` take several.");
        row("compare a.py --models preemptive:cores",
            "cores needs a value: a number from 1 to 16.");
        row("compare a.py --models preemptive:core=4",
            "“core” is not a setting; did you mean “cores”?");
        row("compare a.py --models preemptive:models=cooperative",
            "--models cannot be “models=cooperative”; it takes synchronous, cooperative or "
            "preemptive.");
        row("run a.py --lang de", "--lang cannot be “de”; it takes en or fr.");
        row("run a.py b.py", "One FILE is enough: “b.py” comes after “a.py”.");
        row("exprot a.py", "There is no command “exprot”; did you mean `export`?");
        row("scenarios a.py", "`scenarios` takes no FILE, but found “a.py”.");
        row("run", "`run` needs a FILE: a path, a name that `awaitscope scenarios` lists, or - for "
                   "standard input.");
        row("export a.py", "`export` needs -o OUT, a file that ends in .png, .svg or .pdf.");
        row("export a.py -o a.png --from 2 --to 1", "--from must come before --to.");
        row("export a.py -o a.png --scale nan",
            "--scale cannot be “nan”; it takes a number from 0.25 to 8.");
        row("trace a.py --format xml", "--format cannot be “xml”; it takes jsonl, chrome or csv.");
    }
    void whatMakesNoSenseIsSaid()
    {
        QFETCH(QString, words);
        QFETCH(QString, sentence);
        QCOMPARE(error(words), sentence);
    }
    void theSentenceIsInTheLanguageAskedFor()
    {
        const QString french = QString::fromUtf8("--json ne prend pas de valeur.");
        QCOMPARE(error("compare a.py --json=1", Language::French), french);
        QCOMPARE(error("compare a.py --json=1 --lang fr"), french);
        QCOMPARE(error("--lang=fr compare a.py --json=1"), french);
        QCOMPARE(error("compare a.py --json=1 --lang en", Language::French),
                 "--json takes no value.");
    }

    void helpNeedsNoFile()
    {
        QVERIFY(line("run --help").wantsHelp);
        QVERIFY(line("-h").wantsHelp);
        QVERIFY(line("--version").wantsVersion);
    }
    void theHelpNamesEveryOption()
    {
        for (Language language : {Language::English, Language::French}) {
            const std::string help = helpText(Command::Window, language);
            for (const OptionSpec& option : optionTable())
                QVERIFY2(help.find(option.name) != std::string::npos, option.name.data());
        }
    }
    void theHelpOfACommandLeavesOutTheOptionsOfOthers()
    {
        const std::string help = helpText(Command::Run, Language::English);
        QVERIFY(help.find("--model ") != std::string::npos);
        QVERIFY(help.find("--json") == std::string::npos);
    }
    void everySentenceHasBothLanguages()
    {
        for (int i = static_cast<int>(Message::None) + 1;
             i <= static_cast<int>(Message::TakesLanguage); ++i) {
            const auto message = static_cast<Message>(i);
            QVERIFY2(!say(message, Language::English).empty(), qPrintable(QString::number(i)));
            QVERIFY2(!say(message, Language::French).empty(), qPrintable(QString::number(i)));
        }
    }

    void theSurroundingsDecideTheLanguage()
    {
        for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
            qunsetenv(name);
        QCOMPARE(languageOfEnvironment(), Language::English);
        qputenv("LANG", "fr_FR.UTF-8");
        QCOMPARE(languageOfEnvironment(), Language::French);
        qputenv("LC_ALL", "C.UTF-8");
        QCOMPARE(languageOfEnvironment(), Language::English);
        qputenv("LC_ALL", "");
        QCOMPARE(languageOfEnvironment(), Language::French);
    }
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
