#include "scenarios/language/builtins/namespaces.h"

#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/vm/attribute_dict.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Who called the built-in: built-ins have no frames.
const Frame* runningFrame(Machine& machine)
{
    const Fiber* fiber = machine.fiber();
    return fiber ? fiber->top : nullptr;
}

} // namespace

Value globalNames(Machine& machine)
{
    const Frame* frame = runningFrame(machine);
    if (!frame) return makeRef<DictObject>();
    return makeRef<AttributeDict>(Value(frame->module));
}

Value localNames(Machine& machine)
{
    const Frame* frame = runningFrame(machine);
    if (!frame || frame->code->kind == Code::Kind::Module) return globalNames(machine);
    if (frame->names) return attributesAsDict(*frame->names);
    return variablesOf(*frame);
}

Value variablesOf(const Frame& frame)
{
    const Code& code = *frame.code;
    auto dict = makeRef<DictObject>();
    auto take = [&](size_t begin, size_t end) {
        for (size_t slot = begin; slot < end; ++slot) {
            Value value = frame.locals()[slot];
            if (value && typeOf(value)->layout() == Layout::Cell)
                value = value.as<CellObject>()->value;
            const Value& name = code.localNames[slot];
            if (value && !textOf(name).starts_with('.'))
                dict->table().set(*hashOf(name), name, std::move(value));
        }
    };
    // What comes from the functions around comes last.
    const size_t afterFree = code.firstFree + code.freeCount;
    take(0, code.firstFree);
    take(afterFree, code.localNames.size());
    take(code.firstFree, afterFree);
    return dict;
}

} // namespace awaitscope
