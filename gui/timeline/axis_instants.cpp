#include "gui/timeline/axis_instants.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// The instants of one run with the room that they need.
std::vector<AxisInstant> roomOf(const Timeline& timeline, VirtualTime end)
{
    std::vector<AxisInstant> result;
    const std::vector<Moment>& moments = timeline.moments();
    size_t next = 0;
    for (const Instant& instant : timeline.instants()) {
        if (instant.time > end) break;
        while (next < moments.size() && moments[next].start < instant.time)
            ++next;
        const bool begins = next < moments.size() && moments[next].start == instant.time;
        const bool lasts = begins && moments[next].stop > instant.time;
        const uint32_t needed = instant.slotCount == 1 && lasts ? 0 : instant.slotCount;
        result.push_back({instant.time, needed});
    }
    return result;
}

std::vector<AxisInstant> united(const std::vector<AxisInstant>& one,
                                const std::vector<AxisInstant>& other)
{
    std::vector<AxisInstant> result;
    result.reserve(one.size() + other.size());
    auto left = one.begin();
    auto right = other.begin();
    while (left != one.end() && right != other.end()) {
        if (left->time == right->time) {
            result.push_back({left->time, std::max(left->slotCount, right->slotCount)});
            ++left;
            ++right;
        } else {
            result.push_back(left->time < right->time ? *left++ : *right++);
        }
    }
    result.insert(result.end(), left, one.end());
    result.insert(result.end(), right, other.end());
    return result;
}

} // namespace

std::vector<AxisInstant> axisInstants(const Comparison& comparison, VirtualTime end,
                                      std::optional<size_t> alone)
{
    if (alone) return roomOf(comparison.runs[*alone].timeline, end);
    std::vector<AxisInstant> result;
    for (const Run& run : comparison.runs)
        result = united(result, roomOf(run.timeline, end));
    return result;
}

VirtualTime axisEnd(const Comparison& comparison, std::optional<size_t> alone)
{
    if (alone) return comparison.runs[*alone].trace->end();
    VirtualTime whole;
    VirtualTime any;
    bool someEnded = false;
    for (const Run& run : comparison.runs) {
        any = std::max(any, run.trace->end());
        if (run.wasCut()) continue;
        whole = std::max(whole, run.trace->end());
        someEnded = true;
    }
    return someEnded ? whole : any;
}

} // namespace awaitscope
