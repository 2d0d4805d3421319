#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Whether it derives from a class of this name that is written in Python.
bool derivesFrom(const Type& type, std::string_view module, std::string_view name)
{
    const std::vector<const Type*>& order = type.order();
    return std::any_of(order.begin(), order.end(), [&](const Type* each) {
        return each->isProgram() && each->name() == name && each->module() == module;
    });
}

bool isMapping(const Type& type)
{
    return type.layout() == Layout::Dict || derivesFrom(type, "collections.abc", "Mapping") ||
           derivesFrom(type, "builtins", "mappingproxy");
}

/// Whether `int(x)` and the like match the value itself.
bool standsForItself(const Type& type)
{
    switch (type.layout()) {
    case Layout::Bool:
    case Layout::Int:
    case Layout::Float:
    case Layout::Str:
    case Layout::Bytes:
    case Layout::Tuple:
    case Layout::List:
    case Layout::Dict:
    case Layout::Set: return true;
    default: return type.isSubtypeOf(types::byteArray());
    }
}

/// What a mapping that is no dict has under the keys; None when it lacks one.
Coroutine<Value> itemsUnder(Machine& machine, Value mapping, Value keys)
{
    static const Value getName = intern("get");
    const Value get = co_await machine.attribute(mapping, getName);
    if (!get) co_return Value();
    const Value missing = makeList({}); // like no other
    Values found;
    for (const Value& key : keys.as<TupleObject>()->items()) {
        Values arguments{key, missing};
        Value item = co_await machine.call(get, std::move(arguments));
        if (!item) co_return Value();
        if (item.is(missing)) co_return none();
        found.push_back(std::move(item));
    }
    co_return makeTuple(std::move(found));
}

/// `dict(mapping)` without the keys.
Coroutine<Value> restOf(Machine& machine, Value mapping, Value keys)
{
    Values arguments{std::move(mapping)};
    Value rest = co_await machine.call(Value(types::dict()), std::move(arguments));
    if (!rest) co_return Value();
    for (const Value& key : keys.as<TupleObject>()->items())
        rest.as<DictObject>()->table().remove(*hashOf(key), key);
    co_return rest;
}

} // namespace

Interpreter::Step Interpreter::match(Opcode opcode, uint32_t argument)
{
    Frame* frame = top();
    switch (opcode) {
    case Opcode::MatchSequence: {
        const Type* type = typeOf(frame->peek());
        const Layout layout = type->layout();
        return push(boolean(layout == Layout::List || layout == Layout::Tuple ||
                            layout == Layout::Range || type->isSubtypeOf(types::deque()) ||
                            derivesFrom(*type, "collections.abc", "Sequence")));
    }
    case Opcode::MatchMapping: return push(boolean(isMapping(*typeOf(frame->peek()))));
    case Opcode::GetLength: {
        const Value& subject = frame->peek();
        const Layout layout = layoutUnless(subject, hook::Length);
        if (layout == Layout::Tuple)
            return push(
                Value::small(static_cast<int64_t>(subject.as<TupleObject>()->items().size())));
        if (layout == Layout::List)
            return push(
                Value::small(static_cast<int64_t>(subject.as<ListObject>()->items().size())));
        return request(lengthOf(m_machine, subject));
    }
    case Opcode::MatchKeys: {
        if (typeOf(frame->peek(2))->layout() != Layout::Dict)
            return request(itemsUnder(m_machine, frame->peek(2), frame->peek()));
        HashTable& table = frame->peek(2).as<DictObject>()->table();
        Values found;
        for (const Value& key : frame->peek().as<TupleObject>()->items()) {
            size_t hash = 0;
            if (!keyHash(m_machine, key, hash)) return Step::Raised;
            const Value* value = table.find(hash, key);
            if (!value) return push(none());
            found.push_back(*value);
        }
        return push(makeTuple(std::move(found)));
    }
    case Opcode::MatchRest: {
        Value keys = frame->pop();
        Value subject = frame->pop();
        if (typeOf(subject)->layout() != Layout::Dict)
            return request(restOf(m_machine, std::move(subject), std::move(keys)));
        auto rest = makeRef<DictObject>();
        for (const auto& entry : subject.as<DictObject>()->table().entries())
            if (entry.key) rest->table().set(entry.hash, entry.key, entry.value);
        for (const Value& key : keys.as<TupleObject>()->items())
            rest->table().remove(*hashOf(key), key);
        return push(std::move(rest));
    }
    default: {
        Value names = frame->pop();
        Value type = frame->pop();
        Value subject = frame->pop();
        return request(
            m_machine.matchClass(std::move(subject), std::move(type), std::move(names), argument));
    }
    }
}

Coroutine<Value> Machine::matchClass(Value subject, Value type, Value names, uint32_t positional)
{
    if (typeOf(type)->layout() != Layout::Type)
        co_return raiseTypeError("called match pattern must be a class");
    auto* matched = type.as<Type>();
    if (!isInstance(subject, matched)) {
        const Answer answer = co_await askIsInstance(*this, subject, type);
        if (answer == Answer::Raised) co_return Value();
        if (answer == Answer::No) co_return none();
    }
    Values wanted;
    static const Value matchArgs = intern("__match_args__");
    const Value* order = matched->find(matchArgs);
    const bool whole = !order && standsForItself(*matched);
    Values results;
    if (positional > 0 && whole) {
        if (positional > 1)
            co_return raiseTypeError(matched->name() + "() accepts 1 positional sub-pattern (" +
                                     std::to_string(positional) + " given)");
        results.push_back(subject);
    } else if (positional > 0) {
        if (order && typeOf(*order)->layout() != Layout::Tuple)
            co_return raiseTypeError(matched->name() + ".__match_args__ must be a tuple (got " +
                                     typeName(*order) + ")");
        size_t known = order ? order->as<TupleObject>()->items().size() : 0;
        if (positional > known)
            co_return raiseTypeError(matched->name() + "() accepts " + std::to_string(known) +
                                     " positional sub-pattern" + (known == 1 ? "" : "s") + " (" +
                                     std::to_string(positional) + " given)");
        for (uint32_t index = 0; index < positional; ++index)
            wanted.push_back(order->as<TupleObject>()->items()[index]);
    }
    for (const Value& name : names.as<TupleObject>()->items())
        wanted.push_back(name);
    for (size_t index = 0; index < wanted.size(); ++index) {
        const Value& name = wanted[index];
        if (!isStr(name))
            co_return raiseTypeError("__match_args__ elements must be strings (got " +
                                     typeName(name) + ")");
        const std::string& text = textOf(name);
        if (std::any_of(wanted.begin(), wanted.begin() + static_cast<ptrdiff_t>(index),
                        [&](const Value& other) { return textOf(other) == text; }))
            co_return raiseTypeError(matched->name() +
                                     "() got multiple sub-patterns for attribute " + quoted(text));
        Value value = co_await attribute(subject, scopedName(name));
        if (!value) {
            if (isInstance(m_pending, exceptions::AttributeError())) {
                takeRaised();
                co_return none();
            }
            co_return Value();
        }
        results.push_back(std::move(value));
    }
    co_return makeTuple(std::move(results));
}

} // namespace awaitscope
