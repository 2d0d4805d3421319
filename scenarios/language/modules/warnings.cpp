#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/source_lines.h"

namespace awaitscope {

namespace {

/// (file, line, its text) of the function of the program that is `level` calls up from a warning.
Value place(Machine& machine, Arguments slots)
{
    int64_t level = slots[0].isSmall() ? slots[0].smallInt() : 1;
    uint32_t line = 1;
    for (Fiber* fiber = machine.fiber(); fiber && level > 0; fiber = fiber->below)
        for (Frame* frame = fiber->top; frame && level > 0; frame = frame->back) {
            const Code& code = *frame->code;
            if (code.isLibrary) continue;
            const SpanId span = frame->span();
            line = span ? code.program->spans[span - 1].line : 0;
            --level;
        }
    const SourceLines source(machine.program().source);
    const bool isOutside = level > 0; // further up than there are calls
    return makeTuple({makeStr(isOutside ? "<sys>" : machine.program().fileName),
                      Value::small(isOutside ? 0 : line),
                      isOutside ? none() : makeStr(source.stripped(line))});
}

} // namespace

void fillWarnings(Definitions& module)
{
    module.function("_place", "level", place);
}

} // namespace awaitscope
