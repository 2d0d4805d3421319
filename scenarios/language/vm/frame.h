#pragma once

#include "core/memory/pooled.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/values/callable.h"

namespace awaitscope {

class GeneratorObject;

/// What happens to the value when a frame returns or yields.
enum class Return : uint8_t {
    Push,      ///< an ordinary call, `await`, `send`: onto the caller's stack
    Construct, ///< `__init__`: dropped; the instance is already there
    Iterate,   ///< a `for` over a generator: a yield is pushed, a return ends the loop
    Next,      ///< `next(generator)`: a return raises StopIteration
    Delegate,  ///< `yield from`: a yield is passed on, a return is its value
    AsyncNext, ///< `async for` over an async generator: a return raises StopAsyncIteration
    Operate,   ///< an operator's method: takes the place of the two operands, unless it declines
    Leave,     ///< the bottom frame of a fiber: the fiber is over
};

/// The activation of a code: its variables and its stack of values. On the heap, so that it can be
/// suspended anywhere.
struct Frame {
    const Code* code = nullptr;
    Ref<FunctionObject> function;         ///< null for a module
    ModuleObject* module = nullptr;       ///< whose variables its global names are
    Frame* back = nullptr;                ///< who called it, or resumed it
    GeneratorObject* generator = nullptr; ///< whose frame it is, if any
    uint32_t next = 0;                    ///< index of the instruction to run
    Return mode = Return::Push;
    Value handled;               ///< the exception that it is handling
    Attributes* names = nullptr; ///< class body: its namespace
    Value namesOwner;            ///< keeps the namespace alive
    Value* stack = nullptr;      ///< the bottom
    Value* top = nullptr;        ///< one past the last value

    /// The variables: they stand behind the frame, and the stack behind them.
    Value* locals() { return reinterpret_cast<Value*>(this + 1); }
    const Value* locals() const { return reinterpret_cast<const Value*>(this + 1); }

    void push(Value value) { new (top++) Value(std::move(value)); }
    Value pop()
    {
        Value value = std::move(*--top);
        top->~Value();
        return value;
    }
    Value& peek(size_t fromTop = 1) { return *(top - fromTop); }
    void drop(size_t count)
    {
        while (count--)
            (--top)->~Value();
    }
    /// The instruction that is being run, or the frame waits in.
    uint32_t current() const { return next ? next - 1 : 0; }
    /// Where that stands; its definition while nothing has run.
    SpanId span() const { return next ? code->spans[next - 1] : code->definition; }

    /// Nothing is bound yet.
    static Frame* create(const Code& code, ModuleObject& module)
    {
        Frame* frame = createUnset(code, module);
        for (Value* local = frame->locals(); local < frame->stack; ++local)
            new (local) Value;
        return frame;
    }
    /// The same, its variables being no values yet: they are to be made at once.
    static Frame* createUnset(const Code& code, ModuleObject& module)
    {
        auto* frame = new (Pooled::operator new(sizeOf(code))) Frame;
        frame->code = &code;
        frame->module = &module;
        frame->stack = frame->top = frame->locals() + code.localNames.size();
        return frame;
    }
    /// Unbinds everything and gives the memory back.
    static void destroy(Frame* frame)
    {
        frame->drop(static_cast<size_t>(frame->top - frame->stack));
        for (Value* local = frame->locals(); local < frame->stack; ++local)
            local->~Value();
        const size_t size = sizeOf(*frame->code);
        frame->~Frame();
        Pooled::operator delete(frame, size);
    }

private:
    static size_t sizeOf(const Code& code) { return sizeof(Frame) + code.places * sizeof(Value); }
};

} // namespace awaitscope
