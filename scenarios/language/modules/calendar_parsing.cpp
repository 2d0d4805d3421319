#include "scenarios/language/modules/calendar_parsing.h"

#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/modules/regex_objects.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>
#include <map>

namespace awaitscope {

namespace {

/// All of them, the longest first; or their first three letters.
template <size_t Count> std::string namesOf(const char* const (&names)[Count], bool isShort)
{
    std::vector<std::string> all;
    for (const char* name : names)
        all.push_back(isShort ? std::string(name).substr(0, 3) : name);
    std::stable_sort(all.begin(), all.end(), [](const std::string& left, const std::string& right) {
        return left.size() > right.size();
    });
    std::string text;
    for (const std::string& name : all)
        text += (text.empty() ? "" : "|") + name;
    return text;
}

/// The regular expression of a directive; empty for an unknown one.
std::string patternOfDirective(char letter)
{
    switch (letter) {
    case 'd': return "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]";
    case 'f': return "[0-9]{1,6}";
    case 'H': return "2[0-3]|[0-1]\\d|\\d";
    case 'I': return "1[0-2]|0[1-9]|[1-9]| [1-9]";
    case 'G':
    case 'Y': return "\\d\\d\\d\\d";
    case 'j': return "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]";
    case 'm': return "1[0-2]|0[1-9]|[1-9]";
    case 'M': return "[0-5]\\d|\\d";
    case 'S': return "6[0-1]|[0-5]\\d|\\d";
    case 'U':
    case 'W': return "5[0-3]|[0-4]\\d|\\d";
    case 'u': return "[1-7]";
    case 'V': return "5[0-3]|0[1-9]|[1-4]\\d|\\d";
    case 'w': return "[0-6]";
    case 'y': return "\\d\\d";
    case 'z': return "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|(?-i:Z)";
    case 'A': return namesOf(kWeekdayNames, false);
    case 'a': return namesOf(kWeekdayNames, true);
    case 'B': return namesOf(kMonthNames, false);
    case 'b': return namesOf(kMonthNames, true);
    case 'p': return "am|pm";
    case 'Z': return "utc|gmt";
    default: return {};
    }
}

/// Those that stand for others.
const char* expansionOf(char letter)
{
    switch (letter) {
    case 'c': return "%a %b %d %H:%M:%S %Y";
    case 'x': return "%m/%d/%y";
    case 'X': return "%H:%M:%S";
    default: return nullptr;
    }
}

/// Writes the regular expression of a format; false, and ValueError, for a bad directive.
bool writePattern(Machine& machine, const std::string& format, const std::string& whole,
                  std::string& pattern)
{
    auto isSpaceAt = [&format](size_t at) {
        return at < format.size() && isSpace(static_cast<unsigned char>(format[at]));
    };
    for (size_t index = 0; index < format.size(); ++index) {
        char character = format[index];
        if (isSpaceAt(index)) {
            while (isSpaceAt(index + 1))
                ++index;
            pattern += "\\s+";
            continue;
        }
        if (character != '%') {
            if (std::string_view("\\.^$*+?(){}[]|-#&~").find(character) != std::string_view::npos)
                pattern += '\\';
            pattern += character;
            continue;
        }
        if (++index == format.size()) {
            machine.raiseValueError("stray % in format " + quoted(whole));
            return false;
        }
        char letter = format[index];
        if (letter == '%') {
            pattern += '%';
        } else if (const char* expansion = expansionOf(letter)) {
            if (!writePattern(machine, expansion, whole, pattern)) return false;
        } else {
            std::string part = patternOfDirective(letter);
            if (part.empty()) {
                size_t end = index;
                readCharacter(format, end);
                machine.raiseValueError("'" + format.substr(index, end - index) +
                                        "' is a bad directive in format " + quoted(whole));
                return false;
            }
            pattern += std::string("(?P<") + letter + ">" + part + ")";
        }
    }
    return true;
}

using Fields = std::map<char, std::string>;

int64_t microsecondsOfOffset(const std::string& text)
{
    if (text == "Z" || text == "z") return 0;
    std::string digits, fraction;
    bool inFraction = false;
    for (char character : text.substr(1)) {
        if (character == '.') inFraction = true;
        if (isDigit(static_cast<unsigned char>(character)))
            (inFraction ? fraction : digits) += character;
    }
    digits.resize(6, '0');
    fraction.resize(6, '0');
    int64_t seconds = std::stoll(digits.substr(0, 2)) * 3600 +
                      std::stoll(digits.substr(2, 2)) * 60 + std::stoll(digits.substr(4, 2));
    int64_t total = seconds * 1'000'000 + std::stoll(fraction);
    return text[0] == '-' ? -total : total;
}

template <size_t Count>
int indexOfName(const char* const (&names)[Count], const std::string& text, bool isShort)
{
    for (size_t index = 0; index < Count; ++index) {
        std::string name = lowerText(names[index]);
        if ((isShort ? name.substr(0, 3) : name) == lowerText(text)) return static_cast<int>(index);
    }
    return 0;
}

/// The fields of the text, put together.
class CalendarReading {
public:
    CalendarReading(Machine& machine, const Fields& fields) : m_machine(machine), m_fields(fields)
    {
    }
    std::optional<ParsedCalendar> read();

private:
    bool has(char letter) const { return m_fields.count(letter) > 0; }
    int64_t number(char letter, int64_t missing) const
    {
        auto found = m_fields.find(letter);
        if (found == m_fields.end()) return missing;
        return std::stoll(found->second);
    }
    bool readDay(CalendarTime& time);
    void readClock(CalendarTime& time) const;
    int weekday() const; ///< Monday is 0; -1 when it is not said

