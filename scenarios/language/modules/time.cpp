#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/modules/calendar_parsing.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/modules/wait_length.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Value seconds(Machine& machine, Arguments)
{
    return makeFloat(machine.readClock().toSeconds());
}

Value nanoseconds(Machine& machine, Arguments)
{
    return Value::small(machine.readClock().nanoseconds());
}

Coroutine<Value> sleep(Machine& machine, Values slots)
{
    double length = 0;
    if (!toDouble(slots[0], length))
        co_return machine.raiseTypeError("'" + machine.typeName(slots[0]) +
                                         "' object cannot be interpreted as an integer");
    if (std::isnan(length)) co_return machine.raiseValueError("Invalid value NaN (not a number)");
    if (length < 0) co_return machine.raiseValueError("sleep length must be non-negative");
    co_await machine.runtime().blockingSleep(waitLength(length));
    co_return none();
}

Type* structTimeType()
{
    static Type* const type =
        makeNamedTupleType("struct_time", "time",
                           {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
                            "tm_wday", "tm_yday", "tm_isdst"});
    return type;
}

Value structTime(const CalendarTime& time, int64_t saving = 0)
{
    Values fields;
    for (int64_t field : {time.year, int64_t{time.month}, int64_t{time.day}, int64_t{time.hour},
                          int64_t{time.minute}, int64_t{time.second}, int64_t{time.weekday()},
                          int64_t{time.yearDay()}, saving})
        fields.push_back(Value::small(field));
    return makeNamedTuple(structTimeType(), std::move(fields));
}

/// `struct_time(sequence)`.
Value newStructTime(Machine& machine, Arguments slots)
{
    constexpr size_t kFields = 9;
    Values items;
    if (!machine.plainItems(slots[1], items))
        return machine.raiseTypeError("constructor requires a sequence");
    if (items.size() < kFields || items.size() > kFields + 2)
        return machine.raiseTypeError(std::string("time.struct_time() takes an ") +
                                      (items.size() < kFields ? "at least 9" : "at most 11") +
                                      "-sequence (" + std::to_string(items.size()) +
                                      "-sequence given)");
    items.resize(kFields);
    return makeNamedTuple(structTimeType(), std::move(items));
}

Value representStructTime(Machine& machine, Arguments slots)
{
    std::string text;
    const Values& names = structTimeType()->find(intern("_fields"))->as<TupleObject>()->items();
    const Values& items = slots[0].as<TupleObject>()->items();
    for (size_t index = 0; index < names.size(); ++index) {
        text += (index ? ", " : "") + textOf(names[index]) + "=";
        if (!machine.plainRepr(items[index], text)) text += "?";
    }
    return makeStr("time.struct_time(" + text + ")");
}

/// The given number of seconds, or now. False when raised.
bool readMoment(Machine& machine, const Value& given, CalendarTime& time)
{
    constexpr double kMost = 2.5e11; // year 9999
    double moment = machine.runtime().now().toSeconds();
    if (isWanted(given) && !toDouble(given, moment)) {
        machine.raiseTypeError("'" + machine.typeName(given) +
                               "' object cannot be interpreted as an integer");
        return false;
    }
    if (!(std::abs(moment) < kMost)) {
        machine.raiseValueError("year is out of range");
        return false;
    }
    time = CalendarTime::fromSeconds(static_cast<int64_t>(std::floor(moment)));
    return true;
}

Value brokenDown(Machine& machine, Arguments slots)
{
    CalendarTime time;
    return readMoment(machine, slots[0], time) ? structTime(time) : nullptr;
}

Value ctime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    return readMoment(machine, slots[0], time) ? makeStr(formatCalendar(time, "%c")) : nullptr;
}

/// Reads a struct_time, or a tuple of nine ints; now when there is none.
bool readStructTime(Machine& machine, const Value& given, const char* name, CalendarTime& time)
{
    if (!isWanted(given)) return readMoment(machine, nullptr, time);
    if (typeOf(given)->layout() != Layout::Tuple) {
        machine.raiseTypeError("Tuple or struct_time argument required");
        return false;
    }
    const Values& items = given.as<TupleObject>()->items();
    int64_t fields[6] = {};
    if (items.size() != 9) {
        machine.raiseTypeError(std::string(name) + "(): illegal time tuple argument");
        return false;
    }
    for (size_t index = 0; index < 6; ++index)
        if (!readInteger(machine, items[index], fields[index])) return false;
    bool valid = fields[0] >= 1 && fields[0] <= 9999 && fields[1] >= 1 && fields[1] <= 12 &&
                 fields[2] >= 1 && fields[2] <= 31;
    for (size_t index = 3; index < 6; ++index)
        valid = valid && fields[index] >= 0 && fields[index] < 62;
    if (!valid) {
        machine.raiseValueError("time tuple is out of range");
        return false;
    }
    time.year = fields[0];
    time.month = static_cast<int>(fields[1]);
    time.day = static_cast<int>(fields[2]);
    time.hour = static_cast<int>(fields[3]);
    time.minute = static_cast<int>(fields[4]);
    time.second = static_cast<int>(fields[5]);
    return true;
}

/// A format's own length is nothing; what its directives make of it is charged.
Value formatted(Machine& machine, const CalendarTime& time, const std::string& format,
                const CalendarZone& zone = {})
{
    constexpr size_t kLongestDirective = 32;
    if (!machine.charge(1 + format.size() / 16) ||
        !machine.reserve(format.size() * kLongestDirective / 2))
        return nullptr;
    return makeStr(formatCalendar(time, format, zone));
}

