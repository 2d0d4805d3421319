#pragma once

#include "core/trace/event.h"
#include "core/trace/limits.h"
#include "core/trace/record_list.h"
#include "core/trace/text_pool.h"

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace awaitscope {

/// A place in a scenario's source. Lines and columns from 1, columns in characters, the end
/// exclusive.
struct TraceSpan {
    uint32_t line = 0;
    uint32_t column = 0;
    uint32_t endLine = 0;
    uint32_t endColumn = 0;
    bool operator==(const TraceSpan&) const = default;
};

/// The rules under which a run was made.
enum class Model : uint8_t { Synchronous, Cooperative, Preemptive };
std::string_view nameOf(Model model);
std::optional<Model> modelNamed(std::string_view name);

/// By which rules threads get cores, in the preemptive model. See docs/models.md.
enum class Policy : uint8_t {
    RoundRobin,
    Fifo,
    Priority,
    PriorityAging,
    ShortestRemaining,
    Multilevel,
    Fair,
    Gil,
};
/// `rr`, `fifo`, ...: as settings and traces name them.
std::string_view nameOf(Policy policy);
std::optional<Policy> policyNamed(std::string_view name);
/// All of them, in the order of the settings' help.
std::span<const Policy> policies();
/// The quantum unless another is asked for: 100 ms; of the GIL, CPython's switch interval: 5 ms.
Duration usualQuantum(Policy policy);
/// Whether a quantum can end under it.
constexpr bool hasQuantum(Policy policy)
{
    return policy != Policy::Fifo && policy != Policy::ShortestRemaining;
}

/// What runs on a lane.
enum class LaneKind : uint8_t {
    Task,
    Program,   ///< the module's own code
    Callbacks, ///< functions that the loop calls (cooperative), or anonymous threads of callbacks
    Thread,    ///< a function in a thread: of `to_thread`, an executor, `threading.Thread`
};

std::string_view nameOf(LaneKind kind);

/// One lane of the timeline: a task, or a place where code runs outside any task.
///
/// Numbers differ between models; `creator` and `place` do not: they identify a task across runs.
/// Tasks are made by the million: what they are called stands with the trace.
struct Lane {
    LaneKind kind = LaneKind::Task;
    bool namedByProgram = false; ///< the program gave the name
    uint32_t number = 0;         ///< of one that is called `Task-N`; 0 of others, or not known
    LaneId creator = kNone;
    uint32_t place = 0; ///< how many of this kind the creator had created before this one
    EventIndex created = kNone;
    TextPool::Place name = 0;          ///< see `Trace::nameOf`; 0 of one that has a number
    TextPool::Place coroutine = 0;     ///< see `Trace::coroutineOf`
    TextPool::Place firstArgument = 0; ///< see `Trace::firstArgumentOf`
};

/// What a lane is called.
struct LaneTexts {
    std::string_view name;
    std::string_view coroutine;
    std::string_view firstArgument;
};

enum class ObjectKind : uint8_t { Lock, Semaphore, Event, Condition, Queue, Barrier };
std::string_view nameOf(ObjectKind kind);

/// Something that tasks share.
struct SharedObject {
    ObjectKind kind = ObjectKind::Lock;
    std::string name;   ///< the variable that it was first stored to; empty until then
    uint32_t place = 0; ///< how many of its kind there were before
};

/// The uncaught exception of a run.
struct RunError {
    std::string type;      ///< `ValueError`
    std::string text;      ///< the traceback's last line
    uint32_t line = 0;     ///< of the innermost frame of the program; 0 when unknown
    std::string traceback; ///< whole, as it goes to stderr
    int exitCode = 1;      ///< for `sys.exit`
};

/// Of the preemptive model (rule P16).
inline constexpr uint32_t kMostCores = 16;

/// The settings of a run that decide its events.
struct RunSettings {
    Model model = Model::Cooperative;
    Duration quantum = Duration::milliseconds(100);
    uint32_t cores = 1; ///< 1 to `kMostCores`
    Duration switchCost;
    Duration statementCost;
    int64_t seed = 0;
    Policy policy = Policy::RoundRobin;
};

/// Follows a run as it is recorded, at the events that it asks for.
class TraceWatcher {
public:
    virtual ~TraceWatcher() = default;
    /// `event` is about to become number `index`: all before it is recorded, and what the program
    /// holds is what it holds just after it. Returns the next index to be told of, later than this
    /// one; `kNone` for none.
    virtual EventIndex recording(EventIndex index, const Event& event) = 0;
};

/// All that happened in one run, in order. Append-only while the run lasts, immutable afterwards.
///
/// Texts, numbers and spans are interned.
class Trace {
public:
    explicit Trace(RunSettings settings = {});
    Trace(const Trace&) = delete;
    Trace& operator=(const Trace&) = delete;

    const RunSettings& settings() const { return m_settings; }
    /// What the run was allowed.
    const Limits& limits() const { return m_limits; }

    // --- reading
    size_t size() const { return m_events.size(); }
    const Event& operator[](size_t index) const { return m_events[index]; }
    using Lanes = RecordList<Lane>;
    const Lanes& lanes() const { return m_lanes; }
    const Lane& lane(LaneId id) const { return m_lanes[id]; }
    /// As asyncio names the task: `Task-1`; empty for lanes that are no task.
    std::string nameOf(const Lane& lane) const;
    std::string nameOf(LaneId id) const { return nameOf(m_lanes[id]); }
    /// The coroutine function's name: `download`.
    std::string_view coroutineOf(const Lane& lane) const { return m_laneTexts[lane.coroutine]; }
    std::string_view coroutineOf(LaneId id) const { return coroutineOf(m_lanes[id]); }
    /// The first literal argument of its call, as source text: `"A"`; empty when none.
    std::string_view firstArgumentOf(const Lane& lane) const
    {
        return m_laneTexts[lane.firstArgument];
    }
    const std::vector<SharedObject>& objects() const { return m_objects; }
    std::string_view text(TextId id) const { return m_texts[id]; }
    int64_t number(NumberId id) const { return m_numbers[id]; }
    const TraceSpan& span(SpanId id) const { return m_spans[id]; }
    /// The text of the program, and what messages call it; empty for a program that has none.
    const std::string& source() const { return m_source; }
    const std::string& fileName() const { return m_fileName; }
    /// Line of the event's place in the source; 0 when it has none.
    uint32_t lineOf(const Event& event) const { return m_spans[event.span].line; }
    /// Time of the last event: the end of the run.
    VirtualTime end() const;
    /// How the run ended. REQUIRES: the run is over.
    RunStatus status() const;
    /// A limit ended the run, or the horizon that the user asked for.
    bool wasCut() const;
    /// The uncaught exception, when the status is `Exception` or `Exit`.
    const std::optional<RunError>& error() const { return m_error; }
    /// Index of the first event at or after `time`; `size()` when there is none.
    size_t firstAtOrAfter(VirtualTime time) const;
    /// How people call a task or a thread: its explicit name, else its coroutine's name, with the
    /// first literal argument when that tells namesakes apart: `main`, `download("A")`. What is
    /// still alike is numbered: `worker`, `worker #2`. The program's own lane and those of
    /// callbacks have the empty label: words for them are the view's. Linear in the number of
    /// lanes; for all of them at once, see `labelsOf`.
    std::string label(LaneId id) const;

    // --- appending, by a runtime only
    EventIndex append(const Event& event)
    {
        return appendFilled([&event](Event& place) { place = event; });
    }
    /// The same, written where it stays: `fill(event)` sets everything.
    template <class Fill> EventIndex appendFilled(Fill fill)
    {
        const size_t index = m_events.size();
        if (index == m_room) {
            Event next;
            fill(next);
            makeRoom(next);
        }
        fill(m_events.append());
        return static_cast<EventIndex>(index);
    }
    /// Its place becomes the next one of its kind among its creator's, its texts are these.
    LaneId addLane(Lane lane, const LaneTexts& texts = {});
    void setCreated(LaneId id, EventIndex created) { m_lanes[id].created = created; }
    /// The program gives it another name.
    void renameLane(LaneId id, std::string_view name);
    ObjectId addObject(ObjectKind kind);
    /// Gives a name to an object that has none yet: the first variable that it is stored to.
    void nameObject(ObjectId id, std::string_view name);
    TextId intern(std::string_view text);
    NumberId internNumber(int64_t number)
    {
        const bool isKnown = number >= 0 && number < kSmallNumbers &&
                             m_smallIds[static_cast<size_t>(number)] != kNone;
        return isKnown ? m_smallIds[static_cast<size_t>(number)] : placeNumber(number);
    }
    /// Takes the spans of a program; `SpanId` n is then spans[n - 1].
    void setSpans(const std::vector<TraceSpan>& spans);
    SpanId addSpan(const TraceSpan& span);
    void setError(RunError error) { m_error = std::move(error); }
    void setSource(std::string fileName, std::string source);
    void setLimits(const Limits& limits) { m_limits = limits; }
    /// Tells the watcher of the event `from` and of those that it then asks for. It outlives the
    /// recording. REQUIRES: from >= size().
    void watch(TraceWatcher& watcher, EventIndex from);
    /// Bytes that the trace holds, for the memory limit.
    size_t bytes() const;

private:
    static constexpr int64_t kSmallNumbers = 256;

    NumberId placeNumber(int64_t number);
    void makeRoom(const Event& next);
    size_t nextStop() const;

    RunSettings m_settings;
    Limits m_limits;
    RecordList<Event> m_events;
    size_t m_room = 0; ///< where an event asks for more than its place: a block's end, a watcher
    TraceWatcher* m_watcher = nullptr;
    size_t m_watchedFrom = SIZE_MAX;
    Lanes m_lanes;
    TextPool m_laneTexts;
    std::vector<uint32_t> m_childCounts; // by creator (kNone first) and kind
    std::vector<SharedObject> m_objects;
    std::deque<std::string> m_texts; // a deque: views into it stay valid
    std::unordered_map<std::string_view, TextId> m_textIds;
    std::vector<int64_t> m_numbers;
    std::unordered_map<int64_t, NumberId> m_numberIds; // of those that are not small
    std::vector<NumberId> m_smallIds = std::vector<NumberId>(kSmallNumbers, kNone);
    std::vector<TraceSpan> m_spans;
    std::string m_source;
    std::string m_fileName;
    size_t m_textBytes = 0;
    std::optional<RunError> m_error;
};

} // namespace awaitscope
