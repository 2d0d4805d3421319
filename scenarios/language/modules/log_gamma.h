#pragma once

#include <cmath>

namespace awaitscope {

/// `std::lgamma` for runs side by side: that one writes the sign where all threads see it.
inline double logGamma(double number)
{
    int sign = 0;
    return ::lgamma_r(number, &sign);
}

} // namespace awaitscope
