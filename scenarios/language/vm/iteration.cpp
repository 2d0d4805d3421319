#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/length_hint.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/vm/coroutine_wrapper.h"
#include "scenarios/language/vm/exception_context.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/spreading.h"

#include <algorithm>

namespace awaitscope {

Interpreter::Step Interpreter::getIterator()
{
    Value& value = top()->peek();
    const Type* type = typeOf(value);
    if (type->layout() == Layout::Iterator || type == types::generator()) return Step::Next;
    if (Value iterator = makeIterator(m_machine, value)) {
        value = std::move(iterator);
        return Step::Next;
    }
    if (m_machine.isRaised()) return Step::Raised;
    // `yield from` takes what can be awaited as it is: in an `__await__` that is a generator.
    const auto& instructions = top()->code->instructions;
    const size_t after = top()->next + 1;
    if (after < instructions.size() && instructions[after].opcode == Opcode::YieldFrom) {
        if (Value coroutine = wrappedCoroutine(value)) value = std::move(coroutine);
        if (isCoroutine(value) || type->layout() == Layout::Core) return Step::Next;
    }
    Value iterable = top()->pop();
    return request(m_machine.iterator(std::move(iterable)));
}

Interpreter::Step Interpreter::forIter(uint32_t end)
{
    Frame* frame = top();
    const Value& iterator = frame->peek();
    constexpr uint64_t kSteps = 16;
    if ((m_machine.m_items & Machine::kBetweenLoopCounts) == 0 && !m_machine.charge(kSteps))
        return Step::Raised;
    if (NativeIterator* native = nativeIteratorOf(iterator)) {
        Value item;
        bool ended = false;
        if (native->nextPlain(m_machine, item, ended)) {
            if (ended) {
                frame->drop(1);
                frame->next = end;
                return Step::Next;
            }
            return push(std::move(item));
        }
        Value callable;
        Values arguments;
        if (!native->nextCall(m_machine, callable, arguments, ended))
            return request(m_machine.next(iterator));
        if (callable) return callValue(std::move(callable), nullptr, std::move(arguments), {}, {});
        if (!ended) return Step::Raised;
        frame->drop(1);
        frame->next = end;
        return Step::Next;
    }
    if (typeOf(iterator) == types::generator()) {
        auto* generator = iterator.as<GeneratorObject>();
        if (generator->state() == GeneratorObject::State::Finished) {
            frame->drop(1);
            frame->next = end;
            return Step::Next;
        }
        return resume(*generator, Return::Iterate, none());
    }
    return request(m_machine.next(iterator));
}

Interpreter::Step Interpreter::unpackSequence(uint32_t count)
{
    Frame* frame = top();
    Value sequence = frame->pop();
    if (sequence.isObject() && typeOf(sequence) == types::tuple()) {
        const Values& items = sequence.as<TupleObject>()->items();
        if (items.size() == count) {
            for (size_t index = count; index > 0; --index)
                frame->push(items[index - 1]);
            return Step::Next;
        }
    }
    Values items;
    if (!m_machine.plainItems(sequence, items)) {
        if (!isIterable(m_machine, sequence)) {
            m_machine.raiseTypeError("cannot unpack non-iterable " + m_machine.typeName(sequence) +
                                     " object");
            return Step::Raised;
        }
        return requestAndRepeat(m_machine.firstOf(std::move(sequence), count + 1));
    }
    if (items.size() != count) {
        std::string expected = std::to_string(count);
        m_machine.raiseValueError(items.size() > count
                                      ? "too many values to unpack (expected " + expected + ")"
                                      : "not enough values to unpack (expected " + expected +
                                            ", got " + std::to_string(items.size()) + ")");
        return Step::Raised;
    }
    for (size_t index = items.size(); index > 0; --index)
        frame->push(std::move(items[index - 1]));
    return Step::Next;
}

Interpreter::Step Interpreter::unpackEx(uint32_t before, uint32_t after)
{
    Frame* frame = top();
    Value sequence = frame->pop();
    Values items;
    if (!m_machine.plainItems(sequence, items)) {
        if (!isIterable(m_machine, sequence)) {
            m_machine.raiseTypeError("cannot unpack non-iterable " + m_machine.typeName(sequence) +
                                     " object");
            return Step::Raised;
        }
        return requestAndRepeat(m_machine.listOf(std::move(sequence)));
    }
    if (items.size() < before + after) {
        m_machine.raiseValueError("not enough values to unpack (expected at least " +
                                  std::to_string(before + after) + ", got " +
                                  std::to_string(items.size()) + ")");
        return Step::Raised;
    }
    for (size_t index = items.size(); index > items.size() - after; --index)
        frame->push(items[index - 1]);
    auto middle = items.begin() + before;
    frame->push(makeList(Values(middle, items.end() - after)));
    for (size_t index = before; index > 0; --index)
        frame->push(items[index - 1]);
    return Step::Next;
}

namespace {

/// Over an object that has `__getitem__` only: 0, 1, 2... until IndexError.
class IndexIterator final : public NativeIterator {
public:
    explicit IndexIterator(Value source) : m_source(std::move(source)) {}
    void traverse(Visitor& visitor) const override { visitor.visit(m_source); }
    bool nextPlain(Machine&, Value&, bool& ended) override
    {
        ended = !m_source;
        return ended;
    }
    bool isPlain() const override { return false; }
    Coroutine<Value> next(Machine& machine) override
    {
        if (!m_source) co_return Value();
        Value index = Value::small(m_index++);
        Value item = co_await machine.subscript(m_source, std::move(index));
        if (item) co_return item;
        Value exception = machine.takeRaised();
        if (isInstance(exception, exceptions::IndexError()) ||
            isInstance(exception, exceptions::StopIteration())) {
            m_source = nullptr;
            co_return Value();
        }
        co_return machine.raise(std::move(exception));
    }

private:
    Value m_source;
    int64_t m_index = 0;
};

/// Over a future that should have been awaited: it gives itself, and then fails.
class UnawaitedIterator final : public NativeIterator {
public:
    explicit UnawaitedIterator(Value future) : m_future(std::move(future)) {}
    void traverse(Visitor& visitor) const override { visitor.visit(m_future); }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        ended = futureOf(m_future)->done();
        if (ended) return true;
        if (std::exchange(m_isGiven, true))
            machine.raise(exceptions::RuntimeError(), "await wasn't used with future");
        else
            item = m_future;
        return true;
    }

private:
    Value m_future;
    bool m_isGiven = false;
};

bool canGiveNext(const Value& iterator)
{
    static const Value nextName = intern("__next__");
    const Type* type = typeOf(iterator);
    return type->layout() == Layout::Iterator || type->layout() == Layout::Generator ||
           type->find(nextName);
}

} // namespace

