#include "scenarios/language/modules/deque.h"

#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Type* types::deque()
{
    static Type* const type = [] {
        Type* made = makeBuiltinType("deque", "collections", Layout::Native);
        made->addHooks(hook::Hash); // it has none
        return made;
    }();
    return type;
}

namespace {

DequeObject& self(Arguments slots)
{
    return *slots[0].as<DequeObject>();
}

class DequeIterator final : public NativeIterator {
public:
    DequeIterator(Ref<DequeObject> deque, bool backward)
        : m_deque(std::move(deque)), m_size(m_deque->items.size()), m_changes(m_deque->changes),
          m_backward(backward)
    {
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_deque); }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        const bool isChanged = m_deque->changes != m_changes;
        if (m_index == m_size && (m_backward || !isChanged)) {
            ended = true;
        } else if (isChanged) {
            machine.raise(exceptions::RuntimeError(), "deque mutated during iteration");
            m_index = m_size;
        } else {
            item = m_deque->items[m_backward ? m_size - 1 - m_index : m_index];
            ++m_index;
        }
        return true;
    }

private:
    Ref<DequeObject> m_deque;
    size_t m_size, m_index = 0;
    uint64_t m_changes;
    bool m_backward;
};

void push(DequeObject& deque, Value item, bool left)
{
    ++deque.changes;
    if (deque.most == 0) return;
    if (left)
        deque.items.push_front(std::move(item));
    else
        deque.items.push_back(std::move(item));
    if (deque.most < 0 || static_cast<int64_t>(deque.items.size()) <= deque.most) return;
    if (left)
        deque.items.pop_back();
    else
        deque.items.pop_front();
}

Value append(Machine&, Arguments slots)
{
    push(self(slots), slots[1], false);
    return none();
}

Value appendLeft(Machine&, Arguments slots)
{
    push(self(slots), slots[1], true);
    return none();
}

Value pop(Machine& machine, Arguments slots)
{
    auto& items = self(slots).items;
    if (items.empty()) return machine.raise(exceptions::IndexError(), "pop from an empty deque");
    Value item = std::move(items.back());
    items.pop_back();
    ++self(slots).changes;
    return item;
}

Value popLeft(Machine& machine, Arguments slots)
{
    auto& items = self(slots).items;
    if (items.empty()) return machine.raise(exceptions::IndexError(), "pop from an empty deque");
    Value item = std::move(items.front());
    items.pop_front();
    ++self(slots).changes;
    return item;
}

/// All of them are touched.
void payFor(size_t items)
{
    Cost::spend(items / Cost::kValuesCopied);
}

Value asList(const Value& deque)
{
    const auto& items = deque.as<DequeObject>()->items;
    payFor(items.size());
    return makeList(Values(items.begin(), items.end()));
}

Coroutine<Value> extendBy(Machine& machine, Values slots, bool left)
{
    Value source = slots[1];
    if (source.is(slots[0])) source = asList(source);
    Value iterator = co_await iteratorOf(machine, std::move(source));
    if (!iterator) co_return nullptr;
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return nullptr;
        if (step.ended) co_return none();
        push(*slots[0].as<DequeObject>(), std::move(step.item), left);
    }
}

Coroutine<Value> extend(Machine& machine, Values slots)
{
    return extendBy(machine, std::move(slots), false);
}

Coroutine<Value> extendLeft(Machine& machine, Values slots)
{
    return extendBy(machine, std::move(slots), true);
}

Value clear(Machine&, Arguments slots)
{
    DequeObject::Items items;
    items.swap(self(slots).items);
    ++self(slots).changes;
    return none();
}

/// Another one with the same items: what the class makes of them, if it is one of the program.
Coroutine<Value> copyOf(Machine& machine, Value given)
{
    const DequeObject& deque = *given.as<DequeObject>();
    payFor(deque.items.size());
    if (!typeOf(given)->isProgram()) {
        auto made = makeRef<DequeObject>();
        made->items = deque.items;
        made->most = deque.most;
        co_return made;
    }
    Values arguments{given};
    if (deque.most >= 0) arguments.push_back(Value::small(deque.most));
    Value made =
        co_await machine.call(Value(const_cast<Type*>(typeOf(given))), std::move(arguments));
    if (made && !isInstance(made, types::deque()))
        co_return machine.raiseTypeError("__copy__() must return a deque, not " +
                                         machine.typeName(made));
    co_return made;
}

Coroutine<Value> copy(Machine& machine, Values slots)
{
    return copyOf(machine, slots[0]);
}

Value reverse(Machine&, Arguments slots)
{
    payFor(self(slots).items.size());
    std::reverse(self(slots).items.begin(), self(slots).items.end());
    return none();
}

