#pragma once

#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/frame.h"

// What most calls are, and their ends, without a call: whatever is not that simple is left to
// `Interpreter::call` and `Interpreter::leaveFrame`.

namespace awaitscope {

/// A function of the program.
inline bool isFunction(const Value& callable)
{
    return callable.isObject() && typeOf(callable)->layout() == Layout::Function;
}

inline bool isBuiltin(const Value& callable)
{
    return callable.isObject() && typeOf(callable)->layout() == Layout::Builtin;
}

/// `str(x)`, `range(n)`: what makes the instances of a built-in type takes its place on the stack,
/// the type being the first argument. False: it is no such type.
inline bool becomesMaker(Value* callable)
{
    static const Value newName = intern("__new__");
    if (!callable->isObject() || callable[1] || typeOf(*callable) != types::type()) return false;
    const Type& type = *callable->as<Type>();
    const Value* maker = type.isProgram() || &type == types::type() ? nullptr : type.find(newName);
    if (!maker || !isBuiltin(*maker)) return false;
    new (callable + 1) Value(std::move(*callable));
    new (callable) Value(*maker);
    return true;
}

/// Whether what comes next is an `await`.
inline bool isAwaited(const Instruction* next)
{
    return next[0].opcode == Opcode::GetAwaitable && next[1].opcode == Opcode::Await;
}

/// Whether a built-in can be called with so many positional arguments where they stand on the
/// stack, with nulls above them for a few parameters that are left out.
inline bool isBoundInPlace(const BuiltinObject& builtin, size_t given)
{
    constexpr size_t kMostLeftOut = 2; // the stack has room for more
    const Signature& signature = builtin.signature();
    return builtin.function() && !signature.varArguments && !signature.varKeywords &&
           given >= signature.required && given <= signature.positional &&
           signature.slots() - given <= kMostLeftOut;
}

/// Makes the frame of a call whose arguments are all positional. The function stands on its
/// caller's stack, `self` or null above it, the arguments above that: all of them are moved out of.
/// Null: not that simple, nothing has happened.
inline Frame* startSimply(Value* callable, uint32_t count)
{
    auto* function = callable->as<FunctionObject>();
    const Code& code = function->code();
    const Values& defaults = function->defaults();
    const size_t hasSelf = callable[1] ? 1 : 0;
    const size_t given = count + hasSelf, wanted = code.signature.positional;
    if (!code.isSimple || given > wanted || given + defaults.size() < wanted) return nullptr;
    Frame* frame = Frame::createUnset(code, function->module());
    Value* local = frame->locals();
    Value* argument = callable + 2 - hasSelf;
    for (size_t index = 0; index < given; ++index)
        new (local++) Value(std::move(*argument++));
    for (size_t index = defaults.size() - (wanted - given); index < defaults.size(); ++index)
        new (local++) Value(defaults[index]);
    for (const Value& cell : function->closure()) // its places come next
        new (local++) Value(cell);
    while (local < frame->stack)
        new (local++) Value;
    frame->function = Ref<FunctionObject>::adopt(static_cast<FunctionObject*>(callable->detach()));
    return frame;
}

/// Whether a frame that returns this value has nothing to do but to leave it to its caller, in the
/// operands' place if that was an operator, or to drop the None of an `__init__`.
inline bool leavesSimply(const Frame& frame, const Value& result)
{
    return !frame.generator && frame.code->kind == Code::Kind::Function &&
           (frame.mode == Return::Push || (frame.mode == Return::Construct && result.is(none())) ||
            (frame.mode == Return::Operate && !result.is(notImplemented())));
}

} // namespace awaitscope
