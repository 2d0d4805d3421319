#include "core/timeline/strip_builder.h"

#include <algorithm>

namespace awaitscope {

StripBuilder::StripBuilder(const Trace& trace) : m_trace(trace), m_coreOf(trace.lanes().size())
{
    const auto& lanes = trace.lanes();
    for (LaneId lane = 0; lane < lanes.size() && m_program == kNone; ++lane)
        if (lanes[lane].kind == LaneKind::Program) m_program = lane;
    const RunSettings& settings = trace.settings();
    const bool isPreemptive = settings.model == Model::Preemptive;
    const uint32_t count = isPreemptive ? std::clamp(settings.cores, 1u, 256u) : 1;
    if (isPreemptive) m_switchCost = settings.switchCost;
    m_cores.resize(count);
    m_strips.resize(count);
    for (uint32_t i = 0; i < count; ++i)
        m_strips[i].core = static_cast<uint8_t>(i);
}

void StripBuilder::change(LaneId lane, LaneState to, uint8_t core, EventIndex event,
                          const SlotCounter& counter)
{
    const auto isLane = [lane](const Holder& holder) { return holder.lane == lane; };
    auto& before = m_cores[m_coreOf[lane]].holders;
    const auto held = std::find_if(before.begin(), before.end(), isLane);
    if (held == before.end()) {
        if (!occupiesCore(to)) return;
        core = std::min(core, static_cast<uint8_t>(m_cores.size() - 1));
        m_coreOf[lane] = core;
        m_cores[core].holders.push_back({lane, to});
        if (m_cores[core].lastLane == lane && beginsThread(event))
            m_cores[core].lastLane = m_program;
    } else if (occupiesCore(to)) {
        held->state = to;
    } else {
        before.erase(held);
    }
    show(m_coreOf[lane], event, counter);
}

// The threads of callbacks use lanes in turn: one begins when it has just been made ready, or where
// what it follows from is no event of the lane.
bool StripBuilder::beginsThread(EventIndex index) const
{
    const Event& event = m_trace[index];
    if (event.kind != EventKind::TaskRunning ||
        m_trace.lane(event.lane).kind != LaneKind::Callbacks)
        return false;
    if (event.cause == kNone) return true;
    const Event& cause = m_trace[event.cause];
    return cause.lane != event.lane ||
           (cause.kind == EventKind::TaskReady && cause.readyReason() == ReadyReason::Created);
}

void StripBuilder::show(size_t index, EventIndex event, const SlotCounter& counter)
{
    Core& core = m_cores[index];
    close(index, event, counter.position());
    if (core.holders.empty()) return;
    const Holder holder = core.holders.back();
    // The program's own code only waits for the threads: it is no switch to come back to it.
    if (holder.lane != m_program) {
        if (core.lastLane != kNone && core.lastLane != holder.lane)
            addSwitch(index, event, holder.lane, counter);
        core.lastLane = holder.lane;
    }
    core.isOpen = true;
    const AxisPosition from = counter.position();
    m_strips[index].intervals.push_back({event, event, from.time, from.time, from.slot, from.slot,
                                         holder.lane, holder.state, static_cast<uint8_t>(index)});
}

void StripBuilder::close(size_t index, EventIndex event, AxisPosition position)
{
    Core& core = m_cores[index];
    if (!core.isOpen) return;
    core.isOpen = false;
    auto& intervals = m_strips[index].intervals;
    Interval& interval = intervals.back();
    interval.end = event;
    interval.stop = position.time;
    interval.stopSlot = position.slot;
    if (interval.from() == interval.to()) intervals.pop_back();
}

// A thread counts as running from when the switch to it is over: the switch lies just before.
void StripBuilder::addSwitch(size_t index, EventIndex event, LaneId lane,
                             const SlotCounter& counter)
{
    if (m_switchCost <= Duration()) return;
    auto& intervals = m_strips[index].intervals;
    const AxisPosition to = counter.position();
    const VirtualTime begun = to.time + -m_switchCost;
    AxisPosition from = begun < VirtualTime() ? AxisPosition{} : counter.endOf(begun);
    if (!intervals.empty()) from = std::max(from, intervals.back().to());
    if (from.time >= to.time) return;
    const EventIndex before = intervals.empty() ? event : intervals.back().end;
    intervals.push_back({before, event, from.time, to.time, from.slot, to.slot, lane,
                         LaneState::Switching, static_cast<uint8_t>(index)});
}

void StripBuilder::finish(EventIndex last, const SlotCounter& counter, std::vector<Ready> ready)
{
    for (size_t i = 0; i < m_cores.size(); ++i)
        close(i, last, counter.position());
    if (m_switchCost > Duration()) addCutSwitches(last, counter, std::move(ready));
}

// No core is idle while somebody is ready: then it was passing to that one when the run was cut.
void StripBuilder::addCutSwitches(EventIndex last, const SlotCounter& counter,
                                  std::vector<Ready> ready)
{
    std::erase_if(ready, [this](const Ready& each) { return each.lane == m_program; });
    std::vector<size_t> free;
    const size_t count = m_trace.settings().policy == Policy::Gil ? 1 : m_cores.size();
    for (size_t i = 0; i < count; ++i)
        if (m_cores[i].holders.empty()) free.push_back(i);
    const auto freeSince = [this](size_t core) {
        const auto& intervals = m_strips[core].intervals;
        return intervals.empty() ? VirtualTime() : intervals.back().stop;
    };
    while (!free.empty() && !ready.empty()) {
        const auto core = std::min_element(free.begin(), free.end(), [&](size_t a, size_t b) {
            return freeSince(a) < freeSince(b);
        });
        const auto first =
            std::min_element(ready.begin(), ready.end(),
                             [](const Ready& a, const Ready& b) { return a.since < b.since; });
        const VirtualTime begun = std::max(freeSince(*core), first->since);
        const auto chosen =
            std::min_element(ready.begin(), ready.end(), [begun](const Ready& a, const Ready& b) {
                const bool isThere = a.since <= begun;
                return isThere != (b.since <= begun) ? isThere : a.rank < b.rank;
            });
        AxisPosition to = counter.position();
        // Unless the module's own code had gone on by then: the machine stands still for it.
        if (begun + m_switchCost < to.time) to = counter.endOf(begun + m_switchCost);
        auto& intervals = m_strips[*core].intervals;
        AxisPosition from = counter.endOf(begun);
        if (!intervals.empty()) from = std::max(from, intervals.back().to());
        if (from.time < to.time) {
            const EventIndex before = intervals.empty() ? last : intervals.back().end;
            intervals.push_back({before, last, from.time, to.time, from.slot, to.slot, chosen->lane,
                                 LaneState::Switching, static_cast<uint8_t>(*core)});
        }
        free.erase(core);
        ready.erase(chosen);
    }
}

} // namespace awaitscope
