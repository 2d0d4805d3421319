#include "core/runtime/runtime.h"

#include "core/trace/event_text.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace awaitscope {

namespace {
constexpr size_t kEventsBetweenMemoryChecks = 256;
// What is printed at once may be any number of lines: no more of them than these are kept once the
// run has all the events that it may have.
constexpr size_t kLinesPastLimit = 4096;
// Whether the code of one has one object at hand takes a while.
constexpr size_t kMostLooks = 1000;

/// Cycles that lead from who waits for several, as in a `gather`, to one of those. Where another
/// one of them waits for the same thing, its cycle says nothing new.
class ToldMembers {
public:
    ToldMembers(const Trace& trace, const WaitGraph& waits) : m_trace(trace), m_waits(waits) {}

    /// In a combinator or a group. REQUIRES: it waits.
    bool waitsForSeveral(LaneId lane) const
    {
        const WaitReason reason = waitOf(lane).waitReason();
        return isForSeveral(reason) && reason != WaitReason::Queued;
    }
    /// False: it has been told for another member. REQUIRES: both wait.
    bool add(LaneId waiter, LaneId member)
    {
        if (!waitsForSeveral(waiter)) return true;
        const Event& wait = waitOf(member);
        return m_told.emplace(waiter, wait.waitReason(), wait.subject).second;
    }

private:
    const Event& waitOf(LaneId lane) const { return m_trace[m_waits.waitOf(lane)]; }

    const Trace& m_trace;
    const WaitGraph& m_waits;
    std::set<std::tuple<LaneId, WaitReason, uint32_t>> m_told;
};
} // namespace

Runtime::Runtime(const RunOptions& options, Host& host)
    : m_trace(std::make_shared<Trace>(options.settings)), m_options(options), m_host(host)
{
    m_trace->setLimits(options.limits);
    m_loop = makeRef<EventLoop>();
    Lane program;
    program.kind = LaneKind::Program;
    m_currentLane = m_trace->addLane(std::move(program));
}

Runtime::~Runtime() = default;

RunStatus Runtime::run(Coroutine<Completion> program)
{
    // Whatever happens, no coroutine outlives the family that it calls.
    struct Cleanup {
        Runtime& runtime;
        ~Cleanup()
        {
            runtime.m_over = runtime.m_closed = true;
            runtime.abandon();
            runtime.m_program = {};
        }
    };
    Cleanup cleanup{*this};

    m_cause = record(EventKind::RunStarted, kNone);
    m_program = std::move(program);
    std::coroutine_handle<> resumed = m_program.start(m_trampoline);
    while (resumed) {
        m_trampoline.run(resumed);
        if (m_over || m_program.done()) break;
        if (m_waits.isSuspicious()) tellCycles();
        if (const Limit limit = exceededLimit(); limit != Limit::None) {
            endByLimit(limit);
            break;
        }
        resumed = next();
    }
    assert(m_over || m_program.done());
    if (!m_over) m_status = conclude(m_program.result());
    finish(m_status);
    return m_status;
}

void Runtime::closeLoop(EventLoop& loop)
{
    if (m_loop.get() == &loop) m_loop = makeRef<EventLoop>();
}

void Runtime::setPriority(int64_t priority)
{
    if (!m_currentTask) return;
    record(EventKind::PrioritySet, m_currentLane, uint16_t{}, kNone,
           m_trace->internNumber(priority));
    priorityChanged(priority);
}

RunStatus Runtime::conclude(const Completion& completion)
{
    if (!completion.raised()) return RunStatus::Ok;
    RunError error = m_host.uncaught(completion.payload);
    write(error.traceback, true);
    m_trace->setError(std::move(error));
    return completion.exits ? RunStatus::Exit : RunStatus::Exception;
}

void Runtime::finish(RunStatus status)
{
    for (const bool toStderr : {false, true}) {
        std::string& line = m_unfinishedLines[toStderr];
        if (!line.empty())
            recordLine(line, OutputPartial | (toStderr ? OutputToStderr : OutputFlags{}));
        line.clear();
    }
    const TextId text = m_trace->error() ? m_trace->intern(m_trace->error()->text) : 0;
    record(EventKind::RunFinished, kNone, status, kNone, text);
    m_closed = true;
}

void Runtime::write(std::string_view text, bool toStderr)
{
    if (m_closed) return;
    m_written += text.size();
    std::string& unfinished = m_unfinishedLines[toStderr];
    const uint16_t flags = toStderr ? OutputToStderr : 0;
    size_t begin = 0;
    const size_t mostEvents =
        std::max(m_options.limits.events, m_options.limits.events + kLinesPastLimit);
    for (size_t end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
        if (m_trace->size() >= mostEvents) return;
        const std::string_view line = text.substr(begin, end - begin);
        if (unfinished.empty()) {
            recordLine(line, flags);
        } else {
            unfinished += line;
            recordLine(unfinished, flags);
            unfinished.clear();
        }
    }
    unfinished += text.substr(begin);
}

