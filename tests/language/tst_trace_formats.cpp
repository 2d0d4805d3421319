#include "core/comparison/comparison.h"
#include "core/timeline/chrome_writer.h"
#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"
#include "tests/core/trace_text.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <map>
#include <sstream>

using namespace awaitscope;

namespace {

constexpr Model kModels[] = {Model::Synchronous, Model::Cooperative, Model::Preemptive};

std::shared_ptr<const Trace> runOf(const QString& path, Model model)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return nullptr;
    const CompileResult compiled = compileScenario(file.readAll().toStdString(), "main.py");
    if (!compiled.program) return nullptr;
    RunOptions options;
    options.settings.model = model;
    options.settings.cores = 2;
    options.limits.statements = 50'000;
    options.limits.events = 20'000;
    applyDirectives(options, compiled.directives, Language::English);
    return runScenario(compiled.program, options).trace;
}

/// A slice of a thread, in nanoseconds.
struct Slice {
    qint64 start = 0;
    qint64 end = 0;
};

qint64 nanosecondsOf(const QJsonValue& microseconds)
{
    return qRound64(microseconds.toDouble() * 1000);
}

/// What the Trace Event Format does not allow, or Perfetto could not bind; empty when all is well.
QString faultOf(const QJsonArray& events)
{
    std::map<std::pair<int, int>, std::vector<Slice>> slices;
    std::map<std::pair<int, int>, qint64> last;
    std::map<std::pair<int, int>, QString> names;
    std::map<int, std::pair<int, int>> flows; // by id: starts and ends
    for (const QJsonValue& value : events) {
        const QJsonObject event = value.toObject();
        const QString phase = event["ph"].toString();
        const std::pair thread(event["pid"].toInt(-1), event["tid"].toInt(-1));
        if (thread.first < 0 || thread.second < 0) return "an event of no thread";
        if (phase == "M") {
            if (event["name"] == "thread_name")
                names[thread] = event["args"].toObject()["name"].toString();
            continue;
        }
        if (!event.contains("ts")) return "an event without a time";
        const qint64 time = nanosecondsOf(event["ts"]);
        if (last.contains(thread) && time < last[thread]) return "a time that falls";
        last[thread] = time;
        if (names[thread].isEmpty()) return "a thread without a name";
        if (phase == "X") {
            if (!event.contains("dur")) return "a slice without a length";
            const Slice slice{time, time + nanosecondsOf(event["dur"])};
            auto& others = slices[thread];
            if (!others.empty() && slice.start < others.back().end) return "slices that overlap";
            others.push_back(slice);
        } else if (phase == "s" || phase == "f") {
            auto& [starts, ends] = flows[event["id"].toInt()];
            ++(phase == "s" ? starts : ends);
            if (starts == 0) return "a flow that ends before it begins";
            if (phase == "f" && event["bp"] != "e") return "a flow's end that is bound to nothing";
            // The slice that encloses it is the last one that was written.
            const auto& others = slices[thread];
            if (others.empty()) return "a flow outside any slice";
            const Slice& slice = others.back();
            const bool isInstant = slice.start == slice.end && time == slice.start;
            if (!isInstant && (time < slice.start || time >= slice.end))
                return QString("a flow at %1 outside its slice").arg(time);
        } else if (phase != "i") {
            return "an unknown phase: " + phase;
        }
    }
    for (const auto& [id, ends] : flows)
        if (ends != std::pair(1, 1)) return QString("a flow with loose ends: %1").arg(id);
    return {};
}

} // namespace

/// What is written of the runs of many programs, read by others.
class TestTraceFormats : public QObject {
    Q_OBJECT

private slots:
    void jsonLinesOpenAgain_data() { addRows(); }
    void jsonLinesOpenAgain()
    {
        QFETCH(QString, path);
        QFETCH(Model, model);
        const auto trace = runOf(path, model);
        if (!trace) QSKIP("does not compile");
        const std::string text = jsonlOf(*trace);
        std::istringstream stream(text);
        const TraceReading reading = readJsonl(stream);
        QVERIFY2(reading.trace, reading.problem ? reading.problem->key.c_str() : "no problem");
        const bool isSame = jsonlOf(*reading.trace) == text;
        QVERIFY(isSame);
        // The same picture: the same intervals at the same places.
        const Timeline before = buildTimeline(*trace), after = buildTimeline(*reading.trace);
        QVERIFY(before.order() == after.order());
        QCOMPARE(after.moments().size(), before.moments().size());
        for (const LaneId lane : before.order()) {
            const auto &was = before.lane(lane), &is = after.lane(lane);
            QCOMPARE(is.label, was.label);
            QCOMPARE(is.intervals.size(), was.intervals.size());
            for (size_t i = 0; i < is.intervals.size(); ++i) {
                QVERIFY(is.intervals[i].from() == was.intervals[i].from());
                QVERIFY(is.intervals[i].state == was.intervals[i].state);
            }
        }
    }

    void chromeTracesAreWhatPerfettoTakes_data() { addRows(); }
    void chromeTracesAreWhatPerfettoTakes()
    {
        QFETCH(QString, path);
        QFETCH(Model, model);
        const auto trace = runOf(path, model);
        if (!trace) QSKIP("does not compile");
        std::ostringstream stream;
        writeChrome(stream, buildTimeline(*trace));
        QJsonParseError error;
        const auto document =
            QJsonDocument::fromJson(QByteArray::fromStdString(stream.str()), &error);
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        const QString fault = faultOf(document["traceEvents"].toArray());
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

    void arrowsLeadFromCauseToEffect()
    {
        const auto path = QFINDTESTDATA("../conformance/cases/dev/worker_pool_join.py");
        const auto trace = runOf(path, Model::Cooperative);
        QVERIFY(trace);
        std::ostringstream stream;
        writeChrome(stream, buildTimeline(*trace));
        const QByteArray text = QByteArray::fromStdString(stream.str());
        QVERIFY(text.count("\"ph\": \"s\"") > 3);
        QVERIFY(text.contains("\"name\": \"joined\""));
    }

private:
    static void addRows()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Model>("model");
        for (const QString& folder :
             {QFINDTESTDATA("scripts"), QFINDTESTDATA("../conformance/cases/dev")})
            for (const QFileInfo& file : QDir(folder).entryInfoList({"*.py"}))
                for (const Model model : kModels)
                    QTest::addRow("%s %s", qPrintable(file.fileName()),
                                  std::string(nameOf(model)).c_str())
                        << file.filePath() << model;
    }
};

QTEST_GUILESS_MAIN(TestTraceFormats)
#include "tst_trace_formats.moc"
