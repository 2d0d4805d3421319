#pragma once

#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

/// Runs the instructions of one fiber until it is over, or needs something awaited.
///
/// It holds no state of its own beyond the fiber's: it can stop at any instruction and be made
/// anew.
class Interpreter {
public:
    enum class Status { Finished, Request };

    Interpreter(Machine& machine, Fiber& fiber)
        : m_machine(machine), m_options(machine.runtime().options()), m_fiber(fiber)
    {
    }

    /// Goes on from where the fiber stands. An exception that is pending is raised there.
    Status run();
    /// Gives the frame on top what the driver awaited for it; null: raise what is pending, or (in a
    /// `for`) the end.
    void deliver(Value value);
    /// Starts a function's frame, bound to its arguments, on top: takes them. False when raised.
    bool enter(const Value& function, Arguments positional, const Values& names, Arguments keywords,
               Return mode);

private:
    /// What became of an instruction that may need more than this frame.
    enum class Step { Next, Switched, Raised, Requested, Finished };

    Frame* top() { return m_fiber.top; }
    Step push(Value value)
    {
        if (!value) return Step::Raised;
        top()->push(std::move(value));
        return Step::Next;
    }
    void setPlace()
    {
        const Frame* frame = top();
        const SpanId place = frame->code->isLibrary ? 0 : frame->span();
        m_machine.runtime().setPlace(place ? place : placeOfCaller());
    }
    SpanId placeOfCaller() const;
    Step request(Coroutine<Value> coroutine, bool keepsResult = true);
    /// Awaits the coroutine, pushes its result and runs the present instruction again.
    Step requestAndRepeat(Coroutine<Value> coroutine);
    /// An instruction that `run` does not do at once.
    Step perform(Instruction instruction);
    /// What is to be done before a statement, now and then: limits, garbage, last words.
    Step beforeStatement();
    /// The same, before the header of a loop that goes on: jumps there.
    Step beforeHeader(uint32_t target);
    Status halt();

    // calls
    /// Its frame runs next.
    void enter(Frame& callee, Return mode)
    {
        callee.mode = mode;
        callee.back = m_fiber.top;
        m_fiber.top = &callee;
        ++m_fiber.depth;
    }
    /// Calls what stands on the stack, below so many arguments; the last ones go by these names.
    Step call(uint32_t positional, const Values& names = {});
    Step callExtended();
    Step callValue(Value callable, Value self, Values positional, const Values& names,
                   Values keywords);
    bool bindSimply(FunctionObject& callee, Arguments positional, Value* locals);
    Step callFunction(FunctionObject& function, Arguments positional, const Values& names,
                      Arguments keywords, Return mode = Return::Push);
    Step callBuiltin(BuiltinObject& builtin, Arguments positional, const Values& names,
                     Arguments keywords);
    /// The same; what it returns is not pushed, but left in `result`.
    Step callBuiltin(BuiltinObject& builtin, Arguments positional, const Values& names,
                     Arguments keywords, Value& result);
    Step callBound(BuiltinObject& builtin, Arguments slots, Value& result);
    Step callAndAwait(BuiltinObject& builtin, Arguments slots, Value& result);
    Step makeInstance(uint32_t positional, const Values& names);
    Step callType(Type& type, Values positional, const Values& names, Values keywords);
    Step makeFunction(const Code& code);
    Step buildClass();
    Step finishClass(Frame* body, Value cell);

    // generators, awaiting
    Step resume(GeneratorObject& generator, Return mode, Value sent);
    Step yield(Value value);
    Step yieldFrom();
    /// What only the frame held dies, and has its last words before the caller goes on.
    Step leaveFrame(Value result);
    /// Leaves the result of what has been called with its caller.
    Step takeResult(Frame& caller, Return mode, Value result);
    Step await();
    /// The same where nothing is passed on to who resumes by hand.
    Step awaitNow();
    Step getAwaitable();
    Step getAsyncNext();
    Step endAsyncFor();

    // iteration
    Step getIterator();
    Step forIter(uint32_t end);
    Step unpackSequence(uint32_t count);
    Step unpackEx(uint32_t before, uint32_t after);

    // operators
    Step binary(uint32_t operation, bool inPlace);
    bool growText(Value& left, const Value& right);
    /// Calls the method of this name that the type of the left one of two operands has, where it is
    /// a plain function: they stay on the stack until it has answered. False: there is none.
    bool entersOperator(const Value& name, Step& step);
    /// It has answered.
    Step leaveOperator(Value result);
    Step compare(uint32_t operation);
    Step unary(Opcode opcode);
    Step jumpIf(uint32_t target, bool truth, bool keep);
    Step format(uint32_t argument);
    Step buildString(uint32_t count);

    // names, attributes, items
    Step unbound(const Value& name, bool isLocal);
    std::string suggestionForName(const std::string& wrong);
    Step loadName(uint32_t number);
    /// In a class body.
    Step storeName(uint32_t number);
    Step loadAttribute(const Value& name);
    Step loadMethod(const Value& name);
    Step loadSpecial(const Value& name);
    Step storeAttribute(const Value& name);
    Step deleteAttribute(const Value& name);
    Step loadSubscript();
    Step storeSubscript();
    Step deleteSubscript();
    Step callSubscriptMethod(const char* name, const char* what, Value object, Values arguments);
    Step container(Opcode opcode, uint32_t argument);
    Step storeAll(Value owner, Values items);
    Step import(Opcode opcode, uint32_t argument);
    Step importFrom(const Value& name);
    Step importStar();
    bool startModule(const Value& module, Step& step);
    Step match(Opcode opcode, uint32_t argument);

    // exceptions
    Step raise(uint32_t count);
    Step matchException();
    Step group(Opcode opcode);
    /// Finds who catches the pending exception. False: the fiber is over.
    bool unwind(bool newLine);

    Machine& m_machine;
    const RunOptions& m_options;
    Fiber& m_fiber;
};

} // namespace awaitscope