void Runtime::flush(bool toStderr)
{
    if (!m_options.output || m_closed) return;
    const std::string_view line = m_unfinishedLines[toStderr];
    const uint16_t flags = OutputPartial | (toStderr ? OutputToStderr : OutputFlags{});
    if (line.size() > m_told[toStderr])
        m_options.output->printed(line.substr(m_told[toStderr]), flags);
    m_told[toStderr] = line.size();
    m_options.output->flushed();
}

void Runtime::recordLine(std::string_view line, uint16_t flags)
{
    record(EventKind::Output, m_currentLane, flags, kNone, m_trace->intern(line));
    if (!m_options.output) return;
    const size_t told = std::exchange(m_told[(flags & OutputToStderr) != 0], 0);
    m_options.output->printed(line.substr(told), flags);
}

EventIndex Runtime::openLane(Task& task, LaneKind kind, bool numbered, uint16_t loop)
{
    Lane lane;
    lane.kind = kind;
    lane.namedByProgram = !task.givenName().empty();
    if (numbered && !lane.namedByProgram) giveNumber(task);
    lane.number = lane.namedByProgram ? 0 : task.number();
    lane.creator = m_currentLane;
    task.setLane(
        m_trace->addLane(lane, {task.givenName(), task.functionName(), task.firstArgument()}));
    const EventIndex created = record(EventKind::TaskCreated, task.lane(), loop, m_currentLane);
    m_trace->setCreated(task.lane(), created);
    return created;
}

LaneId Runtime::callbacksLane()
{
    if (m_callbacksLane == kNone) {
        Lane lane;
        lane.kind = LaneKind::Callbacks;
        m_callbacksLane = m_trace->addLane(std::move(lane));
    }
    return m_callbacksLane;
}

bool Runtime::advanceTo(VirtualTime time)
{
    // What would come later than time goes stands at its last instant, where no time can pass.
    const VirtualTime until = m_options.limits.until;
    if (time > until || time >= VirtualTime::last()) {
        m_now = std::max(m_now, std::min(until, VirtualTime::last()));
        endByLimit(Limit::Until);
        return false;
    }
    m_now = std::max(m_now, time);
    return true;
}

Limit Runtime::exceededLimit()
{
    if (m_options.stop.stop_requested()) return Limit::Stopped;
    const size_t size = m_trace->size();
    if (size >= m_options.limits.events) return Limit::Events;
    if (m_written > m_options.limits.memory) return Limit::Output;
    if (size >= m_memoryCheckAt) {
        m_memoryCheckAt = size + kEventsBetweenMemoryChecks;
        if (bytes() > m_options.limits.memory) return Limit::Memory;
    }
    return Limit::None;
}

uint64_t Runtime::bytes() const
{
    return m_trace->bytes() + m_unfinishedLines[0].size() + m_unfinishedLines[1].size() +
           pendingBytes();
}

void Runtime::endByLimit(Limit limit)
{
    if (m_over) return;
    m_over = true;
    m_status =
        limit == Limit::Until && m_options.limits.untilIsWanted ? RunStatus::Ok : RunStatus::Limit;
    record(EventKind::LimitReached, m_currentLane, limit);
}

std::vector<LaneId> Runtime::lanesOf(const std::vector<Ref<Future>>& futures)
{
    std::vector<LaneId> lanes;
    lanes.reserve(futures.size());
    for (const Ref<Future>& future : futures) {
        if (future->done()) continue;
        lanes.push_back(future->isTask() ? static_cast<const Task&>(*future).lane() : kNone);
    }
    return lanes;
}

// When the first of the timers that could do it is due.
std::optional<VirtualTime> Runtime::mayBeBrokenAt(const WaitGraph::Cycle& cycle)
{
    std::optional<VirtualTime> first;
    for (const TimedLane& timed : timedLanes()) {
        if (first && *first <= timed.due) continue;
        if (timed.lane == kNone || m_waits.dependsOn(timed.lane, cycle.stuck, true))
            first = timed.due;
    }
    return first;
}

// Whether somebody outside of it has at hand what may set it free: a semaphore, or a lock that no
// block holds.
bool Runtime::mayBeGiven(const WaitGraph::Cycle& cycle) const
{
    if (cycle.givable.empty()) return false;
    for (const Ref<Task>& task : codeUnderWay()) {
        if (m_waits.dependsOn(task->lane(), cycle.stuck, false)) continue;
        for (const ObjectId object : cycle.givable)
            if (m_host.refersTo(task->lane(), task.get(), object, true)) return true;
    }
    return false;
}

