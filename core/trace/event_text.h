#pragma once

#include "core/trace/trace.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// The name of a lane's task as asyncio names it, `Task-1`; empty for lanes that are no task, and
/// for `kNone`.
std::string taskName(const Trace& trace, LaneId lane);

/// `lock NAME`, `semaphore NAME`, ...; without the name while the object has none.
std::string objectText(const Trace& trace, ObjectId object);
/// The same with what tells namesakes apart: `lock NAME #2`, and `lock 1` of one without a name.
/// REQUIRES: the labels of all objects.
std::string objectText(const Trace& trace, ObjectId object, const std::vector<std::string>& labels);

/// `sleep`, `lock`, `queue.get`, ...: what `onText` begins with.
std::string_view nameOf(WaitReason reason);

/// What a TaskWaiting waits for, in short and never translated: `sleep 2`, `task Task-2` (or the
/// name of a thread), `future`, `gather 3`, `wait 2`, `group 1`, `lock NAME`, `semaphore NAME`,
/// `event NAME`, `condition NAME`, `queue.get NAME`, `queue.put NAME`, `queue.join NAME`, `barrier
/// NAME`, `call Task-2`, `thread`, `shutdown`, `queued NAME`, `work`.
std::string onText(const Trace& trace, const Event& event);
/// The same with what tells namesakes apart: `lock NAME #2`.
std::string onText(const Trace& trace, const Event& event, const std::vector<std::string>& labels);

/// For whom a TaskWaiting waits: one, or for a `gather`, a `wait` or a group those that are tasks,
/// in their order, or for one of the threads of a pool; none where that is not known (as of very
/// many at once).
std::vector<LaneId> awaitedLanes(const Trace& trace, const Event& event);
/// Of more at once none is named: who waits for the first of n, n times, names n * n / 2.
inline constexpr size_t kMostNamed = 1000;
/// The `subject` of a TaskWaiting that waits for these.
uint32_t subjectOfWait(Trace& trace, const std::vector<LaneId>& lanes);
/// Whether a wait is for several at once: its subject is the text of their numbers.
bool isForSeveral(WaitReason reason);
/// The name of what a TaskWaiting waits for that is `Queued`.
std::string_view queuedFunction(const Trace& trace, const Event& event);
/// The `subject` of such a wait: for the threads of a pool, to run what is called `function`.
uint32_t subjectOfQueued(Trace& trace, const std::vector<LaneId>& threads,
                         std::string_view function);

/// When the timer of a TimerSet is due: at its deadline, but not before it was set.
VirtualTime dueTimeOf(const Trace& trace, const Event& set);

/// The lanes that a Deadlock event lists; of a cycle, each waits for the next.
std::vector<LaneId> deadlockedLanes(const Trace& trace, const Event& event);

/// A coroutine that was made but never started, and refers to what a task of a deadlock waits for.
struct UnstartedHelper {
    std::string coroutine;
    std::string argument; ///< as `Trace::firstArgumentOf`
    ObjectId object = kNone;
    bool operator==(const UnstartedHelper&) const = default;
};
/// Those that a Deadlock event names.
std::vector<UnstartedHelper> unstartedHelpers(const Trace& trace, const Event& event);

/// A lane of a deadlock that refers to what another one of it waits for.
struct StuckHelper {
    LaneId lane = kNone;
    ObjectId object = kNone;
};
/// Those that a Deadlock event names.
std::vector<StuckHelper> stuckHelpers(const Trace& trace, const Event& event);

} // namespace awaitscope
