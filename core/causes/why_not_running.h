#pragma once

#include "core/snapshot/snapshot.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace awaitscope {

/// Why a lane does not run.
enum class WhyNot : uint8_t {
    Runs,       ///< it does: it has the thread or core `core`
    NotCreated, ///< does not exist yet; `event` will create it
    NotStarted, ///< synchronous: exists, and its call is just about to begin
    Ready,      ///< could run: `by` has the thread (or all cores are taken); `place` in the queue
    Sleeps,     ///< until `until`
    Late,       ///< its sleep is over since `until`, but `by` holds the loop, or `heldBy` has until
                ///< now
    Lock,       ///< wants `object`, which `by` has
    Semaphore,  ///< wants a permit of `object`; `others` have one, `by` the first of them
    Event,      ///< waits until `object` is set, which `by` does later in the run
    Condition,  ///< waits to be notified by `object`, which `by` does later in the run
    Item,       ///< waits for an item of the queue `object`, which `by` brings later in the run
    Space,      ///< waits for room in the queue `object`, which `by` makes later in the run
    Joined,     ///< waits until all items of the queue `object` are processed
    Barrier,    ///< waits at `object` for the others
    Task,       ///< awaits the end of `by`
    Several,    ///< `gather`, `wait`, a group: `count` of them when it began to wait; `others` are
                ///< those that have not ended
    Future,     ///< awaits a plain future
    Call,       ///< synchronous: underneath the call of `by`
    Thread,     ///< awaits a function in a thread of its own, `by` if that is known
    Shutdown,   ///< waits for what `asyncio.run` has cancelled
    Work,       ///< a thread of a pool that nothing has been handed to
    Idle,       ///< no code is under way on this lane (the program's own, callbacks)
    Finished,   ///< is over
    Cancelled,  ///< is over, by a cancellation
};

/// One answer.
struct NotRunning {
    WhyNot why = WhyNot::Runs;
    LaneId lane = kNone;      ///< who does not run
    EventIndex event = kNone; ///< what brought it there: its TaskReady, TaskWaiting, TaskFinished
    VirtualTime since;        ///< the time of that event
    size_t place = 0;         ///< from 1: in the ready queue, or in the line for `object`; 0: none
    int64_t count = 0;
    uint8_t core = 0;
    LaneId by = kNone;          ///< whose doing it is; none: nobody's in particular
    EventIndex byPlace = kNone; ///< where `by` stands: its last event that has a line
    EventIndex bySince = kNone; ///< since when `by` has the thread or the object
    LaneId heldBy = kNone;      ///< of `Late` where nobody holds the loop any more: who did last
    ObjectId object = kNone;
    std::vector<LaneId> others;       ///< of `Several` and `Semaphore`, none twice
    std::optional<VirtualTime> until; ///< of a sleep; of `Ready`: the end of what `by` computes or
                                      ///< sleeps, where the trace has it
    bool keepsThread = false; ///< it waits or sleeps, and the event loop stands still meanwhile
    bool neverComes = false;  ///< of what `by` does later in the run: in this run nobody does it
    bool mustCancel = false;  ///< a cancellation has been asked for and not delivered yet
};

/// Whether an answer may tell what has not happened yet at the snapshot.
enum class Foresight : uint8_t { None, WholeRun };

/// Why `lane` does not run just after the snapshot's event: first about the lane itself, then about
/// whoever it waits for (or who keeps the thread from it and waits, too), and so on, up to one that
/// runs, sleeps, is ready or waits for nobody in particular. Of several that one waits for, it goes
/// on with the last that is left, or where it is stuck with one that is (see `stuckLanes`). Who
/// will set an event, or do the like, is known from the rest of the run, if that may be told. A
/// circle ends with the lane that it came back to; what somebody does later in the run makes none.
/// Never empty; a single `Runs` when it does run.
///
/// Linear in the length of the answer, in the number of lanes, and in the events from the beginning
/// of what they wait for to its end. REQUIRES: the snapshot is of `trace`; lane <
/// trace.lanes().size().
std::vector<NotRunning> whyNotRunning(const Trace& trace, const Snapshot& snapshot, LaneId lane,
                                      Foresight foresight = Foresight::WholeRun);

/// The events that show a chain, none twice: of each link what brought the lane there, then since
/// when the one whose doing it is has the thread or the object.
std::vector<EventIndex> eventsOf(const std::vector<NotRunning>& chain);

} // namespace awaitscope
