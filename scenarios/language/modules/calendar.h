#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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
/// What `%z`, `%Z` and `%:z` stand for; and whether `%f` stands for microseconds.
struct CalendarZone {
    std::string offset = "+0000", name = "UTC", colonOffset;
    bool hasMicroseconds = false;
};
/// `strftime` in the C locale. Unknown directives stay as they are.
std::string formatCalendar(const CalendarTime& time, std::string_view format,
                           const CalendarZone& zone = {});
/// Year and week of ISO 8601.
std::pair<int64_t, int> isoWeekOf(const CalendarTime& time);

extern const char* const kWeekdayNames[7]; ///< Monday first
extern const char* const kMonthNames[12];

} // namespace awaitscope
