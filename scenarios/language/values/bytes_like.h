#pragma once

#include "scenarios/language/values/text.h"

#include <cstdint>
#include <string>

namespace awaitscope {

namespace types {
Type* byteArray();
Type* memoryView();
} // namespace types

/// `bytearray`: bytes that change.
class ByteArrayObject : public Object {
public:
    explicit ByteArrayObject(std::string bytes = {});
    ~ByteArrayObject() override;
    const std::string& bytes() const { return m_bytes; }
    /// For what leaves their number as it is.
    char& at(size_t index) { return m_bytes[index]; }
    /// `change(bytes)` may do anything to them.
    template <class Change> void change(Change change)
    {
        change(m_bytes);
        recount();
    }
    /// How many memoryviews refer to it: their number stays the same meanwhile.
    int views = 0;

private:
    void recount();

    std::string m_bytes;
    size_t m_counted = 0;
};

/// `memoryview`: some of the bytes of another object, as numbers of one format.
class MemoryViewObject final : public Object {
public:
    /// `owner`: bytes, or a bytearray.
    MemoryViewObject(Value owner, int64_t start, int64_t step, size_t count, char format);
    ~MemoryViewObject() override { release(); }
    void traverse(Visitor& visitor) const override { visitor.visit(m_owner); }

    bool isReleased() const { return !m_owner; }
    void release();
    const Value& owner() const { return m_owner; }
    int64_t start() const { return m_start; }
    int64_t step() const { return m_step; } ///< from one item to the next, in bytes
    size_t count() const { return m_count; }
    char format() const { return m_format; }
    size_t itemSize() const { return sizeOf(m_format); }
    /// What an item takes; 0: there is no such format.
    static size_t sizeOf(char format);
    bool isReadOnly() const { return m_isReadOnly; }
    void makeReadOnly() { m_isReadOnly = true; }
    bool isContiguous() const { return m_step == static_cast<int64_t>(itemSize()) || m_count < 2; }
    /// Where an item begins.
    const char* itemAt(size_t index) const;
    /// The same, to be changed. REQUIRES: !isReadOnly().
    char* changedItemAt(size_t index);
    /// All items, one behind the other.
    const std::string& gathered() const;

private:
    Value m_owner; ///< null once released
    int64_t m_start, m_step;
    size_t m_count;
    char m_format;
    bool m_isReadOnly;
    mutable std::string m_gathered;
};

/// The bytes of what has some (bytes, a bytearray, a memoryview), until it changes; null for
/// anything else.
const std::string* bytesIn(const Value& value);
/// A value of the kind of `model` (bytes, or a bytearray).
Value makeLike(const Value& model, std::string bytes);

} // namespace awaitscope
