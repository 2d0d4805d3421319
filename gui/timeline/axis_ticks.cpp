#include "gui/timeline/axis_ticks.h"

#include <cmath>

namespace awaitscope {

Duration tickStep(double pixelsPerSecond, double pixels)
{
    const double wanted = pixels / pixelsPerSecond * 1e9;
    int64_t unit = 1;
    while (true) {
        for (const int64_t factor : {1, 2, 5})
            if (static_cast<double>(unit * factor) >= wanted)
                return Duration::nanoseconds(unit * factor);
        // A thousand years a tick are enough.
        if (unit > 100'000'000'000'000'000) return Duration::nanoseconds(unit);
        unit *= 10;
    }
}

std::vector<AxisTick> ticksBetween(const AxisMap& map, double from, double to, double distance)
{
    std::vector<AxisTick> ticks;
    if (map.pixelsPerSecond() <= 0 || to < from) return ticks;
    const int64_t step = tickStep(map.pixelsPerSecond(), distance).count();
    const int64_t first = map.at(from).time.nanoseconds() / step * step;
    const int64_t last = map.at(to).time.nanoseconds();
    const std::vector<AxisMap::Break> breaks = map.breaksBetween(from, to);
    auto gap = breaks.begin();
    for (int64_t time = first; time <= last; time += step) {
        const VirtualTime at = VirtualTime::atNanoseconds(time);
        while (gap != breaks.end() && gap->stretch.to <= at)
            ++gap;
        if (gap != breaks.end() && gap->stretch.from < at) {
            // A break has no scale: on to the last tick before its end.
            time = (gap->stretch.to.nanoseconds() - 1) / step * step;
            continue;
        }
        const double x = map.x(at);
        if (x >= from && x <= to) ticks.push_back({at, x});
    }
    return ticks;
}

} // namespace awaitscope