bool Machine::plainNext(const Value& iterator, Value& item, bool& ended)
{
    NativeIterator* native = nativeIteratorOf(iterator);
    return native && native->nextPlain(*this, item, ended);
}

namespace {

/// Adds an item to a list that is being made. False (and MemoryError) when the list has no room to
/// grow: nobody holds it yet, so that only its own size tells.
bool append(Machine& machine, Values& items, Value item)
{
    constexpr size_t kFirst = 8;
    if (!machine.chargeItem()) return false;
    if (items.size() == items.capacity()) {
        const size_t room = std::max(kFirst, 2 * items.size());
        if (!machine.reserve(room * sizeof(Value))) return false;
        items.reserve(room);
    }
    items.push_back(std::move(item));
    return true;
}

} // namespace

bool Machine::plainItems(const Value& iterable, Values& items)
{
    auto copy = [&](const Values& source) {
        Cost::spend(source.size() / Cost::kValuesCopied);
        if (reserve(source.size() * sizeof(Value))) items = source;
        return true;
    };
    auto keysOf = [&](HashTable& table) {
        Cost::spend(table.size() / Cost::kValuesCopied);
        if (!reserve(table.size() * sizeof(Value))) return;
        for (const auto& entry : table.entries())
            if (entry.key) items.push_back(entry.key);
    };
    switch (layoutUnless(iterable, hook::Iteration)) {
    case Layout::Tuple: return copy(iterable.as<TupleObject>()->items());
    case Layout::List: return copy(iterable.as<ListObject>()->items());
    case Layout::Dict: keysOf(iterable.as<DictObject>()->table()); return true;
    case Layout::Set: keysOf(iterable.as<SetObject>()->table()); return true;
    case Layout::Str:
    case Layout::Range:
    case Layout::Iterator: break;
    default:
        if (typeOf(iterable) != types::dictItems() && typeOf(iterable) != types::dictKeys() &&
            typeOf(iterable) != types::dictValues())
            return false;
    }
    Value iterator = makeIterator(*this, iterable);
    NativeIterator* native = nativeIteratorOf(iterator);
    if (!native || !native->isPlain()) return false;
    for (;;) {
        Value item;
        bool ended = false;
        if (!native->nextPlain(*this, item, ended)) return false;
        if (ended && typeOf(iterable) == types::dictItems())
            Cost::spend(2 * Cost::kContainer * items.size());
        if (ended || !item) return true;
        if (!append(*this, items, std::move(item))) return true;
    }
}

