#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/lookup.h"
#include "scenarios/language/vm/slicing.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// An index counted from the end when negative. False: out of range.
bool resolveIndex(int64_t& index, size_t size)
{
    if (index < 0) index += static_cast<int64_t>(size);
    return index >= 0 && index < static_cast<int64_t>(size);
}

bool isSubscriptable(Layout layout)
{
    return layout == Layout::List || layout == Layout::Tuple || layout == Layout::Str ||
           layout == Layout::Range || layout == Layout::Bytes;
}

const char* nounOf(Layout layout)
{
    return layout == Layout::Str     ? "string"
           : layout == Layout::List  ? "list"
           : layout == Layout::Range ? "range object"
                                     : "tuple";
}

/// No sequence is that long.
Value raiseHugeIndex(Machine& machine)
{
    return machine.raise(exceptions::IndexError(), "cannot fit 'int' into an index-sized integer");
}

} // namespace

bool Machine::plainSubscript(const Value& object, const Value& index, Value& result)
{
    return !isHooked(object, hook::GetItem) && payloadSubscript(object, index, result);
}

bool Machine::payloadSubscript(const Value& object, const Value& index, Value& result)
{
    Layout layout = typeOf(object)->layout();
    if (layout == Layout::Dict) {
        size_t hash = 0;
        if (!keyHash(*this, index, hash)) {
            result = nullptr;
            return !KeyQuestion::isAsked();
        }
        if (const Value* value = object.as<DictObject>()->table().find(hash, index)) {
            result = *value;
            return true;
        }
        if (KeyQuestion::isAsked()) return false;
        static const Value missingName = intern("__missing__");
        if (typeOf(object)->find(missingName)) return false;
        result = raise(
            Value(makeRef<ExceptionObject>(Ref<Type>(exceptions::KeyError()), Values{index})));
        return true;
    }
    if (!isSubscriptable(layout)) return false;
    if (index.isObject() && typeOf(index)->layout() == Layout::Slice) {
        if (hasIndexes(*index.as<SliceObject>())) return false;
        result = sliceOf(*this, object, *index.as<SliceObject>());
        return true;
    }
    if (isBig(index)) {
        result = raiseHugeIndex(*this);
        return true;
    }
    if (!isInt(index)) {
        if (index.isObject() && typeOf(index)->find(intern("__index__"))) return false;
        result = raiseTypeError(std::string(layout == Layout::Range   ? "range"
                                            : layout == Layout::Bytes ? "byte"
                                                                      : nounOf(layout)) +
                                " indices must be integers" +
                                (layout == Layout::Str ? ", not '" : " or slices, not ") +
                                typeName(index) + (layout == Layout::Str ? "'" : ""));
        return true;
    }
    int64_t position = intOf(index);
    size_t size = layout == Layout::List    ? object.as<ListObject>()->items().size()
                  : layout == Layout::Tuple ? object.as<TupleObject>()->items().size()
                  : layout == Layout::Str   ? object.as<StrObject>()->length()
                  : layout == Layout::Bytes
                      ? object.as<BytesObject>()->bytes().size()
                      : static_cast<size_t>(object.as<RangeObject>()->length());
    if (!resolveIndex(position, size)) {
        std::string noun = layout == Layout::Bytes ? "" : std::string(nounOf(layout)) + " ";
        result = raise(exceptions::IndexError(), noun + "index out of range");
        return true;
    }
    auto at = static_cast<size_t>(position);
    switch (layout) {
    case Layout::List: result = object.as<ListObject>()->items()[at]; break;
    case Layout::Tuple: result = object.as<TupleObject>()->items()[at]; break;
    case Layout::Str: result = makeStr(object.as<StrObject>()->slice(at, at + 1)); break;
    case Layout::Bytes:
        result = Value::small(static_cast<unsigned char>(object.as<BytesObject>()->bytes()[at]));
        break;
    default: result = makeInteger(object.as<RangeObject>()->at(position)); break;
    }
    return true;
}

