#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/async_next.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

bool mayBeTask(Machine& machine, Value& coroutine)
{
    if (typeOf(coroutine) == asyncNextType())
        coroutine = machine.wrapAwaitable(std::move(coroutine));
    const Type* const type = typeOf(coroutine);
    if (type == types::coroutine() || type == types::nativeCoroutine()) return true;
    std::string shown;
    if (!machine.plainRepr(coroutine, shown))
        shown = "an object of type " + machine.typeName(coroutine);
    machine.raiseTypeError("a coroutine was expected, got " + shown);
    return false;
}

Ref<Task> Machine::makeTask(Value coroutine, std::string name)
{
    if (!mayBeTask(*this, coroutine)) return {};
    auto task = makeRef<ProgramTask>(*this, std::move(coroutine));
    if (!name.empty()) task->setName(name);
    if (m_origins.areKept()) noteOrigin(*task);
    return task;
}

std::string tellingArgument(Machine& machine, std::span<const Value> arguments)
{
    constexpr size_t kLongest = 24;
    for (const Value& argument : arguments) {
        const bool isCell = argument && typeOf(argument)->layout() == Layout::Cell;
        const Value& value = isCell ? argument.as<CellObject>()->value : argument;
        if (!value) continue;
        if (value.isSmall()) return std::to_string(value.smallInt());
        const Layout layout = typeOf(value)->layout();
        if (layout != Layout::Int && layout != Layout::Str && layout != Layout::Float &&
            layout != Layout::Bool)
            continue;
        std::string text;
        machine.plainRepr(value, text);
        // As most people write it, and as the source mostly has it.
        if (text.starts_with('\'') && text.find('"') == std::string::npos)
            text.front() = text.back() = '"';
        return countCharacters(text) <= kLongest ? text : std::string();
    }
    return {};
}

std::string Machine::firstArgumentOf(GeneratorObject& coroutine)
{
    Frame* frame = coroutine.frame();
    if (!frame) return {};
    return tellingArgument(*this, {frame->locals(), frame->code->signature.positional});
}

Coroutine<Value> Machine::ensureFuture(Value awaitable)
{
    if (typeOf(awaitable)->layout() == Layout::Core && dynamic_cast<Future*>(awaitable.object()))
        co_return awaitable;
    static const Value awaitName = intern("__await__");
    if (!isCoroutine(awaitable)) {
        if (typeOf(awaitable) != asyncNextType() && !typeOf(awaitable)->find(awaitName))
            co_return raiseTypeError("An asyncio.Future, a coroutine or an awaitable is required");
        awaitable = wrapAwaitable(std::move(awaitable));
    }
    if (m_runtime->isEventLoop() && !loopForFutures(*this)) co_return Value();
    Ref<Task> task = makeTask(awaitable, {});
    if (!task) co_return Value();
    if (startsEagerly(*this))
        co_await m_runtime->spawnEagerly(task);
    else
        co_await m_runtime->spawn(task);
    co_return Value(task);
}

/// A coroutine that awaits an object with `__await__`.
Value Machine::wrapAwaitable(Value awaitable)
{
    static const Value wrapper = [] {
        NativeCoroutine body = [](Machine& machine, Values slots) -> Coroutine<Value> {
            Value result = co_await machine.await(std::move(slots[0]));
            co_return result;
        };
        Value made = makeAsyncBuiltin("_wrap_awaitable", "awaitable", body);
        made.object()->makeImmortal();
        return made;
    }();
    return makeRef<NativeCoroutineObject>(*this, wrapper.ref<BuiltinObject>(),
                                          Values{std::move(awaitable)});
}

bool Machine::canAwait(const Value& awaitable)
{
    const Type* type = typeOf(awaitable);
    if (type->layout() != Layout::Core || dynamic_cast<Future*>(awaitable.object())) return true;
    raiseTypeError("object " + type->name() + " can't be used in 'await' expression");
    return false;
}

} // namespace awaitscope
