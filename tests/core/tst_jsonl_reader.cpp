#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "core/trace/event_text.h"
#include "core/trace/json_value.h"
#include "tests/core/sample_runs.h"
#include "tests/core/trace_builder.h"
#include "tests/core/trace_text.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace awaitscope;

namespace {

/// A trace with something of each kind.
std::shared_ptr<const Trace> sample()
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.cores = 2;
    settings.switchCost = Duration::nanoseconds(5000);
    settings.seed = -7;
    TraceBuilder b(settings);
    b.trace().setSource("é.py", "print('a')\n\"\\\t");
    Limits limits;
    limits.memory = 1'000'000;
    limits.untilIsWanted = true;
    b.trace().setLimits(limits);
    const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
    b.trace().nameObject(lock, "verrou");
    const ObjectId queue = b.trace().addObject(ObjectKind::Queue);
    const LaneId main = b.line(3).task("main", b.program(), "\"A\"");
    const LaneId other = b.task("other", main);
    b.trace().renameLane(other, "cook");
    b.core(1).running(main);
    b.add(EventKind::LockAcquired, main, 0, lock);
    b.prints(main, "partial", OutputPartial | OutputToStderr);
    b.waiting(main, WaitReason::Sleep, kNone, 1'500'000'000);
    b.at(0.5).waiting(other, WaitReason::Lock, lock);
    b.add(EventKind::QueuePut, other, 0, queue, b.trace().internNumber(3));
    const EventIndex timer = b.timer(main, 2);
    b.at(2.25).fired(timer);
    b.waiting(main, WaitReason::Task, other);
    b.finished(other, Outcome::Exception, "ValueError: x");
    b.add(EventKind::Deadlock, kNone, 0, kNone, b.trace().intern("1 2"));
    b.trace().setError({"ValueError", "ValueError: x", 3, "Traceback\nValueError: x\n", 1});
    return b.end(RunStatus::Exception);
}

/// Where `was` stands first, `is` stands then.
std::string replaced(std::string text, const std::string& was, const std::string& is)
{
    const size_t at = text.find(was);
    if (at == text.npos) return "not there: " + was;
    return text.replace(at, was.size(), is);
}

} // namespace

