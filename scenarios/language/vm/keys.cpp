#include "scenarios/language/vm/keys.h"

#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Has the program answer the question that is asked. False when it raised instead.
Coroutine<bool> answer(Machine& machine, KeyAnswers& answers)
{
    std::pair<Value, Value> question = KeyQuestion::take();
    Value left = std::move(question.first), right = std::move(question.second);
    if (right) {
        Answer same = co_await isSame(machine, left, right);
        if (same == Answer::Raised) co_return false;
        answers.addEquality(left, right, same == Answer::Yes);
        co_return true;
    }
    bool found = false;
    Values noArguments;
    Value hash = co_await callSpecial(machine, left, "__hash__", std::move(noArguments), found);
    if (!hash) co_return false;
    if (!isInt(hash)) {
        machine.raiseTypeError("__hash__ method should return an integer");
        co_return false;
    }
    answers.addHash(left, *hashOf(hash));
    co_return true;
}

} // namespace

Coroutine<Value> withAnswers(Machine& machine, std::function<Value()> operation)
{
    KeyAnswers answers;
    for (;;) {
        KeyQuestion::forget();
        Value result;
        {
            KeyQuestion::Scope scope(answers);
            result = operation();
        }
        if (!KeyQuestion::isAsked()) co_return result;
        result = nullptr;
        if (machine.isRaised()) machine.takeRaised(); // it came of not knowing
        bool answered = co_await answer(machine, answers);
        if (!answered) co_return Value();
    }
}

Coroutine<Value> callWithAnswers(Machine& machine, Ref<BuiltinObject> builtin, Values slots)
{
    if (machine.isRaised()) machine.takeRaised();
    std::function<Value()> operation = [&] {
        Values copies = slots;
        return builtin->function()(machine, copies);
    };
    Value result = co_await withAnswers(machine, std::move(operation));
    co_return result;
}

Coroutine<bool> storeKey(Machine& machine, Value, HashTable& table, Value key, Value value)
{
    KeyQuestion::forget();
    bool stored = setItem(machine, table, key, value);
    if (!KeyQuestion::isAsked()) co_return stored;
    std::function<Value()> operation = [&] {
        return setItem(machine, table, key, value) ? none() : Value();
    };
    Value done = co_await withAnswers(machine, std::move(operation));
    co_return static_cast<bool>(done);
}

Coroutine<Value> storeKeys(Machine& machine, Value owner, Values items)
{
    bool isDict = typeOf(owner)->layout() == Layout::Dict;
    HashTable& table = isDict ? owner.as<DictObject>()->table() : owner.as<SetObject>()->table();
    for (size_t index = 0; index < items.size(); index += isDict ? 2 : 1) {
        Value value = isDict ? items[index + 1] : none();
        bool stored = co_await storeKey(machine, owner, table, items[index], std::move(value));
        if (!stored) co_return Value();
    }
    co_return none();
}

Coroutine<bool> findKey(Machine& machine, Value, HashTable& table, Value key, Value& found,
                        bool* isPresent)
{
    auto look = [&] {
        size_t hash = 0;
        found = nullptr;
        if (!keyHash(machine, key, hash)) return Value();
        const Value* value = table.find(hash, key);
        if (value) found = *value;
        if (isPresent) *isPresent = value;
        return none();
    };
    KeyQuestion::forget();
    Value done = look();
    if (!KeyQuestion::isAsked()) co_return static_cast<bool>(done);
    std::function<Value()> operation = look;
    done = co_await withAnswers(machine, std::move(operation));
    co_return static_cast<bool>(done);
}

} // namespace awaitscope