    Machine& m_machine;
    const Fields& m_fields;
};

int CalendarReading::weekday() const
{
    if (has('A')) return indexOfName(kWeekdayNames, m_fields.at('A'), false);
    if (has('a')) return indexOfName(kWeekdayNames, m_fields.at('a'), true);
    if (has('w')) return static_cast<int>((number('w', 0) + 6) % 7);
    if (has('u')) return static_cast<int>(number('u', 1) - 1);
    return -1;
}

void CalendarReading::readClock(CalendarTime& time) const
{
    time.hour = static_cast<int>(number('H', 0));
    if (has('I')) {
        int hour = static_cast<int>(number('I', 0)) % 12;
        bool afternoon = has('p') && lowerText(m_fields.at('p')) == "pm";
        time.hour = hour + (afternoon ? 12 : 0);
        if (!has('p') && number('I', 0) == 12) time.hour = 0;
    }
    time.minute = static_cast<int>(number('M', 0));
    time.second = static_cast<int>(number('S', 0));
    if (has('f')) {
        std::string digits = m_fields.at('f');
        digits.resize(6, '0');
        time.microsecond = std::stoi(digits);
    }
}

bool CalendarReading::readDay(CalendarTime& time)
{
    auto fail = [this](const char* message) {
        m_machine.raiseValueError(message);
        return false;
    };
    std::optional<int64_t> year;
    if (has('y')) {
        int64_t two = number('y', 0);
        year = two + (two <= 68 ? 2000 : 1900);
    }
    if (has('Y')) year = number('Y', 0);
    if (has('m')) time.month = static_cast<int>(number('m', 1));
    if (has('B')) time.month = indexOfName(kMonthNames, m_fields.at('B'), false) + 1;
    if (has('b')) time.month = indexOfName(kMonthNames, m_fields.at('b'), true) + 1;
    if (has('d')) time.day = static_cast<int>(number('d', 1));
    if (has('G') != has('V') && has('G'))
        return fail("ISO year directive '%G' must be used with the ISO week directive '%V' and a "
                    "weekday directive ('%A', '%a', '%w', or '%u').");
    if (has('V') && !has('G'))
        return fail(has('Y') || has('y')
                        ? "ISO week directive '%V' is incompatible with the year directive '%Y'. "
                          "Use the ISO year '%G' instead."
                        : "ISO week directive '%V' must be used with the ISO year directive '%G' "
                          "and a weekday directive ('%A', '%a', '%w', or '%u').");
    if (has('G') && weekday() < 0)
        return fail("ISO year directive '%G' must be used with the ISO week directive '%V' and a "
                    "weekday directive ('%A', '%a', '%w', or '%u').");
    // 29 February without a year is of one that has it.
    bool leaps = !year && time.month == 2 && time.day == 29;
    time.year = year.value_or(leaps ? 1904 : 1900);
    std::optional<int64_t> yearDay;
    if (has('j')) yearDay = number('j', 1);
    if (has('G')) {
        CalendarTime january;
        january.year = time.year = number('G', 1900);
        january.day = 4;
        yearDay = (number('V', 1) - 1) * 7 + weekday() + 4 - january.weekday();
    } else if (year && weekday() >= 0 && (has('U') || has('W'))) {
        CalendarTime january;
        january.year = time.year;
        int start = has('U') ? 6 : 0; // the day with which weeks begin
        int first = (january.weekday() - start + 7) % 7, wanted = (weekday() - start + 7) % 7;
        int64_t week = number(has('U') ? 'U' : 'W', 0);
        int64_t firstWeek = (7 - first) % 7;
        yearDay = week == 0 ? 1 + wanted - first : 1 + firstWeek + 7 * (week - 1) + wanted;
    }
    if (yearDay && !has('d')) {
        CalendarTime january;
        january.year = time.year;
        constexpr int64_t kDay = 86400;
        CalendarTime found = CalendarTime::fromSeconds(january.toSeconds() + (*yearDay - 1) * kDay);
        time.year = found.year;
        time.month = found.month;
        time.day = found.day;
    }
    if (time.year < 1) return fail("year 0 is out of range");
    if (time.day > daysInMonth(time.year, time.month)) return fail("day is out of range for month");
    if (leaps) time.year = 1900;
    return true;
}

std::optional<ParsedCalendar> CalendarReading::read()
{
    ParsedCalendar parsed;
    readClock(parsed.time);
    if (!readDay(parsed.time)) return std::nullopt;
    if (has('z')) parsed.offset = microsecondsOfOffset(m_fields.at('z'));
    if (has('Z')) parsed.zone = m_fields.at('Z');
    return parsed;
}

} // namespace

std::optional<ParsedCalendar> parseCalendar(Machine& machine, const std::string& text,
                                            const std::string& format)
{
    std::string pattern;
    if (!writePattern(machine, format, format, pattern)) return std::nullopt;
    RegexProblem problem;
    auto regex = Regex::compile(pattern, true, regex_flags::kIgnoreCase, problem);
    if (!regex) {
        raiseRegexError(machine, problem, makeStr(pattern));
        return std::nullopt;
    }
    constexpr uint64_t kMostSteps = 100'000;
    Regex::Request request;
    request.text = text;
    request.mode = Regex::Mode::Match;
    request.mostSteps = kMostSteps;
    RegexSpans spans;
    uint64_t steps = 0;
    if (!machine.charge(1 + format.size() / 4)) return std::nullopt;
    if (regex->match(request, spans, steps) != Regex::Result::Found) {
        machine.raiseValueError("time data " + quoted(text) + " does not match format " +
                                quoted(format));
        return std::nullopt;
    }
    if (spans[1] != text.size()) {
        machine.raiseValueError("unconverted data remains: " + text.substr(spans[1]));
        return std::nullopt;
    }
    Fields fields;
    const auto& groups = regex->syntax().groups;
    for (size_t group = 1; group < groups.size(); ++group)
        if (!groups[group].name.empty() && spans[2 * group] != kNoSpan)
            fields[groups[group].name[0]] =
                text.substr(spans[2 * group], spans[2 * group + 1] - spans[2 * group]);
    CalendarReading reading(machine, fields);
    return reading.read();
}

} // namespace awaitscope
