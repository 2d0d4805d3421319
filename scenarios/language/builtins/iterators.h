#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/types.h"

namespace awaitscope {

class Machine;

/// An iterator that is made in C++: over a list, a range, `zip`...
///
/// Whoever awaits `next` keeps the iterator alive meanwhile.
class NativeIterator : public Object {
public:
    /// REQUIRES: `type` has Layout::Iterator.
    explicit NativeIterator(const Type* type = types::iterator()) : Object(type) {}

    /// Answers without running code of the program: sets `ended`, or `item`; `item` is left null
    /// with an exception pending when something was raised. False when the program has a say: then
    /// nothing was consumed, and `next` is to be awaited.
    virtual bool nextPlain(Machine& machine, Value& item, bool& ended) = 0;
    /// The next item; null without a pending exception at the end, null with one when raised.
    virtual Coroutine<Value> next(Machine& machine);
    /// Whether `nextPlain` always answers.
    virtual bool isPlain() const { return true; }
};

/// An iterator over a built-in iterable (an iterator made in C++ is its own); null, without an
/// exception, for anything else.
Value makeIterator(Machine& machine, const Value& iterable);
/// The same whatever a class of the program says in `__iter__`: what `list.__iter__` does.
Value makePayloadIterator(const Value& iterable);
/// `reversed` of a list, tuple, str, range, dict or its views; null for anything else.
Value makeReversedIterator(const Value& iterable);

inline NativeIterator* nativeIteratorOf(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Iterator
               ? value.as<NativeIterator>()
               : nullptr;
}

/// Moves any iterator on; meant for a loop: `while (...) if (!co_await advance(...))`.
///
/// Cheap for iterators made in C++.
struct Step {
    Value item;
    bool ended = false;  ///< no item any more
    bool raised = false; ///< an exception is pending
    explicit operator bool() const { return static_cast<bool>(item); }
};
Coroutine<Step> advance(Machine& machine, Value iterator);

} // namespace awaitscope
