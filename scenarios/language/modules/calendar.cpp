#include "scenarios/language/modules/calendar.h"

#include <cstdio>

namespace awaitscope {

namespace {

constexpr const char* kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                 "Friday", "Saturday", "Sunday"};
constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr int64_t kDay = 86400;

/// Days from 1 January 1970 to 1 January of the year.
int64_t daysBefore(int64_t year)
{
    int64_t before = year - 1;
    auto floored = [](int64_t number, int64_t by) {
        return number >= 0 ? number / by : -((-number + by - 1) / by);
    };
    return before * 365 + floored(before, 4) - floored(before, 100) + floored(before, 400) - 719162;
}

std::string padded(int64_t number, int width, char fill = '0')
{
    char text[32];
    std::snprintf(text, sizeof text, fill == '0' ? "%0*lld" : "%*lld", width,
                  static_cast<long long>(number));
    return text;
}

/// Week of the year, when weeks begin on Sunday (0) or Monday (1).
int weekOf(const CalendarTime& time, int firstDay)
{
    int weekday = firstDay ? time.weekday() : (time.weekday() + 1) % 7;
    return (time.yearDay() + 6 - weekday) / 7;
}

std::string directive(const CalendarTime& time, char letter)
{
    int twelve = time.hour % 12 ? time.hour % 12 : 12;
    switch (letter) {
    case 'a': return std::string(kDays[time.weekday()]).substr(0, 3);
    case 'A': return kDays[time.weekday()];
    case 'b':
    case 'h': return std::string(kMonths[time.month - 1]).substr(0, 3);
    case 'B': return kMonths[time.month - 1];
    case 'c': return formatCalendar(time, "%a %b %e %H:%M:%S %Y");
    case 'd': return padded(time.day, 2);
    case 'D':
    case 'x': return formatCalendar(time, "%m/%d/%y");
    case 'e': return padded(time.day, 2, ' ');
    case 'f': return padded(time.microsecond, 6);
    case 'F': return formatCalendar(time, "%Y-%m-%d");
    case 'H': return padded(time.hour, 2);
    case 'I': return padded(twelve, 2);
    case 'j': return padded(time.yearDay(), 3);
    case 'm': return padded(time.month, 2);
    case 'M': return padded(time.minute, 2);
    case 'n': return "\n";
    case 'p': return time.hour < 12 ? "AM" : "PM";
    case 'r': return formatCalendar(time, "%I:%M:%S %p");
    case 'R': return formatCalendar(time, "%H:%M");
    case 's': return std::to_string(time.toSeconds());
    case 'S': return padded(time.second, 2);
    case 't': return "\t";
    case 'T':
    case 'X': return formatCalendar(time, "%H:%M:%S");
    case 'u': return std::to_string(time.weekday() + 1);
    case 'U': return padded(weekOf(time, 0), 2);
    case 'w': return std::to_string((time.weekday() + 1) % 7);
    case 'W': return padded(weekOf(time, 1), 2);
    case 'y': return padded(time.year % 100, 2);
    case 'Y': return std::to_string(time.year);
    case 'z': return "+0000";
    case 'Z': return "UTC";
    case '%': return "%";
    default: return std::string("%") + letter;
    }
}

} // namespace

bool isLeapYear(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int daysInMonth(int64_t year, int month)
{
    constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return kLengths[month - 1] + (month == 2 && isLeapYear(year));
}

CalendarTime CalendarTime::fromSeconds(int64_t seconds, int microsecond)
{
    int64_t days = seconds / kDay, rest = seconds % kDay;
    if (rest < 0) {
        rest += kDay;
        --days;
    }
    CalendarTime time;
    time.year = 1970 + days / 366 - (days < 0 ? 1 : 0);
    while (daysBefore(time.year + 1) <= days)
        ++time.year;
    int64_t left = days - daysBefore(time.year);
    while (left >= daysInMonth(time.year, time.month))
        left -= daysInMonth(time.year, time.month++);
    time.day = static_cast<int>(left) + 1;
    time.hour = static_cast<int>(rest / 3600);
    time.minute = static_cast<int>(rest / 60 % 60);
    time.second = static_cast<int>(rest % 60);
    time.microsecond = microsecond;
    return time;
}

int64_t CalendarTime::toSeconds() const
{
    int64_t days = daysBefore(year) + yearDay() - 1;
    return days * kDay + hour * 3600 + minute * 60 + second;
}

int CalendarTime::weekday() const
{
    int64_t days = daysBefore(year) + yearDay() - 1;
    return static_cast<int>(((days + 3) % 7 + 7) % 7); // 1 January 1970 was a Thursday
}

int CalendarTime::yearDay() const
{
    int days = day;
    for (int each = 1; each < month; ++each)
        days += daysInMonth(year, each);
    return days;
}

std::string formatCalendar(const CalendarTime& time, std::string_view format)
{
    std::string text;
    for (size_t index = 0; index < format.size(); ++index) {
        if (format[index] != '%' || index + 1 == format.size()) {
            text.push_back(format[index]);
            continue;
        }
        text += directive(time, format[++index]);
    }
    return text;
}

} // namespace awaitscope
