#include "core/trace/json_text.h"

#include <cstdint>

namespace awaitscope {

namespace {

void appendEscape(std::string& out, uint32_t unit)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(unit >> shift) & 0xf];
}

// How many bytes the UTF-8 sequence at `position` has, surrogates included; 0 when it is none.
size_t sequenceLength(std::string_view text, size_t position)
{
    const auto byte = [&](size_t offset) -> uint8_t {
        return position + offset < text.size() ? static_cast<uint8_t>(text[position + offset]) : 0;
    };
    const auto follows = [&](size_t offset) { return (byte(offset) & 0xc0) == 0x80; };
    const uint8_t lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool isShort = lead > 0xe0 || byte(1) >= 0xa0; // not overlong
        return follows(1) && follows(2) && isShort ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool inRange = (lead > 0xf0 || byte(1) >= 0x90) && (lead < 0xf4 || byte(1) < 0x90);
        return follows(1) && follows(2) && follows(3) && inRange ? 4 : 0;
    }
    return 0;
}

} // namespace

void appendJsonString(std::string& out, std::string_view text)
{
    out += '"';
    for (size_t i = 0; i < text.size();) {
        const auto c = static_cast<uint8_t>(text[i]);
        const size_t length = sequenceLength(text, i);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += text[i];
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c < 0x20 || c == 0x7f) {
            appendEscape(out, c);
        } else if (length == 0) {
            out += "\ufffd";
        } else if (c == 0xed && static_cast<uint8_t>(text[i + 1]) >= 0xa0) {
            const uint32_t high = static_cast<uint8_t>(text[i + 1]) & 0x3f;
            const uint32_t low = static_cast<uint8_t>(text[i + 2]) & 0x3f;
            appendEscape(out, 0xd000 | high << 6 | low);
        } else {
            out.append(text, i, length);
        }
        i += length == 0 ? 1 : length;
    }
    out += '"';
}

} // namespace awaitscope
