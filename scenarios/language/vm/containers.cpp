#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/spreading.h"

namespace awaitscope {

namespace {

/// An item of a list, with a small object behind it.
constexpr size_t kItemBytes = 48;

/// A mapping of the program as a dict.
Coroutine<Value> dictOf(Machine& machine, Value mapping)
{
    auto dict = makeRef<DictObject>();
    bool fine = co_await updateDict(machine, dict, std::move(mapping));
    co_return fine ? Value(dict) : Value();
}

} // namespace

/// Into a set or, with values in turns, a dict.
Interpreter::Step Interpreter::storeAll(Value owner, Values items)
{
    bool isDict = typeOf(owner)->layout() == Layout::Dict;
    HashTable& table = isDict ? owner.as<DictObject>()->table() : owner.as<SetObject>()->table();
    if (m_machine.isRaised()) return Step::Raised;
    Cost::spend(items.size());
    for (size_t index = 0; index < items.size(); index += isDict ? 2 : 1) {
        if (setItem(m_machine, table, items[index], isDict ? items[index + 1] : none())) continue;
        if (!KeyQuestion::isAsked()) return Step::Raised;
        return request(storeKeys(m_machine, std::move(owner), std::move(items)), false);
    }
    return Step::Next;
}

Interpreter::Step Interpreter::container(Opcode opcode, uint32_t argument)
{
    Frame* frame = top();
    auto take = [&](size_t count) {
        Values values(count);
        frame->top -= count; // (nothing is left there that had a destructor to run)
        for (size_t index = 0; index < count; ++index)
            new (&values[index]) Value(std::move(frame->top[index]));
        return values;
    };
    switch (opcode) {
    case Opcode::BuildTuple: return push(makeTuple(take(argument)));
    case Opcode::BuildList: return push(makeList(take(argument)));
    case Opcode::BuildSet: {
        Values items = take(argument);
        auto set = makeRef<SetObject>(types::set());
        frame->push(set);
        return storeAll(std::move(set), std::move(items));
    }
    case Opcode::BuildDict: {
        Values items = take(2 * argument);
        auto dict = makeRef<DictObject>();
        frame->push(dict);
        return storeAll(std::move(dict), std::move(items));
    }
    case Opcode::BuildSlice: {
        Values parts = take(3);
        return push(makeRef<SliceObject>(parts[0], parts[1], parts[2]));
    }
    case Opcode::ListAppend: {
        Value item = frame->pop();
        if (!m_machine.reserve(kItemBytes)) return Step::Raised;
        frame->peek(argument).as<ListObject>()->items().push_back(std::move(item));
        return Step::Next;
    }
    case Opcode::SetAdd: {
        Value item = frame->pop();
        return storeAll(frame->peek(argument), {std::move(item)});
    }
    case Opcode::DictSet: {
        Value value = frame->pop();
        Value key = frame->pop();
        return storeAll(frame->peek(argument), {std::move(key), std::move(value)});
    }
    case Opcode::ListToTuple: {
        Value list = frame->pop();
        Cost::spend(list.as<ListObject>()->items().size() / Cost::kValuesCopied);
        return push(makeTuple(list.as<ListObject>()->items()));
    }
    case Opcode::ListExtend: {
        Value iterable = frame->pop();
        Values items;
        if (!m_machine.plainItems(iterable, items)) {
            if (!isIterable(m_machine, iterable)) {
                // In a call the callable stands below the list.
                const std::string what = argument ? calledName(m_machine, frame->peek(3)) +
                                                        " argument after * must be an iterable"
                                                  : "Value after * must be an iterable";
                m_machine.raiseTypeError(what + ", not " + m_machine.typeName(iterable));
                return Step::Raised;
            }
            return requestAndRepeat(m_machine.listOf(std::move(iterable)));
        }
        Values& list = frame->peek().as<ListObject>()->items();
        if (m_machine.isRaised() || !m_machine.reserve(items.size() * sizeof(Value)))
            return Step::Raised;
        list.insert(list.end(), items.begin(), items.end());
        return Step::Next;
    }
    case Opcode::SetUpdate: {
        Value iterable = frame->pop();
        HashTable& set = frame->peek().as<SetObject>()->table();
        if (typeOf(iterable) == types::set() && set.isOrdered() &&
            iterable.as<SetObject>()->table().isOrdered()) {
            HashTable& others = iterable.as<SetObject>()->table();
            if (!m_machine.reserve(others.size() * sizeof(HashTable::Entry))) return Step::Raised;
            set.unite(others);
            return Step::Next;
        }
        Values items;
        if (!m_machine.plainItems(iterable, items))
            return requestAndRepeat(m_machine.listOf(std::move(iterable)));
        return storeAll(frame->peek(), std::move(items));
    }
    case Opcode::DictUpdate:
    case Opcode::DictMerge: {
        Value mapping = frame->pop();
        if (typeOf(mapping)->layout() != Layout::Dict && typeOf(mapping)->find(intern("keys")))
            return requestAndRepeat(dictOf(m_machine, std::move(mapping)));
        if (typeOf(mapping)->layout() != Layout::Dict) {
            m_machine.raiseTypeError(
                opcode == Opcode::DictMerge
                    ? (argument ? calledName(m_machine, frame->peek(4)) + " " : std::string()) +
                          "argument after ** must be a mapping, not " + m_machine.typeName(mapping)
                    : "'" + m_machine.typeName(mapping) + "' object is not a mapping");
            return Step::Raised;
        }
        HashTable& target = frame->peek().as<DictObject>()->table();
        Cost::spend(mapping.as<DictObject>()->table().size());
        for (const auto& entry : mapping.as<DictObject>()->table().entries()) {
            if (!entry.key) continue;
            if (opcode == Opcode::DictMerge && target.find(entry.hash, entry.key)) {
                m_machine.raiseTypeError(
                    (argument ? calledName(m_machine, frame->peek(4)) + " " : std::string()) +
                    "got multiple values for keyword argument '" +
                    (isStr(entry.key) ? textOf(entry.key) : "?") + "'");
                return Step::Raised;
            }
            target.set(entry.hash, entry.key, entry.value);
            if (KeyQuestion::isAsked()) {
                Values rest;
                for (const auto& each : mapping.as<DictObject>()->table().entries())
                    if (each.key) {
                        rest.push_back(each.key);
                        rest.push_back(each.value);
                    }
                return request(storeKeys(m_machine, frame->peek(), std::move(rest)), false);
            }
        }
        return Step::Next;
    }
    default: return Step::Next;
    }
}

} // namespace awaitscope
