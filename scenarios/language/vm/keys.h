#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/container.h"

#include <functional>

namespace awaitscope {

class Machine;

/// Runs something that looks keys up in tables, again and again until all that it asks of the
/// program's `__hash__` and `__eq__` is answered; what it returned when it asked nothing more.
///
/// REQUIRES: until it has asked, `operation` changes nothing.
Coroutine<Value> withAnswers(Machine& machine, std::function<Value()> operation);

/// Whether the program might be asked for the `__index__` of one of them.
bool haveIndex(Arguments values);
/// A built-in that may wait, and of whose arguments some have an `__index__`: once it has asked for
/// that, it is called again with the number in its place.
Coroutine<Value> callWithIndexes(Machine& machine, Ref<BuiltinObject> builtin, Values slots);

/// A built-in that asked something when it was called: called until it asks nothing more.
Coroutine<Value> callWithAnswers(Machine& machine, Ref<BuiltinObject> builtin, Values slots);

/// `keyHash`, `HashTable::find`, `setItem` and `remove` for coroutines, which can wait for the
/// program; `owner` keeps the table alive meanwhile. False when raised.
Coroutine<bool> storeKey(Machine& machine, Value owner, HashTable& table, Value key, Value value);
/// The same where the hash is known already.
Coroutine<bool> storeEntry(Machine& machine, Value owner, HashTable& table, HashTable::Entry entry);
/// Stores all that the dict `source` has.
Coroutine<bool> storeEntries(Machine& machine, Value owner, HashTable& table, Value source);
/// Stores keys in a set, or keys and values in turns in a dict; returns None.
Coroutine<Value> storeKeys(Machine& machine, Value owner, Values items);
/// `found` is null when there is none (in a set always: ask `isPresent`).
Coroutine<bool> findKey(Machine& machine, Value owner, HashTable& table, Value key, Value& found,
                        bool* isPresent = nullptr);

} // namespace awaitscope
