#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace awaitscope {

/// A date and time of day. Virtual time begins at midnight of 1 January 1970, in UTC.
struct CalendarTime {
    int64_t year = 1970;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;

    /// Since the start of 1970; may be negative.
    static CalendarTime fromSeconds(int64_t seconds, int microsecond = 0);
    int64_t toSeconds() const;
    /// Monday is 0.
    int weekday() const;
    /// 1 January is 1.
    int yearDay() const;
};

bool isLeapYear(int64_t year);
int daysInMonth(int64_t year, int month);
/// `strftime` in the C locale and UTC. Unknown directives stay as they are.
std::string formatCalendar(const CalendarTime& time, std::string_view format);

} // namespace awaitscope
