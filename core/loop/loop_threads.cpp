#include "core/loop/loop_threads.h"

#include "core/loop/gather.h"
#include "core/loop/loop_runtime.h"
#include "core/trace/event_text.h"

#include <algorithm>

namespace awaitscope {

LoopThreads::LoopThreads(LoopRuntime& loop) : m_loop(loop)
{
    m_lines.push_back(std::make_unique<LoopLine>());
    m_line = m_lines.front().get();
}

EventIndex LoopThreads::admit(const Ref<Task>& function)
{
    const EventIndex created = m_loop.openLane(*function, LaneKind::Thread, false);
    auto activity = std::make_unique<LoopActivity>();
    activity->loop = m_loop.loop();
    activity->threadResult =
        makeRef<KnownFuture>(m_loop.host(), WaitReason::Thread, function->lane());
    function->activity() = std::move(activity);
    m_alive.push_back(function);
    return m_loop.recordBecause(created, EventKind::TaskReady, function->lane(),
                                ReadyReason::Created, m_loop.currentLane());
}

Coroutine<Ref<Future>> LoopThreads::run(Ref<Task> function)
{
    admit(function);
    Ref<Future> result = activityOf(*function).threadResult;
    // Threads started by a thread begin when the starter first sleeps.
    if (isInThread()) {
        Held start;
        start.until = m_loop.now();
        start.stepping = function;
        start.lane = function->lane();
        addSleeper(std::move(start));
    } else {
        m_fresh = function;
        co_await Holding(*this, VirtualTime{}, false);
    }
    co_return result;
}

// A starter that is a thread itself goes on behind those that are due.
Coroutine<void> LoopThreads::start(Ref<Task> function)
{
    function->setOutlivesLoop();
    admit(function);
    m_fresh = std::move(function);
    const bool inThread = isInThread();
    const VirtualTime until = inThread ? m_loop.now() : VirtualTime{};
    co_await Holding(*this, until, inThread);
}

Coroutine<bool> LoopThreads::holdFor(Ref<Future> future, std::optional<Duration> timeout,
                                     HoldReason why)
{
    if (future->done()) co_return true;
    const LaneId lane = m_loop.currentLane();
    // Code outside the loop keeps nobody waiting.
    const bool keepsThread = m_loop.isRunning();
    const EventIndex wait = m_loop.record(
        EventKind::TaskWaiting, lane,
        static_cast<uint16_t>(why.reason) | (keepsThread ? kKeepsThread : 0), why.subject);
    if (why.reason == WaitReason::Queued)
        m_loop.m_waits.waitsForAny(lane, awaitedLanes(m_loop.trace(), m_loop.trace()[wait]));
    const VirtualTime until = timeout ? m_loop.now() + *timeout : VirtualTime::never();
    Holding holding(*this, until, isInThread(), future, why);
    co_await holding;
    const ReadyReason reason = future->done() ? m_ended : ReadyReason::Timer;
    m_loop.m_cause = m_loop.record(EventKind::TaskReady, lane, reason, m_wokenBy);
    m_loop.m_cause = m_loop.record(EventKind::TaskRunning, lane);
    co_return future->done();
}

void LoopThreads::comesOf(const Future& future, const HoldReason& why)
{
    const auto tell = [&](Held& held) {
        if (held.awaited.get() != &future) return;
        held.why = why;
        const SpanId place = std::exchange(m_loop.m_place, held.place);
        m_loop.record(EventKind::TaskWaiting, held.lane,
                      static_cast<uint16_t>(why.reason) | (held.running ? kKeepsThread : 0),
                      why.subject);
        m_loop.m_place = place;
    };
    for (const std::unique_ptr<LoopLine>& line : m_lines)
        std::for_each(line->held.begin(), line->held.end(), tell);
    if (const auto awaiting = m_awaiting.find(&future); awaiting != m_awaiting.end())
        for (const Sleepers::iterator sleeper : awaiting->second)
            tell(sleeper->second);
}

void LoopThreads::futureDone(const Future& future)
{
    const auto waits = [&future](const Held& held) { return held.awaited.get() == &future; };
    const auto isWoken = [&](Held& held) {
        held.cause = held.why.wokenBy(m_loop.trace(), m_loop.m_currentLane, m_loop.m_cause);
        held.wokenBy = m_loop.m_currentLane;
    };
    // It goes on when those above it have.
    for (const std::unique_ptr<LoopLine>& line : m_lines)
        for (Held& held : line->held)
            if (waits(held)) isWoken(held);
    const auto awaiting = m_awaiting.extract(&future);
    if (awaiting.empty()) return;
    for (const Sleepers::iterator sleeper : awaiting.mapped()) {
        Held woken = std::move(m_sleepers.extract(sleeper).mapped());
        isWoken(woken);
        woken.awaited = nullptr;
        woken.until = m_loop.now();
        addSleeper(std::move(woken));
    }
}

Coroutine<void> LoopThreads::startAtOnce(Ref<Task> task)
{
    m_fresh = std::move(task);
    co_await Holding(*this, VirtualTime{}, false);
}

Coroutine<void> LoopThreads::pass(Duration duration)
{
    const VirtualTime until = m_loop.now() + duration;
    if (isInThread()) {
        co_await Holding(*this, until, true);
    } else if (othersDue() <= until) {
        co_await Holding(*this, until, false);
    } else if (!m_loop.advanceTo(until)) {
        co_await Park(m_halted);
    }
}

void LoopThreads::Holding::await_suspend(std::coroutine_handle<> handle)
{
    Held held = m_threads.hold(handle, m_until);
    held.awaited = std::move(m_awaited);
    held.why = m_why;
    if (m_sleeps)
        m_threads.addSleeper(std::move(held));
    else
        m_threads.m_line->held.push_back(std::move(held));
}

Held LoopThreads::hold(std::coroutine_handle<> handle, VirtualTime until)
{
    Held held;
    held.until = until;
    held.handle = handle;
    held.stepping = std::move(m_loop.m_stepping);
    held.task = m_loop.m_currentTask;
    held.callback = std::move(m_loop.m_callback);
    m_loop.m_callback = {};
    held.called = std::move(m_loop.m_called);
    held.line = m_line;
    held.loop = m_loop.m_loop;
    held.running = m_loop.m_inLoop;
    held.lane = m_loop.m_currentLane;
    held.cause = m_loop.m_cause;
    held.place = m_loop.m_place;
    return held;
}

std::coroutine_handle<> LoopThreads::restore(Held held)
{
    m_loop.m_stepping = std::move(held.stepping);
    m_loop.m_currentTask = held.task;
    m_loop.m_callback = std::move(held.callback);
    m_loop.m_called = std::move(held.called);
    m_line = held.line;
    m_loop.m_loop = std::move(held.loop);
    m_loop.m_inLoop = held.running;
    m_loop.m_currentLane = held.lane;
    m_loop.m_cause = held.cause;
    m_loop.m_place = held.place;
    m_wokenBy = held.wokenBy;
    m_ended = held.why.ended;
    return held.handle;
}

void LoopThreads::addSleeper(Held held)
{
    const VirtualTime until = held.until;
    const Future* awaited = held.awaited.get();
    const auto place = m_sleepers.emplace(until, std::move(held)); // behind those of that instant
    if (awaited) m_awaiting[awaited].push_back(place);
}

std::coroutine_handle<> LoopThreads::wakeNext()
{
    if (!m_loop.advanceTo(nextWakeUp())) return {};
    const auto first = m_sleepers.begin();
    if (const auto found = m_awaiting.find(first->second.awaited.get());
        found != m_awaiting.end()) {
        std::erase(found->second, first); // its time is over
        if (found->second.empty()) m_awaiting.erase(found);
    }
    Held sleeper = std::move(m_sleepers.extract(first).mapped());
    if (sleeper.handle) return restore(std::move(sleeper));
    m_fresh = sleeper.stepping;
    return startFresh();
}

std::coroutine_handle<> LoopThreads::startFresh()
{
    const Ref<Task> fresh = std::exchange(m_fresh, nullptr);
    if (!fresh) return {};
    LoopActivity& activity = activityOf(*fresh);
    const bool isThread = static_cast<bool>(activity.threadResult);
    if (isThread) m_line = nullptr;
    m_loop.m_loop = activity.loop;
    m_loop.m_inLoop = !isThread;
    m_loop.m_stepping = fresh;
    m_loop.m_currentTask = isThread ? nullptr : fresh.get();
    m_loop.m_currentLane = fresh->lane();
    m_loop.m_place = 0;
    m_loop.m_cause = m_loop.recordBecause(m_loop.trace().lane(fresh->lane()).created,
                                          EventKind::TaskRunning, fresh->lane());
    activity.body = fresh->body();
    return activity.body.start(m_loop.m_trampoline);
}

std::coroutine_handle<> LoopThreads::resumeHeld(LoopLine& line)
{
    Held held = std::move(line.held.back());
    line.held.pop_back();
    countServed(line);
    return restore(std::move(held));
}

void LoopThreads::enter(std::coroutine_handle<> handle)
{
    LoopLine* line = m_line;
    Held runner = hold(handle, {});
    if (!line) {
        m_lines.push_back(std::make_unique<LoopLine>());
        line = m_lines.back().get();
    }
    line->runner = std::move(runner);
    line->loop = Ref<AsyncioLoop>(&m_loop.asyncioLoop());
    line->loop->setRunner(line->runner.lane);
    line->loop->mayLeave = false;
    m_line = line;
}

// What led here is the cause of what comes.
std::coroutine_handle<> LoopThreads::leave(LoopLine& line)
{
    const Ref<AsyncioLoop> loop = std::move(line.loop);
    loop->stopping = false;
    loop->setRunner(kNone);
    line.runner.cause = m_loop.m_cause;
    Held runner = std::move(line.runner);
    const auto isLeft = [&line](const auto& one) { return one.get() == &line; };
    if (&line != m_lines.front().get()) std::erase_if(m_lines, isLeft);
    return restore(std::move(runner));
}

LoopLine& LoopThreads::nextLine()
{
    const VirtualTime now = m_loop.now();
    LoopLine* first = nullptr;
    VirtualTime earliest;
    for (size_t step = 1; step <= m_lines.size(); ++step) {
        LoopLine& line = *m_lines[(m_served + step) % m_lines.size()];
        const VirtualTime due = line.due(now);
        if (first && earliest <= due) continue;
        first = &line;
        earliest = due;
    }
    return *first;
}

void LoopThreads::serve(LoopLine& line)
{
    m_line = &line;
    m_loop.m_loop = line.loop;
    countServed(line);
}

void LoopThreads::countServed(const LoopLine& line)
{
    const auto isServed = [&line](const auto& one) { return one.get() == &line; };
    m_served = static_cast<size_t>(std::find_if(m_lines.begin(), m_lines.end(), isServed) -
                                   m_lines.begin());
}

VirtualTime LoopThreads::othersDue()
{
    VirtualTime due = nextWakeUp();
    for (const std::unique_ptr<LoopLine>& line : m_lines)
        if (line.get() != m_line) due = std::min(due, line->due(m_loop.now()));
    return due;
}

std::vector<LaneId> LoopThreads::waitingLanes() const
{
    std::vector<LaneId> lanes, holding;
    for (const std::unique_ptr<LoopLine>& line : m_lines) {
        if (!line->held.empty()) {
            // The end of a loop is on nobody's lane.
            if (line->held.back().lane != kNone) holding.push_back(line->held.back().lane);
        } else if (line->loop) {
            for (const Ref<Task>& task : line->loop->live)
                lanes.push_back(task->lane());
        }
    }
    for (const auto& [until, sleeper] : m_sleepers)
        lanes.push_back(sleeper.lane);
    lanes.insert(lanes.end(), holding.begin(), holding.end());
    return lanes;
}

void LoopThreads::addTimed(std::vector<TimedLane>& lanes) const
{
    for (const auto& [until, sleeper] : m_sleepers)
        if (until != VirtualTime::never()) lanes.push_back({sleeper.lane, until});
    for (const std::unique_ptr<LoopLine>& line : m_lines)
        for (const Held& held : line->held)
            if (held.until != VirtualTime{} && held.until != VirtualTime::never())
                lanes.push_back({held.lane, held.until});
}

Coroutine<void> LoopThreads::untilEnded(Ref<EventLoop> loop)
{
    const auto isOfLoop = [&loop](const Ref<Task>& thread) {
        return !thread->outlivesLoop() && activityOf(*thread).loop == loop;
    };
    while (std::any_of(m_alive.begin(), m_alive.end(), isOfLoop)) {
        if (!m_end) m_end = makeRef<Future>();
        co_await Holding(*this, VirtualTime::never(), isInThread(), m_end);
    }
}

void LoopThreads::ended(const Ref<Task>& thread)
{
    std::erase(m_alive, thread);
    const Ref<Future> end = std::exchange(m_end, nullptr);
    if (!end) return;
    end->setCompletion({});
    futureDone(*end);
}

void LoopThreads::abandon()
{
    for (const Ref<Task>& thread : std::exchange(m_alive, {}))
        activityOf(*thread).body = {};
    m_lines.clear();
    m_awaiting.clear();
    m_sleepers.clear();
    m_line = nullptr;
}

} // namespace awaitscope
