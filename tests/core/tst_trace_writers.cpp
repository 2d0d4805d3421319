#include "core/trace/csv_writer.h"
#include "core/trace/event_text.h"
#include "core/trace/json_text.h"
#include "core/trace/jsonl_writer.h"
#include "tests/core/trace_builder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sstream>

using namespace awaitscope;

namespace {

QStringList jsonl(const Trace& trace)
{
    std::ostringstream stream;
    writeJsonl(stream, trace);
    return QString::fromStdString(stream.str()).split('\n', Qt::SkipEmptyParts);
}

QStringList csv(const Trace& trace)
{
    std::ostringstream stream;
    writeCsv(stream, trace);
    return QString::fromStdString(stream.str()).split('\n', Qt::SkipEmptyParts);
}

// Written with single quotes, to be read more easily.
QString quoted(const char* text)
{
    return QString(text).replace('\'', '"');
}

// The line of the last event.
QString lastLine(TraceBuilder& builder)
{
    return jsonl(builder.trace()).last();
}

void checkOn(TraceBuilder& builder, const char* expected)
{
    const QJsonObject object = QJsonDocument::fromJson(lastLine(builder).toUtf8()).object();
    QCOMPARE(object["on"].toString(), QString(expected));
}

std::string json(std::string_view text)
{
    std::string out;
    appendJsonString(out, text);
    return out;
}

} // namespace