Coroutine<Value> Machine::iterator(Value value)
{
    const Type* type = typeOf(value);
    if (type->layout() == Layout::Iterator || type == types::generator()) co_return value;
    if (Value native = makeIterator(*this, value)) co_return native;
    if (isRaised()) co_return Value();
    static const Value iterName = intern("__iter__"), itemName = intern("__getitem__");
    const Value* method = type->find(iterName);
    if (method && !method->is(none())) {
        Values arguments{value};
        Value made = co_await call(*method, std::move(arguments));
        if (made && made.is(value) && futureOf(made))
            co_return makeRef<UnawaitedIterator>(std::move(made));
        if (made && !canGiveNext(made))
            co_return raiseTypeError("iter() returned non-iterator of type '" + typeName(made) +
                                     "'");
        co_return made;
    }
    if (!method && type->find(itemName) && type->layout() != Layout::Dict)
        co_return Value(makeRef<IndexIterator>(value));
    co_return raiseTypeError("'" + nameInErrors(*type) + "' object is not iterable");
}

Coroutine<Value> nextOfGenerator(Machine& machine, Value generator)
{
    using State = GeneratorObject::State;
    auto* object = generator.as<GeneratorObject>();
    if (object->state() == State::Running)
        co_return machine.raiseValueError("generator already executing");
    Frame* frame = object->frame();
    constexpr uint64_t kSteps = 4; // what it takes to enter a fiber of its own
    if (!frame || !machine.charge(kSteps)) co_return Value();
    if (object->state() == State::Suspended) frame->push(none());
    object->setState(State::Running);
    object->retain(); // it stays alive while its frame runs
    frame->mode = Return::Leave;
    Value item = co_await machine.drive(frame);
    if (object->state() == State::Finished) co_return Value(); // what it returned is dropped
    co_return item;
}

Coroutine<Value> Machine::next(Value iterator)
{
    if (NativeIterator* native = nativeIteratorOf(iterator)) {
        Value item = co_await native->next(*this);
        if (!item) dropStopIteration();
        co_return item;
    }
    if (typeOf(iterator) == types::generator()) {
        Value item = co_await nextOfGenerator(*this, std::move(iterator));
        co_return item;
    }
    static const Value nextName = intern("__next__");
    const Value* method = typeOf(iterator)->find(nextName);
    if (!method) co_return raiseTypeError("'" + typeName(iterator) + "' object is not an iterator");
    Values arguments{iterator};
    Value item = co_await call(*method, std::move(arguments));
    if (!item) dropStopIteration();
    co_return item;
}

Coroutine<Value> Machine::listOf(Value iterable)
{
    Values items;
    if (plainItems(iterable, items)) {
        if (isRaised()) co_return Value();
        co_return makeList(std::move(items));
    }
    const Value list = makeList(std::move(items));
    const bool extended = co_await extendList(list, std::move(iterable));
    co_return extended ? list : Value();
}

Coroutine<Value> Machine::firstOf(Value iterable, size_t most)
{
    const Value list = makeList({});
    const bool extended = co_await extendList(list, std::move(iterable), most);
    co_return extended ? list : Value();
}

Coroutine<bool> Machine::extendList(Value list, Value iterable, size_t most)
{
    Values& items = list.as<ListObject>()->items();
    Values known;
    if (plainItems(iterable, known)) {
        const size_t size = items.size() + known.size();
        if (isRaised() || (size > items.capacity() && !reserve(size * sizeof(Value))))
            co_return false;
        Cost::spend(known.size() / Cost::kValuesCopied);
        items.insert(items.end(), known.begin(), known.end());
        co_return true;
    }
    Value hinting = most == SIZE_MAX && hasLengthHint(iterable) ? iterable : Value();
    Value source = co_await iterator(std::move(iterable));
    if (!source) co_return false;
    if (hinting) {
        const bool isFine = co_await askLengthHint(*this, std::move(hinting));
        if (!isFine) co_return false;
    }
    while (items.size() < most) {
        Step step = co_await Advance(*this, source, false);
        if (!step) co_return !step.raised;
        if (!append(*this, items, std::move(step.item))) co_return false;
    }
    co_return true;
}

