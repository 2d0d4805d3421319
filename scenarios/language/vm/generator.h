#pragma once

#include "scenarios/language/vm/frame.h"

#include <memory>
#include <string>

namespace awaitscope {

class Machine;

/// A generator, a coroutine or an async generator of the program: a frame that can be suspended.
class GeneratorObject : public Container {
public:
    enum class State : uint8_t { Created, Suspended, Running, Finished };

    GeneratorObject(const Type* type, Machine& machine, Frame* frame);
    ~GeneratorObject() override;

    State state() const { return m_state; }
    void setState(State state) { m_state = state; }
    /// Null once finished.
    Frame* frame() const { return m_frame; }
    void finish();
    /// Its finally clauses are to run, unless it was asked before. False: it does not wait for
    /// them.
    bool finalize();
    void traverse(Visitor& visitor) const override;
    void clear() override { finish(); }
    const Code& code() const { return *m_code; }
    Machine& machine() const { return m_machine; }
    const std::string& name() const { return m_given ? m_given->name : m_code->name; }
    bool isRenamed() const { return m_given != nullptr; }
    const std::string& qualifiedName() const
    {
        return m_given ? m_given->qualifiedName : m_code->qualifiedName;
    }

protected:
    /// Says so when a coroutine is dropped that never ran.
    void dispose() override;

private:
    Machine& m_machine;
    Frame* m_frame;
    const Code* m_code;
    struct Names {
        std::string name, qualifiedName;
    };
    std::unique_ptr<Names> m_given; // of a function that was given others
    State m_state = State::Created;
    bool m_isFinalized = false;
};

/// Makes the object of a call that runs nothing yet: a generator, a coroutine or an async
/// generator. It takes the frame.
Value makeSuspended(Machine& machine, Frame& frame);

/// What an `async def` of the standard library returns: a coroutine that is made in C++. Nothing of
/// it runs until it is awaited or made a task.
class NativeCoroutineObject : public Container {
public:
    NativeCoroutineObject(Machine& machine, Ref<BuiltinObject> function, Values slots);

    const std::string& name() const { return m_function->qualifiedName(); }
    bool started() const { return m_started; }
    /// What its function is called with; moved out of when it has been started.
    const Values& slots() const { return m_slots; }
    /// Starts it. REQUIRES: !started().
    Coroutine<Value> start();
    /// What its function gives without waiting, if it can; else null, and it is to be started
    /// unless something was raised. REQUIRES: !started().
    Value startAtOnce();
    /// Drops it without running it, and without a word.
    void close();
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_function);
        visitor.visitAll(m_slots);
    }
    void clear() override { close(); }

protected:
    void dispose() override;

private:
    Machine& m_machine;
    Ref<BuiltinObject> m_function;
    Values m_slots;
    bool m_started = false;
};

/// Takes a generator to its next item; null without an exception at its end.
Coroutine<Value> nextOfGenerator(Machine& machine, Value generator);

bool isCoroutine(const Value& value);

} // namespace awaitscope
