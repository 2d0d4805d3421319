#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/container.h"

#include <string>

namespace awaitscope {

class Machine;

// What many built-ins need of a value, where the program may have a say.

enum class Answer { No, Yes, Raised };

/// An int or a float of whose arithmetic no class of the program has a say.
bool isPlainNumber(const Value& value);
/// `left < right` of numbers, texts and sequences of them, without code of the program. False when
/// the program, or an error, has a say.
bool plainLess(const Value& left, const Value& right, bool& less);
/// `left == right` likewise.
bool plainlyEqual(const Value& left, const Value& right, bool& equal);
/// `left < right`.
Coroutine<Answer> isLess(Machine& machine, Value left, Value right);
/// `left is right or left == right`, as containers compare.
Coroutine<Answer> isSame(Machine& machine, Value left, Value right);
/// Truth of any value.
Coroutine<Answer> isTrue(Machine& machine, Value value);

/// Calls the method of this name that the type of `self` has; null, with `found` false and without
/// an exception, when it has none.
Coroutine<Value> callSpecial(Machine& machine, Value self, const char* name, Values arguments,
                             bool& found);

/// `operator.index(value)`: an int of any size. Null when raised.
Coroutine<Value> indexOf(Machine& machine, Value value);
/// A slice with ints where its parts have an `__index__`. Null when raised.
Coroutine<Value> sliceOfIntegers(Machine& machine, Value slice);
/// Whether it needs that.
bool hasIndexes(const SliceObject& slice);

/// `iter(iterable)`.
Coroutine<Value> iteratorOf(Machine& machine, Value iterable);
/// All items of any iterable; false when raised.
Coroutine<bool> collect(Machine& machine, Value iterable, Values& items);
/// `len(value)` of what has its length built in; null, without an exception, for anything else.
Value plainLength(const Value& value);
/// `len(value)`, an int.
Coroutine<Value> lengthOf(Machine& machine, Value value);

/// The hash of a key; raises `unhashable type: 'list'`.
bool keyHash(Machine& machine, const Value& key, size_t& hash);
/// `d[key] = value`; false when raised.
bool setItem(Machine& machine, HashTable& table, const Value& key, Value value);
/// `KeyError: key`.
Value raiseKeyError(Machine& machine, const Value& key);
/// `dict.update(source)`: a mapping, or an iterable of pairs.
Coroutine<bool> updateDict(Machine& machine, Ref<DictObject> dict, Value source);
/// Adds all items of an iterable to a set.
Coroutine<bool> addAll(Machine& machine, Ref<SetObject> set, Value iterable);

} // namespace awaitscope
