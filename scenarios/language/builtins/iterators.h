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
    /// Those that loops meet most often: see `sequence_iterators.h`.
    enum class Kind : uint8_t { Range, List, Other };

    /// REQUIRES: `type` has Layout::Iterator.
    explicit NativeIterator(const Type* type = types::iterator(), Kind kind = Kind::Other)
        : Object(type), m_kind(kind)
    {
        setHolder();
    }
    Kind kind() const { return m_kind; }

    /// Answers without running code of the program: sets `ended`, or `item`; `item` is left null
    /// with an exception pending when something was raised. False when the program has a say: then
    /// nothing was consumed, and `next` is to be awaited.
    virtual bool nextPlain(Machine& machine, Value& item, bool& ended) = 0;
    /// The next item; null without a pending exception at the end, null with one when raised.
    virtual Coroutine<Value> next(Machine& machine);
    /// Whether `nextPlain` always answers.
    virtual bool isPlain() const { return true; }
    /// How many others `nextPlain` goes through, one inside the other.
    virtual int depth() const { return 0; }
    /// Iterators that are deeper are not plain: each of theirs is awaited, and the stack is spared.
    static constexpr int kDeepestPlain = 200;
    /// Whether the next item is what one call returns: sets what is to be called, or `ended`;
    /// leaves the callable null with an exception pending when something was raised. False,
    /// having consumed nothing: it is not.
    virtual bool nextCall(Machine&, Value&, Values&, bool&) { return false; }

private:
    Kind m_kind;
};

/// An iterator over a built-in iterable (an iterator made in C++ is its own); null, without an
/// exception, for anything else.
Value makeIterator(Machine& machine, const Value& iterable);
/// The same whatever a class of the program says in `__iter__`: what `list.__iter__` does.
Value makePayloadIterator(const Value& iterable);
/// `reversed` of a list, tuple, str, range, dict or its views; null for anything else.
Value makeReversedIterator(const Value& iterable);

/// `next(iterator, default)`.
Coroutine<Value> nextFunction(Machine& machine, Values slots);

inline NativeIterator* nativeIteratorOf(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Iterator
               ? value.as<NativeIterator>()
               : nullptr;
}

/// An iterator that always answers at once; null for any other.
inline NativeIterator* plainIteratorOf(const Value& value)
{
    NativeIterator* native = nativeIteratorOf(value);
    return native && native->isPlain() ? native : nullptr;
}

} // namespace awaitscope
