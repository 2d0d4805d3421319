#pragma once

#include "core/comparison/comparison.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

enum class FoundKind { Task, Print, Event };

/// Something in a run that a text was looked for.
struct Found {
    FoundKind kind = FoundKind::Event;
    EventIndex event = kNone; ///< where it is: a task's creation, the output, the event
};

/// `task_waiting gather 3`, `lock_acquired lock fork1`: the kind of an event, and what it is about.
std::string eventWords(const Trace& trace, const Event& event);

/// Tasks whose label, prints whose text and events whose words fit, in this order and at most
/// `most`; none after `last` (what is behind a curtain is not found). When there is nothing of
/// these, the events of which `tell` says something that fits, in the language of the window,
/// unless the run is very long.
std::vector<Found> searchRun(const Run& run, const std::function<bool(std::string_view)>& fits,
                             const std::function<std::string(EventIndex)>& tell, EventIndex last,
                             size_t most);

} // namespace awaitscope
