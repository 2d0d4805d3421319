#pragma once

#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/type.h"

#include <string>
#include <string_view>

namespace awaitscope {

/// `str`: UTF-8, with its length in characters. Immutable.
class StrObject : public Object {
public:
    explicit StrObject(std::string text);
    /// REQUIRES: `length` is the number of characters.
    StrObject(std::string text, size_t length);
    ~StrObject() override { countLess(); }

    const std::string& text() const { return m_text; }
    /// Number of characters (code points).
    size_t length() const { return m_length; }
    bool isAscii() const { return m_length == m_text.size(); }
    size_t hash() const;
    /// Grows it in place. REQUIRES: nobody else has seen it (one reference), and it is not
    /// interned.
    void append(const StrObject& other);
    bool isInterned() const { return m_interned; }
    void setInterned() { m_interned = true; }

    /// Characters [from, to) as UTF-8. REQUIRES: from <= to <= length().
    std::string slice(size_t from, size_t to) const;
    /// Byte offset of a character.
    size_t offsetOf(size_t character) const;

private:
    // Short texts stand in the object itself.
    static constexpr size_t kShort = 15;
    void countMore() const
    {
        if (m_text.size() > kShort) LiveBytes::add(m_text.size());
    }
    void countLess() const
    {
        if (m_text.size() > kShort) LiveBytes::remove(m_text.size());
    }

    std::string m_text;
    size_t m_length;
    mutable size_t m_hash = 0; ///< 0 until asked for; asked for before other threads see it
    bool m_interned = false;
};

class BytesObject : public Object {
public:
    explicit BytesObject(std::string bytes);
    ~BytesObject() override { LiveBytes::remove(m_bytes.size()); }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

Value makeStr(std::string text);
Value makeBytes(std::string bytes);
/// The one string with this text that names are compared by, for names that Awaitscope gives: it
/// stays. Immortal; safe to call from any thread. For names of programs see name_scope.h.
Value intern(std::string_view text);

inline bool isStr(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Str;
}
/// REQUIRES: isStr(value).
inline const std::string& textOf(const Value& value)
{
    return value.as<StrObject>()->text();
}

inline bool sameText(std::string_view left, std::string_view right)
{
    if (left.size() != right.size()) return false;
    Cost::spend(left.size() / Cost::kBytesMoved);
    return left == right;
}
/// As `find` and `rfind` of std::string_view, in linear time whatever is sought.
size_t findText(std::string_view text, std::string_view wanted, size_t from = 0);
size_t findTextFromRight(std::string_view text, std::string_view wanted,
                         size_t from = std::string_view::npos);

/// Number of code points of valid UTF-8.
size_t countCharacters(std::string_view utf8);
/// Appends a code point as UTF-8.
void appendCharacter(std::string& utf8, uint32_t codePoint);
/// Reads the code point at `offset` and moves past it.
uint32_t readCharacter(std::string_view utf8, size_t& offset);
/// A hash that is the same everywhere.
size_t hashText(std::string_view text);

} // namespace awaitscope
