#include "core/timeline/chrome_writer.h"
#include "tests/core/trace_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTest>

#include <sstream>

using namespace awaitscope;

namespace {

/// One task that prints, works 1.5 s, sleeps 2 s and ends.
std::shared_ptr<const Trace> smallRun()
{
    TraceBuilder builder(Model::Cooperative);
    const LaneId task = builder.task("main", builder.program());
    builder.line(4).running(task);
    builder.prints(task, "a \"quoted\" line");
    builder.works(task, 1.5);
    const EventIndex timer = builder.sleeps(task, 2);
    builder.at(3.5);
    builder.fired(timer);
    builder.ready(task, ReadyReason::Timer);
    builder.running(task);
    builder.finished(task);
    return builder.end();
}

QJsonArray chromeOf(const Trace& trace)
{
    std::ostringstream stream;
    writeChrome(stream, buildTimeline(trace));
    return QJsonDocument::fromJson(QByteArray::fromStdString(stream.str()))["traceEvents"]
        .toArray();
}

/// The arrows, as `name: lane slice -> lane slice`: each end belongs to the slice that was begun
/// last on its lane, as Perfetto has it.
QStringList arrowsIn(const Trace& trace)
{
    QMap<int, QString> lanes, slices, begun;
    QStringList arrows;
    for (const QJsonValue& value : chromeOf(trace)) {
        const QJsonObject event = value.toObject();
        if (event["pid"] != 1) continue;
        const QString phase = event["ph"].toString(), name = event["name"].toString();
        const int lane = event["tid"].toInt(), id = event["id"].toInt();
        if (name == "thread_name") lanes[lane] = event["args"]["name"].toString();
        if (phase == "X") slices[lane] = name;
        const QString place = lanes[lane] + ' ' + slices[lane];
        if (phase == "s") begun[id] = place;
        if (phase == "f") arrows << name + ": " + begun.value(id, "?") + " -> " + place;
    }
    return arrows;
}

/// `main` awaits `child`, which sleeps a second.
std::shared_ptr<const Trace> awaitingRun()
{
    TraceBuilder builder(Model::Cooperative);
    const LaneId main = builder.task("main", builder.program());
    builder.running(main);
    const LaneId child = builder.task("child", main);
    builder.waiting(main, WaitReason::Task, child);
    builder.running(child);
    const EventIndex timer = builder.sleeps(child, 1);
    builder.at(1);
    builder.fired(timer);
    builder.ready(child, ReadyReason::Timer);
    builder.running(child);
    const EventIndex end = builder.finished(child);
    builder.add(EventKind::TaskReady, main, static_cast<uint16_t>(ReadyReason::TaskDone), child, 0,
                end);
    builder.running(main);
    builder.finished(main);
    return builder.end();
}

/// `main` computes 2 s and then cancels `child`, which sleeps.
std::shared_ptr<const Trace> cancellingRun()
{
    TraceBuilder builder(Model::Cooperative);
    const LaneId main = builder.task("main", builder.program());
    const LaneId child = builder.task("child", main);
    builder.running(child);
    builder.sleeps(child, 5);
    const EventIndex step = builder.running(main);
    builder.works(main, 2);
    const EventIndex asked = builder.add(EventKind::CancelRequested, child, 0, main, 0, step);
    builder.add(EventKind::TaskReady, child, static_cast<uint16_t>(ReadyReason::Cancelled), main, 0,
                asked);
    builder.finished(main);
    builder.running(child);
    builder.finished(child, Outcome::Cancelled);
    return builder.end();
}

/// Two tasks have a lock each, called alike, and want the other one.
std::shared_ptr<const Trace> deadlockedRun()
{
    TraceBuilder builder(Model::Cooperative);
    const ObjectId first = builder.trace().addObject(ObjectKind::Lock);
    const ObjectId second = builder.trace().addObject(ObjectKind::Lock);
    builder.trace().nameObject(first, "lock");
    builder.trace().nameObject(second, "lock");
    const LaneId a = builder.task("a", builder.program());
    const LaneId b = builder.task("b", builder.program());
    builder.running(a);
    builder.add(EventKind::LockAcquired, a, 0, first);
    builder.works(a, 1);
    builder.running(b);
    builder.add(EventKind::LockAcquired, b, 0, second);
    builder.waiting(b, WaitReason::Lock, first);
    builder.running(a);
    builder.waiting(a, WaitReason::Lock, second);
    const TextId both = builder.trace().intern(std::to_string(a) + ' ' + std::to_string(b));
    builder.add(EventKind::Deadlock, kNone, static_cast<uint16_t>(DeadlockExtent::Cycle), kNone,
                both);
    return builder.end(RunStatus::Deadlock);
}

/// The events of a phase, as `name@start+length`, in seconds.
QStringList events(const char* phase, int process)
{
    QStringList found;
    for (const QJsonValue& value : chromeOf(*smallRun())) {
        const QJsonObject event = value.toObject();
        if (event["ph"] != QLatin1String(phase) || event["pid"] != process) continue;
        QString text = event["name"].toString();
        if (event.contains("ts")) text += QString("@%1").arg(event["ts"].toDouble() / 1e6);
        if (event["dur"].toDouble() > 0) text += QString("+%1").arg(event["dur"].toDouble() / 1e6);
        found << text;
    }
    return found;
}

} // namespace