class TraceWritersTest : public QObject {
    Q_OBJECT

private slots:
    void keysStandInTheOrderOfTheContract()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.line(3).task("main", b.program());
        b.at(1.5).running(main);
        b.finished(main, Outcome::Exception, "ValueError: x");
        const QStringList lines = jsonl(*b.end());
        const QStringList expected{
            quoted("{'t': '0.000000000', 'seq': 0, 'kind': 'run_started', 'task': null, "
                   "'line': null, 'model': 'cooperative', 'file': '', 'source': '', 'settings': "
                   "{'quantum': '0.100000000', 'cores': 1, 'policy': 'rr', 'switch_cost': "
                   "'0.000000000', 'statement_cost': '0.000000000', 'seed': 0}, 'lanes': "
                   "[{'kind': 'program'}, {'kind': 'task', 'name': 'Task-1', 'coroutine': "
                   "'main', 'creator': 0, 'created': 1}], 'objects': []}"),
            quoted("{'t': '0.000000000', 'seq': 1, 'kind': 'task_created', 'task': 'Task-1', "
                   "'line': 3, 'by': null, 'coroutine': 'main', 'lane': 1, 'subject': 0, 'place': "
                   "[3, 1, 3, 2]}"),
            quoted("{'t': '0.000000000', 'seq': 2, 'kind': 'task_ready', 'task': 'Task-1', "
                   "'line': 3, 'by': null, 'why': 'created', 'lane': 1, 'subject': 0, 'place': "
                   "[3, 1, 3, 2]}"),
            quoted("{'t': '1.500000000', 'seq': 3, 'kind': 'task_running', 'task': 'Task-1', "
                   "'line': 3, 'core': 0, 'lane': 1, 'place': [3, 1, 3, 2]}"),
            quoted(
                "{'t': '1.500000000', 'seq': 4, 'kind': 'task_finished', 'task': 'Task-1', "
                "'line': 3, 'outcome': 'exception', 'error': 'ValueError: x', 'lane': 1, 'place': "
                "[3, 1, 3, 2]}"),
            quoted("{'t': '1.500000000', 'seq': 5, 'kind': 'run_finished', 'task': null, "
                   "'line': 3, 'status': 'ok', 'place': [3, 1, 3, 2]}"),
        };
        QCOMPARE(lines, expected);
    }

    void everyKindIsAnObject()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId task = b.task("main", b.program());
        b.trace().addObject(ObjectKind::Queue);
        for (int i = 0; i <= static_cast<int>(EventKind::LimitReached); ++i) {
            const auto kind = static_cast<EventKind>(i);
            b.add(kind, task, 0, 0);
            const QString line = lastLine(b);
            QVERIFY2(!QJsonDocument::fromJson(line.toUtf8()).object().isEmpty(), qPrintable(line));
            QVERIFY(line.contains(QString("\"kind\": \"%1\"").arg(nameOf(kind).data())));
        }
    }

    void waitsSayWhatFor()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId child = b.task("child", main);
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        const ObjectId queue = b.trace().addObject(ObjectKind::Queue);
        b.waiting(main, WaitReason::Sleep, kNone, 1'500'000'000);
        checkOn(b, "sleep 1.5");
        b.waiting(main, WaitReason::Task, child);
        checkOn(b, "task Task-2");
        b.waiting(main, WaitReason::Future);
        checkOn(b, "future");
        b.waiting(main, WaitReason::Gather, kNone, 3);
        checkOn(b, "gather 3");
        b.waiting(main, WaitReason::Wait, kNone, 2);
        checkOn(b, "wait 2");
        b.waiting(main, WaitReason::Group, kNone, 1);
        checkOn(b, "group 1");
        b.waiting(main, WaitReason::Lock, lock);
        checkOn(b, "lock");
        b.trace().nameObject(lock, "verrou");
        checkOn(b, "lock verrou");
        b.trace().nameObject(queue, "q");
        b.waiting(main, WaitReason::QueueGet, queue);
        checkOn(b, "queue.get q");
        b.waiting(main, WaitReason::QueuePut, queue);
        checkOn(b, "queue.put q");
        b.waiting(main, WaitReason::QueueJoin, queue);
        checkOn(b, "queue.join q");
        b.waiting(main, WaitReason::Call, child);
        checkOn(b, "call Task-2");
        b.waiting(main, WaitReason::Thread);
        checkOn(b, "thread");
        b.waiting(main, WaitReason::Shutdown);
        checkOn(b, "shutdown");
        b.waiting(main, WaitReason::Queued, subjectOfQueued(b.trace(), {main, child}, "inner"));
        checkOn(b, "queued inner");
        b.waiting(main, WaitReason::Queued);
        checkOn(b, "queued");
    }

    void outputHasItsStreamAndWhetherItIsPartial()
    {
        TraceBuilder b(Model::Cooperative);
        b.prints(b.program(), "é \"x\"");
        QVERIFY(lastLine(b).endsWith(
            "\"text\": \"é \\\"x\\\"\", \"stream\": \"stdout\", \"lane\": 0}"));
        b.prints(b.program(), "x", OutputToStderr | OutputPartial);
        QVERIFY(lastLine(b).endsWith(
            "\"text\": \"x\", \"stream\": \"stderr\", \"partial\": true, \"lane\": 0}"));
    }

    void timersSayTheirDeadlineAndHowLateTheyAre()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const EventIndex timer = b.timer(main, 1);
        QVERIFY(lastLine(b).endsWith("\"deadline\": \"1.000000000\", \"lane\": 1}"));
        b.at(3).fired(timer);
        QVERIFY(lastLine(b).endsWith("\"late\": \"2.000000000\", \"lane\": 1, \"cause\": 3}"));
    }

    void aDeadlockSaysWhoWaitsForWhat()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        b.trace().nameObject(lock, "v");
        b.waiting(first, WaitReason::Lock, lock);
        b.waiting(second, WaitReason::Task, first);
        b.add(EventKind::Deadlock, kNone, 0, kNone, b.trace().intern("1 2"));
        QVERIFY(lastLine(b).endsWith(
            "\"waiting\": [{\"task\": \"Task-1\", \"on\": \"lock v\"}, "
            "{\"task\": \"Task-2\", \"on\": \"task Task-1\"}], \"argument\": \"1 2\"}"));
    }

    void aCircleAndWhoCouldHaveHelpedAreMarkedInTheDeadlock()
    {
        TraceBuilder b(Model::Synchronous);
        const LaneId first = b.task("a", b.program());
        const ObjectId queue = b.trace().addObject(ObjectKind::Queue);
        b.trace().nameObject(queue, "q");
        b.waiting(first, WaitReason::QueueGet, queue);
        b.add(EventKind::Deadlock, kNone, static_cast<uint16_t>(DeadlockExtent::Cycle), kNone,
              b.trace().intern("1"));
        QVERIFY(lastLine(b).endsWith(
            "\"waiting\": [{\"task\": \"Task-1\", \"on\": \"queue.get q\"}], \"cycle\": true, "
            "\"argument\": \"1\", \"detail\": 1}"));
        b.add(EventKind::Deadlock, kNone, 0, kNone, b.trace().intern("1;get(\"a b\") 0"));
        QVERIFY(lastLine(b).contains("\"unstarted\": [{\"coroutine\": \"get\", \"argument\": "
                                     "\"\\\"a b\\\"\", \"object\": \"queue q\"}]"));
        b.add(EventKind::Deadlock, kNone, 0, kNone, b.trace().intern("1;producer 0;late one 0"));
        QVERIFY(lastLine(b).endsWith(
            "\"waiting\": [{\"task\": \"Task-1\", \"on\": \"queue.get q\"}], \"unstarted\": "
            "[{\"coroutine\": \"producer\", \"object\": \"queue q\"}, "
            "{\"coroutine\": \"late one\", \"object\": \"queue q\"}], "
            "\"argument\": \"1;producer 0;late one 0\"}"));
    }

    void theEndOfAnExceptionSaysWhichOne()
    {
        TraceBuilder b(Model::Cooperative);
        RunError error;
        error.type = "ValueError";
        error.text = "ValueError: x";
        error.line = 4;
        b.trace().setError(error);
        QVERIFY(jsonl(*b.end(RunStatus::Exception))
                    .last()
                    .contains("\"status\": \"exception\", \"error\": {\"type\": \"ValueError\", "
                              "\"text\": \"ValueError: x\", \"line\": 4}, "));
    }

    void jsonStringsAreValidWhateverTheTextIs()
    {
        QCOMPARE(json("a\"\\\n\t\x01\x7f"), std::string("\"a\\\"\\\\\\n\\t\\u0001\\u007f\""));
        QCOMPARE(json("é€😀"), std::string("\"é€😀\""));
        QCOMPARE(json("\xed\xa0\x80"), std::string("\"\\ud800\""));
        QCOMPARE(json("\xff"), std::string("\"\ufffd\""));
        QCOMPARE(json("\xc3"), std::string("\"\ufffd\""));
        QCOMPARE(json("\xc0\xaf"), std::string("\"\ufffd\ufffd\""));
        QCOMPARE(json(std::string_view("\0", 1)), std::string("\"\\u0000\""));
    }

    void csvHasAHeaderAndQuotesWhatNeedsIt()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.line(2).prints(main, "a, \"b\"");
        b.waiting(main, WaitReason::Sleep, kNone, 2'000'000'000);
        const QStringList lines = csv(*b.end());
        QCOMPARE(lines[0],
                 "t,seq,kind,task,line,core,by,why,on,outcome,text,stream,status,lane,name");
        QCOMPARE(lines[4], "0.000000000,3,output,Task-1,2,,,,,,\"a, \"\"b\"\"\",stdout,,1,main");
        QCOMPARE(lines[5], "0.000000000,4,task_waiting,Task-1,2,,,,sleep 2,,,,,1,main");
        QCOMPARE(lines[6], "0.000000000,5,run_finished,,2,,,,,,,,ok,,");
    }
    void csvNamesAThreadAndTheProgram()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId thread = b.lane(LaneKind::Thread, "job", b.program());
        b.running(thread);
        b.running(b.program());
        const QStringList lines = csv(*b.end());
        QCOMPARE(lines[2], "0.000000000,1,task_running,,,0,,,,,,,,1,job");
        QCOMPARE(lines[3], "0.000000000,2,task_running,,,0,,,,,,,,0,program");
    }
    void csvNamesTheProgramAmongWhoWaits()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId main = b.task("main", b.program());
        const TextId both =
            b.trace().intern(std::to_string(main) + ' ' + std::to_string(b.program()));
        b.add(EventKind::Deadlock, kNone, 0, kNone, both);
        QCOMPARE(csv(*b.end(RunStatus::Deadlock))[4],
                 "0.000000000,3,deadlock,,,,,,Task-1 program,,,,,,");
    }
};

QTEST_GUILESS_MAIN(TraceWritersTest)
#include "tst_trace_writers.moc"