Coroutine<Value> Machine::subscript(Value object, Value index)
{
    Value result;
    if (plainSubscript(object, index, result)) co_return result;
    static const Value itemName = intern("__getitem__"),
                       classItemName = intern("__class_getitem__"),
                       missingName = intern("__missing__");
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Type && !type->find(itemName)) {
        if (const Value* method = object.as<Type>()->find(classItemName)) {
            Value function = typeOf(*method)->layout() == Layout::ClassMethod
                                 ? method->as<MethodWrapperObject>()->function
                                 : *method;
            Values arguments{object, index};
            Value made = co_await call(std::move(function), std::move(arguments));
            co_return made;
        }
        auto* cls = object.as<Type>();
        bool isGeneric = cls->isProgram()
                             ? cls->module() != "__main__" || cls->find(intern("__type_params__"))
                             : isGenericType(cls);
        if (!isGeneric)
            co_return raiseTypeError("type '" + object.as<Type>()->name() +
                                     "' is not subscriptable");
        co_return makeAlias(object, index);
    }
    const Value* method = type->find(itemName);
    if (!method && type->layout() == Layout::Dict) {
        Value value;
        auto* dict = object.as<DictObject>();
        bool fine = co_await findKey(*this, object, dict->table(), index, value);
        if (!fine || value) co_return value;
        method = type->find(missingName);
        if (!method) co_return raiseKeyError(*this, index);
    }
    if (!method && payloadSubscript(object, index, result)) co_return result;
    if (!method && index.isObject() && isSubscriptable(type->layout())) {
        Value number;
        if (typeOf(index)->layout() == Layout::Slice)
            number = co_await sliceOfIntegers(*this, index);
        else
            number = co_await indexOf(*this, index);
        if (!number) co_return Value();
        payloadSubscript(object, number, result);
        co_return result;
    }
    if (!method) co_return raiseTypeError("'" + typeName(object) + "' object is not subscriptable");
    Values arguments{object, index};
    Value item = co_await call(*method, std::move(arguments));
    co_return item;
}

namespace {

/// The item that a small index of a list or a tuple stands for; null when it is not that simple.
Value* itemAt(const Value& object, const Value& index)
{
    if (!index.isSmall() || !object.isObject()) return nullptr;
    const Type* type = typeOf(object);
    if (type != types::list() && type != types::tuple()) return nullptr;
    Values& items = type == types::list() ? object.as<ListObject>()->items()
                                          : object.as<TupleObject>()->mutableItems();
    int64_t position = index.smallInt();
    return resolveIndex(position, items.size()) ? &items[static_cast<size_t>(position)] : nullptr;
}

} // namespace

Interpreter::Step Interpreter::loadSubscript()
{
    Frame* frame = top();
    if (const Value* item = itemAt(frame->peek(2), frame->peek(1))) {
        Value result = *item;
        frame->drop(1);
        frame->peek() = std::move(result);
        return Step::Next;
    }
    Value result;
    if (m_machine.plainSubscript(frame->peek(2), frame->peek(1), result)) {
        if (!result) return Step::Raised;
        frame->drop(2);
        return push(std::move(result));
    }
    static const Value itemName = intern("__getitem__");
    Step step;
    if (isHooked(frame->peek(2), hook::GetItem) && entersOperator(itemName, step)) return step;
    Value index = frame->pop();
    Value object = frame->pop();
    return request(m_machine.subscript(std::move(object), std::move(index)));
}

Interpreter::Step Interpreter::storeSubscript()
{
    Frame* frame = top();
    Value index = frame->pop();
    Value object = frame->pop();
    Value value = frame->pop();
    Layout layout = layoutUnless(object, hook::SetItem);
    if (layout == Layout::Dict) {
        if (setItem(m_machine, object.as<DictObject>()->table(), index, value)) return Step::Next;
        if (!KeyQuestion::isAsked()) return Step::Raised;
        return request(storeKeys(m_machine, object, Values{index, value}), false);
    }
    if (layout == Layout::List && isBig(index)) {
        raiseHugeIndex(m_machine);
        return Step::Raised;
    }
    if (layout == Layout::List && isInt(index)) {
        Values& items = object.as<ListObject>()->items();
        int64_t position = intOf(index);
        if (!resolveIndex(position, items.size())) {
            m_machine.raise(exceptions::IndexError(), "list assignment index out of range");
            return Step::Raised;
        }
        items[static_cast<size_t>(position)] = std::move(value);
        return Step::Next;
    }
    if (layout == Layout::List && index.isObject() && typeOf(index)->layout() == Layout::Slice)
        return request(m_machine.storeSlice(std::move(object), std::move(index), std::move(value)),
                       false);
    return callSubscriptMethod("__setitem__", "item assignment", std::move(object),
                               {std::move(index), std::move(value)});
}

