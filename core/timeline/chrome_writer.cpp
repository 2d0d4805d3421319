#include "core/timeline/chrome_writer.h"

#include "core/trace/event_text.h"
#include "core/trace/json_text.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <tuple>
#include <vector>

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

enum class Order { SliceItself, FlowIn, Instant, FlowOut };

/// What stands on the threads of the picture. It is written in the order in which it happened: so
/// an arrow has its beginning before its end also where no time lies between them.
struct ThreadEvent {
    int64_t time = 0; // nanoseconds
    EventIndex event = kNone;
    Order order = Order::SliceItself; // of one event
    std::string text;                 // without the comma
};

class ChromeWriter {
public:
    ChromeWriter(std::ostream& stream, const Timeline& timeline)
        : m_stream(stream), m_timeline(timeline), m_trace(timeline.trace()),
          m_isDrawn(m_trace.lanes().size())
    {
    }

    void write()
    {
        m_stream << "{\"displayTimeUnit\": \"ms\", \"traceEvents\": [";
        writeNames();
        for (const LaneId lane : m_timeline.order())
            addLane(lane);
        for (const LaneId lane : m_timeline.order())
            addFlows(lane);
        writeThreads();
        for (const Strip& strip : m_timeline.strips())
            writeStrip(strip);
        m_stream << "\n]}\n";
    }

private:
    /// The beginning of an event, the same for all phases; the rest follows.
    static std::string begin(const char* phase, int process, size_t thread, std::string_view name)
    {
        return "{\"ph\": \"" + std::string(phase) + "\", \"pid\": " + std::to_string(process) +
               ", \"tid\": " + std::to_string(thread) + ", \"name\": " + quoted(name);
    }
    void put(const std::string& event)
    {
        m_stream << (m_isFirst ? "\n" : ",\n") << event;
        m_isFirst = false;
    }

    void writeName(const char* kind, int process, size_t thread, std::string_view name)
    {
        put(begin("M", process, thread, kind) + ", \"args\": {\"name\": " + quoted(name) + "}}");
    }
    void writeSortIndex(const char* kind, int process, size_t thread, size_t place)
    {
        put(begin("M", process, thread, kind) +
            ", \"args\": {\"sort_index\": " + std::to_string(place) + "}}");
    }

    void writeNames()
    {
        const bool hasCores = m_trace.settings().model == Model::Preemptive;
        writeName("process_name", kLanes, 0, awaitscope::nameOf(m_trace.settings().model));
        writeName("process_name", kCores, 0, hasCores ? "cores" : "thread");
        writeSortIndex("process_sort_index", kLanes, 0, 0);
        writeSortIndex("process_sort_index", kCores, 0, 1);
        size_t place = 0;
        for (const LaneId lane : m_timeline.order()) {
            writeName("thread_name", kLanes, lane, laneName(m_timeline, lane));
            writeSortIndex("thread_sort_index", kLanes, lane, place++);
        }
        for (const Strip& strip : m_timeline.strips()) {
            writeName("thread_name", kCores, strip.core,
                      hasCores ? "core " + std::to_string(strip.core + 1) : "thread");
            writeSortIndex("thread_sort_index", kCores, strip.core, strip.core);
        }
    }

    std::string sliceText(int process, size_t thread, std::string_view name,
                          const Interval& interval)
    {
        return begin("X", process, thread, name) +
               ", \"ts\": " + microseconds(interval.start.nanoseconds()) +
               ", \"dur\": " + microseconds(interval.length().count()) +
               ", \"args\": {\"seq\": " + std::to_string(interval.begin) +
               ", \"line\": " + std::to_string(m_trace.lineOf(m_trace[interval.begin])) + "}}";
    }

    static bool isDrawn(const Interval& interval) { return interval.state != LaneState::Idle; }

