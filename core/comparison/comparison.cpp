#include "core/comparison/comparison.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace awaitscope {

namespace {

// Whatever is equal in two runs: the creator, what it creates, and how many of these before.
using Kinship = std::tuple<TaskIdentity, LaneKind, std::string_view, uint32_t>;
using Siblings = std::tuple<TaskIdentity, LaneKind, std::string_view>;

} // namespace

LaneId Comparison::laneOf(size_t run, TaskIdentity identity) const
{
    const auto& lanes = identities[run];
    const auto found = std::find(lanes.begin(), lanes.end(), identity);
    return found == lanes.end() ? kNone : static_cast<LaneId>(found - lanes.begin());
}

Run makeRun(std::shared_ptr<const Trace> trace)
{
    Timeline timeline = buildTimeline(*trace);
    Metrics metrics = computeMetrics(*trace, timeline);
    LaneEvents events(*trace);
    return {std::move(trace), std::move(timeline), std::move(metrics), std::move(events)};
}

Comparison makeComparison(std::string title, std::vector<Run> runs)
{
    Comparison comparison;
    std::map<Kinship, TaskIdentity> known;
    for (const Run& run : runs) {
        std::map<Siblings, uint32_t> counts;
        auto& identities = comparison.identities.emplace_back();
        for (const Lane& lane : run.trace->lanes()) {
            const TaskIdentity creator = lane.creator == kNone ? kNone : identities[lane.creator];
            const std::string_view coroutine = run.trace->coroutineOf(lane);
            const uint32_t place = counts[{creator, lane.kind, coroutine}]++;
            const auto next = static_cast<TaskIdentity>(known.size());
            const auto [entry, isNew] =
                known.try_emplace({creator, lane.kind, coroutine, place}, next);
            identities.push_back(entry->second);
        }
    }
    comparison.title = std::move(title);
    comparison.runs = std::move(runs);
    comparison.identityCount = known.size();
    return comparison;
}

} // namespace awaitscope
