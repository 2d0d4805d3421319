#pragma once

#include "core/runtime/runtime.h"
#include "scenarios/language/values/accompanied.h"
#include "scenarios/language/values/value.h"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace awaitscope {

class FiberRun;
class GeneratorObject;
class Machine;
struct Code;

/// A coroutine of the program handed to the runtime: its driver is the task's body.
class ProgramTask : public Task, public Attributed {
public:
    /// As whom it shows where the coroutine does not say it.
    struct Shown {
        std::string function;
        std::string firstArgument; ///< of its call, as source text
    };

    ProgramTask(Machine& machine, Value&& coroutine);
    ~ProgramTask() override;
    /// For a function in a thread: its coroutine is built in.
    void show(Shown shown);
    std::string_view functionName() const override;
    std::string firstArgument() const override;
    Coroutine<Completion> body() override;
    bool bodyAtOnce(Completion& completion) override;
    bool endsUnstarted(const Payload& cancellation) override;
    const Value& coroutine() const { return m_coroutine; }
    /// The same, when it is over: nothing is left of it but the object. Null before.
    const Value& finishedCoroutine() const { return m_finished; }
    /// The program's coroutine, also while it runs; null when it is over, or not the program's.
    const GeneratorObject* suspended() const;
    /// Its context variables; also when it is over.
    Value context();
    /// For `repr`: what the coroutine is called, also when it is over.
    const std::string& coroutineName() const;
    /// Whoever runs it says itself when it is left pending.
    void leaveQuietly() { m_leavesQuietly = true; }
    bool leavesQuietly() const { return m_leavesQuietly; }
    /// Where its coroutine is defined; 0: not in the program.
    uint32_t definitionLine() const;
    void traverse(Visitor& visitor) const override
    {
        Task::traverse(visitor);
        visitor.visit(m_coroutine);
        visitor.visit(m_finished);
        visitor.visit(m_context);
        visitAttributes(visitor);
    }

protected:
    /// Reports an exception that nobody ever looked at.
    void dispose() override;

private:
    class Known;

    Machine& m_machine;
    Value m_coroutine;
    Value m_finished;
    Value m_context;                   ///< while it does not run; null for an empty one
    std::unique_ptr<FiberRun> m_begun; ///< by `bodyAtOnce`, for `body` to go on with
    bool m_leavesQuietly = false;
    bool m_isRun = false;                 ///< by `bodyAtOnce`, to its end, but for last words
    GeneratorObject* m_running = nullptr; ///< its body lives as long as this is set
    const Code* m_code = nullptr;         ///< of the coroutine; null for one that is built in
    std::unique_ptr<Shown> m_shown;       ///< of one that is built in, or was renamed
};

/// Whether a task can be made of it; an awaitable step becomes a coroutine. False when raised.
bool mayBeTask(Machine& machine, Value& coroutine);

/// The first of a call's arguments that is a plain number or text, as source text: what tells
/// namesakes apart. Locks, queues and the like, which they share, are passed over. Empty when there
/// is none, or it is long.
std::string tellingArgument(Machine& machine, std::span<const Value> arguments);

/// A function of the program that the runtime calls: from `call_soon`, `add_done_callback`, a
/// timer.
class ProgramCallback final : public Callback {
public:
    ProgramCallback(Machine& machine, Value function, Values arguments);
    Coroutine<void> call() override;
    std::string name() const override;
    const Value& function() const { return m_function; }
    const Values& arguments() const { return m_arguments; }
    /// When it was asked for with `call_later` or `call_at`.
    std::optional<VirtualTime> deadline() const { return m_deadline; }
    void setDeadline(VirtualTime deadline) { m_deadline = deadline; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_function);
        visitor.visitAll(m_arguments);
        visitor.visit(m_context);
    }
    void letGo() override
    {
        if (m_isCalled) return; // its name is still asked for
        m_function = m_context = nullptr;
        m_arguments.clear();
    }

private:
    Machine& m_machine;
    Value m_function;
    Values m_arguments;
    Value m_context;
    std::optional<VirtualTime> m_deadline;
    bool m_isCalled = false;
};

/// A name for people: `<Task pending name='Task-2' ...>`, `<Lock ...>`.
std::string coreRepr(Machine& machine, const Value& value);

/// A value of the language as core passes it along, and back. None travels as null.
Payload toPayload(const Value& value);
Value fromPayload(const Payload& payload);

/// How a coroutine of the program ended, for the runtime: `value` null means that an exception is
/// pending.
Completion completionOf(Machine& machine, Value value);
/// The end by this exception.
Completion raising(const Value& exception);

} // namespace awaitscope
