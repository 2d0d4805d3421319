#include "scenarios/language/modules/json_decoder.h"

#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

/// As deep as CPython's decoder goes.
constexpr size_t kDeepest = 9990;

bool isNumeral(char character)
{
    return character >= '0' && character <= '9';
}

class JsonDecoder {
public:
    JsonDecoder(Machine& machine, JsonHooks hooks, Value document, size_t& offset)
        : m_machine(machine), m_hooks(std::move(hooks)), m_document(std::move(document)),
          m_text(textOf(m_document)), m_at(offset)
    {
    }
    Coroutine<Value> decode();

private:
    struct Level {
        bool isDict = false;
        Values items; ///< of a dict: keys and values by turns
        size_t comma = 0;
    };

    bool fail(const char* message, size_t offset)
    {
        raiseJsonError(m_machine, message, m_document, offset);
        return false;
    }
    char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool isAt(std::string_view word) const
    {
        return std::string_view(m_text).substr(m_at).starts_with(word);
    }
    void skipSpace() { m_at = afterJsonSpace(m_text, m_at); }
    Coroutine<bool> constant(Value& result);
    Coroutine<bool> number(Value& result);
    bool text(Value& result);
    bool escape(std::string& text, size_t begin);
    bool unit(uint32_t& unit);
    bool open(bool isDict);
    bool key();
    bool separator(bool& closed);
    Coroutine<Value> close();

    Machine& m_machine;
    JsonHooks m_hooks;
    Value m_document;
    const std::string& m_text;
    size_t& m_at;
    std::vector<Level> m_levels;
};

