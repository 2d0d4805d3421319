#include "core/timeline/chrome_writer.h"
#include "tests/findings/model_runs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>
#include <sstream>

using namespace awaitscope;

namespace {

/// In nanoseconds.
qint64 timeOf(const QJsonObject& event, const char* key)
{
    return qRound64(event[QLatin1String(key)].toDouble() * 1000);
}

struct Slice {
    qint64 begin = 0;
    qint64 end = 0;
};

/// What the Trace Event Format asks of its events, and what its viewers take for granted. The first
/// thing that is wrong, or nothing.
class Checker {
public:
    explicit Checker(const QJsonArray& events) : m_events(events) {}

    QString check()
    {
        for (const QJsonValue& value : m_events) {
            const QJsonObject event = value.toObject();
            const QString problem = take(event);
            if (!problem.isEmpty())
                return problem + ": " + QJsonDocument(event).toJson(QJsonDocument::Compact);
        }
        for (int thread : m_slices.keys()) {
            if (!m_names.contains(thread)) return QString("thread %1 has no name").arg(thread);
            if (!m_places.contains(thread)) return QString("thread %1 has no place").arg(thread);
            if (!areNested(m_slices[thread])) return QString("slices of %1 overlap").arg(thread);
        }
        for (int process : m_processes.values())
            if (!m_processNames.contains(process)) return QString("process without a name");
        for (const QJsonObject& end : m_ends)
            if (!isInSlice(end))
                return "an arrow without a slice: " +
                       QJsonDocument(end).toJson(QJsonDocument::Compact);
        return m_begun.isEmpty() ? QString() : QString("an arrow has no end");
    }

private:
    QString take(const QJsonObject& event)
    {
        const QString phase = event["ph"].toString(), name = event["name"].toString();
        const int process = event["pid"].toInt(), thread = event["tid"].toInt();
        if (process < 1 || thread < 1 || !event.contains("name")) return "nobody's";
        if (m_processes.value(thread, process) != process) return "a thread of two processes";
        m_processes[thread] = process;
        if (phase == "M") {
            if (name == "process_name") m_processNames.insert(process);
            if (name == "thread_name") m_names.insert(thread);
            if (name == "thread_sort_index") m_places.insert(thread);
            return {};
        }
        const qint64 time = timeOf(event, "ts");
        if (!event["ts"].isDouble() || time < 0) return "no time";
        if (phase == "X") {
            if (!event["dur"].isDouble() || timeOf(event, "dur") < 0) return "no length";
            m_slices[thread].push_back({time, time + timeOf(event, "dur")});
            return {};
        }
        if (phase == "i")
            return QString("tpg").contains(event["s"].toString()) ? QString() : QString("scope");
        const int id = event["id"].toInt();
        if (event["cat"].toString().isEmpty()) return "no category";
        m_ends.push_back(event);
        if (phase == "s") {
            if (m_begun.contains(id)) return "begun twice";
            m_begun[id] = event;
            return {};
        }
        if (phase != "f") return "unknown phase";
        const QJsonObject begun = m_begun.take(id);
        if (begun.isEmpty()) return "ends before it begins";
        const bool isSame = begun["name"] == event["name"] && begun["cat"] == event["cat"];
        if (!isSame || timeOf(begun, "ts") > time) return "ends something else";
        return event["bp"] == "e" ? QString() : QString("binds to the next slice");
    }

    static bool areNested(std::vector<Slice> slices)
    {
        std::stable_sort(slices.begin(), slices.end(), [](const Slice& left, const Slice& right) {
            return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
        });
        std::vector<Slice> open;
        for (const Slice& slice : slices) {
            while (!open.empty() && open.back().end <= slice.begin)
                open.pop_back();
            if (!open.empty() && open.back().end < slice.end) return false;
            open.push_back(slice);
        }
        return true;
    }

    bool isInSlice(const QJsonObject& end) const
    {
        const qint64 time = timeOf(end, "ts");
        const std::vector<Slice> slices = m_slices[end["tid"].toInt()];
        return std::any_of(slices.begin(), slices.end(), [time](const Slice& slice) {
            return slice.begin <= time && time < std::max(slice.end, slice.begin + 1);
        });
    }

    QJsonArray m_events;
    QMap<int, int> m_processes; // by thread
    QSet<int> m_processNames, m_names, m_places;
    QMap<int, std::vector<Slice>> m_slices; // by thread
    QMap<int, QJsonObject> m_begun;         // arrows, by number
    std::vector<QJsonObject> m_ends;
};

} // namespace

/// Traces for viewers of the Trace Event Format, of all programs that there are.
class TestChromeTraces : public QObject {
    Q_OBJECT

private slots:
    void aViewerUnderstandsThem_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : allPrograms())
            QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }
    void aViewerUnderstandsThem()
    {
        QFETCH(QString, file);
        for (const Model model : kModels) {
            const auto trace = runUnder(model, textOfFile(file));
            QVERIFY(trace);
            std::ostringstream stream;
            writeChrome(stream, buildTimeline(*trace));
            QJsonParseError error;
            const auto json =
                QJsonDocument::fromJson(QByteArray::fromStdString(stream.str()), &error);
            QCOMPARE(error.error, QJsonParseError::NoError);
            QCOMPARE(Checker(json["traceEvents"].toArray()).check(), QString());
        }
    }
};

QTEST_APPLESS_MAIN(TestChromeTraces)
#include "tst_chrome_traces.moc"
