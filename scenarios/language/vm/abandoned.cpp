#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/values/traceback.h"
#include "scenarios/language/values/weak_reference.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"
#include "scenarios/language/vm/traceback.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace awaitscope {

namespace {

/// `aclose()` as a coroutine of the standard library.
Coroutine<Value> closeIt(Machine& machine, Values slots)
{
    Value result = co_await machine.closeGenerator(slots[0], slots[1]);
    co_return result;
}

/// Makes the closing task one turn of the loop after the generator was abandoned, as asyncio's hook
/// does.
class CloseLater final : public Callback {
public:
    CloseLater(Machine& machine, Value generator)
        : m_machine(machine), m_generator(std::move(generator))
    {
    }
    Coroutine<void> call() override
    {
        Ref<Task> task = m_machine.makeTask(m_machine.closingCoroutine(m_generator), {});
        co_await m_machine.runtime().spawn(std::move(task));
    }
    std::string name() const override { return "aclose"; }

private:
    Machine& m_machine;
    Value m_generator;
};

bool standsInProtectedCode(const GeneratorObject& generator)
{
    const Frame& frame = *generator.frame();
    uint32_t at = frame.current();
    return std::any_of(
        frame.code->handlers.begin(), frame.code->handlers.end(),
        [at](const Handler& handler) { return handler.begin <= at && at < handler.end; });
}

/// What the program has put in the place of `sys.unraisablehook`; null when it has not.
Value unraisableHookOf(const Machine& machine)
{
    static const Value name = intern("unraisablehook");
    const Value* hook = machine.sys() ? machine.sys()->attributes().find(name) : nullptr;
    return hook && typeOf(*hook)->layout() != Layout::Builtin ? *hook : Value();
}

/// The hook is told; what it raises in its turn is left alone.
Coroutine<void> tellHook(Machine& machine, Value hook, Value raised, Value where)
{
    static Type* const type =
        makeNamedTupleType("UnraisableHookArgs", "sys",
                           {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"});
    Values arguments{
        makeNamedTuple(type, {Value(const_cast<Type*>(typeOf(raised))), raised,
                              tracebackOf(*exceptionOf(raised)), none(), std::move(where)})};
    const Value told = co_await machine.call(std::move(hook), std::move(arguments));
    if (!told) machine.takeRaised();
}

/// Nobody can catch what was raised: it is told as CPython's C code tells it.
Coroutine<void> ignoreRaised(Machine& machine, Value where)
{
    Value raised = machine.takeRaised();
    co_await machine.askTexts(raised);
    TracebackEntries& lines = exceptionOf(raised)->traceback;
    const Fiber* fiber = machine.fiber(); // none at the end of the program: no source is shown then
    if (lines.empty() && fiber && fiber->top) {
        // Nothing of the program has raised it: it stands where a statement has just ended.
        const Frame& frame = *fiber->top;
        lines.push_back({frame.code, frame.code->spans[std::max(frame.current(), 1u) - 1]});
    }
    if (Value hook = unraisableHookOf(machine)) {
        co_await tellHook(machine, std::move(hook), std::move(raised), std::move(where));
        co_return;
    }
    std::string shown;
    machine.plainRepr(where, shown);
    const Program& program = machine.program();
    const std::string source = fiber ? program.source : std::string();
    constexpr int64_t kMostLines = -1000; // the innermost
    const std::string stack = stackText(program, SourceLines(source), lines, kMostLines, false);
    machine.warn("Exception ignored in: " + shown + "\n" +
                 (stack.empty() ? "" : "Traceback (most recent call last):\n" + stack) +
                 machine.summaryOf(raised) + "\n");
}

/// Calls what wants to know that the target of a weak reference is no more.
Coroutine<void> tellOfDeath(Machine& machine, Value reference)
{
    Value callback = reference.as<WeakReference>()->callback();
    if (!callback) co_return;
    Values arguments{std::move(reference)};
    Value done = co_await machine.call(callback, std::move(arguments));
    if (!done) co_await ignoreRaised(machine, std::move(callback));
}

/// Runs the `__del__` of an instance that nobody refers to any more.
Coroutine<void> finalize(Machine& machine, Value instance)
{
    static const Value name = intern("__del__");
    const Value* found = typeOf(instance)->find(name);
    if (!found) co_return;
    Value method = *found;
    Values self{std::move(instance)};
    Value done = co_await machine.call(method, std::move(self));
    if (!done) co_await ignoreRaised(machine, std::move(method));
}

} // namespace

Value Machine::closingCoroutine(Value generator, Value thrown)
{
    static const Value closer = [] {
        Value made = makeAsyncBuiltin("aclose", "self, thrown=", closeIt);
        made.object()->makeImmortal();
        return made;
    }();
    return makeRef<NativeCoroutineObject>(*this, closer.ref<BuiltinObject>(),
                                          Values{std::move(generator), std::move(thrown)});
}

void Machine::asyncGeneratorBegins(GeneratorObject& generator)
{
    m_asyncGenerators.emplace(&generator, ++m_lastAsyncGenerator);
}

std::vector<GeneratorObject*> Machine::asyncGenerators() const
{
    std::map<uint64_t, GeneratorObject*> inOrder;
    for (const auto& [generator, number] : m_asyncGenerators)
        inOrder.emplace(number, generator);
    std::vector<GeneratorObject*> generators;
    for (const auto& [number, generator] : inOrder)
        generators.push_back(generator);
    return generators;
}

bool Machine::keepAbandoned(GeneratorObject& generator)
{
    // Nothing of it can run any more when the run is over, or when nobody would notice.
    if (m_quiet || generator.type() == types::coroutine() || !standsInProtectedCode(generator))
        return false;
    abandon(Value(&generator));
    return true;
}

Coroutine<Value> Machine::closeAbandoned()
{
    // The last words of one may be the death of another, and so on: as deep as calls may be.
    for (uint32_t generation = 0; hasAbandoned() && generation < m_depth; ++generation)
        co_await closeGeneration();
    co_return none();
}

Coroutine<void> Machine::closeGeneration()
{
    while (!m_reports.empty()) {
        Value report = std::move(m_reports.front());
        m_reports.pop_front();
        co_await tellReport(std::move(report));
    }
    // In the order of their deaths, one after the other: none while another has its last words.
    std::deque<Value> abandoned = std::exchange(m_abandoned, {});
    while (!abandoned.empty()) {
        Value generator = std::move(abandoned.front());
        abandoned.pop_front();
        if (typeOf(generator) == WeakReference::classType()) {
            co_await tellOfDeath(*this, std::move(generator));
            continue;
        }
        if (typeOf(generator)->layout() == Layout::Instance) {
            co_await finalize(*this, std::move(generator));
            continue;
        }
        if (generator.as<GeneratorObject>()->code().isAsync && m_runtime->isEventLoop()) {
            auto callback = makeRef<CloseLater>(*this, std::move(generator));
            co_await m_runtime->callSoon(makeRef<Handle>(std::move(callback)));
            continue;
        }
        Value closed = co_await closeGenerator(generator);
        if (!closed) co_await ignoreRaised(*this, std::move(generator));
    }
}

} // namespace awaitscope
