#include "scenarios/language/vm/keys.h"

#include "scenarios/language/builtins/hashing.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Has the program answer. False when it raised instead.
Coroutine<bool> answer(Machine& machine, KeyAnswers& answers, KeyQuestion::Question question)
{
    using Kind = KeyQuestion::Question::Kind;
    const Value left = question.left, right = question.right;
    if (question.kind == Kind::Index) {
        Value number = co_await indexOf(machine, left);
        if (number) answers.addIndex(left, number);
        co_return static_cast<bool>(number);
    }
    if (question.kind == Kind::Equality) {
        Answer same = co_await isSame(machine, left, right);
        if (same == Answer::Raised) co_return false;
        answers.addEquality(left, right, same == Answer::Yes);
        co_return true;
    }
    bool found = false;
    Values noArguments;
    Value hash = co_await callSpecial(machine, left, "__hash__", std::move(noArguments), found);
    if (!hash) co_return false;
    if (!isInteger(hash)) {
        machine.raiseTypeError("__hash__ method should return an integer");
        co_return false;
    }
    answers.addHash(left, *hashOf(takenHash(hash)));
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
        const std::vector<KeyQuestion::Question> questions = KeyQuestion::take();
        for (const KeyQuestion::Question& question : questions) {
            bool answered = co_await answer(machine, answers, question);
            if (!answered) co_return Value();
        }
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
    if (!result && !machine.isRaised() && builtin->coroutine())
        result = co_await callWithIndexes(machine, builtin, std::move(slots));
    co_return result;
}

bool haveIndex(Arguments values)
{
    static const Value name = intern("__index__");
    for (const Value& value : values)
        if (value.isObject() && typeOf(value)->hooks(hook::Arithmetic) && typeOf(value)->find(name))
            return true;
    return false;
}

Coroutine<Value> callWithIndexes(Machine& machine, Ref<BuiltinObject> builtin, Values slots)
{
    for (;;) {
        KeyQuestion::forget();
        Values copies = slots;
        Value result = co_await builtin->coroutine()(machine, std::move(copies));
        if (result || !machine.isRaised() || !KeyQuestion::isAsked()) {
            KeyQuestion::forget();
            co_return result;
        }
        const std::vector<KeyQuestion::Question> questions = KeyQuestion::take();
        const auto place = std::find_if(slots.begin(), slots.end(), [&](const Value& slot) {
            return slot.is(questions.front().left);
        });
        if (questions.front().kind != KeyQuestion::Question::Kind::Index || place == slots.end())
            co_return nullptr;
        machine.takeRaised(); // it came of not knowing
        Value number = co_await indexOf(machine, questions.front().left);
        if (!number) co_return nullptr;
        *place = std::move(number);
    }
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

Coroutine<bool> storeEntry(Machine& machine, Value, HashTable& table, HashTable::Entry entry)
{
    KeyQuestion::forget();
    table.set(entry.hash, entry.key, entry.value);
    if (!KeyQuestion::isAsked()) co_return true;
    std::function<Value()> operation = [&] {
        table.set(entry.hash, entry.key, entry.value);
        return none();
    };
    Value done = co_await withAnswers(machine, std::move(operation));
    co_return static_cast<bool>(done);
}

Coroutine<bool> storeEntries(Machine& machine, Value owner, HashTable& table, Value source)
{
    const HashTable& from = source.as<DictObject>()->table();
    const size_t size = from.size();
    KeyQuestion::forget();
    for (size_t place = 0; place < from.entries().size(); ++place) {
        const HashTable::Entry entry = from.entries()[place];
        if (entry.key) table.set(entry.hash, entry.key, entry.value);
        if (!KeyQuestion::isAsked()) continue;
        bool stored = co_await storeEntry(machine, owner, table, entry);
        if (!stored) co_return false;
        if (from.size() == size) continue;
        machine.raise(exceptions::RuntimeError(), "dict mutated during update");
        co_return false;
    }
    co_return true;
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
