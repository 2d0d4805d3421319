#pragma once

#include "scenarios/language/vm/fiber_run.h"
#include "scenarios/language/vm/machine.h"

#include <optional>

namespace awaitscope {

/// What a coroutine of a built-in awaits of the program's code: run at once, as far as it goes.
///
/// Most functions that a sort, a `map` or a `sum` calls wait for nothing. They are over before the
/// await, and no coroutine is made; for the others one is awaited that goes on where they stand.
/// Interpretation does not nest: a coroutine of a built-in never runs inside the interpreter.
class AtOnce {
public:
    AtOnce(const AtOnce&) = delete;
    AtOnce& operator=(const AtOnce&) = delete;

    template <class Promise> void await_suspend(std::coroutine_handle<Promise> awaiting) noexcept
    {
        m_rest.await_suspend(awaiting);
    }

protected:
    explicit AtOnce(Machine& machine) : m_machine(machine) {}

    /// Runs a frame, a call of the callable, or a generator up to its next item. False: the rest
    /// is to be awaited.
    bool runFrame(Frame* frame);
    bool runBuiltin(Value& callable, Values& arguments);
    bool runCall(Value callable, Values arguments);
    bool runGenerator(Value generator);
    /// False, for `return`.
    bool await(Coroutine<Value> rest)
    {
        m_rest = std::move(rest);
        return false;
    }
    /// True, for `return`.
    bool finish(Value result)
    {
        m_result = std::move(result);
        return true;
    }
    /// What came of it; null: raised, or the generator is over.
    Value takeResult() { return m_rest ? m_rest.await_resume() : std::move(m_result); }

    Machine& m_machine;

private:
    std::optional<FiberRun> m_run;
    Coroutine<Value> m_rest;
    Value m_result;
};

/// `co_await CallAtOnce(machine, callable, arguments)`: what `machine.call` gives.
class CallAtOnce final : public AtOnce {
public:
    CallAtOnce(Machine& machine, Value callable, Values arguments)
        : AtOnce(machine), m_callable(std::move(callable)), m_arguments(std::move(arguments))
    {
    }
    bool await_ready() { return runCall(std::move(m_callable), std::move(m_arguments)); }
    Value await_resume() { return takeResult(); }

private:
    Value m_callable;
    Values m_arguments;
};

} // namespace awaitscope