class ChromeWriterTest : public QObject {
    Q_OBJECT

private slots:
    void aLaneShowsItsStates()
    {
        QStringList lasting;
        for (const QString& event : events("X", 1))
            if (event.contains('+')) lasting << event;
        const QStringList expected{"computing@0+1.5", "waiting: sleep 2@1.5+2"};
        QCOMPARE(lasting.join(", "), expected.join(", "));
    }
    void theThreadShowsWhoHasIt() { QVERIFY(events("X", 2).contains("main@0+1.5")); }
    void printsAreInstants() { QCOMPARE(events("i", 1), QStringList{"a \"quoted\" line@0"}); }
    void anArrowLeadsFromAnEndToWhoAwaitedIt()
    {
        const QStringList arrows = arrowsIn(*awaitingRun());
        QVERIFY2(arrows.contains("task_done: child computing -> main computing"),
                 qPrintable(arrows.join('\n')));
    }
    void aCancellationLeadsFromWhoAskedForIt()
    {
        const QStringList arrows = arrowsIn(*cancellingRun());
        QVERIFY2(arrows.contains("cancelled: main computing -> child ready") ||
                     arrows.contains("cancelled: main computing -> child computing"),
                 qPrintable(arrows.join('\n')));
    }
    void aDeadlockIsMarkedAndItsWaitsAreDrawn()
    {
        QStringList waits, marks, told;
        for (const QJsonValue& value : chromeOf(*deadlockedRun())) {
            const QJsonObject event = value.toObject();
            const QString name = event["name"].toString();
            if (name.startsWith("waiting")) waits << name;
            if (name != "deadlock") continue;
            if (event["s"] == QLatin1String("t")) marks << event["args"]["on"].toString();
            for (const QJsonValue& each : event["args"]["waiting"].toArray())
                told << each["task"].toString() + ": " + each["on"].toString() + ", by " +
                            each["by"][0].toString();
        }
        QCOMPARE(waits.join(", "), "waiting: lock lock, waiting: lock lock #2");
        QCOMPARE(marks.join(", "), "lock lock #2, lock lock");
        QCOMPARE(told.join("; "), "a: lock lock #2, by b; b: lock lock, by a");
    }
    void processesAreNamed()
    {
        QVERIFY(events("M", 1).contains("process_name"));
        QVERIFY(events("M", 2).contains("process_name"));
    }
};

QTEST_APPLESS_MAIN(ChromeWriterTest)
#include "tst_chrome_writer.moc"
