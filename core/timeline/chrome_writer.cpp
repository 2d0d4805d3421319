#include "core/timeline/chrome_writer.h"

#include "core/trace/event_text.h"
#include "core/trace/json_text.h"

#include <ostream>

namespace awaitscope {

namespace {

constexpr int kLanes = 1;
constexpr int kCores = 2;

std::string_view nameOf(LaneState state)
{
    switch (state) {
    case LaneState::Absent: return "absent";
    case LaneState::Idle: return "idle";
    case LaneState::Ready: return "ready";
    case LaneState::Computing: return "computing";
    case LaneState::Holding: return "holding";
    case LaneState::InCall: return "in call";
    case LaneState::Waiting: return "waiting";
    case LaneState::Late: return "late";
    case LaneState::Switching: return "switching";
    case LaneState::Finished: return "finished";
    }
    return {};
}

std::string quoted(std::string_view text)
{
    std::string json;
    appendJsonString(json, text);
    return json;
}

/// Exact: nanoseconds are thousandths.
std::string microseconds(int64_t nanoseconds)
{
    std::string text = std::to_string(nanoseconds % 1000);
    text.insert(0, 3 - text.size(), '0');
    return std::to_string(nanoseconds / 1000) + '.' + text;
}

/// What people call a lane, also where it is no task.
std::string laneName(const Timeline& timeline, LaneId lane)
{
    const std::string& label = timeline.lane(lane).label;
    if (!label.empty()) return label;
    switch (timeline.trace().lane(lane).kind) {
    case LaneKind::Program: return "program";
    case LaneKind::Callbacks: return "callbacks";
    case LaneKind::Thread: return "thread";
    case LaneKind::Task: break;
    }
    return "task";
}

class ChromeWriter {
public:
    ChromeWriter(std::ostream& stream, const Timeline& timeline)
        : m_stream(stream), m_timeline(timeline), m_trace(timeline.trace())
    {
    }

    void write()
    {
        m_stream << "{\"displayTimeUnit\": \"ms\", \"traceEvents\": [";
        writeNames();
        for (const LaneId lane : m_timeline.order())
            writeLane(lane);
        for (const Strip& strip : m_timeline.strips())
            writeStrip(strip);
        m_stream << "\n]}\n";
    }

private:
    /// The beginning of an event, the same for all phases; the rest follows.
    std::ostream& begin(const char* phase, int process, size_t thread, std::string_view name)
    {
        m_stream << (m_isFirst ? "\n" : ",\n") << "{\"ph\": \"" << phase
                 << "\", \"pid\": " << process << ", \"tid\": " << thread
                 << ", \"name\": " << quoted(name);
        m_isFirst = false;
        return m_stream;
    }

    void writeName(const char* kind, int process, size_t thread, std::string_view name)
    {
        begin("M", process, thread, kind) << ", \"args\": {\"name\": " << quoted(name) << "}}";
    }

    void writeNames()
    {
        const bool hasCores = m_trace.settings().model == Model::Preemptive;
        writeName("process_name", kLanes, 0, awaitscope::nameOf(m_trace.settings().model));
        writeName("process_name", kCores, 0, hasCores ? "cores" : "thread");
        size_t place = 0;
        for (const LaneId lane : m_timeline.order()) {
            writeName("thread_name", kLanes, lane, laneName(m_timeline, lane));
            begin("M", kLanes, lane, "thread_sort_index")
                << ", \"args\": {\"sort_index\": " << place++ << "}}";
        }
        for (const Strip& strip : m_timeline.strips())
            writeName("thread_name", kCores, strip.core,
                      hasCores ? "core " + std::to_string(strip.core + 1) : "thread");
    }

    void writeSlice(int process, size_t thread, std::string_view name, const Interval& interval)
    {
        begin("X", process, thread, name)
            << ", \"ts\": " << microseconds(interval.start.nanoseconds())
            << ", \"dur\": " << microseconds(interval.length().count())
            << ", \"args\": {\"seq\": " << interval.begin
            << ", \"line\": " << m_trace.lineOf(m_trace[interval.begin]) << "}}";
    }

    void writeLane(LaneId id)
    {
        const TimelineLane& lane = m_timeline.lane(id);
        for (const Interval& interval : lane.intervals) {
            if (interval.state == LaneState::Idle) continue;
            const Event& event = m_trace[interval.begin];
            std::string name{nameOf(interval.state)};
            if (interval.state == LaneState::Waiting && event.kind == EventKind::TaskWaiting)
                name += ": " + onText(m_trace, event);
            writeSlice(kLanes, id, name, interval);
        }
        for (const LaneMark& mark : lane.marks) {
            if (mark.kind != LaneMarkKind::Print) continue;
            begin("i", kLanes, id, m_trace.text(m_trace[mark.event].argument))
                << ", \"s\": \"t\", \"ts\": " << microseconds(mark.time.nanoseconds())
                << ", \"args\": {\"seq\": " << mark.event << "}}";
        }
    }

    void writeStrip(const Strip& strip)
    {
        for (const Interval& interval : strip.intervals) {
            std::string name = laneName(m_timeline, interval.lane);
            if (interval.state != LaneState::Computing)
                name += " (" + std::string(nameOf(interval.state)) + ')';
            writeSlice(kCores, strip.core, name, interval);
        }
    }

    std::ostream& m_stream;
    const Timeline& m_timeline;
    const Trace& m_trace;
    bool m_isFirst = true;
};

} // namespace

void writeChrome(std::ostream& stream, const Timeline& timeline)
{
    ChromeWriter(stream, timeline).write();
}

} // namespace awaitscope
