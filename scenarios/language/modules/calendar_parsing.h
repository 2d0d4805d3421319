#pragma once

#include "scenarios/language/modules/calendar.h"

#include <optional>

namespace awaitscope {

class Machine;

/// What `strptime` has read. What the text does not say stays at the start of 1900.
struct ParsedCalendar {
    CalendarTime time;
    std::optional<int64_t> offset; ///< of `%z`, in microseconds
    std::string zone;              ///< of `%Z`
};

/// Reads `text` as `format` says; raises ValueError as Python words it, and returns nothing, when
/// it is not of that form. Whether there is such a day is checked.
std::optional<ParsedCalendar> parseCalendar(Machine& machine, const std::string& text,
                                            const std::string& format);

} // namespace awaitscope
