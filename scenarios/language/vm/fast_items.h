#pragma once

#include "scenarios/language/builtins/sequence_iterators.h"

// What programs do with lists, tuples and ranges most of the time, without a call. Whatever is not
// that simple is left to the interpreter's instructions.

namespace awaitscope {

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

/// The same for a tuple as well, to read it.
inline const Value* itemOf(const Value& object, const Value& index)
{
    if (const Value* item = itemOfList(object, index)) return item;
    if (!index.isSmall() || !object.isObject() || typeOf(object) != types::tuple()) return nullptr;
    return itemAt(object.as<TupleObject>()->mutableItems(), index);
}

/// Makes the next item of a loop over a range or a list at `place`. False at its end, or when it is
/// not that simple.
inline bool nextItem(const Value& iterator, Value* place)
{
    NativeIterator* native = nativeIteratorOf(iterator);
    if (!native) return false;
    if (native->kind() == NativeIterator::Kind::Range) {
        Value number = static_cast<RangeIterator*>(native)->nextSmall();
        if (!number) return false;
        new (place) Value(std::move(number));
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