Value rotate(Machine& machine, Arguments slots)
{
    int64_t steps = 1;
    if (slots[1] && !readInteger(machine, slots[1], steps)) return nullptr;
    auto& items = self(slots).items;
    if (items.size() < 2) return none();
    ++self(slots).changes;
    auto size = static_cast<int64_t>(items.size());
    int64_t right = ((steps % size) + size) % size;
    // The shorter way round.
    int64_t left = size - right;
    payFor(static_cast<size_t>(std::min(left, right)));
    for (; right < left && right > 0; --right) {
        items.push_front(std::move(items.back()));
        items.pop_back();
    }
    for (; left <= right && left > 0; --left) {
        items.push_back(std::move(items.front()));
        items.pop_front();
    }
    return none();
}

Value length(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(self(slots).items.size()));
}

Value iterate(Machine&, Arguments slots)
{
    return makeRef<DequeIterator>(slots[0].ref<DequeObject>(), false);
}

Value iterateBackward(Machine&, Arguments slots)
{
    return makeRef<DequeIterator>(slots[0].ref<DequeObject>(), true);
}

/// The item at an index; null when raised.
Value* itemAt(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    const Value given = isInt(slots[1]) ? slots[1] : KeyQuestion::indexOf(slots[1]);
    if (!given) {
        machine.raiseTypeError("sequence index must be integer, not '" +
                               machine.typeName(slots[1]) + "'");
        return nullptr;
    }
    if (!readInteger(machine, given, index)) return nullptr;
    auto size = static_cast<int64_t>(self(slots).items.size());
    if (index < 0) index += size;
    if (index >= 0 && index < size) return &self(slots).items[static_cast<size_t>(index)];
    machine.raise(exceptions::IndexError(), "deque index out of range");
    return nullptr;
}

Value getItem(Machine& machine, Arguments slots)
{
    Value* item = itemAt(machine, slots);
    return item ? *item : Value();
}

Value setItemAt(Machine& machine, Arguments slots)
{
    Value* item = itemAt(machine, slots);
    if (!item) return nullptr;
    *item = slots[2];
    return none();
}

Value deleteItem(Machine& machine, Arguments slots)
{
    Value* item = itemAt(machine, slots);
    if (!item) return nullptr;
    auto& items = self(slots).items;
    payFor(items.size());
    ++self(slots).changes;
    items.erase(
        std::find_if(items.begin(), items.end(), [&](Value& each) { return &each == item; }));
    return none();
}

Value insert(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    if (!readInteger(machine, slots[1], index)) return nullptr;
    DequeObject& deque = self(slots);
    if (deque.most >= 0 && static_cast<int64_t>(deque.items.size()) >= deque.most)
        return machine.raise(exceptions::IndexError(), "deque already at its maximum size");
    index = clampIndex(index, static_cast<int64_t>(deque.items.size()));
    payFor(deque.items.size() / 2);
    ++deque.changes;
    deque.items.insert(deque.items.begin() + index, slots[2]);
    return none();
}

Coroutine<Value> addInPlace(Machine& machine, Values slots)
{
    Value deque = slots[0];
    Value done = co_await extend(machine, std::move(slots));
    co_return done ? deque : Value();
}

Coroutine<Value> concatenate(Machine& machine, Values slots)
{
    if (!isInstance(slots[1], types::deque()))
        co_return machine.raiseTypeError("can only concatenate deque (not \"" +
                                         machine.typeName(slots[1]) + "\") to deque");
    Value made = co_await copyOf(machine, slots[0]);
    if (!made) co_return nullptr;
    const DequeObject::Items more = slots[1].as<DequeObject>()->items;
    for (const Value& item : more)
        push(*made.as<DequeObject>(), item, false);
    co_return made;
}

/// What is in it, `times` over; a bounded one keeps the last.
bool repeatInto(Machine& machine, DequeObject& deque, const Value& times)
{
    const int64_t count = std::max<int64_t>(sliceIndex(times), 0);
    const auto items = deque.items;
    ++deque.changes;
    if (count == 0) deque.items.clear();
    if (count <= 1 || items.empty()) return true;
    const auto size = static_cast<int64_t>(items.size());
    const int64_t total = count > INT64_MAX / size ? INT64_MAX : count * size;
    const int64_t kept = deque.most >= 0 ? std::min(total, deque.most) : total;
    constexpr int64_t kMost = int64_t(1) << 48; // more bytes than any limit
    if (!machine.reserve(static_cast<size_t>(std::min(kept, kMost)) * sizeof(Value))) return false;
    Cost::spend(static_cast<uint64_t>(kept) / Cost::kValuesCompared);
    deque.items.clear();
    auto place = static_cast<size_t>((total - kept) % size);
    for (int64_t left = kept; left > 0; --left) {
        deque.items.push_back(items[place]);
        if (++place == items.size()) place = 0;
    }
    return true;
}

Coroutine<Value> repeat(Machine& machine, Values slots)
{
    if (!isInteger(slots[1])) co_return notImplemented();
    Value made = co_await copyOf(machine, slots[0]);
    const bool isRepeated = made && repeatInto(machine, *made.as<DequeObject>(), slots[1]);
    co_return isRepeated ? made : Value();
}

