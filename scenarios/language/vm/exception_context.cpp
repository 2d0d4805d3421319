#include "scenarios/language/vm/exception_context.h"

#include "scenarios/language/values/exception.h"

namespace awaitscope {

uint64_t setContext(const Value& raised, Value handled)
{
    uint64_t length = 0;
    if (!handled || handled.is(raised)) return length;
    ExceptionObject* older = exceptionOf(handled);
    const ExceptionObject* behind =
        older; // at half the speed: they meet where the chain is a circle
    while (older->context) {
        if (older->context.is(raised)) {
            older->context = nullptr;
            break;
        }
        older = exceptionOf(older->context);
        if (older == behind) break;
        if (++length % 2 == 0) behind = exceptionOf(behind->context);
    }
    exceptionOf(raised)->context = std::move(handled);
    return length;
}

} // namespace awaitscope
