#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/modules/partial.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/fast_calls.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/keys.h"

namespace awaitscope {

namespace {

const Values kNoValues;

/// Moves values off the top of a frame's stack.
Values take(Frame& frame, size_t count)
{
    Values values(std::make_move_iterator(frame.top - count), std::make_move_iterator(frame.top));
    frame.drop(count);
    return values;
}

const Value& initName()
{
    static const Value name = intern("__init__");
    return name;
}

/// Whether an `__init__` is code that runs at once: no generator, no coroutine.
bool isPlainFunction(const Value& initializer)
{
    return typeOf(initializer)->layout() == Layout::Function &&
           !initializer.as<FunctionObject>()->code().isSuspended();
}

/// Whether an instance is a new object and a call of an `__init__` of the program.
bool isMadeSimply(const Type& type)
{
    static const Value newName = intern("__new__");
    static const Value objectNew = *types::object()->find(newName);
    if (!type.isProgram() || type.layout() != Layout::Instance || type.hooks(hook::Abstract) ||
        static_cast<const Type*>(type.type())->isProgram())
        return false;
    const Value* maker = type.find(newName);
    const Value* initializer = type.find(initName());
    return (!maker || maker->is(objectNew)) && initializer && isPlainFunction(*initializer);
}

/// What makes the instances of a type that is built in, the type being its first argument.
const Value* builtinMakerOf(const Type& type)
{
    static const Value newName = intern("__new__");
    if (type.isProgram() || &type == types::type()) return nullptr;
    const Value* maker = type.find(newName);
    return maker && typeOf(*maker)->layout() == Layout::Builtin ? maker : nullptr;
}

/// Whether it is a method of a type that CPython has in C.
bool isMethodInC(const BuiltinObject& builtin)
{
    static const Value self = intern("self");
    const Signature& signature = builtin.signature();
    return !signature.isPython && !builtin.owner().empty() && signature.required > 0 &&
           signature.names[0].is(self);
}

} // namespace

Interpreter::Step Interpreter::makeInstance(uint32_t positional, const Values& names)
{
    Frame* frame = top();
    const size_t count = positional + names.size();
    Value* callable = frame->top - count - 2;
    Value &instance = callable[0], &self = callable[1];
    Value function = *instance.as<Type>()->find(initName());
    self = makeRef<InstanceObject>(instance.ref<Type>());
    if (names.empty() && m_fiber.depth < m_machine.depth()) {
        Value made = self;
        *callable = function;
        if (Frame* callee = startSimply(callable, positional)) {
            new (callable) Value(std::move(made)); // what is left on the stack
            frame->top = callable + 1;
            enter(*callee, Return::Construct);
            return Step::Switched;
        }
    }
    instance = self;
    Arguments arguments(frame->top - count - 1, positional + 1);
    Arguments values(frame->top - names.size(), names.size());
    const bool entered = enter(function, arguments, names, values, Return::Construct);
    frame->drop(count + 1);
    return entered ? Step::Switched : Step::Raised;
}

Interpreter::Step Interpreter::call(uint32_t positional, const Values& names)
{
    Frame* frame = top();
    const size_t keywords = names.size(), count = positional + keywords;
    Value &callable = frame->peek(count + 2), &self = frame->peek(count + 1);
    setPlace();
    Layout layout = callable.isObject() ? typeOf(callable)->layout() : Layout::None;
    if (layout == Layout::Type && !self) {
        const Type& type = *callable.as<Type>();
        if (isMadeSimply(type)) return makeInstance(positional, names);
        if (const Value* maker = builtinMakerOf(type)) {
            self = std::move(callable);
            callable = *maker;
            layout = Layout::Builtin;
        }
    }
    if (layout == Layout::Function && names.empty() && m_fiber.depth < m_machine.depth()) {
        Value* place = &callable;
        if (Frame* callee = startSimply(place, positional)) {
            frame->top = place;
            if (callee->code->isSuspended()) return push(makeSuspended(m_machine, *callee));
            enter(*callee, Return::Push);
            return Step::Switched;
        }
    }
    if (layout == Layout::Builtin || layout == Layout::Function) {
        // The arguments are used where they stand; the object of a method stands right before them.
        const size_t hasSelf = self ? 1 : 0;
        Arguments arguments(frame->top - count - hasSelf, positional + hasSelf);
        Arguments values(frame->top - keywords, keywords);
        // A result, or nothing yet: it goes below what is dropped here.
        Value result;
        Step step =
            layout == Layout::Builtin
                ? callBuiltin(*callable.as<BuiltinObject>(), arguments, names, values, result)
                : callFunction(*callable.as<FunctionObject>(), arguments, names, values);
        if (layout == Layout::Function && step == Step::Next) result = frame->pop();
        frame->drop(count + 2);
        if (step == Step::Next) frame->push(std::move(result));
        return step;
    }
    Values values = take(*frame, keywords);
    Values arguments = take(*frame, positional);
    Value object = frame->pop();
    Value target = frame->pop();
    return callValue(std::move(target), std::move(object), std::move(arguments), names,
                     std::move(values));
}

Interpreter::Step Interpreter::callExtended()
{
    Frame* frame = top();
    setPlace();
    Value dict = frame->pop();
    Value list = frame->pop();
    Value self = frame->pop();
    Value callable = frame->pop();
    Cost::spend(list.as<ListObject>()->items().size() / Cost::kValuesCopied +
                4 * dict.as<DictObject>()->table().size());
    Values names, values;
    for (const auto& entry : dict.as<DictObject>()->table().entries()) {
        if (!entry.key) continue;
        if (!isStr(entry.key)) {
            m_machine.raiseTypeError("keywords must be strings");
            return Step::Raised;
        }
        names.push_back(scopedName(entry.key));
        values.push_back(entry.value);
    }
    return callValue(std::move(callable), std::move(self), list.as<ListObject>()->items(), names,
                     std::move(values));
}

Interpreter::Step Interpreter::callValue(Value callable, Value self, Values positional,
                                         const Values& names, Values keywords)
{
    for (int unwrapped = 0; unwrapped < 100; ++unwrapped) {
        if (self) positional.insert(positional.begin(), std::exchange(self, nullptr));
        switch (callable ? typeOf(callable)->layout() : Layout::None) {
        case Layout::Function:
            return callFunction(*callable.as<FunctionObject>(), positional, names, keywords);
        case Layout::Builtin:
            return callBuiltin(*callable.as<BuiltinObject>(), positional, names, keywords);
        case Layout::BoundMethod: {
            auto method = callable.ref<BoundMethodObject>();
            self = method->self();
            callable = method->function();
            continue;
        }
        case Layout::StaticMethod:
            callable = Value(callable.as<MethodWrapperObject>()->function);
            continue;
        case Layout::Type:
            return callType(*callable.as<Type>(), std::move(positional), names,
                            std::move(keywords));
        default: break;
        }
        Values allNames = names;
        if (callable && unfoldPartial(callable, positional, allNames, keywords))
            return callValue(std::move(callable), nullptr, std::move(positional), allNames,
                             std::move(keywords));
        const Value* special = typeOf(callable)->find(intern("__call__"));
        if (!special) {
            m_machine.raiseTypeError("'" + m_machine.typeName(callable) +
                                     "' object is not callable");
            return Step::Raised;
        }
        self = std::move(callable);
        callable = *special;
    }
    m_machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
    return Step::Raised;
}

/// Positional arguments for positional parameters, and defaults for the rest. False: not that
/// simple, nothing is bound.
bool Interpreter::bindSimply(FunctionObject& callee, Arguments positional, Value* locals)
{
    const Signature& signature = callee.code().signature;
    const Values& defaults = callee.defaults();
    const size_t given = positional.size(), wanted = signature.positional;
    if (signature.keywordOnly || signature.varArguments || signature.varKeywords ||
        given > wanted || given + defaults.size() < wanted)
        return false;
    // (The locals are null still: there is nothing to destroy.)
    for (size_t index = 0; index < given; ++index)
        new (locals + index) Value(std::move(positional[index]));
    for (size_t index = given; index < wanted; ++index)
        new (locals + index) Value(defaults[index - (wanted - defaults.size())]);
    return true;
}

bool Interpreter::enter(const Value& function, Arguments positional, const Values& names,
                        Arguments keywords, Return mode)
{
    FunctionObject& callee = *function.as<FunctionObject>();
    const Code& code = callee.code();
    if (m_fiber.depth >= m_machine.depth()) {
        m_machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
        return false;
    }
    Frame* frame = Frame::create(code, callee.module());
    frame->function = Ref<FunctionObject>(&callee);
    if (!names.empty() || !bindSimply(callee, positional, frame->locals())) {
        Values slots;
        if (!m_machine.bind(callee.qualifiedName(), code.signature, positional, names, keywords,
                            callee.defaults(), callee.keywordDefaults(), slots, false)) {
            Frame::destroy(frame);
            return false;
        }
        for (size_t index = 0; index < slots.size(); ++index)
            frame->locals()[index] = std::move(slots[index]);
    }
    for (uint32_t index = 0; index < code.freeCount; ++index)
        frame->locals()[code.firstFree + index] = callee.closure()[index];
    enter(*frame, mode);
    return true;
}

Interpreter::Step Interpreter::callFunction(FunctionObject& function, Arguments positional,
                                            const Values& names, Arguments keywords, Return mode)
{
    const Code& code = function.code();
    if (!enter(Value(&function), positional, names, keywords, mode)) return Step::Raised;
    if (!code.isSuspended()) return Step::Switched;
    Frame* frame = m_fiber.top;
    m_fiber.top = frame->back;
    --m_fiber.depth;
    return push(makeSuspended(m_machine, *frame));
}

Interpreter::Step Interpreter::callBuiltin(BuiltinObject& builtin, Arguments positional,
                                           const Values& names, Arguments keywords)
{
    Value result;
    const Step step = callBuiltin(builtin, positional, names, keywords, result);
    return step == Step::Next ? push(std::move(result)) : step;
}

Interpreter::Step Interpreter::callBuiltin(BuiltinObject& builtin, Arguments positional,
                                           const Values& names, Arguments keywords, Value& result)
{
    const Signature& signature = builtin.signature();
    const bool simple = names.empty() && !signature.varArguments && !signature.varKeywords;
    if (simple && positional.size() == signature.slots() && signature.keywordOnly == 0)
        return callBound(builtin, positional, result);
    constexpr size_t kFew = 6; // slots that need no memory of their own
    if (simple && signature.slots() <= kFew && positional.size() <= signature.positional &&
        positional.size() >= signature.required) {
        Value few[kFew];
        std::move(positional.begin(), positional.end(), few); // what is left out is null
        return callBound(builtin, Arguments(few, signature.slots()), result);
    }
    if (positional.empty() && isMethodInC(builtin)) {
        m_machine.raiseTypeError("unbound method " + builtin.qualifiedName() +
                                 "() needs an argument");
        return Step::Raised;
    }
    Values slots;
    if (!m_machine.bind(builtin.calledName(), signature, positional, names, keywords, kNoValues,
                        kNoValues, slots, true))
        return Step::Raised;
    return callBound(builtin, slots, result);
}

/// Calls a built-in whose parameters are bound.
Interpreter::Step Interpreter::callBound(BuiltinObject& builtin, Arguments slots, Value& result)
{
    if (!builtin.isAsync() && builtin.function()) {
        KeyQuestion::forget();
        m_machine.m_statements += Cost::kBuiltinCall;
        result = builtin.function()(m_machine, slots);
        if (result) return Step::Next;
        if (KeyQuestion::isAsked())
            return request(callWithAnswers(m_machine, Ref<BuiltinObject>(&builtin),
                                           Values(slots.begin(), slots.end())));
        if (!builtin.coroutine() || m_machine.isRaised()) return Step::Raised;
    }
    if (builtin.isAsync() && !m_fiber.byHand &&
        isAwaited(top()->code->instructions.data() + top()->next))
        return callAndAwait(builtin, slots, result);
    if (builtin.coroutine() == nextFunction && !slots[1] &&
        typeOf(slots[0]) == types::generator()) {
        auto& generator = *slots[0].as<GeneratorObject>();
        if (generator.frame()) return resume(generator, Return::Next, none());
    }
    Values owned(slots.begin(), slots.end());
    if (!builtin.isAsync() && haveIndex(owned))
        return request(callWithIndexes(m_machine, Ref<BuiltinObject>(&builtin), std::move(owned)));
    if (!builtin.isAsync()) return request(builtin.coroutine()(m_machine, std::move(owned)));
    result =
        makeRef<NativeCoroutineObject>(m_machine, Ref<BuiltinObject>(&builtin), std::move(owned));
    return Step::Next;
}

// `await f()`: nobody will ever see the coroutine object, so none is made.
Interpreter::Step Interpreter::callAndAwait(BuiltinObject& builtin, Arguments slots, Value& result)
{
    top()->next += 3; // and the `yield from` that would wait by hand
    setPlace();
    if (builtin.function()) {
        result = builtin.function()(m_machine, slots);
        m_fiber.pauses = std::exchange(m_machine.m_isAskedToPause, false);
        if (m_fiber.pauses) {
            m_fiber.keepsResult = true;
            return Step::Requested;
        }
        if (result) return Step::Next;
        if (m_machine.isRaised()) return Step::Raised;
    }
    Values owned(std::make_move_iterator(slots.begin()), std::make_move_iterator(slots.end()));
    return request(builtin.coroutine()(m_machine, std::move(owned)));
}

Interpreter::Step Interpreter::callType(Type& type, Values positional, const Values& names,
                                        Values keywords)
{
    static const Value newName = intern("__new__"), callName = intern("__call__");
    if (&type == types::type() && positional.size() == 1 && names.empty())
        return push(Value(const_cast<Type*>(typeOf(positional.front()))));
    const Type* metaclass = typeOf(Value(&type));
    if (metaclass->isProgram())
        if (const Value* own = metaclass->find(callName)) {
            Value function = *own;
            return callValue(std::move(function), Value(&type), std::move(positional), names,
                             std::move(keywords));
        }
    const Value* maker = type.find(newName);
    const Value* initializer = type.find(initName());
    // What every class inherits from `object` does nothing that is not done right here.
    static const Value objectNew = *types::object()->find(newName);
    static const Value objectInit = *types::object()->find(initName());
    if (type.isProgram() && maker && maker->is(objectNew)) maker = nullptr;
    if (type.isProgram() && initializer && initializer->is(objectInit)) initializer = nullptr;
    bool plainInit = !initializer || isPlainFunction(*initializer);
    if (type.layout() == Layout::Instance && !maker && plainInit && type.isProgram() &&
        !type.hooks(hook::Abstract)) {
        Value instance = makeRef<InstanceObject>(Ref<Type>(&type));
        if (!initializer) {
            if (!positional.empty() || !keywords.empty()) {
                m_machine.raiseTypeError(type.name() + "() takes no arguments");
                return Step::Raised;
            }
            return push(std::move(instance));
        }
        top()->push(instance);
        positional.insert(positional.begin(), std::move(instance));
        Value function = *initializer;
        if (!enter(function, positional, names, keywords, Return::Construct)) {
            top()->drop(1);
            return Step::Raised;
        }
        return Step::Switched;
    }
    // So does what every exception inherits.
    static const Value exceptionNew = *exceptions::BaseException()->find(newName);
    static const Value exceptionInit = *exceptions::BaseException()->find(initName());
    if (maker && maker->is(exceptionNew) && initializer && initializer->is(exceptionInit) &&
        names.empty() && !type.hooks(hook::Abstract))
        return push(makeRef<ExceptionObject>(Ref<Type>(&type), std::move(positional)));
    bool madeAtOnce = !initializer && !type.hooks(hook::Abstract) && type.layout() != Layout::Core;
    if (maker && typeOf(*maker)->layout() == Layout::Builtin && (!type.isProgram() || madeAtOnce)) {
        positional.insert(positional.begin(), Value(&type));
        Value function = *maker;
        return callBuiltin(*function.as<BuiltinObject>(), positional, names, keywords);
    }
    return request(
        m_machine.construct(Value(&type), std::move(positional), names, std::move(keywords)));
}

Interpreter::Step Interpreter::makeFunction(const Code& code)
{
    Frame* frame = top();
    Values closure = take(*frame, code.freeCount);
    Value keywordDefaults = frame->pop();
    Value defaults = frame->pop();
    auto itemsOf = [](const Value& tuple) {
        return tuple.is(none()) ? Values() : tuple.as<TupleObject>()->items();
    };
    return push(makeRef<FunctionObject>(&code, frame->module, itemsOf(defaults),
                                        itemsOf(keywordDefaults), std::move(closure)));
}

} // namespace awaitscope