Value repeatInPlace(Machine& machine, Arguments slots)
{
    if (!isInteger(slots[1])) return notImplemented();
    return repeatInto(machine, self(slots), slots[1]) ? slots[0] : Value();
}

Coroutine<Value> equal(Machine& machine, Values slots)
{
    if (!isInstance(slots[1], types::deque())) co_return notImplemented();
    Answer answer = co_await isSame(machine, asList(slots[0]), asList(slots[1]));
    if (answer == Answer::Raised) co_return nullptr;
    co_return boolean(answer == Answer::Yes);
}

template <CompareOperator Operation> Coroutine<Value> order(Machine& machine, Values slots)
{
    if (!isInstance(slots[1], types::deque())) co_return notImplemented();
    Value first = asList(slots[0]), second = asList(slots[1]);
    Value verdict =
        co_await machine.compare(static_cast<int>(Operation), std::move(first), std::move(second));
    co_return verdict;
}

Coroutine<Value> represent(Machine& machine, Values slots)
{
    std::string text = machine.className(slots[0]) + "(";
    if (!co_await appendText(machine, asList(slots[0]), 'r', text)) co_return nullptr;
    int64_t most = slots[0].as<DequeObject>()->most;
    if (most >= 0) text += ", maxlen=" + std::to_string(most);
    co_return makeStr(text + ")");
}

Value maxlen(Machine&, Arguments slots)
{
    int64_t most = self(slots).most;
    return most < 0 ? none() : Value::small(most);
}

Coroutine<Value> newDeque(Machine& machine, Values slots)
{
    if (typeOf(slots[0])->layout() != Layout::Type ||
        !slots[0].as<Type>()->isSubtypeOf(types::deque()))
        co_return machine.raiseTypeError("deque.__new__(X): X is not a subtype of deque");
    Ref<DequeObject> deque;
    if (slots[0].as<Type>()->isProgram())
        deque = makeRef<Derived<DequeObject>>(slots[0].ref<Type>());
    else
        deque = makeRef<DequeObject>();
    if (isWanted(slots[2])) {
        if (!readInteger(machine, slots[2], deque->most)) co_return nullptr;
        if (deque->most < 0) co_return machine.raiseValueError("maxlen must be non-negative");
    }
    Value made = deque;
    if (slots[1]) {
        Values arguments{made, slots[1]};
        Value done = co_await extend(machine, std::move(arguments));
        if (!done) co_return nullptr;
    }
    co_return made;
}

/// `deque.__init__` of a class that derives from it.
Coroutine<Value> initializeDeque(Machine& machine, Values slots)
{
    auto deque = slots[0].ref<DequeObject>();
    deque->items.clear();
    if (isWanted(slots[2])) {
        if (!readInteger(machine, slots[2], deque->most)) co_return nullptr;
        if (deque->most < 0) co_return machine.raiseValueError("maxlen must be non-negative");
    }
    if (!slots[1]) co_return none();
    Values arguments{slots[0], slots[1]};
    Value done = co_await extend(machine, std::move(arguments));
    co_return done ? none() : Value();
}

} // namespace

void defineDeque(Definitions& module)
{
    defineNew(types::deque(), "cls, iterable=, maxlen=", newDeque);
    Methods<types::deque>()
        .method<"__init__", initializeDeque>("self, iterable=, maxlen=")
        .method<"append", append>("self, item, /")
        .method<"appendleft", appendLeft>("self, item, /")
        .method<"pop", pop>()
        .method<"popleft", popLeft>()
        .method<"extend", extend>("self, iterable, /")
        .method<"extendleft", extendLeft>("self, iterable, /")
        .method<"clear", clear>()
        .method<"copy", copy>()
        .method<"reverse", reverse>()
        .method<"rotate", rotate>("self, n=, /")
        .method<"insert", insert>("self, index, value, /")
        .method<"__len__", length>()
        .method<"__iter__", iterate>()
        .method<"__reversed__", iterateBackward>()
        .method<"__getitem__", getItem>("self, index, /")
        .method<"__setitem__", setItemAt>("self, index, value, /")
        .method<"__delitem__", deleteItem>("self, index, /")
        .method<"__add__", concatenate>("self, value, /")
        .method<"__iadd__", addInPlace>("self, value, /")
        .method<"__mul__", repeat>("self, value, /")
        .method<"__rmul__", repeat>("self, value, /")
        .method<"__imul__", repeatInPlace>("self, value, /")
        .method<"__copy__", copy>()
        .method<"__eq__", equal>("self, other, /")
        .method<"__lt__", order<CompareOperator::Less>>("self, other, /")
        .method<"__le__", order<CompareOperator::LessEqual>>("self, other, /")
        .method<"__gt__", order<CompareOperator::Greater>>("self, other, /")
        .method<"__ge__", order<CompareOperator::GreaterEqual>>("self, other, /")
        .method<"__repr__", represent>()
        .property<"maxlen", maxlen>()
        .definitions()
        .value("__hash__", none());
    defineDequeSearches();
    module.type(types::deque());
}

} // namespace awaitscope
