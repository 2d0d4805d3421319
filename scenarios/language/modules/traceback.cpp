#include "scenarios/language/vm/traceback.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/traceback.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

int64_t limitOf(const Value& value)
{
    return isInt(value) ? intOf(value) : TracebackOptions().limit;
}

// Slots: exception, chain, limit.
Coroutine<Value> text(Machine& machine, Values slots)
{
    co_await machine.askTexts(slots[0]);
    TracebackOptions options;
    options.chain = slots[1].is(trueValue());
    options.limit = limitOf(slots[2]);
    co_return makeStr(tracebackText(machine, slots[0], options));
}

// Slots: exception, hints.
Coroutine<Value> summary(Machine& machine, Values slots)
{
    co_await machine.askTexts(slots[0]);
    co_return makeStr(exceptionOnly(machine, slots[0], slots[1].is(trueValue())));
}

// Slots: traceback, limit.
Value frames(Machine& machine, Arguments slots)
{
    if (!isInstance(slots[0], TracebackObject::classType())) return makeStr("");
    const SourceLines source(machine.program().source);
    return makeStr(stackText(machine.program(), source, slots[0].as<TracebackObject>()->entries(),
                             limitOf(slots[1])));
}

/// (file, line, function) of the code of the program that is running, outermost first.
Value stack(Machine& machine, Arguments)
{
    Values places;
    for (const TracebackEntry& entry : machine.presentFrames()) {
        const Code& code = *entry.code;
        const uint32_t line = entry.span ? code.program->spans[entry.span - 1].line : 0;
        places.push_back(
            makeTuple({makeStr(code.program->fileName), Value::small(line), makeStr(code.name)}));
    }
    std::reverse(places.begin(), places.end());
    return makeList(std::move(places));
}

Value line(Machine& machine, Arguments slots)
{
    const SourceLines source(machine.program().source);
    return makeStr(source.stripped(static_cast<uint32_t>(intOf(slots[0]))));
}

} // namespace

void fillTraceback(Definitions& module)
{
    module.coroutine("_text", "exception, chain, limit", text)
        .coroutine("_summary", "exception, hints", summary)
        .function("_frames", "tb, limit", frames)
        .function("_stack", "", stack)
        .function("_line", "number", line);
}

} // namespace awaitscope
