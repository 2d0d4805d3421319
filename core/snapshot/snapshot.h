#pragma once

#include "core/timeline/lane_state.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

/// A lane that could run.
struct ReadyEntry {
    LaneId lane = kNone;
    VirtualTime since;
    EventIndex event = kNone;    ///< its TaskReady or TaskPreempted
    int64_t rank = 0;            ///< the least first, equals in order of arrival
    std::optional<uint8_t> core; ///< which is passing to it: a switch takes time
    uint16_t loop = 0;           ///< in whose queue it stands, where there are several loops
};

/// A timer that is set and has not fired. One that never will (no event says when it was cancelled)
/// is listed until its lane's wait is over or its deadline has passed.
struct PendingTimer {
    LaneId lane = kNone;
    VirtualTime deadline;
    EventIndex event = kNone; ///< its TimerSet
};

/// What one lane does.
struct LaneStatus {
    LaneState state = LaneState::Absent;
    uint8_t core = 0;         ///< where it runs, when it does
    EventIndex event = kNone; ///< what brought it there; a wait's has reason, subject, argument
    EventIndex place = kNone; ///< its last event that has a place in the source
};

/// What one shared object is like.
struct ObjectStatus {
    std::vector<LaneId> holders; ///< of a lock or semaphore, in order of acquisition
    std::vector<LaneId> waiters; ///< in order of arrival
    int64_t items = 0;           ///< of a queue
    bool used = false;           ///< somebody has taken it, put something in or waited for it
};

/// The state of a run just after one of its events.
struct Snapshot {
    EventIndex event = kNone;
    VirtualTime time;
    uint32_t iteration = 0;        ///< turns of the loop begun so far
    std::vector<LaneStatus> lanes; ///< by `LaneId`
    /// The ready queue, its head first. Those that a core is passing to have been chosen, and stand
    /// before all others.
    std::vector<ReadyEntry> ready;
    std::vector<PendingTimer> timers;  ///< by deadline, then by order of arming
    std::vector<LaneId> running;       ///< by core: who has it; `kNone` when it is free
    std::vector<ObjectStatus> objects; ///< by `ObjectId`
    size_t outputs = 0;                ///< how many Output events so far: see `Timeline::outputs`
};

/// Snapshots of one trace, quick anywhere in it.
///
/// Keeps whole states at intervals and replays from the nearest one. Lanes and objects in number
/// make intervals longer, so that all of it takes no more memory than the trace.
class SnapshotIndex {
public:
    /// Walks through the trace once. REQUIRES: the run is over; the trace outlives the index.
    explicit SnapshotIndex(const Trace& trace);
    ~SnapshotIndex();
    SnapshotIndex(SnapshotIndex&&) noexcept;
    SnapshotIndex& operator=(SnapshotIndex&&) noexcept;

    /// REQUIRES: event < trace.size(). Safe from several threads at once.
    Snapshot at(EventIndex event) const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// One snapshot, by a walk from the beginning.
Snapshot snapshotAt(const Trace& trace, EventIndex event);

} // namespace awaitscope
