#pragma once

#include "core/memory/opaque.h"
#include "core/runtime/pooled_allocator.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace awaitscope {

class Type;

/// A value of the language: a small integer, stored in place, or a counted reference to an object.
///
/// The null value is no value of the language: it marks an unbound variable, or, as a result, that
/// an exception was raised (see `Machine::raise`).
class Value {
public:
    Value() = default;
    Value(std::nullptr_t) {}
    explicit Value(Opaque* object) : m_bits(reinterpret_cast<uintptr_t>(object))
    {
        if (object) object->retain();
    }
    template <class T>
    Value(Ref<T> object)
        : m_bits(reinterpret_cast<uintptr_t>(static_cast<Opaque*>(object.detach())))
    {
    }
    Value(const Value& other) : m_bits(other.m_bits)
    {
        if (isObject()) object()->retain();
    }
    Value(Value&& other) noexcept : m_bits(std::exchange(other.m_bits, 0)) {}
    ~Value()
    {
        if (isObject()) object()->release();
    }
    Value& operator=(const Value& other)
    {
        Value copy(other);
        std::swap(m_bits, copy.m_bits);
        return *this;
    }
    Value& operator=(Value&& other) noexcept
    {
        Value moved(std::move(other));
        std::swap(m_bits, moved.m_bits);
        return *this;
    }

    /// REQUIRES: fitsSmall(number).
    static Value small(int64_t number)
    {
        Value value;
        value.m_bits = (static_cast<uintptr_t>(number) << 1) | 1;
        return value;
    }
    static constexpr bool fitsSmall(int64_t number)
    {
        return number >= -(int64_t{1} << 62) && number < (int64_t{1} << 62);
    }

    explicit operator bool() const { return m_bits != 0; }
    bool isSmall() const { return m_bits & 1; }
    int64_t smallInt() const { return static_cast<int64_t>(m_bits) >> 1; }
    bool isObject() const { return m_bits && !(m_bits & 1); }
    /// The object that it counts; null for a small integer.
    Opaque* counted() const { return isObject() ? object() : nullptr; }
    Opaque* object() const { return reinterpret_cast<Opaque*>(m_bits); }
    /// The object as a T. REQUIRES: it is one.
    template <class T> T* as() const { return static_cast<T*>(object()); }
    template <class T> Ref<T> ref() const { return Ref<T>(as<T>()); }
    /// The language's `is`.
    bool is(const Value& other) const { return m_bits == other.m_bits; }
    uintptr_t bits() const { return m_bits; }
    /// Gives the reference away: the caller owns the count. REQUIRES: isObject().
    Opaque* detach() { return reinterpret_cast<Opaque*>(std::exchange(m_bits, 0)); }

private:
    uintptr_t m_bits = 0;
};

using Values = std::vector<Value, PooledAllocator<Value>>;
using Arguments = std::span<Value>;

} // namespace awaitscope
