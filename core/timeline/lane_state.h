#pragma once

#include "core/trace/trace.h"

#include <vector>

namespace awaitscope {

/// What a lane is doing, as pictures, tables and sentences say it.
enum class LaneState : uint8_t {
    Absent,    ///< not created yet
    Idle,      ///< exists, but none of its code is under way (program, callbacks)
    Ready,     ///< could run; has no thread or core
    Computing, ///< has the thread or core
    Holding,   ///< has it without computing: `time.sleep`, a synchronous sleep, a coroutine that
               ///< waits for what threads share
    InCall,    ///< synchronous: underneath the call that it made
    Waiting,   ///< for a timer, a task, a lock, ...
    Late,      ///< waiting, but its timer is due: somebody holds the loop
    Switching, ///< of a core: passes to another thread
    Finished,
};

/// Whether a lane in this state has the thread or core.
constexpr bool occupiesCore(LaneState state)
{
    return state == LaneState::Computing || state == LaneState::Holding;
}

/// Whether a lane runs on the threads or cores that strips, snapshots and figures are about. In the
/// cooperative model that is the loop's thread only: a function of `to_thread` has another.
inline bool runsOnCores(const Trace& trace, LaneId lane)
{
    return trace.settings().model != Model::Cooperative ||
           trace.lane(lane).kind != LaneKind::Thread;
}

/// The event loop of a task, by its number; 0 in the other models, and of what is none's.
inline uint16_t loopOf(const Trace& trace, LaneId lane)
{
    const EventIndex created = trace.lane(lane).created;
    return created == kNone ? uint16_t{} : trace[created].detail;
}

/// The state of every lane while one walks through a trace from its beginning.
///
/// `Late` is not told here: it is known only when the timer fires, or the sleep is cut short.
class LaneStates {
public:
    explicit LaneStates(const Trace& trace);

    /// Takes in the next event and calls `changed(lane, from, to)` for each lane whose state it
    /// changes, or begins anew.
    template <class Changed> void apply(const Event& event, Changed&& changed)
    {
        if (m_visitor != kNone && endsVisit(event)) {
            const LaneId visitor = m_visitor;
            m_visitor = kNone;
            set(visitor, LaneState::Idle, changed);
        }
        if (event.lane == kNone) return;
        const LaneState from = m_states[event.lane];
        const LaneState to = next(event, from);
        if (event.kind == EventKind::CallbackStarted) m_beneath[event.lane] = from;
        if (event.lane == m_visitor && (!occupiesCore(to) || isStart(event))) m_visitor = kNone;
        if (from == LaneState::Idle && occupiesCore(to) && !isStart(event)) m_visitor = event.lane;
        if (to != from || beginsAnew(event)) set(event.lane, to, changed);
    }
    LaneState operator[](LaneId lane) const { return m_states[lane]; }

private:
    LaneState next(const Event& event, LaneState from) const;
    bool isPlace(LaneId lane) const;
    bool isCallbacksVisitor(LaneId lane) const;
    bool endsVisit(const Event& event) const;
    static bool isStart(const Event& event)
    {
        return event.kind == EventKind::TaskRunning || event.kind == EventKind::CallbackStarted;
    }
    static bool beginsAnew(const Event& event)
    {
        return event.kind == EventKind::TaskRunning || event.kind == EventKind::TaskWaiting;
    }
    template <class Changed> void set(LaneId lane, LaneState to, Changed&& changed)
    {
        const LaneState from = m_states[lane];
        m_states[lane] = to;
        changed(lane, from, to);
    }

    const Trace::Lanes* m_lanes;
    std::vector<LaneState> m_states;
    std::vector<LaneState> m_beneath; // by lane: what it goes back to after a callback
    LaneState m_createdState =
        LaneState::Ready;     // a call is never ready: it begins where it is made
    LaneId m_visitor = kNone; // works on a lane that nothing has started: module-level code
};

} // namespace awaitscope
