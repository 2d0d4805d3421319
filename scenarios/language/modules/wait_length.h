#pragma once

#include "core/time/virtual_time.h"

#include <algorithm>

namespace awaitscope {

/// How long somebody waits who wants to wait for so many seconds: what is more than nothing lasts
/// a nanosecond at least, as CPython rounds such waits up. A loop that waits for the rest of its
/// time, and finds 5e-17 s left, comes to its end.
inline Duration waitLength(double seconds)
{
    const Duration nearest = Duration::fromSeconds(seconds);
    return seconds > 0 ? std::max(nearest, Duration::nanoseconds(1)) : nearest;
}

} // namespace awaitscope
