#pragma once

#include "core/trace/trace.h"

#include <vector>

namespace awaitscope {

/// A stretch in which a lane has a lock or a permit, or waits for something that tasks share.
struct ObjectUse {
    LaneId lane = kNone;
    EventIndex begin = kNone; ///< its LockAcquired, or its TaskWaiting
    EventIndex end = kNone;   ///< its LockReleased, or what ends the wait; the trace's last event
                              ///< when nothing did
    bool holds = false;       ///< else it waits

    bool operator==(const ObjectUse&) const = default;
};

/// Who had or wanted each lock, queue, ... of a run, and when.
class ObjectUses {
public:
    /// Linear in the events. REQUIRES: the run is over.
    explicit ObjectUses(const Trace& trace);

    /// In the order of `begin`.
    const std::vector<ObjectUse>& of(ObjectId object) const { return m_uses[object]; }

private:
    std::vector<std::vector<ObjectUse>> m_uses; // by object
};

/// The lock, queue, ... of another run of the same program: that of the same kind and name, and the
/// same place among those; `kNone` when there is none. Numbers differ between models.
ObjectId sameObject(const Trace& trace, ObjectId object, const Trace& other);

} // namespace awaitscope
