#include "scenarios/language/modules/calendar.h"

#include <cctype>
#include <optional>

namespace awaitscope {

const char* const kWeekdayNames[7] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};
const char* const kMonthNames[12] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

namespace {

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

/// A directive's number: its width, and what fills it up: `0`, a space, or nothing.
std::string padded(int64_t number, int width, char fill)
{
    std::string digits = std::to_string(number < 0 ? -number : number);
    auto missing = static_cast<int>(digits.size()) + (number < 0 ? 1 : 0);
    std::string text = number < 0 ? "-" : "";
    if (fill != '-' && missing < width)
        digits.insert(0, static_cast<size_t>(width - missing), fill);
    return text + digits;
}

/// Week of the year, when weeks begin on Sunday (0) or Monday (1).
int weekOf(const CalendarTime& time, int firstDay)
{
    int weekday = firstDay ? time.weekday() : (time.weekday() + 1) % 7;
    return (time.yearDay() + 6 - weekday) / 7;
}

/// Directives that are texts, or made of others. Null when the letter is none of them.
std::optional<std::string> textDirective(const CalendarTime& time, char letter,
                                         const CalendarZone& zone)
{
    std::string weekday = kWeekdayNames[time.weekday()], month = kMonthNames[time.month - 1];
    auto format = [&](const char* text) { return formatCalendar(time, text, zone); };
    switch (letter) {
    case 'a': return weekday.substr(0, 3);
    case 'A': return weekday;
    case 'b':
    case 'h': return month.substr(0, 3);
    case 'B': return month;
    case 'c': return format("%a %b %e %H:%M:%S %Y");
    case 'D':
    case 'x': return format("%m/%d/%y");
    case 'F': return format("%Y-%m-%d");
    case 'n': return "\n";
    case 'p': return time.hour < 12 ? "AM" : "PM";
    case 'P': return time.hour < 12 ? "am" : "pm";
    case 'r': return format("%I:%M:%S %p");
    case 'R': return format("%H:%M");
    case 't': return "\t";
    case 'T':
    case 'X': return format("%H:%M:%S");
    case 'z': return zone.offset;
    case 'Z': return zone.name;
    case '%': return "%";
    default: return std::nullopt;
    }
}

struct NumberDirective {
    int64_t number = 0;
    int width = 1;
    char fill = '0';
};

std::optional<NumberDirective> numberDirective(const CalendarTime& time, char letter)
{
    int twelve = time.hour % 12 ? time.hour % 12 : 12;
    switch (letter) {
    case 'C': return NumberDirective{time.year / 100, 1, '0'};
    case 'd': return NumberDirective{time.day, 2, '0'};
    case 'e': return NumberDirective{time.day, 2, ' '};
    case 'g': return NumberDirective{isoWeekOf(time).first % 100, 2, '0'};
    case 'G': return NumberDirective{isoWeekOf(time).first, 1, '0'};
    case 'H': return NumberDirective{time.hour, 2, '0'};
    case 'I': return NumberDirective{twelve, 2, '0'};
    case 'j': return NumberDirective{time.yearDay(), 3, '0'};
    case 'k': return NumberDirective{time.hour, 2, ' '};
    case 'l': return NumberDirective{twelve, 2, ' '};
    case 'm': return NumberDirective{time.month, 2, '0'};
    case 'M': return NumberDirective{time.minute, 2, '0'};
    case 's': return NumberDirective{time.toSeconds(), 1, '0'};
    case 'S': return NumberDirective{time.second, 2, '0'};
    case 'u': return NumberDirective{time.weekday() + 1, 1, '0'};
    case 'U': return NumberDirective{weekOf(time, 0), 2, '0'};
    case 'V': return NumberDirective{isoWeekOf(time).second, 2, '0'};
    case 'w': return NumberDirective{(time.weekday() + 1) % 7, 1, '0'};
    case 'W': return NumberDirective{weekOf(time, 1), 2, '0'};
    case 'y': return NumberDirective{time.year % 100, 2, '0'};
    case 'Y': return NumberDirective{time.year, 1, '0'};
    default: return std::nullopt;
    }
}

/// Appends the directive that begins at `index`, behind its `%`, and moves behind it.
void appendDirective(const CalendarTime& time, std::string_view format, size_t& index,
                     const CalendarZone& zone, std::string& text)
{
    size_t begin = index;
    char flag = 0;
    if (index < format.size() && std::string_view("-_0^#").find(format[index]) != format.npos)
        flag = format[index++];
    if (index < format.size() && (format[index] == 'E' || format[index] == 'O')) ++index;
    if (index < format.size()) {
        char letter = format[index++];
        if (letter == 'f' && zone.hasMicroseconds) {
            text += padded(time.microsecond, 6, '0');
            return;
        }
        if (letter == ':' && zone.hasMicroseconds && format.substr(index).starts_with('z')) {
            ++index;
            text += zone.colonOffset;
            return;
        }
        if (auto number = numberDirective(time, letter)) {
            char fill = flag == '-' || flag == '0' ? flag : flag == '_' ? ' ' : number->fill;
            text += padded(number->number, number->width, fill);
            return;
        }
        if (auto made = textDirective(time, letter, zone)) {
            bool upper = flag == '^' || (flag == '#' && letter != 'p' && letter != 'Z');
            bool lower = flag == '#' && (letter == 'p' || letter == 'Z');
            for (char character : *made)
                text += static_cast<char>(upper   ? std::toupper(character)
                                          : lower ? std::tolower(character)
                                                  : character);
            return;
        }
    }
    text += '%';
    text += format.substr(begin, index - begin);
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

std::pair<int64_t, int> isoWeekOf(const CalendarTime& time)
{
    // The week belongs to the year that its Thursday is in.
    int week = (time.yearDay() - time.weekday() + 9) / 7;
    if (week < 1) {
        CalendarTime before;
        before.year = time.year - 1;
        before.month = 12;
        before.day = 31;
        return isoWeekOf(before);
    }
    CalendarTime next;
    next.year = time.year + 1;
    bool isNext = week == 53 && next.weekday() <= 3;
    return {isNext ? time.year + 1 : time.year, isNext ? 1 : week};
}

std::string formatCalendar(const CalendarTime& time, std::string_view format,
                           const CalendarZone& zone)
{
    std::string text;
    for (size_t index = 0; index < format.size();) {
        char character = format[index++];
        if (character == '%' && index < format.size())
            appendDirective(time, format, index, zone, text);
        else
            text.push_back(character);
    }
    return text;
}

} // namespace awaitscope