class JsonlReaderTest : public QObject {
    Q_OBJECT

private slots:
    void jsonIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isJson");
        const auto add = [](const char* text, bool isJson) {
            QTest::newRow(text) << QByteArray(text) << isJson;
        };
        add("{\"a\": [1, -2, {\"b\": null}], \"c\": true}", true);
        add(" \"\\u00e9\\ud83d\\ude00\\n\" ", true);
        add("9223372036854775807", true);
        add("9223372036854775808", false);
        add("1.5", false);
        add("", false);
        add("{", false);
        add("{\"a\" 1}", false);
        add("{\"a\": 1,}", false);
        add("[1] 2", false);
        add("\"a", false);
        add("\"\\x\"", false);
        add("\"\\u12\"", false);
        add("\"\\u12g4\"", false);
        add("[[[[[[[[[[1]]]]]]]]]]", false);
        add("nul", false);
    }
    void jsonIsReadAsItIsWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isJson);
        QCOMPARE(parseJson(text.toStdString()).has_value(), isJson);
    }

    void escapesBecomeCharacters()
    {
        QCOMPARE(parseJson("\"\\u00e9\\ud83d\\ude00\\t\\/\"")->text, std::string("é😀\t/"));
        QCOMPARE(parseJson("\"\\ud800\"")->text, std::string("\xed\xa0\x80"));
        QCOMPARE(parseJson("\"\\ud800\\u0041\"")->text, std::string("\xed\xa0\x80"
                                                                    "A"));
    }

    void whatIsReadWritesTheSameBytes()
    {
        const std::string text = jsonlOf(*sample());
        const TraceReading reading = readText(text);
        QVERIFY(reading.trace);
        QVERIFY(!reading.problem);
        QCOMPARE(jsonlOf(*reading.trace), text);
    }

    void whatIsReadIsTheSame()
    {
        const auto written = sample();
        const auto read = readText(jsonlOf(*written)).trace;
        QVERIFY(read);
        QCOMPARE(read->size(), written->size());
        for (size_t i = 0; i < read->size(); ++i) {
            const Event &event = (*read)[i], &was = (*written)[i];
            QCOMPARE(event.time, was.time);
            QCOMPARE(event.cause, was.cause);
            QCOMPARE(event.lane, was.lane);
            QCOMPARE(event.subject, was.subject);
            QCOMPARE(event.kind, was.kind);
            QCOMPARE(event.core, was.core);
            QCOMPARE(event.detail, was.detail);
            QVERIFY(read->span(event.span) == written->span(was.span));
        }
        QCOMPARE(read->settings().cores, 2u);
        QCOMPARE(read->settings().seed, int64_t{-7});
        QVERIFY(read->limits() == written->limits());
        QVERIFY(read->limits() != Limits());
        QCOMPARE(read->source(), written->source());
        QCOMPARE(read->fileName(), written->fileName());
        QCOMPARE(read->lanes().size(), written->lanes().size());
        for (LaneId lane = 0; lane < read->lanes().size(); ++lane) {
            QCOMPARE(read->label(lane), written->label(lane));
            QCOMPARE(read->lane(lane).place, written->lane(lane).place);
            QCOMPARE(read->lane(lane).created, written->lane(lane).created);
        }
        QCOMPARE(read->objects().front().name, std::string("verrou"));
        QCOMPARE(read->error()->traceback, written->error()->traceback);
        QCOMPARE(read->error()->line, 3u);
    }

    void aQueuedFunctionIsReadWithItsThreads()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId first = b.task("first", b.program()), second = b.task("second", first);
        b.waiting(first, WaitReason::Queued, subjectOfQueued(b.trace(), {second, first}, "<f>"));
        b.waiting(second, WaitReason::Queued, subjectOfQueued(b.trace(), {}, "f"));
        const TraceReading reading = readText(jsonlOf(*b.end()));
        QVERIFY(reading.trace);
        std::vector<const Event*> waits;
        for (size_t i = 0; i < reading.trace->size(); ++i)
            if ((*reading.trace)[i].kind == EventKind::TaskWaiting)
                waits.push_back(&(*reading.trace)[i]);
        QCOMPARE(waits.size(), size_t{2});
        QCOMPARE(queuedFunction(*reading.trace, *waits[0]), std::string_view("<f>"));
        QCOMPARE(awaitedLanes(*reading.trace, *waits[0]), (std::vector<LaneId>{second, first}));
        QCOMPARE(queuedFunction(*reading.trace, *waits[1]), std::string_view("f"));
        QVERIFY(awaitedLanes(*reading.trace, *waits[1]).empty());
    }

    void keysOfOthersArePassedOver()
    {
        const std::string text = jsonlOf(*sample());
        const std::string more =
            replaced(text, "\"seq\": 1,", "\"seq\": 1, \"new\": {\"a\": [1]},");
        const TraceReading reading = readText(more);
        QVERIFY(reading.trace);
        QCOMPARE(jsonlOf(*reading.trace), text);
    }

    void problemsAreToldWithTheirLine_data()
    {
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("is");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("key");
        using Code = TraceProblem::Code;
        const auto add = [](const char* was, const char* is, Code code, int line, const char* key) {
            QTest::newRow(is) << was << is << static_cast<int>(code) << line << key;
        };
        add("\"seq\": 2,", "\"seq\": 2", Code::NotJson, 3, "");
        add("\"kind\": \"run_started\"", "\"kind\": \"iteration\"", Code::NotATrace, 1, "");
        add("\"settings\": {", "\"setting\": {", Code::Missing, 1, "settings");
        add("\"quantum\": \"0.1", "\"quantum\": \"x0.1", Code::BadValue, 1, "quantum");
        add("\"cores\": 2", "\"cores\": 0", Code::BadValue, 1, "cores");
        add("\"lanes\": [", "\"lanes\": [3, ", Code::Missing, 1, "kind");
        add("\"creator\": 1", "\"creator\": 2", Code::BadValue, 1, "creator");
        add("\"created\": 1", "\"created\": 2", Code::BadValue, 1, "created");
        add("\"seq\": 4,", "\"seq\": 5,", Code::Unnumbered, 5, "seq");
        add("\"kind\": \"task_running\"", "\"kind\": \"task_runs\"", Code::BadValue, 6, "kind");
        add("\"why\": \"created\"", "\"why\": \"bored\"", Code::BadValue, 3, "why");
        add("\"on\": \"sleep 1.5\"", "\"on\": \"nothing\"", Code::BadValue, 9, "on");
        add("\"lane\": 1, \"subject\"", "\"lane\": 9, \"subject\"", Code::BadValue, 2, "lane");
        add("\"t\": \"2.250000000\"", "\"t\": \"0.250000000\"", Code::BackInTime, 13, "");
        add("\"t\": \"2.250000000\"", "\"t\": 2.25", Code::NotJson, 13, "");
        add("\"t\": \"2.250000000\"", "\"t\": \"2.25\"", Code::BadValue, 13, "t");
        add("\"core\": 1", "\"core\": 2", Code::BadValue, 6, "core");
        add("\"place\": [3,", "\"place\": [-3,", Code::BadValue, 2, "place");
        add("\"cause\": 11", "\"cause\": 13", Code::BadValue, 13, "cause");
        add("\"status\": \"exception\"", "\"status\": \"fine\"", Code::BadValue, 17, "status");
    }
    void problemsAreToldWithTheirLine()
    {
        QFETCH(QString, was);
        QFETCH(QString, is);
        QFETCH(int, code);
        QFETCH(int, line);
        QFETCH(QString, key);
        const std::string text = replaced(jsonlOf(*sample()), was.toStdString(), is.toStdString());
        const TraceReading reading = readText(text);
        QVERIFY2(!reading.trace, text.c_str());
        QVERIFY(reading.problem);
        QCOMPARE(static_cast<int>(reading.problem->code), code);
        QCOMPARE(static_cast<int>(reading.problem->line), line);
        QCOMPARE(QString::fromStdString(reading.problem->key), key);
    }

    void aCycleIsOfLanesThatWait_data()
    {
        QTest::addColumn<std::string>("lanes");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("both") << std::string("2 1") << true;
        QTest::newRow("with who has not begun") << std::string("2 1;helper 0") << true;
        QTest::newRow("none") << std::string() << false;
        QTest::newRow("one that is not there") << std::string("99 2") << false;
        QTest::newRow("one that does not wait") << std::string("2 1 3") << false;
        QTest::newRow("no numbers") << std::string("2 x") << false;
        QTest::newRow("something behind") << std::string("2 1 ") << false;
    }
    void aCycleIsOfLanesThatWait()
    {
        QFETCH(std::string, lanes);
        QFETCH(bool, isRight);
        TraceBuilder b(Model::Cooperative);
        b.trace().addObject(ObjectKind::Lock);
        const LaneId first = b.task("first", b.program()), second = b.task("second", first);
        b.task("third", first);
        b.waiting(first, WaitReason::Task, second);
        b.waiting(second, WaitReason::Task, first);
        b.add(EventKind::Deadlock, kNone, static_cast<uint16_t>(DeadlockExtent::Cycle), kNone,
              b.trace().intern("2 1"));
        const std::string text =
            replaced(jsonlOf(*b.end(RunStatus::Deadlock)), "\"argument\": \"2 1\"",
                     "\"argument\": \"" + lanes + "\"");
        const TraceReading reading = readText(text);
        QCOMPARE(reading.trace != nullptr, isRight);
        if (isRight) return;
        QCOMPARE(QString::fromStdString(reading.problem->key), QString("argument"));
        const auto lines = std::count(text.begin(), text.end(), '\n');
        QCOMPARE(reading.problem->line, static_cast<size_t>(lines - 1));
    }

    void whatIsCutOffIsTold()
    {
        const std::string text = jsonlOf(*sample());
        for (size_t size = 0; size < text.size() - 1; size += 13) {
            const TraceReading reading = readText(text.substr(0, size));
            QVERIFY2(!reading.trace, text.substr(0, size).c_str());
        }
        const size_t end = text.rfind('\n', text.size() - 2) + 1;
        QCOMPARE(static_cast<int>(readText(text.substr(0, end)).problem->code),
                 static_cast<int>(TraceProblem::Code::EndsEarly));
        QCOMPARE(static_cast<int>(readText("").problem->code),
                 static_cast<int>(TraceProblem::Code::Empty));
        QCOMPARE(static_cast<int>(readText(text + text).problem->code),
                 static_cast<int>(TraceProblem::Code::GoesOn));
    }

    void whateverIsReadCanBeShown()
    {
        // Parts of lines put elsewhere: most is refused; what is not must be fit for all that
        // reads traces.
        std::minstd_rand random(1);
        const std::string whole = jsonlOf(*sample());
        const std::vector<std::string> words{"task_running",  "task_waiting",     "task_finished",
                                             "task_created",  "task_preempted",   "timer_fired",
                                             "lock_released", "callback_started", "work_finished",
                                             "iteration",     "output",           "queue_got"};
        int accepted = 0;
        for (int turn = 0; turn < 1500; ++turn) {
            std::string text = whole;
            for (int change = 0; change < 3; ++change) {
                const size_t at = random() % text.size();
                if (random() % 2 == 0) {
                    const size_t digit = text.find_first_of("0123456789", at);
                    if (digit != text.npos) text[digit] = static_cast<char>('0' + random() % 10);
                    continue;
                }
                const size_t kind = text.find("\"kind\": \"", at);
                if (kind == text.npos) continue;
                const size_t begin = kind + 9;
                text.replace(begin, text.find('"', begin) - begin, words[random() % words.size()]);
            }
            const TraceReading reading = readText(text);
            QVERIFY(!reading.trace == reading.problem.has_value());
            if (!reading.trace) continue;
            ++accepted;
            const Run run = makeRun(reading.trace);
            const SnapshotIndex snapshots(*reading.trace);
            for (EventIndex i = 0; i < reading.trace->size(); ++i)
                QCOMPARE(snapshots.at(i).event, i);
            QCOMPARE(jsonlOf(*readText(jsonlOf(*reading.trace)).trace), jsonlOf(*reading.trace));
        }
        QVERIFY(accepted > 50);
    }
};

QTEST_APPLESS_MAIN(JsonlReaderTest)
#include "tst_jsonl_reader.moc"