Value strftime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    if (!checkText(machine, slots[0], "strftime() argument 1") ||
        !readStructTime(machine, slots[1], "strftime", time))
        return nullptr;
    return formatted(machine, time, textOf(slots[0]));
}

Value asctime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    return readStructTime(machine, slots[0], "asctime", time) ? makeStr(formatCalendar(time, "%c"))
                                                              : nullptr;
}

Value mktime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    if (!readStructTime(machine, slots[0], "mktime", time)) return nullptr;
    return makeFloat(static_cast<double>(time.toSeconds()));
}

Value strptime(Machine& machine, Arguments slots)
{
    for (size_t index = 0; index < 2; ++index)
        if (slots[index] && !isStr(slots[index]))
            return machine.raiseTypeError("strptime() argument " + std::to_string(index) +
                                          " must be str, not <class '" +
                                          machine.typeName(slots[index]) + "'>");
    std::string format = slots[1] ? textOf(slots[1]) : "%a %b %d %H:%M:%S %Y";
    auto parsed = parseCalendar(machine, textOf(slots[0]), format);
    return parsed ? structTime(parsed->time, parsed->zone.empty() ? -1 : 0) : nullptr;
}

/// Year to microsecond, the microseconds of the offset or None, the name of the zone or None.
Value parseForDatetime(Machine& machine, Arguments slots)
{
    auto parsed = parseCalendar(machine, textOf(slots[0]), textOf(slots[1]));
    if (!parsed) return nullptr;
    const CalendarTime& time = parsed->time;
    Values parts;
    for (int64_t part : {time.year, int64_t{time.month}, int64_t{time.day}, int64_t{time.hour},
                         int64_t{time.minute}, int64_t{time.second}, int64_t{time.microsecond}})
        parts.push_back(Value::small(part));
    parts.push_back(parsed->offset ? Value::small(*parsed->offset) : none());
    parts.push_back(parsed->zone.empty() ? none() : makeStr(parsed->zone));
    return makeTuple(std::move(parts));
}

Value formatForDatetime(Machine& machine, Arguments slots)
{
    int64_t fields[7] = {};
    for (size_t index = 0; index < 7; ++index)
        if (!readInteger(machine, slots[index + 1], fields[index])) return nullptr;
    CalendarTime time;
    time.year = fields[0];
    time.month = static_cast<int>(fields[1]);
    time.day = static_cast<int>(fields[2]);
    time.hour = static_cast<int>(fields[3]);
    time.minute = static_cast<int>(fields[4]);
    time.second = static_cast<int>(fields[5]);
    time.microsecond = static_cast<int>(fields[6]);
    CalendarZone zone{textOf(slots[8]), textOf(slots[9]), textOf(slots[10]), true};
    return formatted(machine, time, textOf(slots[0]), zone);
}

Value clockInfo(Machine& machine, Arguments slots)
{
    static Type* const type = makeNamedTupleType(
        "namespace", "types", {"implementation", "monotonic", "adjustable", "resolution"});
    if (!checkText(machine, slots[0], "get_clock_info() argument 1")) return nullptr;
    const std::string& name = textOf(slots[0]);
    bool isWall = name == "time";
    if (!isWall && name != "monotonic" && name != "perf_counter" && name != "process_time" &&
        name != "thread_time")
        return machine.raiseValueError("unknown clock");
    std::string source = isWall                   ? "clock_gettime(CLOCK_REALTIME)"
                         : name == "process_time" ? "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)"
                         : name == "thread_time"  ? "clock_gettime(CLOCK_THREAD_CPUTIME_ID)"
                                                  : "clock_gettime(CLOCK_MONOTONIC)";
    Values parts{makeStr(std::move(source)), boolean(!isWall), boolean(isWall), makeFloat(1e-9)};
    return makeNamedTuple(type, std::move(parts));
}

} // namespace

// One clock for all: the virtual one, which begins at 0.
void fillTime(Definitions& module)
{
    for (const char* name : {"time", "monotonic", "perf_counter", "process_time", "thread_time"}) {
        module.function(name, "", seconds);
        module.function((std::string(name) + "_ns").c_str(), "", nanoseconds);
    }
    module.coroutine("sleep", "seconds, /", sleep);
    module.function("localtime", "seconds=, /", brokenDown);
    module.function("gmtime", "seconds=, /", brokenDown);
    module.function("ctime", "seconds=, /", ctime);
    module.function("strftime", "format, t=, /", strftime);
    module.function("asctime", "t=, /", asctime);
    module.function("mktime", "t, /", mktime);
    module.function("strptime", "data_string, format=, /", strptime);
    module.function("get_clock_info", "name, /", clockInfo);
    module.function("_format",
                    "format, year, month, day, hour, minute, second, microsecond, offset, zone, "
                    "colon_offset, /",
                    formatForDatetime);
    module.function("_parse", "text, format, /", parseForDatetime);
    module.value("timezone", Value::small(0));
    module.value("altzone", Value::small(0));
    module.function("tzset", "", [](Machine&, Arguments) { return none(); });
    module.value("daylight", Value::small(0));
    module.value("tzname", makeTuple({intern("UTC"), intern("UTC")}));
    defineNew(structTimeType(), "cls, sequence, dict=, /", newStructTime);
    Definitions(structTimeType()->attributes())
        .function("__repr__", "self, /", representStructTime);
    module.type(structTimeType());
}

} // namespace awaitscope
