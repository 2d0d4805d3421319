#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

/// A length of virtual time, in whole nanoseconds. May be negative (asyncio accepts `sleep(-1)`).
/// Sums saturate at the type's range: a thousand tasks may wait for years each.
class Duration {
public:
    constexpr Duration() = default;
    static constexpr Duration nanoseconds(int64_t count) { return Duration(count); }
    static constexpr Duration milliseconds(int64_t count) { return Duration(count * 1'000'000); }
    static constexpr Duration seconds(int64_t count) { return Duration(count * 1'000'000'000); }
    /// The nearest nanosecond, ties to even, as SEMANTICS T1 has it; saturates at the type's range.
    /// REQUIRES: not NaN.
    static Duration fromSeconds(double seconds);

    constexpr int64_t count() const { return m_nanoseconds; }
    /// One floating-point division, as `loop.time()` does it.
    constexpr double toSeconds() const { return static_cast<double>(m_nanoseconds) / 1e9; }

    constexpr auto operator<=>(const Duration&) const = default;
    constexpr Duration operator-() const { return Duration(-m_nanoseconds); }
    constexpr Duration operator+(Duration other) const
    {
        int64_t sum = 0;
        if (!__builtin_add_overflow(m_nanoseconds, other.m_nanoseconds, &sum)) return Duration(sum);
        return Duration(m_nanoseconds < 0 ? kLeast : kMost);
    }
    constexpr Duration operator-(Duration other) const
    {
        int64_t sum = 0;
        if (!__builtin_sub_overflow(m_nanoseconds, other.m_nanoseconds, &sum)) return Duration(sum);
        return Duration(m_nanoseconds < 0 ? kLeast : kMost);
    }
    constexpr Duration& operator+=(Duration other) { return *this = *this + other; }
    constexpr Duration& operator-=(Duration other) { return *this = *this - other; }

private:
    static constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
    static constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
    constexpr explicit Duration(int64_t nanoseconds) : m_nanoseconds(nanoseconds) {}
    int64_t m_nanoseconds = 0;
};

/// A point of virtual time: nanoseconds since the start of the run. Only sleeps and `work` move it.
class VirtualTime {
public:
    constexpr VirtualTime() = default;
    static constexpr VirtualTime atNanoseconds(int64_t count) { return VirtualTime(count); }
    /// Later than any point of time: where there is nothing to come.
    static constexpr VirtualTime never()
    {
        return VirtualTime(std::numeric_limits<int64_t>::max());
    }
    /// What deadlines that are too far away are taken to be: far beyond any horizon, but a time.
    static constexpr VirtualTime last()
    {
        return VirtualTime(std::numeric_limits<int64_t>::max() - 1);
    }

    constexpr int64_t nanoseconds() const { return m_nanoseconds; }
    constexpr double toSeconds() const { return static_cast<double>(m_nanoseconds) / 1e9; }

    constexpr auto operator<=>(const VirtualTime&) const = default;
    /// Saturates, so that a far deadline does not wrap round into the past.
    constexpr VirtualTime operator+(Duration duration) const
    {
        int64_t sum = 0;
        if (__builtin_add_overflow(m_nanoseconds, duration.count(), &sum))
            return duration.count() > 0 ? last() : VirtualTime(std::numeric_limits<int64_t>::min());
        return sum < last().m_nanoseconds ? VirtualTime(sum) : last();
    }
    constexpr Duration operator-(VirtualTime other) const
    {
        return Duration::nanoseconds(m_nanoseconds - other.m_nanoseconds);
    }

private:
    constexpr explicit VirtualTime(int64_t nanoseconds) : m_nanoseconds(nanoseconds) {}
    int64_t m_nanoseconds = 0;
};

/// To milliseconds from 100 ms on, to microseconds from 1 ms on: what people read of a sum.
Duration rounded(Duration duration);

/// Whole microseconds as they are, since people choose them; what is finer, as durations drawn at
/// random are, `rounded`.
Duration readable(Duration duration);

/// Reads `250us`, `100ms`, `1.5s`, `20ns`, `2min` or a plain number of seconds, exactly (no
/// floating point). Nothing when the text is none of these, or is out of range.
std::optional<Duration> parseDuration(std::string_view text);

/// The shortest exact form in the largest unit that suits: `0 s`, `1.5 s`, `100 ms`, `250 us`; with
/// a comma and a no-break space before the unit if `decimalComma` (French).
std::string formatDuration(Duration duration, bool decimalComma = false);

/// Seconds with exactly nine decimals, as traces write them: `1.500000000`.
std::string formatExactSeconds(VirtualTime time);

/// The shortest exact number of seconds, without unit: `1.5`, `0`, `0.000001`.
std::string formatSeconds(Duration duration);

} // namespace awaitscope
