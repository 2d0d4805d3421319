#include "scenarios/language/values/text.h"

#include "scenarios/language/values/types.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace awaitscope {

namespace {

/// Longer ones are sought by their structure, which takes longer.
constexpr size_t kFewBytes = 256;

} // namespace

size_t findText(std::string_view text, std::string_view wanted, size_t from)
{
    size_t found = std::string_view::npos;
    if (wanted.size() <= 1) {
        found = text.find(wanted, from);
    } else if (from <= text.size()) {
        const void* at =
            memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
        if (at) found = static_cast<size_t>(static_cast<const char*>(at) - text.data());
    }
    const size_t end = std::min(found, text.size());
    const size_t together = wanted.size() <= 1           ? Cost::kBytesMoved
                            : wanted.size() <= kFewBytes ? 2 * Cost::kBytesHashed
                                                         : Cost::kCharactersRead;
    if (end > from) Cost::spend((end - from) / together);
    return found;
}

size_t findTextFromRight(std::string_view text, std::string_view wanted, size_t from)
{
    const size_t end =
        from < text.size() ? std::min(text.size(), from + wanted.size()) : text.size();
    size_t found = std::string_view::npos;
    if (wanted.size() <= 1) {
        found = text.rfind(wanted, from);
    } else {
        // The first of what is written backwards, in larger and larger parts of the text.
        const std::string sought(wanted.rbegin(), wanted.rend());
        size_t part = 8 * wanted.size();
        for (size_t begin = end; begin > 0 && found == std::string_view::npos; part *= 4) {
            begin = end - std::min(part, end);
            const std::string_view searched = text.substr(begin, end - begin);
            const std::string backwards(searched.rbegin(), searched.rend());
            const size_t behind = findText(backwards, sought);
            if (behind != std::string_view::npos) found = end - behind - wanted.size();
        }
    }
    Cost::spend((end - (found == std::string_view::npos ? 0 : found)) / Cost::kBytesHashed);
    return found;
}

size_t countCharacters(std::string_view utf8)
{
    if (utf8.size() >= Cost::kLongText) Cost::spend(utf8.size() / Cost::kBytesMoved);
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
    if (text.size() >= Cost::kLongText) Cost::spend(text.size() / Cost::kBytesHashed);
    uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    for (char byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return hash ^ hash >> 32;
}

StrObject::StrObject(std::string text)
    : Object(types::str()), m_text(std::move(text)), m_length(countCharacters(m_text))
{
    countMore();
}

StrObject::StrObject(std::string text, size_t length)
    : Object(types::str()), m_text(std::move(text)), m_length(length)
{
    countMore();
}

size_t StrObject::hash() const
{
    if (m_hash == 0) m_hash = hashText(m_text) | 1;
    return m_hash;
}

void StrObject::append(const StrObject& other)
{
    countLess();
    m_text += other.m_text;
    countMore();
    m_length += other.m_length;
    m_hash = 0;
}

size_t StrObject::offsetOf(size_t character) const
{
    if (isAscii()) return character;
    Cost::spend(character / (2 * Cost::kCharactersRead));
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

BytesObject::BytesObject(std::string bytes) : Object(types::bytes()), m_bytes(std::move(bytes))
{
    LiveBytes::add(m_bytes.size());
}

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

} // namespace awaitscope
