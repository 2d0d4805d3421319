#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// File, line and function of the code of the program that is running.
Value caller(Machine& machine, Arguments)
{
    for (Fiber* fiber = machine.fiber(); fiber; fiber = fiber->below)
        for (Frame* frame = fiber->top; frame; frame = frame->back) {
            const Code& code = *frame->code;
            if (code.isLibrary) continue;
            const SpanId span = frame->span();
            const uint32_t line = span ? code.program->spans[span - 1].line : 0;
            return makeTuple(
                {makeStr(code.program->fileName), Value::small(line), makeStr(code.name)});
        }
    return makeTuple({makeStr("(unknown file)"), Value::small(0), makeStr("(unknown function)")});
}

Value worker(Machine& machine, Arguments)
{
    const auto* found = machine.threadNumbers().workerOn(machine.runtime().threadLane());
    return found ? makeStr(found->name()) : none();
}

Value taskName(Machine& machine, Arguments)
{
    Task* task = machine.hasLoop() ? machine.runtime().currentTask() : nullptr;
    return task ? makeStr(task->name()) : none();
}

} // namespace

void fillLogging(Definitions& module)
{
    module.function("_caller", "", caller)
        .function("_task_name", "", taskName)
        .function("_worker", "", worker);
}

} // namespace awaitscope
