#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/streams.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/modules.h"
#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/traceback.h"
#include "scenarios/language/vm/machine.h"

#include <limits>

namespace awaitscope {

namespace {

Value exit(Machine& machine, Arguments slots)
{
    Values arguments;
    if (isWanted(slots[0])) arguments.push_back(slots[0]);
    Ref<Type> type(exceptions::SystemExit());
    return machine.raise(Value(makeRef<ExceptionObject>(std::move(type), std::move(arguments))));
}

Value sizeOf(Machine& machine, Arguments)
{
    return machine.raise(exceptions::RuntimeError(),
                         "getsizeof is not available in Awaitscope: sizes are those of another "
                         "implementation");
}

Value recursionLimit(Machine& machine, Arguments)
{
    return Value::small(machine.depth());
}

Value setRecursionLimit(Machine& machine, Arguments slots)
{
    constexpr int64_t kMost = 200'000; // frames are cheap, but not free
    int64_t limit = 0;
    if (!readInteger(machine, slots[0], limit)) return nullptr;
    if (limit < 1)
        return machine.raiseValueError("recursion limit must be greater or equal than 1");
    const uint32_t depth = machine.fiber() ? machine.fiber()->depth : 0;
    if (limit <= depth)
        return machine.raise(exceptions::RecursionError(),
                             "cannot set the recursion limit to " + std::to_string(limit) +
                                 " at the recursion depth " + std::to_string(depth) +
                                 ": the limit is too low");
    machine.depth() = static_cast<uint32_t>(std::min(limit, kMost));
    return none();
}

Value handledException(Machine& machine, Arguments)
{
    Value handled = machine.handled();
    return handled ? handled : none();
}

Value handledParts(Machine& machine, Arguments)
{
    Value handled = machine.handled();
    if (!handled) return makeTuple({none(), none(), none()});
    static const Value tracebackName = intern("__traceback__");
    Value lines;
    if (machine.plainAttribute(handled, tracebackName, lines) != Machine::Lookup::Found)
        lines = none();
    return makeTuple({Value(const_cast<Type*>(typeOf(handled))), handled, std::move(lines)});
}

/// What happens to an exception that leaves the program.
Value showException(Machine& machine, Arguments slots)
{
    if (isException(slots[1])) machine.warn(machine.traceback(slots[1]));
    return none();
}

/// What happens to an exception that nobody can catch.
Value showUnraisable(Machine& machine, Arguments slots)
{
    const Values& parts = slots[0].as<TupleObject>()->items();
    std::string shown;
    machine.plainRepr(parts.back(), shown);
    machine.warn("Exception ignored in: " + shown + "\n" + machine.traceback(parts[1]));
    return none();
}

Value mostDigits(Machine& machine, Arguments)
{
    return Value::small(machine.mostDigits());
}

Value setMostDigits(Machine& machine, Arguments slots)
{
    constexpr int64_t kLeast = 640;
    int64_t most = 0;
    if (!readInteger(machine, slots[0], most)) return nullptr;
    if (most != 0 && most < kLeast)
        return machine.raiseValueError("maxdigits must be 0 or larger than 640");
    machine.mostDigits() = most;
    return none();
}

Value floatInfo()
{
    static Type* const type =
        makeNamedTupleType("float_info", "sys",
                           {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig",
                            "mant_dig", "epsilon", "radix", "rounds"});
    using Limits = std::numeric_limits<double>;
    return makeNamedTuple(
        type, {makeFloat(Limits::max()), Value::small(Limits::max_exponent),
               Value::small(Limits::max_exponent10), makeFloat(Limits::min()),
               Value::small(Limits::min_exponent), Value::small(Limits::min_exponent10),
               Value::small(Limits::digits10), Value::small(Limits::digits),
               makeFloat(Limits::epsilon()), Value::small(Limits::radix), Value::small(1)});
}

Value internText(Machine& machine, Arguments slots)
{
    return checkText(machine, slots[0], "intern() argument") ? slots[0] : Value();
}

/// With the one that the call itself has, as in CPython.
Value referenceCount(Machine&, Arguments slots)
{
    constexpr int64_t kOfImmortals = 0xffffffff;
    const Value& value = slots[0];
    if (!value.isObject() || value.object()->isImmortal()) return Value::small(kOfImmortals);
    return Value::small(value.object()->references());
}

Value versionInfo()
{
    static Type* const type = makeNamedTupleType(
        "version_info", "sys", {"major", "minor", "micro", "releaselevel", "serial"});
    return makeNamedTuple(type, {Value::small(3), Value::small(13), Value::small(0),
                                 intern("final"), Value::small(0)});
}

Value getDefaultEncoding(Machine&, Arguments)
{
    return makeStr("utf-8");
}

Value implementation()
{
    static Type* const type = makeNamedTupleType("implementation", "sys", {"name", "version"});
    return makeNamedTuple(type, {intern("awaitscope"), versionInfo()});
}

} // namespace

void prepareSys(Machine& machine, ModuleObject& sys)
{
    sys.attributes().set(intern("argv"), makeList({makeStr(machine.program().fileName)}));
    sys.attributes().set(intern("path"), makeList({makeStr("")}));
    const Value output = makeRef<StreamObject>(false), errors = makeRef<StreamObject>(true);
    sys.attributes().set(intern("stdout"), output);
    sys.attributes().set(intern("__stdout__"), output);
    sys.attributes().set(intern("stderr"), errors);
    sys.attributes().set(intern("__stderr__"), errors);
}

void fillSys(Definitions& module)
{
    // Each run has its own: see prepareSys.
    for (const char* name : {"stdout", "stderr", "__stdout__", "__stderr__"})
        module.value(name, none());
    module.value("argv", none()).value("path", none()).value("modules", none());
    module.value("maxsize", makeConstantInteger(mpz_class(INT64_MAX)));
    module.value("version", makeStr("3.13.0 (Awaitscope)")).value("platform", makeStr("linux"));
    module.value("version_info", versionInfo()).value("byteorder", makeStr("little"));
    module.function("exit", "status=, /", exit);
    const Value hook = makeBuiltin("excepthook", "exctype, value, traceback, /", showException);
    module.value("excepthook", hook).value("__excepthook__", hook);
    const Value other = makeBuiltin("unraisablehook", "unraisable, /", showUnraisable);
    module.value("unraisablehook", other).value("__unraisablehook__", other);
    module.function("getsizeof", "*args", sizeOf);
    module.function("getrefcount", "object, /", referenceCount);
    module.function("getrecursionlimit", "", recursionLimit);
    module.function("setrecursionlimit", "limit, /", setRecursionLimit);
    module.function("exception", "", handledException).function("exc_info", "", handledParts);
    module.function("get_int_max_str_digits", "", mostDigits)
        .function("set_int_max_str_digits", "maxdigits", setMostDigits)
        .value("float_info", floatInfo());
    module.function("intern", "string, /", internText);
    module.function("getdefaultencoding", "", getDefaultEncoding)
        .value("implementation", implementation())
        .value("executable", makeStr(""))
        .value("prefix", makeStr("/usr"))
        .value("base_prefix", makeStr("/usr"))
        .value("maxunicode", Value::small(0x10ffff))
        .value("_TracebackType", Value(TracebackObject::classType()))
        .function("getswitchinterval", "", [](Machine&, Arguments) { return makeFloat(0.005); })
        .function("setswitchinterval", "interval, /", [](Machine&, Arguments) { return none(); })
        .value("float_repr_style", intern("short"))
        .value("copyright", makeStr("Copyright (c) 2001-2024 Python Software Foundation."))
        .function("getfilesystemencoding", "", getDefaultEncoding)
        .value("hexversion", Value::small(0x030d00f0));
}

} // namespace awaitscope
