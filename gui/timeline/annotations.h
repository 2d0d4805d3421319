#pragma once

#include "core/comparison/comparison.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace awaitscope {

/// What people point at, lit up in every run: a task, something that tasks share, or both (a task
/// that waits for a lock).
struct Highlight {
    std::optional<TaskIdentity> task;
    size_t run = 0; ///< of `object`
    ObjectId object = kNone;

    bool isEmpty() const { return !task && object == kNone; }
    bool operator==(const Highlight&) const = default;
};

/// The two ends of a measurement.
struct Markers {
    std::optional<AxisPosition> first;
    std::optional<AxisPosition> second;

    bool operator==(const Markers&) const = default;
};

/// Events that answer a question, in the order in which the answer tells them.
struct CauseChain {
    size_t run = 0;
    std::vector<EventIndex> events;
    bool linked = true; ///< each leads to the next one

    bool operator==(const CauseChain&) const = default;
};

/// What stands above the runs for a while, at the wish of whoever looks at them.
struct Annotations {
    bool allArrows = false; ///< else those of what is lit or selected
    Highlight lit;          ///< pointed at, or selected
    std::optional<TaskIdentity> selected;
    Markers markers;
    CauseChain chain;

    bool operator==(const Annotations&) const = default;
};

} // namespace awaitscope
