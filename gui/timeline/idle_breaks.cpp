#include "gui/timeline/idle_breaks.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int64_t kLong = 3;

/// Where somebody has a thread or core, or is just getting it.
void addBusy(std::vector<AxisBreak>& busy, const Timeline& timeline)
{
    const auto add = [&](const std::vector<Interval>& intervals) {
        for (const Interval& interval : intervals) {
            const bool isBusy =
                occupiesCore(interval.state) || interval.state == LaneState::Switching;
            if (isBusy && interval.length() > Duration())
                busy.push_back({interval.start, interval.stop});
        }
    };
    // Threads beside the loop have no strip.
    for (const TimelineLane& lane : timeline.lanes())
        add(lane.intervals);
    for (const Strip& strip : timeline.strips())
        add(strip.intervals);
}

/// What is left of [0, end] between the busy stretches, cut at every instant.
std::vector<AxisBreak> idleStretches(std::vector<AxisBreak> busy,
                                     std::span<const AxisInstant> instants, VirtualTime end)
{
    std::sort(busy.begin(), busy.end(),
              [](const AxisBreak& one, const AxisBreak& other) { return one.from < other.from; });
    busy.push_back({end, end});
    std::vector<AxisBreak> idle;
    auto instant = instants.begin();
    VirtualTime now;
    for (const AxisBreak& stretch : busy) {
        while (now < std::min(stretch.from, end)) {
            while (instant != instants.end() && instant->time <= now)
                ++instant;
            const VirtualTime next = instant == instants.end() ? end : instant->time;
            idle.push_back({now, std::min({stretch.from, end, next})});
            now = idle.back().to;
        }
        now = std::max(now, stretch.to);
    }
    return idle;
}

} // namespace

std::vector<AxisBreak> idleBreaks(const Comparison& comparison,
                                  std::span<const AxisInstant> instants, VirtualTime end,
                                  std::optional<size_t> alone)
{
    std::vector<AxisBreak> busy;
    for (size_t run = 0; run < comparison.runs.size(); ++run)
        if (alone.value_or(run) == run) addBusy(busy, comparison.runs[run].timeline);
    std::vector<AxisBreak> idle = idleStretches(std::move(busy), instants, end);

    std::vector<int64_t> lengths;
    int64_t kept = end.nanoseconds();
    for (const AxisBreak& stretch : idle) {
        lengths.push_back(stretch.length().count());
        kept -= lengths.back();
    }
    std::sort(lengths.begin(), lengths.end());
    const auto isShort = [&kept](int64_t length) {
        if (kept > 0 && length / kLong > kept) return false;
        kept += length;
        return true;
    };
    const auto firstLong = std::find_if_not(lengths.begin(), lengths.end(), isShort);
    if (firstLong == lengths.end()) return {};
    std::erase_if(idle, [least = *firstLong](const AxisBreak& stretch) {
        return stretch.length().count() < least;
    });
    return idle;
}

} // namespace awaitscope