/// Four hexadecimal digits behind `\u`.
bool JsonDecoder::unit(uint32_t& unit)
{
    size_t begin = m_at;
    unit = 0;
    for (int count = 0; count < 4; ++count) {
        char digit = current();
        bool letter = (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
        if (!isNumeral(digit) && !letter) {
            m_at = begin;
            return false;
        }
        unit = unit * 16 + static_cast<uint32_t>(letter ? (digit | 32) - 'a' + 10 : digit - '0');
        ++m_at;
    }
    return true;
}

bool JsonDecoder::escape(std::string& text, size_t begin)
{
    size_t backslash = m_at - 1;
    if (m_at >= m_text.size()) return fail("Unterminated string starting at", begin);
    char letter = m_text[m_at++];
    switch (letter) {
    case '"':
    case '\\':
    case '/': text += letter; return true;
    case 'b': text += '\b'; return true;
    case 'f': text += '\f'; return true;
    case 'n': text += '\n'; return true;
    case 'r': text += '\r'; return true;
    case 't': text += '\t'; return true;
    case 'u': break;
    default: return fail("Invalid \\escape", backslash);
    }
    uint32_t character = 0, low = 0;
    if (!unit(character)) return fail("Invalid \\uXXXX escape", backslash + 1);
    if (character >= 0xd800 && character <= 0xdbff && isAt("\\u")) {
        size_t after = m_at;
        m_at += 2;
        if (unit(low) && low >= 0xdc00 && low <= 0xdfff)
            character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
        else
            m_at = after;
    }
    appendCharacter(text, character);
    return true;
}

/// A string; `m_at` is at its quote.
bool JsonDecoder::text(Value& result)
{
    size_t begin = m_at++;
    std::string text;
    for (;;) {
        size_t end = m_at;
        while (end < m_text.size() && m_text[end] != '"' && m_text[end] != '\\' &&
               static_cast<unsigned char>(m_text[end]) >= 0x20)
            ++end;
        text.append(m_text, m_at, end - m_at);
        m_at = end;
        if (end >= m_text.size()) return fail("Unterminated string starting at", begin);
        char character = m_text[m_at++];
        if (character == '"') break;
        if (character == '\\') {
            if (!escape(text, begin)) return false;
        } else if (m_hooks.strict) {
            return fail("Invalid control character at", m_at - 1);
        } else {
            text += character;
        }
    }
    if (!m_machine.charge(text.size() / 64) || !m_machine.reserve(text.size())) return false;
    result = makeStr(std::move(text));
    return true;
}

Coroutine<bool> JsonDecoder::number(Value& result)
{
    size_t begin = m_at, end = m_at;
    auto digits = [&] {
        while (end < m_text.size() && isNumeral(m_text[end]))
            ++end;
    };
    auto at = [&](size_t index) { return index < m_text.size() ? m_text[index] : '\0'; };
    if (at(end) == '-') ++end;
    if (!isNumeral(at(end))) co_return fail("Expecting value", begin);
    if (at(end) == '0')
        ++end;
    else
        digits();
    bool isFloat = at(end) == '.' && isNumeral(at(end + 1));
    if (isFloat) {
        ++end;
        digits();
    }
    if (at(end) == 'e' || at(end) == 'E') {
        size_t sign = at(end + 1) == '+' || at(end + 1) == '-' ? 1 : 0;
        if (isNumeral(at(end + 1 + sign))) {
            isFloat = true;
            end += 1 + sign;
            digits();
        }
    }
    std::string digitsText = m_text.substr(begin, end - begin);
    m_at = end;
    const Value& hook = isFloat ? m_hooks.parseFloat : m_hooks.parseInt;
    if (hook) {
        Values arguments{makeStr(std::move(digitsText))};
        result = co_await m_machine.call(hook, std::move(arguments));
    } else if (isFloat) {
        result = parseFloat(m_machine, digitsText);
    } else {
        result = parseInteger(m_machine, digitsText, 10);
    }
    co_return static_cast<bool>(result);
}

/// What is no text and opens no container. Numbers that are none come here, too.
Coroutine<bool> JsonDecoder::constant(Value& result)
{
    struct Word {
        std::string_view word;
        Value value;
    };
    const Word words[] = {{"null", none()}, {"true", trueValue()}, {"false", falseValue()}};
    for (const Word& word : words)
        if (isAt(word.word)) {
            m_at += word.word.size();
            result = word.value;
            co_return true;
        }
    for (std::string_view name : {"NaN", "Infinity", "-Infinity"}) {
        if (!isAt(name)) continue;
        m_at += name.size();
        if (m_hooks.parseConstant) {
            Values arguments{makeStr(std::string(name))};
            result = co_await m_machine.call(m_hooks.parseConstant, std::move(arguments));
            co_return static_cast<bool>(result);
        }
        result = makeFloat(name == "NaN" ? std::nan("") : name[0] == '-' ? -INFINITY : INFINITY);
        co_return true;
    }
    co_return co_await number(result);
}

bool JsonDecoder::open(bool isDict)
{
    if (m_levels.size() >= kDeepest) {
        m_machine.raise(exceptions::RecursionError(),
                        isDict ? "maximum recursion depth exceeded while decoding a JSON object "
                                 "from a unicode string"
                               : "maximum recursion depth exceeded while decoding a JSON array "
                                 "from a unicode string");
        return false;
    }
    ++m_at;
    m_levels.emplace_back();
    m_levels.back().isDict = isDict;
    skipSpace();
    return true;
}

/// `"key":`, up to the value.
bool JsonDecoder::key()
{
    if (current() != '"') return fail("Expecting property name enclosed in double quotes", m_at);
    Value name;
    if (!text(name)) return false;
    skipSpace();
    if (current() != ':') return fail("Expecting ':' delimiter", m_at);
    ++m_at;
    skipSpace();
    m_levels.back().items.push_back(std::move(name));
    return true;
}

/// What follows a value in a container.
bool JsonDecoder::separator(bool& closed)
{
    Level& level = m_levels.back();
    skipSpace();
    closed = current() == (level.isDict ? '}' : ']') && m_at < m_text.size();
    if (closed) return true;
    if (current() != ',') return fail("Expecting ',' delimiter", m_at);
    level.comma = m_at++;
    skipSpace();
    if (!level.isDict && current() == ']')
        return fail("Illegal trailing comma before end of array", level.comma);
    if (level.isDict && current() == '}')
        return fail("Illegal trailing comma before end of object", level.comma);
    return !level.isDict || key();
}

/// The container that has been read to its end, as a value.
Coroutine<Value> JsonDecoder::close()
{
    ++m_at;
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    constexpr size_t kItemBytes = 32;
    if (!m_machine.reserve(kItemBytes * level.items.size())) co_return nullptr;
    if (!level.isDict) co_return makeList(std::move(level.items));
    if (m_hooks.objectPairs) {
        Values pairs;
        for (size_t index = 0; index < level.items.size(); index += 2)
            pairs.push_back(makeTuple({level.items[index], level.items[index + 1]}));
        Values arguments{makeList(std::move(pairs))};
        co_return co_await m_machine.call(m_hooks.objectPairs, std::move(arguments));
    }
    auto dict = makeRef<DictObject>();
    for (size_t index = 0; index < level.items.size(); index += 2)
        dict->table().set(*hashOf(level.items[index]), level.items[index], level.items[index + 1]);
    if (!m_hooks.object) co_return dict;
    Values arguments{Value(dict)};
    co_return co_await m_machine.call(m_hooks.object, std::move(arguments));
}

Coroutine<Value> JsonDecoder::decode()
{
    for (;;) {
        Value result;
        if (!m_machine.charge()) co_return nullptr;
        if (m_at >= m_text.size()) {
            fail("Expecting value", m_at);
            co_return nullptr;
        }
        char first = current();
        bool done = true;
        if (first == '{' || first == '[') {
            if (!open(first == '{')) co_return nullptr;
            bool closes = current() == (first == '{' ? '}' : ']') && m_at < m_text.size();
            if (!closes) {
                if (first == '{' && !key()) co_return nullptr;
                continue;
            }
            result = co_await close();
            done = static_cast<bool>(result);
        } else if (first == '"') {
            done = text(result);
        } else {
            done = co_await constant(result);
        }
        if (!done) co_return nullptr;
        bool closed = true;
        while (closed && !m_levels.empty()) {
            m_levels.back().items.push_back(std::move(result));
            if (!separator(closed)) co_return nullptr;
            if (!closed) break;
            result = co_await close();
            if (!result) co_return nullptr;
        }
        if (m_levels.empty()) co_return result;
    }
}

} // namespace

size_t afterJsonSpace(const std::string& text, size_t offset)
{
    return std::min(text.find_first_not_of(" \t\n\r", offset), text.size());
}

Coroutine<Value> decodeJson(Machine& machine, JsonHooks hooks, Value document, size_t& offset)
{
    JsonDecoder decoder(machine, std::move(hooks), std::move(document), offset);
    co_return co_await decoder.decode();
}

} // namespace awaitscope
