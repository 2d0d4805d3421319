#include "core/time/virtual_time.h"

#include <array>
#include <cmath>

namespace awaitscope {

namespace {

struct Unit {
    std::string_view name;
    uint64_t nanoseconds;
    int digits; // decimals that are whole nanoseconds
};

constexpr Unit kMinute{"min", 60'000'000'000, 9};
constexpr Unit kSecond{"s", 1'000'000'000, 9};
constexpr std::array kUnits{kSecond, Unit{"ms", 1'000'000, 6}, Unit{"us", 1'000, 3},
                            Unit{"ns", 1, 0}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

const Unit* unitNamed(std::string_view name)
{
    if (name.empty()) return &kSecond;
    if (name == kMinute.name) return &kMinute;
    for (const Unit& unit : kUnits)
        if (unit.name == name) return &unit;
    return nullptr;
}

// The magnitude of the smallest number has no place in an int64_t.
uint64_t magnitude(int64_t number)
{
    return number < 0 ? uint64_t{0} - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
}

std::string withDecimals(int64_t nanoseconds, const Unit& unit)
{
    const uint64_t count = magnitude(nanoseconds);
    std::string text = nanoseconds < 0 ? "-" : "";
    text += std::to_string(count / unit.nanoseconds);
    if (const uint64_t rest = count % unit.nanoseconds) {
        const std::string decimals = std::to_string(rest);
        text += '.';
        text.append(static_cast<size_t>(unit.digits) - decimals.size(), '0');
        text += decimals;
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

} // namespace

Duration Duration::fromSeconds(double seconds)
{
    const double nanoseconds = std::nearbyint(seconds * 1e9);
    if (nanoseconds >= 9223372036854775808.0) return Duration(std::numeric_limits<int64_t>::max());
    if (nanoseconds < -9223372036854775808.0) return Duration(std::numeric_limits<int64_t>::min());
    return Duration(static_cast<int64_t>(nanoseconds));
}

Duration rounded(Duration duration)
{
    const uint64_t count = magnitude(duration.count());
    const int64_t unit = count >= 100'000'000 ? 1'000'000 : count >= 1'000'000 ? 1'000 : 1;
    const int64_t below = duration.count() % unit; // with its sign
    if (2 * magnitude(below) < static_cast<uint64_t>(unit))
        return Duration::nanoseconds(duration.count() - below);
    int64_t farther = 0;
    if (__builtin_add_overflow(duration.count() - below, below < 0 ? -unit : unit, &farther))
        return duration;
    return Duration::nanoseconds(farther);
}

Duration readable(Duration duration)
{
    return duration.count() % 1'000 == 0 ? duration : rounded(duration);
}

std::optional<Duration> parseDuration(std::string_view text)
{
    size_t position = 0;
    uint64_t digits = 0;
    int decimals = 0;
    bool anyDigit = false;
    bool inFraction = false;
    for (; position < text.size(); ++position) {
        const char c = text[position];
        if (c == '.' && !inFraction) {
            inFraction = true;
        } else if (isDigit(c)) {
            if (__builtin_mul_overflow(digits, uint64_t{10}, &digits) ||
                __builtin_add_overflow(digits, static_cast<uint64_t>(c - '0'), &digits))
                return {};
            anyDigit = true;
            decimals += inFraction;
        } else {
            break;
        }
    }
    if (!anyDigit) return {};
    if (position < text.size() && text[position] == ' ') ++position;
    const Unit* unit = unitNamed(text.substr(position));
    if (!unit || (position == text.size() && text.back() == ' ')) return {};

    uint64_t factor = unit->nanoseconds;
    for (; decimals > 0 && digits % 10 == 0; --decimals)
        digits /= 10;
    for (; decimals > 0; --decimals) {
        if (factor % 10 != 0) return {}; // finer than a nanosecond
        factor /= 10;
    }
    uint64_t nanoseconds = 0;
    if (__builtin_mul_overflow(digits, factor, &nanoseconds) ||
        nanoseconds > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
        return {};
    return Duration::nanoseconds(static_cast<int64_t>(nanoseconds));
}

std::string formatDuration(Duration duration, bool decimalComma)
{
    const uint64_t count = magnitude(duration.count());
    const Unit* suitable = &kSecond;
    if (count != 0)
        for (const Unit& unit : kUnits) {
            suitable = &unit;
            if (count >= unit.nanoseconds) break;
        }
    std::string text = withDecimals(duration.count(), *suitable);
    if (decimalComma)
        if (const size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
    text += decimalComma ? "\u00a0" : " ";
    text += suitable->name;
    return text;
}

std::string formatExactSeconds(VirtualTime time)
{
    const uint64_t count = magnitude(time.nanoseconds());
    const std::string decimals = std::to_string(count % kSecond.nanoseconds);
    std::string text = time.nanoseconds() < 0 ? "-" : "";
    text += std::to_string(count / kSecond.nanoseconds);
    text += '.';
    text.append(static_cast<size_t>(kSecond.digits) - decimals.size(), '0');
    return text + decimals;
}

std::string formatSeconds(Duration duration)
{
    return withDecimals(duration.count(), kSecond);
}

} // namespace awaitscope
