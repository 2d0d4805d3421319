#pragma once

#include "core/trace/event.h"

#include <map>
#include <optional>
#include <vector>

namespace awaitscope {

/// Somebody for whom a timer is set: it may set free who waits, directly or through others.
struct TimedLane {
    LaneId lane = kNone; ///< none: a call of the program's, or a thread, which may do anything
    VirtualTime due;
};

/// Who waits for whom, while a run goes on: it follows the events as they are recorded, and finds
/// the cycles that nobody in them can leave.
///
/// A task waits for another when it awaits its end, or wants a lock that the other has: a lock's
/// holder is its last acquirer. Who needs a function in the queue of a pool waits for one of its
/// threads. It counts as stuck only where all that could help it is known and stuck, too: a
/// `gather` may end by the failure of any child, a semaphore is given back by any of its holders.
/// What anybody may bring (an event, an item, a notification, a plain future) is never taken for
/// stuck, nor is a lock that has been released by another than its holder: it is used as a signal.
class WaitGraph {
public:
    /// Takes in an event that has just been recorded.
    void follow(const Event& event, EventIndex index)
    {
        switch (event.kind) {
        case EventKind::TaskWaiting: begin(event, index); break;
        case EventKind::TaskReady:
        case EventKind::TaskRunning:
            if (hasNode(event.lane)) nodeOf(event.lane).wait = kNone;
            break;
        case EventKind::TaskFinished: finish(event.lane); break;
        case EventKind::LockAcquired: acquire(event.subject, event.lane); break;
        case EventKind::LockReleased: release(event.subject, event.lane); break;
        default: break;
        }
    }
    /// The wait of `lane` that has just begun is one for these (`gather`, `wait`, a group); none
    /// among them stands for what is no task.
    void waitsForAny(LaneId lane, std::vector<LaneId> others);
    /// It is one for those of the wait before it who are not over. At no cost, however many.
    void waitsForRest(LaneId lane);
    /// The lane has the object for the length of a block (`async with`): nobody else will give it
    /// back.
    void holdsForBlock(LaneId lane, ObjectId object);

    /// Whether a wait has begun, or has been kept, that might close a cycle.
    bool isSuspicious() const { return !m_suspects.empty() || !m_kept.empty(); }
    /// The lanes whose waits those are: new ones, and kept ones whose time has come.
    std::vector<LaneId> takeSuspects(VirtualTime now);
    /// `lane` is to be looked at again when the clock has passed `now` and come to `due`.
    void keep(LaneId lane, VirtualTime now, VirtualTime due);