void Runtime::tellCycles()
{
    for (const LaneId lane : m_waits.takeSuspects(m_now)) {
        if (m_waits.isMarked(lane)) continue;
        const auto cycle = m_waits.cycleThrough(lane);
        if (!cycle) continue;
        if (const auto due = mayBeBrokenAt(*cycle)) {
            m_waits.keep(lane, m_now, *due);
            continue;
        }
        if (mayBeGiven(*cycle)) {
            // Again when it has lasted twice as long: to look takes a while.
            const Duration lasted = m_now - (*m_trace)[m_waits.waitOf(lane)].time;
            m_waits.keep(lane, m_now, m_now + lasted);
            continue;
        }
        m_waits.mark(cycle->lanes);
        recordDeadlock(m_waits.waitOf(lane), DeadlockExtent::Cycle, cycle->lanes);
    }
}

void Runtime::endByDeadlock(std::vector<LaneId> waiting)
{
    if (m_over) return;
    // Who only waits for work is not stuck.
    std::erase_if(waiting, [this](LaneId lane) {
        const EventIndex wait = m_waits.waitOf(lane);
        return wait != kNone && (*m_trace)[wait].waitReason() == WaitReason::Work;
    });
    const std::vector<LaneId> onCycles = m_waits.onCycles(waiting);
    ToldMembers told(*m_trace, m_waits);
    std::vector<LaneId> marked;
    for (const LaneId lane : onCycles)
        if (m_waits.isMarked(lane)) marked.push_back(lane);
    for (const LaneId waiter : marked) {
        if (!told.waitsForSeveral(waiter)) continue;
        for (const LaneId member : marked)
            told.add(waiter, member);
    }
    for (const LaneId lane : onCycles) {
        if (m_waits.isMarked(lane)) continue;
        const auto cycle = m_waits.lastCycleThrough(lane);
        if (!cycle || !told.add(cycle->lanes.back(), lane)) continue;
        m_waits.mark(cycle->lanes);
        recordDeadlock(m_waits.waitOf(lane), DeadlockExtent::Cycle, cycle->lanes);
    }
    m_over = true;
    m_status = RunStatus::Deadlock;
    recordDeadlock(m_cause, DeadlockExtent::Run, waiting, helpersInText(waiting));
}

// As the event's text has them.
std::string Runtime::helpersInText(const std::vector<LaneId>& waiting) const
{
    std::string text;
    std::vector<ObjectId> asked;
    for (const LaneId lane : waiting) {
        const EventIndex wait = m_waits.waitOf(lane);
        if (wait == kNone) continue;
        const ObjectId object = awaitedObject((*m_trace)[wait]);
        if (object == kNone || std::find(asked.begin(), asked.end(), object) != asked.end())
            continue;
        asked.push_back(object);
        for (const std::string& name : m_host.unstartedThatReferTo(object))
            text += ';' + name + ' ' + std::to_string(object);
    }
    // Of locks it is known who has them.
    std::erase_if(asked, [this](ObjectId object) {
        return m_trace->objects()[object].kind == ObjectKind::Lock;
    });
    std::map<LaneId, Ref<Task>> tasks;
    for (const Ref<Task>& task : codeUnderWay())
        tasks.emplace(task->lane(), task);
    size_t looks = 0;
    for (const LaneId lane : waiting) {
        const EventIndex wait = m_waits.waitOf(lane);
        const auto task = tasks.find(lane);
        const bool isProgram = m_trace->lane(lane).kind == LaneKind::Program;
        if (wait == kNone || (task == tasks.end() && !isProgram)) continue;
        for (const ObjectId object : asked) {
            if (awaitedObject((*m_trace)[wait]) == object) continue;
            if (++looks > kMostLooks) return text;
            if (m_host.refersTo(lane, isProgram ? nullptr : task->second.get(), object, false))
                text += ";@" + std::to_string(lane) + ' ' + std::to_string(object);
        }
    }
    return text;
}

std::vector<Ref<Task>> Runtime::codeUnderWay() const
{
    std::vector<Ref<Task>> tasks = liveTasks();
    const std::vector<Ref<Task>> threads = liveThreads();
    tasks.insert(tasks.end(), threads.begin(), threads.end());
    return tasks;
}

void Runtime::recordDeadlock(EventIndex cause, DeadlockExtent extent,
                             const std::vector<LaneId>& lanes, const std::string& helpers)
{
    std::string text;
    for (const LaneId lane : lanes) {
        if (!text.empty()) text += ' ';
        text += std::to_string(lane);
    }
    recordBecause(cause, EventKind::Deadlock, kNone, extent, kNone,
                  m_trace->intern(text + helpers));
}

Coroutine<void> Runtime::halt(Limit limit)
{
    endByLimit(limit);
    co_await Park(m_halted);
}

} // namespace awaitscope
