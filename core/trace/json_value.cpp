#include "core/trace/json_value.h"

#include <charconv>

namespace awaitscope {

namespace {

constexpr int kDeepest = 8;

void appendUtf8(std::string& text, uint32_t code)
{
    const auto byte = [&](uint32_t bits) { text += static_cast<char>(bits); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xc0 | code >> 6);
    } else {
        if (code < 0x10000) {
            byte(0xe0 | code >> 12);
        } else {
            byte(0xf0 | code >> 18);
            byte(0x80 | (code >> 12 & 0x3f));
        }
        byte(0x80 | (code >> 6 & 0x3f));
    }
    byte(0x80 | (code & 0x3f));
}

class JsonParser {
public:
    explicit JsonParser(std::string_view text) : m_text(text) {}

    bool parse(JsonValue& value)
    {
        if (!parseValue(value, 0)) return false;
        skipSpace();
        return m_at == m_text.size();
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' ||
                                        m_text[m_at] == '\r' || m_text[m_at] == '\n'))
            ++m_at;
    }
    bool take(char wanted)
    {
        skipSpace();
        if (m_at == m_text.size() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }
    bool takeWord(std::string_view word)
    {
        if (!m_text.substr(m_at).starts_with(word)) return false;
        m_at += word.size();
        return true;
    }

    bool parseValue(JsonValue& value, int depth)
    {
        skipSpace();
        if (m_at == m_text.size() || depth > kDeepest) return false;
        switch (m_text[m_at]) {
        case '{': return parseObject(value, depth);
        case '[': return parseList(value, depth);
        case '"': value.kind = JsonValue::Kind::Text; return parseText(value.text);
        case 'n': value.kind = JsonValue::Kind::Null; return takeWord("null");
        case 't':
        case 'f':
            value.kind = JsonValue::Kind::Boolean;
            value.boolean = m_text[m_at] == 't';
            return takeWord(value.boolean ? "true" : "false");
        default: return parseNumber(value);
        }
    }

    bool parseNumber(JsonValue& value)
    {
        value.kind = JsonValue::Kind::Number;
        const char* const begin = m_text.data() + m_at;
        const auto [end, error] =
            std::from_chars(begin, m_text.data() + m_text.size(), value.number);
        if (error != std::errc()) return false;
        m_at += static_cast<size_t>(end - begin);
        const char next = m_at < m_text.size() ? m_text[m_at] : ' ';
        return next != '.' && next != 'e' && next != 'E';
    }

    bool parseObject(JsonValue& value, int depth)
    {
        value.kind = JsonValue::Kind::Object;
        ++m_at;
        if (take('}')) return true;
        do {
            skipSpace();
            auto& [key, member] = value.members.emplace_back();
            if (m_at == m_text.size() || m_text[m_at] != '"' || !parseText(key)) return false;
            if (!take(':') || !parseValue(member, depth + 1)) return false;
        } while (take(','));
        return take('}');
    }

    bool parseList(JsonValue& value, int depth)
    {
        value.kind = JsonValue::Kind::List;
        ++m_at;
        if (take(']')) return true;
        do {
            if (!parseValue(value.items.emplace_back(), depth + 1)) return false;
        } while (take(','));
        return take(']');
    }

    bool parseText(std::string& text)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<uint8_t>(c) < 0x20) return false;
            if (c != '\\') {
                text += c;
                continue;
            }
            if (++m_at == m_text.size()) return false;
            switch (m_text[m_at]) {
            case '"':
            case '\\':
            case '/': text += m_text[m_at]; break;
            case 'n': text += '\n'; break;
            case 't': text += '\t'; break;
            case 'r': text += '\r'; break;
            case 'b': text += '\b'; break;
            case 'f': text += '\f'; break;
            case 'u':
                if (!parseEscape(text)) return false;
                break;
            default: return false;
            }
        }
        return false;
    }

    /// Four digits from behind the `u`; `m_at` is then the last of them.
    bool parseUnit(uint32_t& unit)
    {
        if (m_text.size() - m_at <= 4) return false;
        const char* const begin = m_text.data() + m_at + 1;
        const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
        m_at += 4;
        return error == std::errc() && end == begin + 4 && *begin != '-';
    }

    bool parseEscape(std::string& text)
    {
        uint32_t unit = 0;
        if (!parseUnit(unit)) return false;
        const bool isHigh = unit >= 0xd800 && unit < 0xdc00;
        if (isHigh && m_text.substr(m_at + 1).starts_with("\\u")) {
            const size_t before = m_at;
            uint32_t low = 0;
            m_at += 2;
            if (!parseUnit(low)) return false;
            if (low >= 0xdc00 && low < 0xe000)
                unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            else
                m_at = before; // lone ones, one after the other
        }
        appendUtf8(text, unit);
        return true;
    }

    std::string_view m_text;
    size_t m_at = 0;
};

} // namespace

const JsonValue* JsonValue::find(std::string_view key) const
{
    for (const auto& [name, value] : members)
        if (name == key) return &value;
    return nullptr;
}

std::optional<JsonValue> parseJson(std::string_view text)
{
    JsonValue value;
    if (!JsonParser(text).parse(value)) return {};
    return value;
}

} // namespace awaitscope