Coroutine<Value> Machine::delegateTo(Value iterator)
{
    Value module = co_await importModule("_delegation");
    if (!module) co_return Value();
    Value delegate = *module.as<ModuleObject>()->attributes().find(intern("delegate"));
    Values arguments{std::move(iterator)};
    co_return co_await call(std::move(delegate), std::move(arguments));
}

bool Machine::isStopIteration(const Value& exception) const
{
    return exception && isInstance(exception, exceptions::StopIteration());
}

bool Machine::dropStopIteration()
{
    const bool isThere = isStopIteration(m_pending);
    if (isThere) takeRaised();
    return isThere;
}

namespace {

/// Goes on along `yield from` to the generator that is to be resumed: what is thrown into the outer
/// one is raised in the innermost. All of them run then.
Frame* innermostDelegate(Frame* frame)
{
    for (;;) {
        const auto& instructions = frame->code->instructions;
        if (frame->next >= instructions.size() || frame->top == frame->stack ||
            instructions[frame->next].opcode != Opcode::YieldFrom)
            return frame;
        const Value& iterator = frame->peek();
        if (!iterator ||
            (typeOf(iterator) != types::generator() && typeOf(iterator) != types::coroutine()))
            return frame;
        auto* inner = iterator.as<GeneratorObject>();
        if (inner->state() != GeneratorObject::State::Suspended) return frame;
        ++frame->next;
        inner->setState(GeneratorObject::State::Running);
        inner->retain();
        inner->frame()->back = frame;
        inner->frame()->mode = Return::Delegate;
        frame = inner->frame();
    }
}

/// It comes of what is handled where it is thrown into, not of what the caller handles.
void raiseThrown(Machine& machine, Value thrown, const Frame* frame)
{
    while (!frame->handled && frame->back)
        frame = frame->back;
    machine.charge(setContext(thrown, frame->handled));
    machine.raiseAgain(std::move(thrown));
}

} // namespace

Coroutine<Value> Machine::resumeGenerator(Value generator, Value sent, Value thrown)
{
    auto* object = generator.as<GeneratorObject>();
    const bool asynchronous = object->code().isAsync && object->code().isGenerator;
    if (object->state() == GeneratorObject::State::Running) {
        if (asynchronous)
            co_return raise(exceptions::RuntimeError(),
                            "anext(): asynchronous generator is already running");
        co_return raiseValueError(object->code().isAsync ? "coroutine already executing"
                                                         : "generator already executing");
    }
    Frame* frame = object->frame();
    if (!frame && object->type() == types::coroutine())
        co_return raise(exceptions::RuntimeError(), "cannot reuse already awaited coroutine");
    if (object->state() == GeneratorObject::State::Created && sent && !sent.is(none()))
        co_return raiseTypeError(std::string("can't send non-None value to a just-started ") +
                                 (asynchronous             ? "async generator"
                                  : object->code().isAsync ? "coroutine"
                                                           : "generator"));
    Value stop(const_cast<Type*>(asynchronous ? exceptions::StopAsyncIteration()
                                              : exceptions::StopIteration()));
    if (!frame) {
        if (thrown) co_return raise(std::move(thrown));
        co_return raise(Value(makeRef<ExceptionObject>(stop.ref<Type>(), Values())));
    }
    if (object->state() == GeneratorObject::State::Suspended && !thrown)
        frame->push(std::move(sent));
    if (object->state() == GeneratorObject::State::Created && asynchronous)
        asyncGeneratorBegins(*object);
    Frame* top = nullptr;
    if (thrown && object->state() == GeneratorObject::State::Suspended)
        top = innermostDelegate(frame);
    object->setState(GeneratorObject::State::Running);
    object->retain();
    frame->mode = Return::Leave;
    if (thrown) raiseThrown(*this, std::move(thrown), top ? top : frame);
    Value value = co_await drive(frame, !asynchronous, top);
    bool over = object->state() == GeneratorObject::State::Finished;
    if (value && over) {
        Values arguments;
        if (!value.is(none()) && !asynchronous) arguments.push_back(std::move(value));
        co_return raise(Value(makeRef<ExceptionObject>(stop.ref<Type>(), std::move(arguments))));
    }
    co_return value;
}

Coroutine<Value> Machine::throwInto(Value generator, Value exception)
{
    return resumeGenerator(std::move(generator), nullptr, std::move(exception));
}

} // namespace awaitscope
