#include "core/runtime/wait_graph.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace awaitscope {

namespace {

bool waitsForLanes(WaitReason reason)
{
    switch (reason) {
    case WaitReason::Task:
    case WaitReason::Call:
    case WaitReason::Thread:
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group:
    case WaitReason::Lock:
    case WaitReason::Semaphore: return true;
    default: return false;
    }
}

} // namespace

WaitGraph::Node& WaitGraph::node(LaneId lane)
{
    if (lane >= m_lanes.size()) m_lanes.resize(lane + 1);
    return m_lanes[lane];
}

void WaitGraph::begin(const Event& event, EventIndex index)
{
    Node& waiter = node(event.lane);
    waiter.wait = index;
    waiter.reason = event.waitReason();
    waiter.subject = event.subject;
    if (!waitsForLanes(waiter.reason)) return;
    waiter.others.clear();
    const bool closes = waiter.holds > 0 || waiter.awaited;
    const bool isForOne = waiter.reason == WaitReason::Task || waiter.reason == WaitReason::Call ||
                          waiter.reason == WaitReason::Thread;
    if (isForOne && event.subject != kNone) node(event.subject).awaited = true;
    // Whom nobody waits for closes no cycle.
    if (closes) m_suspects.push_back(event.lane);
}

void WaitGraph::waitsForAny(LaneId lane, std::vector<LaneId> others)
{
    for (const LaneId other : others)
        if (other != kNone) node(other).awaited = true;
    node(lane).others = std::move(others);
}

void WaitGraph::finish(LaneId lane)
{
    Node& ended = node(lane);
    ended.wait = kNone;
    ended.finished = true;
}

void WaitGraph::acquire(ObjectId object, LaneId lane)
{
    if (lane == kNone) return;
    if (object >= m_objects.size()) m_objects.resize(object + 1);
    m_objects[object].holders.push_back({lane, false});
    ++node(lane).holds;
}

void WaitGraph::release(ObjectId object, LaneId lane)
{
    if (object >= m_objects.size()) m_objects.resize(object + 1);
    Held& held = m_objects[object];
    auto found = std::find_if(held.holders.rbegin(), held.holders.rend(),
                              [lane](const Holder& holder) { return holder.lane == lane; });
    if (found == held.holders.rend()) {
        held.signalled = true;
        if (held.holders.empty()) return;
        found = std::prev(held.holders.rend());
    }
    --node(found->lane).holds;
    held.holders.erase(std::next(found).base());
}

void WaitGraph::holdsForBlock(LaneId lane, ObjectId object)
{
    if (object >= m_objects.size()) return;
    std::vector<Holder>& holders = m_objects[object].holders;
    for (auto holder = holders.rbegin(); holder != holders.rend(); ++holder) {
        if (holder->lane != lane) continue;
        holder->forBlock = true;
        return;
    }
}

std::vector<LaneId> WaitGraph::takeSuspects(VirtualTime now)
{
    std::vector<LaneId> lanes = std::exchange(m_suspects, {});
    if (m_kept.empty()) return lanes;
    const auto isDue = [now](const Kept& kept) { return kept.at < now && kept.due <= now; };
    for (const Kept& kept : m_kept)
        if (isDue(kept)) lanes.push_back(kept.lane);
    std::erase_if(m_kept, isDue);
    return lanes;
}

std::vector<LaneId> WaitGraph::holdersOf(const Node& node, LaneId lane, Rule rule) const
{
    if (node.subject >= m_objects.size()) return {};
    const Held& held = m_objects[node.subject];
    std::vector<LaneId> lanes;
    for (const Holder& holder : held.holders) {
        // Whoever is over gives nothing back; who waits for what it has itself, and is not inside
        // its block, counts on somebody else, and a permit may be anybody's to give.
        const bool isSure =
            holder.forBlock || (node.reason == WaitReason::Lock && holder.lane != lane);
        if (rule == Rule::Surely && (held.signalled || !isSure || m_lanes[holder.lane].finished))
            return {};
        lanes.push_back(holder.lane);
    }
    return lanes;
}

std::vector<LaneId> WaitGraph::helpersOf(LaneId lane, Rule rule) const
{
    const Node& node = m_lanes[lane];
    switch (node.reason) {
    case WaitReason::Task:
    case WaitReason::Call:
    case WaitReason::Thread:
        if (node.subject == kNone) return {};
        return {node.subject};
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group: {
        std::vector<LaneId> lanes;
        for (const LaneId other : node.others) {
            if (other != kNone && m_lanes[other].finished) continue;
            if (other == kNone) {
                if (rule == Rule::Surely) return {};
                continue;
            }
            lanes.push_back(other);
        }
        return lanes;
    }
    case WaitReason::Lock:
    case WaitReason::Semaphore: return holdersOf(node, lane, rule);
    default: return {};
    }
}

std::optional<WaitGraph::Cycle> WaitGraph::search(LaneId lane, Rule rule) const
{
    struct Step {
        LaneId lane;
        std::vector<LaneId> helpers;
        size_t next = 0;
    };
    if (!isWaiting(lane)) return std::nullopt;
    Cycle cycle;
    std::unordered_set<LaneId> seen; // asked only, never walked
    std::vector<Step> steps;
    const auto visit = [&](LaneId visited) {
        seen.insert(visited);
        cycle.stuck.push_back(visited);
        if (m_lanes[visited].reason == WaitReason::Semaphore)
            cycle.permits.push_back(m_lanes[visited].subject);
        steps.push_back({visited, helpersOf(visited, rule)});
        return !steps.back().helpers.empty() || rule == Rule::Everybody;
    };
    if (!visit(lane)) return std::nullopt;
    while (!steps.empty()) {
        Step& step = steps.back();
        if (step.next == step.helpers.size()) {
            steps.pop_back();
            continue;
        }
        const LaneId helper = step.helpers[step.next++];
        if (helper == lane && cycle.lanes.empty())
            for (const Step& each : steps)
                cycle.lanes.push_back(each.lane);
        if (seen.contains(helper)) continue;
        if (!isWaiting(helper)) {
            if (rule == Rule::Surely) return std::nullopt;
            continue;
        }
        if (!visit(helper)) return std::nullopt;
    }
    if (cycle.lanes.empty()) return std::nullopt;
    return cycle;
}

std::optional<WaitGraph::Cycle> WaitGraph::cycleThrough(LaneId lane) const
{
    return search(lane, Rule::Surely);
}

std::optional<WaitGraph::Cycle> WaitGraph::lastCycleThrough(LaneId lane) const
{
    return search(lane, Rule::Everybody);
}

bool WaitGraph::dependsOn(LaneId lane, const std::vector<LaneId>& lanes, bool ofFutures) const
{
    std::unordered_set<LaneId> seen; // asked only, never walked
    std::vector<LaneId> left{lane};
    while (!left.empty()) {
        const LaneId next = left.back();
        left.pop_back();
        if (std::find(lanes.begin(), lanes.end(), next) != lanes.end()) return true;
        if (!isWaiting(next) || !seen.insert(next).second) continue;
        if (m_lanes[next].reason == WaitReason::Future && ofFutures) return true;
        const std::vector<LaneId> helpers = helpersOf(next, Rule::Everybody);
        left.insert(left.end(), helpers.begin(), helpers.end());
    }
    return false;
}

void WaitGraph::mark(const std::vector<LaneId>& lanes)
{
    for (const LaneId lane : lanes)
        m_lanes[lane].marked = m_lanes[lane].wait;
}

} // namespace awaitscope