Interpreter::Step Interpreter::deleteSubscript()
{
    Frame* frame = top();
    Value index = frame->pop();
    Value object = frame->pop();
    Layout layout = layoutUnless(object, hook::SetItem);
    if (layout == Layout::Dict) {
        size_t hash = 0;
        bool known = keyHash(m_machine, index, hash);
        if (known && object.as<DictObject>()->table().remove(hash, index)) return Step::Next;
        static const Value ownName = intern("__delitem__");
        if (KeyQuestion::isAsked() || (known && typeOf(object)->find(ownName)))
            return callSubscriptMethod("__delitem__", "item deletion", std::move(object),
                                       {std::move(index)});
        if (!known) return Step::Raised;
        m_machine.raise(
            Value(makeRef<ExceptionObject>(Ref<Type>(exceptions::KeyError()), Values{index})));
        return Step::Raised;
    }
    if (layout == Layout::List && isBig(index)) {
        raiseHugeIndex(m_machine);
        return Step::Raised;
    }
    if (layout == Layout::List && isInt(index)) {
        Values& items = object.as<ListObject>()->items();
        int64_t position = intOf(index);
        if (!resolveIndex(position, items.size())) {
            m_machine.raise(exceptions::IndexError(), "list assignment index out of range");
            return Step::Raised;
        }
        Cost::spend((items.size() - static_cast<size_t>(position)) / Cost::kValuesCopied);
        Value gone = std::move(items[static_cast<size_t>(position)]);
        items.erase(items.begin() + position);
        return Step::Next;
    }
    if (layout == Layout::List && index.isObject() && typeOf(index)->layout() == Layout::Slice)
        return request(m_machine.storeSlice(std::move(object), std::move(index), makeList({})),
                       false);
    return callSubscriptMethod("__delitem__", "item deletion", std::move(object),
                               {std::move(index)});
}

Interpreter::Step Interpreter::callSubscriptMethod(const char* name, const char* what, Value object,
                                                   Values arguments)
{
    const Value* method = typeOf(object)->find(intern(name));
    if (!method) method = specialMethod(typeOf(object), intern(name));
    if (!method) {
        // CPython words it in one way for sequences, in another for the rest.
        const Layout layout = typeOf(object)->layout();
        const bool isSequence = layout == Layout::Tuple || layout == Layout::Str ||
                                layout == Layout::Bytes || layout == Layout::Range ||
                                typeOf(object)->isProgram();
        const bool isDeletion = arguments.size() == 1 && isInteger(arguments.front());
        m_machine.raiseTypeError("'" + m_machine.typeName(object) + "' object " +
                                 (isSequence && isDeletion ? "doesn't" : "does not") + " support " +
                                 what);
        return Step::Raised;
    }
    Value function = *method;
    arguments.insert(arguments.begin(), std::move(object));
    return request(m_machine.call(std::move(function), std::move(arguments)), false);
}

Coroutine<Value> Machine::storeSlice(Value list, Value slice, Value value)
{
    slice = co_await sliceOfIntegers(*this, std::move(slice));
    if (!slice) co_return Value();
    if (!plainLength(value)) {
        value = co_await iteratorOf(*this, std::move(value));
        if (!value && isInstance(m_pending, exceptions::TypeError())) {
            takeRaised();
            co_return raiseTypeError("must assign iterable to extended slice");
        }
        if (!value) co_return Value();
    }
    Value replacement = co_await listOf(value);
    if (!replacement) co_return Value();
    Values& items = list.as<ListObject>()->items();
    SliceRange range;
    if (!resolveSlice(*this, *slice.as<SliceObject>(), items.size(), range)) co_return Value();
    Values added = replacement.as<ListObject>()->items();
    Cost::spend((items.size() + added.size()) / Cost::kValuesCopied);
    if (!reserve((items.size() + added.size()) * sizeof(Value))) co_return Value();
    if (range.step == 1) {
        auto begin = items.begin() + range.start;
        auto end = items.begin() + std::max(range.start, range.stop);
        Values removed(begin, end);
        items.erase(begin, end);
        items.insert(items.begin() + range.start, added.begin(), added.end());
        co_return none();
    }
    auto positions = range.positions();
    if (added.empty()) {
        std::vector<bool> isGone(items.size());
        for (const int64_t position : positions)
            isGone[static_cast<size_t>(position)] = true;
        Values kept;
        for (size_t index = 0; index < items.size(); ++index)
            if (!isGone[index]) kept.push_back(items[index]);
        items.swap(kept);
        co_return none();
    }
    if (added.size() != positions.size())
        co_return raiseValueError("attempt to assign sequence of size " +
                                  std::to_string(added.size()) + " to extended slice of size " +
                                  std::to_string(positions.size()));
    for (size_t index = 0; index < added.size(); ++index)
        items[static_cast<size_t>(positions[index])] = added[index];
    co_return none();
}

} // namespace awaitscope
