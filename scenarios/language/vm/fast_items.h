#pragma once

#include "scenarios/language/builtins/sequence_iterators.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/text.h"

// What programs do with lists, tuples and ranges most of the time, without a call. Whatever is not
// that simple is left to the interpreter's instructions.

namespace awaitscope {

/// Exactly `str`, both of them.
inline bool areTexts(const Value& left, const Value& right)
{
    return left.isObject() && right.isObject() && typeOf(left) == types::str() &&
           typeOf(right) == types::str();
}

/// The item of `items` that a small index stands for; null when there is none.
inline Value* itemAt(Values& items, const Value& index)
{
    int64_t position = index.smallInt();
    if (position < 0) position += static_cast<int64_t>(items.size());
    const bool isThere = position >= 0 && position < static_cast<int64_t>(items.size());
    return isThere ? &items[static_cast<size_t>(position)] : nullptr;
}

/// The item of a list that an index stands for; null when it is not that simple.
inline Value* itemOfList(const Value& object, const Value& index)
{
    if (!index.isSmall() || !object.isObject() || typeOf(object) != types::list()) return nullptr;
    return itemAt(object.as<ListObject>()->items(), index);
}

/// The same for a tuple.
inline const Value* itemOfTuple(const Value& object, const Value& index)
{
    if (!index.isSmall() || !object.isObject() || typeOf(object) != types::tuple()) return nullptr;
    return itemAt(object.as<TupleObject>()->mutableItems(), index);
}

/// The hash of a small integer or a text. False for any other key.
inline bool plainHash(const Value& key, size_t& hash)
{
    if (key.isSmall())
        hash = static_cast<size_t>(key.smallInt());
    else if (key.isObject() && typeOf(key) == types::str())
        hash = key.as<StrObject>()->hash();
    else
        return false;
    return true;
}

/// The value that a dict has for such a key.
inline Value* valueOf(const Value& object, const Value& key)
{
    size_t hash = 0;
    const bool isPlain =
        object.isObject() && typeOf(object) == types::dict() && plainHash(key, hash);
    Value* value = isPlain ? object.as<DictObject>()->table().find(hash, key) : nullptr;
    KeyQuestion::forget(); // asked again where it can be answered
    return value;
}

/// What `object[index]` is; null when it is not that simple, or not there.
inline const Value* itemOf(const Value& object, const Value& index)
{
    if (const Value* item = itemOfList(object, index)) return item;
    if (const Value* item = itemOfTuple(object, index)) return item;
    return valueOf(object, index);
}

/// What `object[index] = ...` replaces.
inline Value* itemToStore(const Value& object, const Value& index)
{
    Value* item = itemOfList(object, index);
    return item ? item : valueOf(object, index);
}

/// `key in dict`, or in a set. False: it is not that simple.
inline bool isKeyIn(CompareOperator operation, const Value& key, const Value& container,
                    bool& truth)
{
    if (operation != CompareOperator::In && operation != CompareOperator::NotIn) return false;
    if (!container.isObject()) return false;
    const Type* type = typeOf(container);
    size_t hash = 0;
    if ((type != types::dict() && type != types::set()) || !plainHash(key, hash)) return false;
    HashTable& table = type == types::dict() ? container.as<DictObject>()->table()
                                             : container.as<SetObject>()->table();
    truth = (table.find(hash, key) != nullptr) == (operation == CompareOperator::In);
    const bool isKnown = !KeyQuestion::isAsked();
    KeyQuestion::forget(); // asked again where it can be answered
    return isKnown;
}

/// Makes the next item of a loop over a range or a list at `place`. False at its end, or when it is
/// not that simple.
inline bool nextItem(const Value& iterator, Value* place)
{
    NativeIterator* native = nativeIteratorOf(iterator);
    if (!native) return false;
    if (native->kind() == NativeIterator::Kind::Range) {
        int64_t number = 0;
        if (!static_cast<RangeIterator*>(native)->nextSmall(number)) return false;
        new (place) Value(Value::small(number));
        return true;
    }
    if (native->kind() != NativeIterator::Kind::List) return false;
    const Value* item = static_cast<ListIterator*>(native)->nextItem();
    if (!item) return false;
    new (place) Value(*item);
    return true;
}

/// Makes the items of a tuple above each other at `place`, the first one on top; false when there
/// are more or less of them, or it is no tuple.
inline bool spreadTuple(const Value& tuple, size_t count, Value* place)
{
    if (!tuple.isObject() || typeOf(tuple) != types::tuple()) return false;
    const Values& items = tuple.as<TupleObject>()->items();
    if (items.size() != count) return false;
    while (count > 0)
        new (place++) Value(items[--count]);
    return true;
}

} // namespace awaitscope
