#include "core/causes/stuck_lanes.h"

#include "core/trace/event_text.h"

#include <algorithm>

namespace awaitscope {

AwaitedLanes awaitedBy(const Trace& trace, const Snapshot& snapshot, LaneId lane)
{
    const LaneStatus& status = snapshot.lanes[lane];
    if (status.event == kNone || trace[status.event].kind != EventKind::TaskWaiting) return {};
    const Event& wait = trace[status.event];
    AwaitedLanes awaited;
    switch (wait.waitReason()) {
    case WaitReason::Lock:
    case WaitReason::Semaphore:
        if (wait.subject != kNone) awaited.lanes = snapshot.objects[wait.subject].holders;
        awaited.anyWillDo = true;
        break;
    case WaitReason::Queued:
    case WaitReason::Wait: awaited.anyWillDo = true; [[fallthrough]];
    default: awaited.lanes = awaitedLanes(trace, wait);
    }
    std::sort(awaited.lanes.begin(), awaited.lanes.end());
    awaited.lanes.erase(std::unique(awaited.lanes.begin(), awaited.lanes.end()),
                        awaited.lanes.end());
    std::erase_if(awaited.lanes, [&snapshot](LaneId other) {
        return snapshot.lanes[other].state == LaneState::Finished;
    });
    return awaited;
}

std::vector<bool> stuckLanes(const Trace& trace, const Snapshot& snapshot)
{
    // All are taken to be stuck but those that wait for nobody known; whoever waits for enough of
    // those that are not is not stuck, either.
    const size_t count = snapshot.lanes.size();
    std::vector<bool> isStuck(count, true);
    std::vector<size_t> needed(count, 0); // how many of whom it waits for must be free
    std::vector<std::vector<LaneId>> waitedForBy(count);
    std::vector<LaneId> free;
    for (LaneId lane = 0; lane < count; ++lane) {
        const AwaitedLanes awaited = awaitedBy(trace, snapshot, lane);
        needed[lane] = awaited.anyWillDo ? 1 : awaited.lanes.size();
        for (const LaneId other : awaited.lanes)
            waitedForBy[other].push_back(lane);
        if (!awaited.lanes.empty()) continue;
        isStuck[lane] = false;
        free.push_back(lane);
    }
    while (!free.empty()) {
        const LaneId lane = free.back();
        free.pop_back();
        for (const LaneId waiter : waitedForBy[lane]) {
            if (!isStuck[waiter] || --needed[waiter] > 0) continue;
            isStuck[waiter] = false;
            free.push_back(waiter);
        }
    }
    return isStuck;
}

} // namespace awaitscope
