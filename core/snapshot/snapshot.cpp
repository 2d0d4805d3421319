#include "core/snapshot/snapshot.h"

#include "core/snapshot/scheduler_state.h"

#include <algorithm>
#include <cassert>

namespace awaitscope {

namespace {
constexpr size_t kLeastDistance = 1024; // of keyframes, in events
// Whole states take no more room than the events between them.
size_t distanceAfter(const SchedulerState& state)
{
    return std::max(kLeastDistance, state.bytes() / sizeof(Event));
}
} // namespace

struct SnapshotIndex::Data {
    struct Keyframe {
        EventIndex event; // the last one taken in
        SchedulerState state;
    };

    const Trace& trace;
    Foresight foresight;
    std::vector<Keyframe> keyframes; // by event
};

SnapshotIndex::SnapshotIndex(const Trace& trace)
    : m_data(std::make_unique<Data>(Data{trace, Foresight(trace), {}}))
{
    SchedulerState state(trace);
    size_t next = 0;
    for (EventIndex i = 0; i < trace.size(); ++i) {
        state.apply(trace, m_data->foresight, i);
        if (i < next) continue;
        m_data->keyframes.push_back({i, state});
        next = i + distanceAfter(state);
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
        state.apply(m_data->trace, m_data->foresight, i);
    return state.snapshot(m_data->trace, m_data->foresight, event);
}

Snapshot snapshotAt(const Trace& trace, EventIndex event)
{
    assert(event < trace.size());
    const Foresight foresight(trace);
    SchedulerState state(trace);
    for (EventIndex i = 0; i <= event; ++i)
        state.apply(trace, foresight, i);
    return state.snapshot(trace, foresight, event);
}

} // namespace awaitscope
