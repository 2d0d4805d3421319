#pragma once

#include "core/timeline/timeline.h"

#include <array>
#include <span>
#include <vector>

namespace awaitscope {

/// How far one step goes.
enum class StepUnit {
    Moment, ///< what one task does from being resumed to suspending again
    Event,
    Line,   ///< another line of the source, or the same one again
    Switch, ///< a thread or core passes to another task
    Turn,   ///< of the event loop, in which code of the program runs
    Print,
};

inline constexpr std::array kStepUnits{StepUnit::Moment, StepUnit::Event, StepUnit::Line,
                                       StepUnit::Switch, StepUnit::Turn,  StepUnit::Print};

/// One stop: where the cursor stands, and what has happened since the stop before.
struct Stop {
    EventIndex first = kNone; ///< the events since the stop before, `last` included
    EventIndex last = kNone;  ///< where the cursor stands
};

/// Where stepping halts in one run: events in order, none twice. The first stop is the beginning of
/// the run, the last one its end.
class Stops {
public:
    Stops() = default;
    /// Takes the stops between the two ends, in any order.
    Stops(std::vector<EventIndex> between, EventIndex end);

    size_t size() const { return m_lasts.size(); }
    Stop operator[](size_t number) const
    {
        return {number == 0 ? 0 : m_lasts[number - 1] + 1, m_lasts[number]};
    }
    /// The number of the last stop at or before an event. REQUIRES: not empty.
    size_t at(EventIndex event) const;
    std::span<const EventIndex> lasts() const { return m_lasts; }

private:
    std::vector<EventIndex> m_lasts;
};

/// The stops of a run by a unit, of one lane only if that is given.
///
/// A moment that takes no time has one stop, at its end, so that all that the task did is seen. One
/// that lasts (it computes, or holds the thread) halts at each instant at which it does something:
/// when it begins to compute, and when it goes on; otherwise a step would jump over what it prints
/// afterwards. A turn in which the loop only keeps its books is no stop. A run without a loop has
/// no turns: only its two ends are left.
///
/// Linear. REQUIRES: the timeline's trace is not empty.
Stops stopsOf(const Timeline& timeline, StepUnit unit = StepUnit::Moment, LaneId lane = kNone);

/// Who executes the line of an event: the creator of a task that is created, the one who asks for a
/// cancellation, else the event's own lane; `kNone` when no line of the program is executed.
LaneId executorOf(const Event& event);

} // namespace awaitscope
