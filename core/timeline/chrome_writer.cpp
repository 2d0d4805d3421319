#include "core/timeline/chrome_writer.h"

#include "core/findings/deadlock.h"
#include "core/timeline/chrome_flows.h"
#include "core/trace/event_text.h"
#include "core/trace/json_text.h"
#include "core/trace/labels.h"

#include <algorithm>
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
          m_objects(labelsOf(m_trace.objects())), m_isDrawn(m_trace.lanes().size()),
          m_lastWaits(m_trace.lanes().size(), kNone)
    {
    }

    void write()
    {
        const std::vector<Deadlock> deadlocks = deadlocksOf(m_trace);
        findOrder(deadlocks);
        m_stream << "{\"displayTimeUnit\": \"ms\", \"traceEvents\": [";
        writeNames();
        findLastWaits();
        for (const LaneId lane : m_order)
            addLane(lane);
        for (const Deadlock& deadlock : deadlocks)
            addDeadlock(deadlock);
        addFlows();
        writeThreads();
        for (const Strip& strip : m_timeline.strips())
            writeStrip(strip);
        m_stream << "\n]}\n";
    }

private:
    /// The program's own lane stands there, too, when it is in a deadlock.
    void findOrder(const std::vector<Deadlock>& deadlocks)
    {
        m_order = m_timeline.order();
        for (const LaneId lane : m_order)
            m_isDrawn[lane] = true;
        for (const Deadlock& deadlock : deadlocks)
            for (const DeadlockLink& link : deadlock.links)
                if (!m_isDrawn[link.lane]) {
                    m_isDrawn[link.lane] = true;
                    m_order.insert(m_order.begin(), link.lane);
                }
    }

    void findLastWaits()
    {
        for (EventIndex index = 0; index < m_trace.size(); ++index) {
            const Event& event = m_trace[index];
            switch (event.kind) {
            case EventKind::TaskWaiting: m_lastWaits[event.lane] = index; break;
            case EventKind::TaskReady:
            case EventKind::TaskRunning:
            case EventKind::TaskFinished: m_lastWaits[event.lane] = kNone; break;
            default: break;
            }
        }
    }

    /// The number of a lane or of a core among all threads. Viewers take 0 for the kernel's idle
    /// thread, and expect none in two processes.
    size_t threadNumber(int process, size_t thread) const
    {
        return 1 + thread + (process == kCores ? m_trace.lanes().size() : 0);
    }
    /// The beginning of an event, the same for all phases; the rest follows.
    std::string begin(const char* phase, int process, size_t thread, std::string_view name) const
    {
        return "{\"ph\": \"" + std::string(phase) + "\", \"pid\": " + std::to_string(process) +
               ", \"tid\": " + std::to_string(threadNumber(process, thread)) +
               ", \"name\": " + quoted(name);
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
        for (const LaneId lane : m_order) {
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

    void addSlice(LaneId id, const Interval& interval)
    {
        const Event& event = m_trace[interval.begin];
        std::string name{nameOf(interval.state)};
        const bool isWait = interval.state == LaneState::Waiting || event.keepsThread();
        if (isWait && event.kind == EventKind::TaskWaiting)
            name += ": " + onText(m_trace, event, m_objects);
        m_events.push_back({interval.start.nanoseconds(), interval.begin, Order::SliceItself,
                            sliceText(kLanes, id, name, interval)});
    }

    void addLane(LaneId id)
    {
        const TimelineLane& lane = m_timeline.lane(id);
        for (const Interval& interval : lane.intervals)
            if (isSlice(interval)) addSlice(id, interval);
        addLastWait(id);
        for (const LaneMark& mark : lane.marks) {
            if (mark.kind != LaneMarkKind::Print) continue;
            m_events.push_back(
                {mark.time.nanoseconds(), mark.event, Order::Instant,
                 instantText(id, m_trace.text(m_trace[mark.event].argument), 't', mark.event)});
        }
    }

    /// A wait in which the run ends at once takes no time, and no slot: it is no interval. But it
    /// is what went wrong.
    void addLastWait(LaneId id)
    {
        const EventIndex wait = m_lastWaits[id];
        const auto& intervals = m_timeline.lane(id).intervals;
        if (wait == kNone || (!intervals.empty() && intervals.back().begin >= wait)) return;
        const Event& event = m_trace[wait];
        const LaneState state = event.keepsThread()                      ? LaneState::Holding
                                : event.waitReason() == WaitReason::Call ? LaneState::InCall
                                                                         : LaneState::Waiting;
        addSlice(id, {wait, wait, event.time, m_trace.end(), 0, 0, id, state});
    }

    void addFlows()
    {
        uint64_t id = 0;
        for (const ChromeFlow& flow : chromeFlows(m_timeline)) {
            ++id;
            const auto text = [&](const char* phase, LaneId lane, int64_t time) {
                return begin(phase, kLanes, lane, flow.name) +
                       ", \"cat\": \"cause\", \"id\": " + std::to_string(id) +
                       ", \"ts\": " + microseconds(time);
            };
            const int64_t start = flow.start.nanoseconds(), stop = flow.stop.nanoseconds();
            m_events.push_back(
                {start, flow.from, Order::FlowOut, text("s", flow.source, start) + '}'});
            m_events.push_back(
                {stop, flow.to, Order::FlowIn, text("f", flow.target, stop) + ", \"bp\": \"e\"}"});
        }
    }

    std::string instantText(size_t thread, std::string_view name, char scope, EventIndex event,
                            const std::string& more = {})
    {
        return begin("i", kLanes, thread, name) + ", \"s\": \"" + scope +
               "\", \"ts\": " + microseconds(m_trace[event].time.nanoseconds()) +
               ", \"args\": {\"seq\": " + std::to_string(event) + more + "}}";
    }

    std::vector<LaneId> helpersOf(const DeadlockLink& link) const
    {
        const bool isKnown = !link.helpers.empty() || link.wait == kNone;
        return isKnown ? link.helpers : awaitedLanes(m_trace, m_trace[link.wait]);
    }

    std::string laneNames(const std::vector<LaneId>& lanes) const
    {
        constexpr size_t kMostNames = 8;
        std::string names;
        for (size_t i = 0; i < std::min(lanes.size(), kMostNames); ++i)
            names += (i == 0 ? "" : ", ") + quoted(laneName(m_timeline, lanes[i]));
        return '[' + names + ']';
    }

    /// For the whole run, with all who wait; and on the lane of each.
    void addDeadlock(const Deadlock& deadlock)
    {
        const int64_t time = m_trace[deadlock.event].time.nanoseconds();
        std::string waiting;
        for (const DeadlockLink& link : deadlock.links) {
            const std::string on =
                link.wait == kNone ? std::string() : onText(m_trace, m_trace[link.wait], m_objects);
            waiting += (waiting.empty() ? "" : ", ") +
                       ("{\"task\": " + quoted(laneName(m_timeline, link.lane))) +
                       ", \"on\": " + quoted(on) + ", \"by\": " + laneNames(helpersOf(link)) + '}';
            m_events.push_back({time, deadlock.event, Order::Instant,
                                instantText(link.lane, "deadlock", 't', deadlock.event,
                                            ", \"on\": " + quoted(on))});
        }
        const bool isCycle = deadlock.extent == DeadlockExtent::Cycle;
        const size_t thread = m_order.empty() ? 0 : m_order.front(); // of the process it is
        m_events.push_back(
            {time, deadlock.event, Order::Instant,
             instantText(thread, "deadlock", 'p', deadlock.event,
                         std::string(", \"cycle\": ") + (isCycle ? "true" : "false") +
                             ", \"waiting\": [" + waiting + ']')});
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
    std::vector<LaneId> m_order;         // from the top
    std::vector<std::string> m_objects;  // their labels
    std::vector<bool> m_isDrawn;         // by lane
    std::vector<EventIndex> m_lastWaits; // by lane: in which it is when the run ends
    bool m_isFirst = true;
};

} // namespace

void writeChrome(std::ostream& stream, const Timeline& timeline)
{
    ChromeWriter(stream, timeline).write();
}

} // namespace awaitscope
