#include "scenarios/language/values/text.h"

#include "scenarios/language/values/types.h"

#include <array>
#include <cstring>
#include <mutex>
#include <unordered_map>

namespace awaitscope {

size_t countCharacters(std::string_view utf8)
{
    // Most texts are ASCII, which is seen by eight bytes at once.
    constexpr uint64_t kHighBits = 0x8080808080808080;
    size_t offset = 0;
    for (uint64_t bytes = 0; offset + sizeof bytes <= utf8.size(); offset += sizeof bytes) {
        std::memcpy(&bytes, utf8.data() + offset, sizeof bytes);
        if (bytes & kHighBits) break;
    }
    size_t count = offset;
    for (; offset < utf8.size(); ++offset)
        count += (static_cast<unsigned char>(utf8[offset]) & 0xc0) != 0x80;
    return count;
}

void appendCharacter(std::string& utf8, uint32_t codePoint)
{
    auto put = [&utf8](uint32_t byte) { utf8.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xc0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
        put(0xe0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3f));
        put(0x80 | (codePoint & 0x3f));
    } else {
        put(0xf0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3f));
        put(0x80 | (codePoint >> 6 & 0x3f));
        put(0x80 | (codePoint & 0x3f));
    }
}

uint32_t readCharacter(std::string_view utf8, size_t& offset)
{
    auto at = [&utf8](size_t index) -> uint32_t {
        return index < utf8.size() ? static_cast<unsigned char>(utf8[index]) & 0x3f : 0;
    };
    uint32_t first = static_cast<unsigned char>(utf8[offset]);
    if (first < 0x80) {
        offset += 1;
        return first;
    }
    if (first < 0xe0) {
        uint32_t character = (first & 0x1f) << 6 | at(offset + 1);
        offset += 2;
        return character;
    }
    if (first < 0xf0) {
        uint32_t character = (first & 0x0f) << 12 | at(offset + 1) << 6 | at(offset + 2);
        offset += 3;
        return character;
    }
    uint32_t character =
        (first & 0x07) << 18 | at(offset + 1) << 12 | at(offset + 2) << 6 | at(offset + 3);
    offset += 4;
    return character;
}

size_t hashText(std::string_view text)
{
    uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    for (char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return hash ^ hash >> 32;
}

StrObject::StrObject(std::string text)
    : Object(types::str()), m_text(std::move(text)), m_length(countCharacters(m_text))
{
}

StrObject::StrObject(std::string text, size_t length)
    : Object(types::str()), m_text(std::move(text)), m_length(length)
{
}

size_t StrObject::hash() const
{
    if (m_hash == 0) m_hash = hashText(m_text) | 1;
    return m_hash;
}

void StrObject::append(const StrObject& other)
{
    m_text += other.m_text;
    m_length += other.m_length;
    m_hash = 0;
}

size_t StrObject::offsetOf(size_t character) const
{
    if (isAscii()) return character;
    size_t offset = 0;
    for (size_t seen = 0; offset < m_text.size(); ++offset) {
        if ((static_cast<unsigned char>(m_text[offset]) & 0xc0) != 0x80 && seen++ == character)
            return offset;
    }
    return m_text.size();
}

std::string StrObject::slice(size_t from, size_t to) const
{
    size_t begin = offsetOf(from);
    return m_text.substr(begin, offsetOf(to) - begin);
}

BytesObject::BytesObject(std::string bytes) : Object(types::bytes()), m_bytes(std::move(bytes)) {}

namespace {

/// The text of one ASCII character: there is one object for each, as in CPython.
const Value& characterText(char character)
{
    constexpr size_t kCharacters = 128;
    static const auto* const texts = [] {
        auto* made = new std::array<Value, kCharacters>;
        for (size_t code = 0; code < kCharacters; ++code)
            (*made)[code] = intern(std::string(1, static_cast<char>(code)));
        return made;
    }();
    return (*texts)[static_cast<size_t>(character)];
}

} // namespace

Value makeStr(std::string text)
{
    if (text.size() == 1 && text[0] >= 0) return characterText(text[0]);
    return makeRef<StrObject>(std::move(text));
}

Value makeBytes(std::string bytes)
{
    return makeRef<BytesObject>(std::move(bytes));
}

bool isStr(const Value& value)
{
    return value.isObject() &&
           (value.object()->type() == types::str() || typeOf(value)->layout() == Layout::Str);
}

Value intern(std::string_view text)
{
    static std::mutex mutex;
    static auto& table = *new std::unordered_map<std::string_view, Value>;
    std::scoped_lock lock(mutex);
    auto found = table.find(text);
    if (found != table.end()) return found->second;
    auto name = makeRef<StrObject>(std::string(text));
    name->setInterned();
    name->hash();
    name->makeImmortal();
    std::string_view key = name->text();
    return table.emplace(key, Value(std::move(name))).first->second;
}

} // namespace awaitscope
