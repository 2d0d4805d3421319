#pragma once

#include "core/runtime/runtime.h"
#include "core/time/virtual_time.h"
#include "core/trace/event.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace awaitscope {

/// Names an armed timer. Timers fire in this order: by deadline, then by arming.
struct TimerKey {
    VirtualTime deadline;
    uint64_t number = 0;
    auto operator<=>(const TimerKey&) const = default;
};

/// What happens at a deadline: either `fire`, which never runs code of the program, or the call of
/// a handle's function.
struct Timer {
    std::function<void()> fire;
    Ref<Handle> handle;
    LaneId lane = kNone;
    EventIndex set = kNone; ///< its TimerSet
};

/// The pending timers of one kernel.
class TimerQueue {
public:
    /// A deadline may lie in the past: it is due at once.
    TimerKey add(VirtualTime deadline, Timer timer);
    /// Does nothing when it has fired already.
    void remove(TimerKey key) { m_timers.erase(key); }
    /// The earliest deadline of those that are not cancelled.
    std::optional<VirtualTime> next();
    /// Takes the first one out. REQUIRES: next().
    Timer takeFirst();
    size_t size() const { return m_timers.size(); }
    void clear() { m_timers.clear(); }
    /// For whom they are, none for calls of the program's functions; without those cancelled.
    std::vector<TimedLane> lanes() const;

private:
    std::map<TimerKey, Timer> m_timers;
    uint64_t m_count = 0;
};

} // namespace awaitscope
