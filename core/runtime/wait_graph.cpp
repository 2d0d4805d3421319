#include "core/runtime/wait_graph.h"

#include "core/trace/event_text.h"
#include "core/trace/holders.h"

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

namespace awaitscope {

namespace {

bool waitsForOne(WaitReason reason)
{
    return reason == WaitReason::Task || reason == WaitReason::Call || reason == WaitReason::Thread;
}

bool waitsForHolders(WaitReason reason)
{
    return reason == WaitReason::Lock || reason == WaitReason::Semaphore;
}

bool waitsForLanes(WaitReason reason)
{
    return waitsForOne(reason) || isForSeveral(reason) || waitsForHolders(reason);
}

} // namespace

WaitGraph::Known& WaitGraph::known(LaneId lane)
{
    if (lane >= m_lanes.size()) m_lanes.resize(lane + 1);
    return m_lanes[lane];
}

WaitGraph::Node& WaitGraph::makeNode(LaneId lane)
{
    uint32_t& place = known(lane).node;
    if (place == kNone && m_freeNodes.empty()) {
        place = static_cast<uint32_t>(m_nodes.size());
        m_nodes.emplace_back();
    } else if (place == kNone) {
        place = m_freeNodes.back();
        m_freeNodes.pop_back();
    }
    return m_nodes[place];
}

void WaitGraph::begin(const Event& event, EventIndex index)
{
    Node& waiter = makeNode(event.lane);
    waiter.wait = index;
    waiter.reason = event.waitReason();
    waiter.subject = event.subject;
    if (!waitsForLanes(waiter.reason)) return;
    waiter.before = std::exchange(waiter.others, {});
    const bool closes = waiter.holds > 0 || m_lanes[event.lane].awaited;
    if (waitsForOne(waiter.reason) && event.subject != kNone) known(event.subject).awaited = true;
    // Whom nobody waits for closes no cycle.
    if (closes) suspect(event.lane);
}

void WaitGraph::suspect(LaneId lane)
{
    if (!std::exchange(m_lanes[lane].suspected, true)) m_suspects.push_back(lane);
}

void WaitGraph::waitsForAny(LaneId lane, std::vector<LaneId> others)
{
    for (const LaneId other : others) {
        if (other == kNone) continue;
        known(other).awaited = true;
        if (other == lane) suspect(lane);
    }
    makeNode(lane).others = std::move(others);
}

void WaitGraph::waitsForRest(LaneId lane)
{
    Node& waiter = makeNode(lane);
    waiter.others = std::exchange(waiter.before, {});
}

void WaitGraph::finish(LaneId lane)
{
    known(lane).finished = true;
    if (!hasNode(lane)) return;
    Node& ended = nodeOf(lane);
    ended.wait = kNone;
    for (const LaneId waiter : std::exchange(ended.suspects, {}))
        if (isWaiting(waiter)) suspect(waiter);
    if (ended.holds > 0) return;
    ended = {};
    m_freeNodes.push_back(std::exchange(m_lanes[lane].node, kNone));
}

void WaitGraph::acquire(ObjectId object, LaneId lane)
{
    if (lane == kNone) return;
    if (object >= m_objects.size()) m_objects.resize(object + 1);
    m_objects[object].holders.push_back({lane, false});
    ++makeNode(lane).holds;
}

void WaitGraph::release(ObjectId object, LaneId lane)
{
    ++m_releases;
    if (object >= m_objects.size()) m_objects.resize(object + 1);
    Held& held = m_objects[object];
    const auto hold =
        releasedHold(held.holders, lane, [](const Holder& holder) { return holder.lane; });
    const bool isNone = hold == held.holders.end();
    if (isNone || hold->lane != lane) held.signalled = true;
    if (isNone) return;
    --nodeOf(hold->lane).holds;
    held.holders.erase(hold);
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
    for (const LaneId lane : lanes)
        m_lanes[lane].suspected = false;
    const auto notYet = m_kept.upper_bound(now);
    for (auto kept = m_kept.begin(); kept != notYet; ++kept)
        lanes.push_back(kept->second);
    m_kept.erase(m_kept.begin(), notYet);
    return lanes;
}

void WaitGraph::keep(LaneId lane, VirtualTime now, VirtualTime due)
{
    m_kept.emplace(std::max(due, now + Duration::nanoseconds(1)), lane);
}

LaneId WaitGraph::freeEnd(LaneId lane)
{
    LaneId end = lane;
    while (isWaiting(end)) {
        const Node& node = nodeOf(end);
        if (!waitsForLanes(node.reason)) break;
        if (node.ledAt != node.wait || node.ledReleases != m_releases) return kNone;
        if (node.leadsTo == end) break;
        end = node.leadsTo;
    }
    if (m_lanes[end].finished) return kNone; // who waits for several counts on the others now
    while (lane != end)
        lane = std::exchange(nodeOf(lane).leadsTo, end);
    return end;
}

void WaitGraph::leads(LaneId lane, LaneId end)
{
    Node& node = nodeOf(lane);
    if (lane == end && waitsForHolders(node.reason)) return; // the next acquisition may change it
    node.leadsTo = end;
    node.ledAt = node.wait;
    node.ledReleases = m_releases;
}

LaneId WaitGraph::freeChild(LaneId lane)
{
    std::vector<LaneId>& others = nodeOf(lane).others;
    if (nodeOf(lane).reason == WaitReason::Queued) return kNone;
    while (!others.empty() && others.back() != kNone && m_lanes[others.back()].finished)
        others.pop_back();
    if (others.empty() || others.back() == kNone) return kNone;
    return freeEnd(others.back());
}

bool WaitGraph::mayBeGiven(const Node& node) const
{
    if (node.reason == WaitReason::Semaphore) return true;
    if (node.reason != WaitReason::Lock || node.subject >= m_objects.size()) return false;
    const std::vector<Holder>& holders = m_objects[node.subject].holders;
    return !std::all_of(holders.begin(), holders.end(),
                        [](const Holder& holder) { return holder.forBlock; });
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
    const Node& node = nodeOf(lane);
    if (waitsForHolders(node.reason)) return holdersOf(node, lane, rule);
    std::vector<LaneId> lanes;
    if (waitsForOne(node.reason)) {
        // Who waits for one that is over is woken soon.
        const bool isOver = node.subject != kNone && m_lanes[node.subject].finished;
        if (node.subject != kNone && (!isOver || rule == Rule::Everybody))
            lanes.push_back(node.subject);
    } else if (isForSeveral(node.reason)) {
        for (const LaneId other : node.others) {
            const bool isOver = other != kNone && m_lanes[other].finished;
            // A thread of a pool that has ended makes room for another one.
            const bool isFree = other == kNone || (isOver && node.reason == WaitReason::Queued);
            if (isFree && rule == Rule::Surely) return {};
            if (other != kNone && !isOver) lanes.push_back(other);
        }
    }
    return lanes;
}

std::optional<WaitGraph::Cycle> WaitGraph::search(LaneId lane, Rule rule)
{
    struct Step {
        LaneId lane;
        std::vector<LaneId> helpers;
        size_t next = 0;
    };
    if (!isWaiting(lane)) return std::nullopt;
    Cycle cycle;
    bool waitsForItself = false; // and for others: of several permits it has one
    ++m_searches;
    std::vector<Step> steps;
    const auto visit = [&](LaneId visited) {
        Node& node = nodeOf(visited);
        node.seenBy = m_searches;
        cycle.stuck.push_back(visited);
        if (mayBeGiven(node)) cycle.givable.push_back(node.subject);
        steps.push_back({visited, {}});
    };
    // All that wait for `end`, one for the other, are not stuck either. Who waits for several may
    // be when the one that it counts on, the next of them, has ended.
    const auto isFree = [&](LaneId end, LaneId last) {
        for (size_t index = 0; index < steps.size(); ++index) {
            const LaneId waiter = steps[index].lane;
            leads(waiter, end);
            const LaneId next = index + 1 < steps.size() ? steps[index + 1].lane : last;
            if (next != waiter && isForSeveral(nodeOf(waiter).reason))
                makeNode(next).suspects.push_back(waiter);
        }
        return std::nullopt;
    };
    visit(lane);
    while (!steps.empty()) {
        Step& step = steps.back();
        if (step.next == 0) {
            if (rule == Rule::Surely && isForSeveral(nodeOf(step.lane).reason))
                if (const LaneId end = freeChild(step.lane); end != kNone)
                    return isFree(end, nodeOf(step.lane).others.back());
            step.helpers = helpersOf(step.lane, rule);
            if (rule == Rule::Surely && step.helpers.empty()) return isFree(step.lane, step.lane);
        }
        if (step.next == step.helpers.size()) {
            steps.pop_back();
            continue;
        }
        const LaneId helper = step.helpers[step.next++];
        const bool isItself = helper == step.lane && helper == lane && step.helpers.size() > 1;
        waitsForItself = waitsForItself || isItself;
        if (helper == lane && !isItself && cycle.lanes.empty())
            for (const Step& each : steps)
                cycle.lanes.push_back(each.lane);
        if (hasNode(helper) && nodeOf(helper).seenBy == m_searches) continue;
        if (rule == Rule::Surely) {
            const LaneId end = isWaiting(helper) ? freeEnd(helper) : helper;
            if (end != kNone) return isFree(end, helper);
        }
        if (isWaiting(helper)) visit(helper);
    }
    if (cycle.lanes.empty() && waitsForItself) cycle.lanes.push_back(lane);
    if (cycle.lanes.empty()) return std::nullopt;
    return cycle;
}

std::optional<WaitGraph::Cycle> WaitGraph::cycleThrough(LaneId lane)
{
    return search(lane, Rule::Surely);
}

std::optional<WaitGraph::Cycle> WaitGraph::lastCycleThrough(LaneId lane)
{
    return search(lane, Rule::Everybody);
}

std::vector<LaneId> WaitGraph::onCycles(std::vector<LaneId> lanes) const
{
    std::vector<std::vector<LaneId>> helpers(m_lanes.size()), helped(m_lanes.size());
    std::vector<bool> left(m_lanes.size(), false);
    const auto isLeft = [&left](LaneId lane) { return static_cast<bool>(left[lane]); };
    std::erase_if(lanes, [this](LaneId lane) { return !isWaiting(lane); });
    for (const LaneId lane : lanes)
        left[lane] = true;
    for (const LaneId lane : lanes) {
        for (const LaneId helper : helpersOf(lane, Rule::Everybody)) {
            if (!left[helper]) continue;
            helpers[lane].push_back(helper);
            helped[helper].push_back(lane);
        }
    }
    // Who waits for nobody that is left is on no cycle; nor is whom nobody waits for.
    const auto prune = [&](const auto& ahead, const auto& behind) {
        std::vector<size_t> count(m_lanes.size(), 0);
        std::vector<LaneId> loose;
        for (const LaneId lane : lanes) {
            if (!left[lane]) continue;
            count[lane] =
                static_cast<size_t>(std::count_if(ahead[lane].begin(), ahead[lane].end(), isLeft));
            if (count[lane] == 0) loose.push_back(lane);
        }
        while (!loose.empty()) {
            const LaneId lane = loose.back();
            loose.pop_back();
            left[lane] = false;
            for (const LaneId other : behind[lane])
                if (left[other] && --count[other] == 0) loose.push_back(other);
        }
    };
    prune(helpers, helped);
    prune(helped, helpers);
    std::erase_if(lanes, std::not_fn(isLeft));
    return lanes;
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
        if (nodeOf(next).reason == WaitReason::Future && ofFutures) return true;
        const std::vector<LaneId> helpers = helpersOf(next, Rule::Everybody);
        left.insert(left.end(), helpers.begin(), helpers.end());
    }
    return false;
}

void WaitGraph::mark(const std::vector<LaneId>& lanes)
{
    for (const LaneId lane : lanes)
        if (isWaiting(lane)) nodeOf(lane).marked = nodeOf(lane).wait;
}

} // namespace awaitscope
