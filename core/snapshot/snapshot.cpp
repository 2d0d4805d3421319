#include "core/snapshot/snapshot.h"

#include "core/snapshot/scheduler_state.h"

#include <algorithm>
#include <cassert>

namespace awaitscope {

namespace {
constexpr size_t kLeastDistance = 1024; // of keyframes, in events
} // namespace

struct SnapshotIndex::Data {
    struct Keyframe {
        EventIndex event; // the last one taken in
        SchedulerState state;
    };

    const Trace& trace;
    FiredTimers fired;
    std::vector<Keyframe> keyframes; // by event
};

SnapshotIndex::SnapshotIndex(const Trace& trace)
    : m_data(std::make_unique<Data>(Data{trace, firedTimers(trace), {}}))
{
    SchedulerState state(trace);
    size_t next = 0;
    for (EventIndex i = 0; i < trace.size(); ++i) {
        state.apply(trace, m_data->fired, i);
        if (i < next) continue;
        m_data->keyframes.push_back({i, state});
        next = i + std::max(kLeastDistance, state.size());
    }
}

SnapshotIndex::~SnapshotIndex() = default;
SnapshotIndex::SnapshotIndex(SnapshotIndex&&) noexcept = default;
SnapshotIndex& SnapshotIndex::operator=(SnapshotIndex&&) noexcept = default;

Snapshot SnapshotIndex::at(EventIndex event) const
{
    assert(event < m_data->trace.size());
    const auto& keyframes = m_data->keyframes;
    const auto after = std::upper_bound(
        keyframes.begin(), keyframes.end(), event,
        [](EventIndex wanted, const Data::Keyframe& keyframe) { return wanted < keyframe.event; });
    const Data::Keyframe& keyframe = *(after - 1); // there is one at event 0
    SchedulerState state = keyframe.state;
    for (EventIndex i = keyframe.event + 1; i <= event; ++i)
        state.apply(m_data->trace, m_data->fired, i);
    return state.snapshot(m_data->trace, m_data->fired, event);
}

Snapshot snapshotAt(const Trace& trace, EventIndex event)
{
    assert(event < trace.size());
    const FiredTimers fired = firedTimers(trace);
    SchedulerState state(trace);
    for (EventIndex i = 0; i <= event; ++i)
        state.apply(trace, fired, i);
    return state.snapshot(trace, fired, event);
}

} // namespace awaitscope