    void addLane(LaneId id)
    {
        const TimelineLane& lane = m_timeline.lane(id);
        for (const Interval& interval : lane.intervals) {
            if (!isDrawn(interval)) continue;
            const Event& event = m_trace[interval.begin];
            std::string name{nameOf(interval.state)};
            const bool isWait = interval.state == LaneState::Waiting || event.keepsThread();
            if (isWait && event.kind == EventKind::TaskWaiting)
                name += ": " + onText(m_trace, event);
            m_isDrawn[id] = true;
            m_events.push_back({interval.start.nanoseconds(), interval.begin, Order::SliceItself,
                                sliceText(kLanes, id, name, interval)});
        }
        for (const LaneMark& mark : lane.marks) {
            if (mark.kind != LaneMarkKind::Print) continue;
            const std::string text =
                begin("i", kLanes, id, m_trace.text(m_trace[mark.event].argument)) +
                ", \"s\": \"t\", \"ts\": " + microseconds(mark.time.nanoseconds()) +
                ", \"args\": {\"seq\": " + std::to_string(mark.event) + "}}";
            m_isDrawn[id] = true;
            m_events.push_back({mark.time.nanoseconds(), mark.event, Order::Instant, text});
        }
    }

    /// The slice of a lane in which an event happens; nothing when it is in none.
    std::optional<size_t> sliceOf(LaneId lane, EventIndex event) const
    {
        const auto& intervals = m_timeline.lane(lane).intervals;
        const auto after = std::upper_bound(
            intervals.begin(), intervals.end(), event,
            [](EventIndex wanted, const Interval& interval) { return wanted < interval.begin; });
        if (after == intervals.begin() || !isDrawn(*std::prev(after))) return {};
        return static_cast<size_t>(after - intervals.begin()) - 1;
    }

    /// An arrow to each slice of a lane that something on another lane has brought about.
    void addFlows(LaneId id)
    {
        const auto& intervals = m_timeline.lane(id).intervals;
        for (size_t i = 0; i < intervals.size(); ++i) {
            const Event& event = m_trace[intervals[i].begin];
            if (!isDrawn(intervals[i]) || event.lane != id || event.cause == kNone) continue;
            const LaneId from = m_trace[event.cause].lane;
            if (from == kNone || from == id || !m_isDrawn[from]) continue;
            if (const auto slice = sliceOf(from, event.cause)) addFlow(from, *slice, id, i, event);
        }
    }

    void addFlow(LaneId from, size_t fromSlice, LaneId to, size_t toSlice, const Event& event)
    {
        const Interval& cause = m_timeline.lane(from).intervals[fromSlice];
        // It has to start within its slice, whose end is outside.
        const int64_t begin = cause.start.nanoseconds();
        const int64_t last = std::max(begin, begin + cause.length().count() - 1);
        const int64_t start = std::clamp(event.time.nanoseconds(), begin, last);
        const int64_t end = m_timeline.lane(to).intervals[toSlice].start.nanoseconds();
        const std::string name{event.kind == EventKind::TaskReady
                                   ? awaitscope::nameOf(event.readyReason())
                                   : awaitscope::nameOf(event.kind)};
        const auto text = [&](const char* phase, LaneId lane, int64_t time) {
            return ChromeWriter::begin(phase, kLanes, lane, name) +
                   ", \"cat\": \"cause\", \"id\": " + std::to_string(m_flows) +
                   ", \"ts\": " + microseconds(time);
        };
        ++m_flows;
        m_events.push_back({start, event.cause, Order::FlowOut, text("s", from, start) + '}'});
        m_events.push_back({end, m_timeline.lane(to).intervals[toSlice].begin, Order::FlowIn,
                            text("f", to, end) + ", \"bp\": \"e\"}"});
    }

    void writeThreads()
    {
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const ThreadEvent& left, const ThreadEvent& right) {
                             return std::tie(left.time, left.event, left.order) <
                                    std::tie(right.time, right.event, right.order);
                         });
        for (const ThreadEvent& event : m_events)
            put(event.text);
    }

    void writeStrip(const Strip& strip)
    {
        for (const Interval& interval : strip.intervals) {
            std::string name = laneName(m_timeline, interval.lane);
            if (interval.state != LaneState::Computing)
                name += " (" + std::string(nameOf(interval.state)) + ')';
            put(sliceText(kCores, strip.core, name, interval));
        }
    }

    std::ostream& m_stream;
    const Timeline& m_timeline;
    const Trace& m_trace;
    std::vector<ThreadEvent> m_events;
    std::vector<bool> m_isDrawn; // by lane: something stands on it
    uint64_t m_flows = 1;
    bool m_isFirst = true;
};

} // namespace

void writeChrome(std::ostream& stream, const Timeline& timeline)
{
    ChromeWriter(stream, timeline).write();
}

} // namespace awaitscope
