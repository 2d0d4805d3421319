#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/modules/calendar.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Value seconds(Machine& machine, Arguments)
{
    return makeFloat(machine.runtime().now().toSeconds());
}

Value nanoseconds(Machine& machine, Arguments)
{
    return Value::small(machine.runtime().now().nanoseconds());
}

Coroutine<Value> sleep(Machine& machine, Values slots)
{
    double length = 0;
    if (!toDouble(slots[0], length))
        co_return machine.raiseTypeError("'" + machine.typeName(slots[0]) +
                                         "' object cannot be interpreted as an integer");
    if (std::isnan(length)) co_return machine.raiseValueError("Invalid value NaN (not a number)");
    if (length < 0) co_return machine.raiseValueError("sleep length must be non-negative");
    co_await machine.runtime().blockingSleep(Duration::fromSeconds(length));
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

Value structTime(const CalendarTime& time)
{
    Values fields;
    for (int64_t field : {time.year, int64_t{time.month}, int64_t{time.day}, int64_t{time.hour},
                          int64_t{time.minute}, int64_t{time.second}, int64_t{time.weekday()},
                          int64_t{time.yearDay()}, int64_t{0}})
        fields.push_back(Value::small(field));
    return makeNamedTuple(structTimeType(), std::move(fields));
}

/// The given number of seconds, or now. False when raised.
bool readMoment(Machine& machine, const Value& given, CalendarTime& time)
{
    constexpr double kMost = 2.5e11; // year 9999
    double moment = machine.runtime().now().toSeconds();
    if (isWanted(given) && !readDouble(machine, given, moment)) return false;
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
bool readStructTime(Machine& machine, const Value& given, CalendarTime& time)
{
    if (!isWanted(given)) return readMoment(machine, nullptr, time);
    if (typeOf(given)->layout() != Layout::Tuple) {
        machine.raiseTypeError("Tuple or struct_time argument required");
        return false;
    }
    const Values& items = given.as<TupleObject>()->items();
    int64_t fields[6] = {};
    if (items.size() != 9) {
        machine.raiseTypeError("time tuple must have exactly 9 elements");
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

Value strftime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    if (!checkText(machine, slots[0], "strftime() argument 1") ||
        !readStructTime(machine, slots[1], time))
        return nullptr;
    return makeStr(formatCalendar(time, textOf(slots[0])));
}

Value asctime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    return readStructTime(machine, slots[0], time) ? makeStr(formatCalendar(time, "%c")) : nullptr;
}

Value mktime(Machine& machine, Arguments slots)
{
    CalendarTime time;
    if (!readStructTime(machine, slots[0], time)) return nullptr;
    return makeFloat(static_cast<double>(time.toSeconds()));
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
    module.value("timezone", Value::small(0));
    module.value("daylight", Value::small(0));
    module.value("tzname", makeTuple({intern("UTC"), intern("UTC")}));
    module.type(structTimeType());
}

} // namespace awaitscope
