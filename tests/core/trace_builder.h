#pragma once

#include "core/trace/trace.h"

#include <memory>
#include <string>
#include <string_view>

namespace awaitscope {

/// Writes traces by hand, as a runtime would record them, for tests of what reads traces.
class TraceBuilder {
public:
    explicit TraceBuilder(RunSettings settings) : m_trace(std::make_shared<Trace>(settings))
    {
        Lane program;
        program.kind = LaneKind::Program;
        m_program = m_trace->addLane(program);
        add(EventKind::RunStarted, kNone);
    }
    explicit TraceBuilder(Model model) : TraceBuilder(settingsOf(model)) {}

    Trace& trace() { return *m_trace; }
    LaneId program() const { return m_program; }

    // --- clock and place
    TraceBuilder& at(double seconds)
    {
        m_now = VirtualTime() + Duration::fromSeconds(seconds);
        return *this;
    }
    /// Later events stand on this line of the source.
    TraceBuilder& line(uint32_t line)
    {
        m_place = m_trace->addSpan({line, 1, line, 2});
        return *this;
    }
    TraceBuilder& core(uint8_t core)
    {
        m_core = core;
        return *this;
    }

    // --- lanes
    LaneId lane(LaneKind kind, std::string_view coroutine = {}, LaneId creator = kNone,
                uint32_t number = 0, std::string_view firstArgument = {})
    {
        Lane lane;
        lane.kind = kind;
        lane.creator = creator;
        lane.number = number;
        return m_trace->addLane(lane, {{}, coroutine, firstArgument});
    }
    /// Creates a task and makes it ready.
    LaneId task(std::string_view coroutine, LaneId creator, std::string_view firstArgument = {})
    {
        const LaneId id = lane(LaneKind::Task, coroutine, creator, ++m_tasks, firstArgument);
        m_trace->setCreated(id, add(EventKind::TaskCreated, id, 0, creator));
        ready(id, ReadyReason::Created, creator);
        return id;
    }

    // --- events
    EventIndex add(EventKind kind, LaneId lane, uint16_t detail = 0, uint32_t subject = kNone,
                   uint32_t argument = 0, EventIndex cause = kNone)
    {
        Event event;
        event.time = m_now;
        event.cause = cause;
        event.lane = lane;
        event.subject = subject;
        event.argument = argument;
        event.span = m_place;
        event.kind = kind;
        event.core = m_core;
        event.detail = detail;
        return m_trace->append(event);
    }
    EventIndex ready(LaneId lane, ReadyReason reason, LaneId by = kNone)
    {
        return add(EventKind::TaskReady, lane, static_cast<uint16_t>(reason), by);
    }
    EventIndex running(LaneId lane) { return add(EventKind::TaskRunning, lane); }
    EventIndex waiting(LaneId lane, WaitReason reason, uint32_t subject = kNone, int64_t number = 0)
    {
        return add(EventKind::TaskWaiting, lane, static_cast<uint16_t>(reason), subject,
                   m_trace->internNumber(number));
    }
    EventIndex preempted(LaneId lane) { return add(EventKind::TaskPreempted, lane); }
    EventIndex finished(LaneId lane, Outcome outcome = Outcome::Result, std::string_view text = {})
    {
        return add(EventKind::TaskFinished, lane, static_cast<uint16_t>(outcome), kNone,
                   m_trace->intern(text));
    }
    EventIndex prints(LaneId lane, std::string_view text, uint16_t flags = 0)
    {
        return add(EventKind::Output, lane, flags, kNone, m_trace->intern(text));
    }
    EventIndex timer(LaneId lane, double deadline)
    {
        return add(EventKind::TimerSet, lane, 0, kNone, number(deadline));
    }
    EventIndex fired(EventIndex timer)
    {
        const LaneId lane = (*m_trace)[timer].lane;
        return add(EventKind::TimerFired, lane, 0, kNone, 0, timer);
    }
    /// Sets a timer and waits for it; returns the timer.
    EventIndex sleeps(LaneId lane, double seconds)
    {
        const EventIndex set = timer(lane, m_now.toSeconds() + seconds);
        waiting(lane, WaitReason::Sleep, kNone, Duration::fromSeconds(seconds).count());
        return set;
    }
    /// CPU time from now on; the clock then stands at its end.
    EventIndex works(LaneId lane, double seconds)
    {
        return passes(lane, seconds, EventKind::WorkStarted, EventKind::WorkFinished);
    }
    EventIndex blocks(LaneId lane, double seconds)
    {
        return passes(lane, seconds, EventKind::BlockedStarted, EventKind::BlockedFinished);
    }
    EventIndex iteration(uint32_t turn) { return add(EventKind::Iteration, kNone, 0, turn); }
    NumberId number(double seconds)
    {
        return m_trace->internNumber(Duration::fromSeconds(seconds).count());
    }
    /// Ends the run.
    std::shared_ptr<const Trace> end(RunStatus status = RunStatus::Ok)
    {
        add(EventKind::RunFinished, kNone, static_cast<uint16_t>(status));
        return m_trace;
    }

private:
    static RunSettings settingsOf(Model model)
    {
        RunSettings settings;
        settings.model = model;
        return settings;
    }
    EventIndex passes(LaneId lane, double seconds, EventKind from, EventKind to)
    {
        const EventIndex begun = add(from, lane, 0, kNone, number(seconds));
        at(m_now.toSeconds() + seconds);
        add(to, lane, 0, kNone, 0, begun);
        return begun;
    }

    std::shared_ptr<Trace> m_trace;
    LaneId m_program = kNone;
    VirtualTime m_now;
    SpanId m_place = 0;
    uint8_t m_core = 0;
    uint32_t m_tasks = 0;
};

} // namespace awaitscope
