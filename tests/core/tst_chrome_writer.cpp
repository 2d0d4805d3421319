#include "core/timeline/chrome_writer.h"
#include "tests/core/trace_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

/// The events of a phase, as `name@start+length`, in seconds.
QStringList events(const char* phase, int process)
{
    const auto trace = smallRun();
    std::ostringstream stream;
    writeChrome(stream, buildTimeline(*trace));
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(stream.str()));
    QStringList found;
    for (const QJsonValue& value : document["traceEvents"].toArray()) {
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
    void processesAreNamed()
    {
        QVERIFY(events("M", 1).contains("process_name"));
        QVERIFY(events("M", 2).contains("process_name"));
    }
};

QTEST_APPLESS_MAIN(ChromeWriterTest)
#include "tst_chrome_writer.moc"