    /// A closed cycle.
    struct Cycle {
        std::vector<LaneId> lanes;     ///< each waits for the next, the last one for the first
        std::vector<LaneId> stuck;     ///< these, and whom they wait for besides
        std::vector<ObjectId> givable; ///< what some of them wait for, and who has none of it may
                                       ///< give: semaphores, and locks that no block holds
    };
    /// The cycle that the wait of `lane` has closed, if it is there and all in reach of it are
    /// stuck. What it finds out on its way is kept, so that chains of waits cost each of them
    /// little.
    std::optional<Cycle> cycleThrough(LaneId lane);
    /// The same when nothing can run any more: then everybody is stuck, and any cycle counts.
    std::optional<Cycle> lastCycleThrough(LaneId lane);
    /// Those of `lanes` that may be on such a cycle, in their order: nobody else needs to be asked.
    std::vector<LaneId> onCycles(std::vector<LaneId> lanes) const;
    /// Whether the end of the wait of `lane` depends on one of `lanes`, as far as one can tell. It
    /// may where the wait is for a plain future, whose nobody knows: then the answer is
    /// `ofFutures`.
    bool dependsOn(LaneId lane, const std::vector<LaneId>& lanes, bool ofFutures) const;
    /// The TaskWaiting of a lane that waits; none when it does not.
    EventIndex waitOf(LaneId lane) const { return hasNode(lane) ? nodeOf(lane).wait : kNone; }
    bool isMarked(LaneId lane) const
    {
        return isWaiting(lane) && nodeOf(lane).marked == nodeOf(lane).wait;
    }
    /// The waits of these lanes have been told as a cycle.
    void mark(const std::vector<LaneId>& lanes);

private:
    /// Of every lane: little, for tasks are made by the million, and many never wait.
    struct Known {
        uint32_t node = kNone;  ///< its place in `m_nodes`; none while there is nothing to say
        bool awaited = false;   ///< somebody has waited for its end
        bool suspected = false; ///< it is one of `m_suspects`
        bool finished = false;
    };
    /// Of a lane that waits or has waited, holds something, or is counted on.
    struct Node {
        EventIndex wait = kNone; ///< while it waits
        EventIndex marked = 0;   ///< the wait that has been told; event 0 is none
        uint32_t subject = kNone;
        uint32_t holds = 0; ///< locks and permits
        /// Whom its wait `ledAt` leads to, who was not stuck: itself, when that wait is for what
        /// anybody may bring. It holds until something is released, or that one begins to wait.
        LaneId leadsTo = kNone;
        EventIndex ledAt = kNone;
        uint64_t ledReleases = 0;
        WaitReason reason = WaitReason::Sleep;
        uint64_t seenBy = 0;          ///< the last search that has met it
        std::vector<LaneId> others;   ///< of a wait for several
        std::vector<LaneId> before;   ///< the same of the wait before it
        std::vector<LaneId> suspects; ///< who wait for several, and count on it not to be stuck:
                                      ///< they are looked at when it ends
    };
    struct Holder {
        LaneId lane = kNone;
        bool forBlock = false;
    };
    struct Held {
        std::vector<Holder> holders; ///< in order of acquisition
        bool signalled = false;      ///< somebody else than a holder has released it
    };
    enum class Rule { Surely, Everybody };

    Known& known(LaneId lane);
    Node& makeNode(LaneId lane); ///< or the one that is there
    bool hasNode(LaneId lane) const { return lane < m_lanes.size() && m_lanes[lane].node != kNone; }
    /// REQUIRES: hasNode(lane).
    Node& nodeOf(LaneId lane) { return m_nodes[m_lanes[lane].node]; }
    const Node& nodeOf(LaneId lane) const { return m_nodes[m_lanes[lane].node]; }
    void begin(const Event& event, EventIndex index);
    void finish(LaneId lane);
    void suspect(LaneId lane);
    void acquire(ObjectId object, LaneId lane);
    void release(ObjectId object, LaneId lane);
    bool isWaiting(LaneId lane) const { return hasNode(lane) && nodeOf(lane).wait != kNone; }
    /// Whom a waiting lane waits for; nothing when that is not known for sure.
    std::vector<LaneId> helpersOf(LaneId lane, Rule rule) const;
    std::vector<LaneId> holdersOf(const Node& node, LaneId lane, Rule rule) const;
    /// Whether who has none of what it waits for may give it.
    bool mayBeGiven(const Node& node) const;
    std::optional<Cycle> search(LaneId lane, Rule rule);
    /// Who is known not to be stuck, at the end of the waits that begin with `lane`; none when that
    /// is not known.
    LaneId freeEnd(LaneId lane);
    void leads(LaneId lane, LaneId end);
    /// The same end for the last of those that `lane`, which waits for several, waits for: a look
    /// that costs little, however many they are. Forgets who is over.
    LaneId freeChild(LaneId lane);

    std::vector<Known> m_lanes;
    std::vector<Node> m_nodes;
    std::vector<uint32_t> m_freeNodes; // of who is over and holds nothing
    std::vector<Held> m_objects;
    std::vector<LaneId> m_suspects;
    std::multimap<VirtualTime, LaneId> m_kept; // by when they are due
    uint64_t m_releases = 0;
    uint64_t m_searches = 0;
};

} // namespace awaitscope
