#include "scenarios/language/modules/json_encoder.h"

#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>
#include <set>

namespace awaitscope {

namespace {

/// As deep as CPython's encoder goes.
constexpr size_t kDeepest = 9990;

class JsonEncoder {
public:
    JsonEncoder(Machine& machine, JsonStyle style, std::string& text)
        : m_machine(machine), m_style(std::move(style)), m_text(text)
    {
    }
    Coroutine<bool> encode(Value value);

private:
    /// A list or dict that is being written, or an object that the program has turned into
    /// something else.
    struct Level {
        Value owner;
        Values items; ///< of a dict: keys and values by turns
        size_t next = 0;
        bool isDict = false, isObject = false, any = false;
    };

    Coroutine<bool> put(Value value);
    bool putPlain(const Value& value, bool& done);
    bool putFloat(double number);
    bool putKey(const Value& key, bool& skipped);
    void putText(const std::string& text);
    Coroutine<bool> open(Value container, bool isDict);
    bool enter(const Value& owner);
    void leave();
    void newLine();
    bool isPaid();

    Machine& m_machine;
    JsonStyle m_style;
    std::string& m_text;
    std::vector<Level> m_levels;
    std::set<uintptr_t> m_open; // by identity; only asked for members
    size_t m_indented = 0, m_paid = 0;
};

void appendUnit(std::string& text, uint32_t unit)
{
    char escaped[] = "\\u0000";
    for (int place = 5; place > 1; --place, unit >>= 4)
        escaped[place] = "0123456789abcdef"[unit & 15];
    text.append(escaped, 6);
}

void JsonEncoder::putText(const std::string& text)
{
    Cost::spend(text.size() / Cost::kBytesHashed);
    m_text += '"';
    for (size_t offset = 0; offset < text.size();) {
        size_t begin = offset;
        while (offset < text.size() && text[offset] >= ' ' && text[offset] < 0x7f &&
               text[offset] != '"' && text[offset] != '\\')
            ++offset;
        m_text.append(text, begin, offset - begin);
        if (offset == text.size()) break;
        begin = offset;
        uint32_t character = readCharacter(text, offset);
        switch (character) {
        case '"': m_text += "\\\""; continue;
        case '\\': m_text += "\\\\"; continue;
        case '\n': m_text += "\\n"; continue;
        case '\r': m_text += "\\r"; continue;
        case '\t': m_text += "\\t"; continue;
        case '\f': m_text += "\\f"; continue;
        case '\b': m_text += "\\b"; continue;
        default: break;
        }
        bool escapes = character < 0x20 || (m_style.ascii && character > 0x7e);
        if (!escapes) {
            m_text.append(text, begin, offset - begin);
        } else if (character < 0x10000) {
            appendUnit(m_text, character);
        } else {
            appendUnit(m_text, 0xd800 + ((character - 0x10000) >> 10));
            appendUnit(m_text, 0xdc00 + ((character - 0x10000) & 0x3ff));
        }
    }
    m_text += '"';
}

bool JsonEncoder::putFloat(double number)
{
    if (std::isfinite(number)) {
        m_text += formatFloat(number);
        return true;
    }
    if (!m_style.allowNan) {
        m_machine.raiseValueError("Out of range float values are not JSON compliant: " +
                                  formatFloat(number));
        return false;
    }
    m_text += std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    return true;
}

/// Of an int of any class, as int itself has it.
std::string integerText(Machine& machine, const Value& value)
{
    std::string text;
    machine.plainRepr(plainOf(value), text);
    return text;
}

/// Writes what has no parts.
bool JsonEncoder::putPlain(const Value& value, bool& done)
{
    done = true;
    switch (typeOf(value)->layout()) {
    case Layout::None: m_text += "null"; return true;
    case Layout::Bool: m_text += value.is(trueValue()) ? "true" : "false"; return true;
    case Layout::Int: m_text += integerText(m_machine, value); return true;
    case Layout::Float: return putFloat(floatOf(value));
    case Layout::Str: putText(textOf(value)); return true;
    default: done = false; return true;
    }
}

bool JsonEncoder::putKey(const Value& key, bool& skipped)
{
    skipped = false;
    switch (typeOf(key)->layout()) {
    case Layout::Str: putText(textOf(key)); return true;
    case Layout::None: m_text += "\"null\""; return true;
    case Layout::Bool: m_text += key.is(trueValue()) ? "\"true\"" : "\"false\""; return true;
    case Layout::Int: m_text += '"' + integerText(m_machine, key) + '"'; return true;
    case Layout::Float:
        m_text += '"';
        if (!putFloat(floatOf(key))) return false;
        m_text += '"';
        return true;
    default: break;
    }
    skipped = m_style.skipKeys;
    if (!skipped)
        m_machine.raiseTypeError("keys must be str, int, float, bool or None, not " +
                                 m_machine.className(key));
    return skipped;
}

bool JsonEncoder::enter(const Value& owner)
{
    if (m_style.checkCircular && !m_open.insert(owner.bits()).second) {
        m_machine.raiseValueError("Circular reference detected");
        return false;
    }
    if (m_levels.size() < kDeepest) return true;
    m_machine.raise(exceptions::RecursionError(),
                    "maximum recursion depth exceeded while encoding a JSON object");
    return false;
}

void JsonEncoder::newLine()
{
    if (!m_style.indent) return;
    m_text += '\n';
    for (size_t level = 0; level < m_indented; ++level)
        m_text += *m_style.indent;
}

Coroutine<bool> JsonEncoder::open(Value container, bool isDict)
{
    if (!enter(container)) co_return false;
    Level level;
    level.owner = container;
    level.isDict = isDict;
    if (isDict) {
        Values pairs;
        for (const auto& entry : container.as<DictObject>()->table().entries()) {
            if (!entry.key) continue;
            if (m_style.sortKeys) {
                pairs.push_back(makeTuple({entry.key, entry.value}));
            } else {
                level.items.push_back(entry.key);
                level.items.push_back(entry.value);
            }
        }
        if (m_style.sortKeys) {
            Value noKey;
            if (!co_await sortValues(m_machine, pairs, noKey, false)) co_return false;
            for (const Value& pair : pairs)
                for (const Value& part : pair.as<TupleObject>()->items())
                    level.items.push_back(part);
        }
    } else if (typeOf(container)->layout() == Layout::List) {
        level.items = container.as<ListObject>()->items();
    } else {
        level.items = container.as<TupleObject>()->items();
    }
    if (!m_machine.charge(2 + level.items.size() * 3 / 2)) co_return false;
    m_text += isDict ? '{' : '[';
    m_levels.push_back(std::move(level));
    ++m_indented;
    co_return true;
}

void JsonEncoder::leave()
{
    Level& level = m_levels.back();
    if (m_style.checkCircular) m_open.erase(level.owner.bits());
    bool isObject = level.isObject, isDict = level.isDict, any = level.any;
    m_levels.pop_back();
    if (isObject) return;
    --m_indented;
    if (any) newLine();
    m_text += isDict ? '}' : ']';
}

Coroutine<bool> JsonEncoder::put(Value value)
{
    bool done = false;
    if (!putPlain(value, done)) co_return false;
    if (done) co_return true;
    Layout layout = typeOf(value)->layout();
    if (layout == Layout::List || layout == Layout::Tuple || layout == Layout::Dict)
        co_return co_await open(value, layout == Layout::Dict);
    if (!m_style.fallback) {
        raiseNotSerializable(m_machine, value);
        co_return false;
    }
    if (!enter(value)) co_return false;
    Values arguments{value};
    Value made = co_await m_machine.call(m_style.fallback, std::move(arguments));
    if (!made) co_return false;
    Level level;
    level.owner = value;
    level.isObject = true;
    level.items.push_back(std::move(made));
    m_levels.push_back(std::move(level));
    co_return true;
}

/// Charges what was written since the last time.
bool JsonEncoder::isPaid()
{
    constexpr size_t kPiece = 4096;
    if (m_text.size() - m_paid < kPiece) return true;
    size_t fresh = m_text.size() - m_paid;
    m_paid = m_text.size();
    return isTextSize(m_machine, m_text.size()) && m_machine.reserve(fresh) &&
           m_machine.charge(fresh / 64);
}

Coroutine<bool> JsonEncoder::encode(Value value)
{
    if (!co_await put(value)) co_return false;
    while (!m_levels.empty()) {
        if (!isPaid()) co_return false;
        Level& level = m_levels.back();
        if (level.next >= level.items.size()) {
            leave();
            continue;
        }
        if (!level.isObject) {
            size_t undo = m_text.size();
            if (level.any) m_text += m_style.itemSeparator;
            newLine();
            if (level.isDict) {
                bool skipped = false;
                Value key = level.items[level.next++];
                if (!putKey(key, skipped)) co_return false;
                if (skipped) {
                    m_text.resize(undo);
                    ++level.next;
                    continue;
                }
                m_text += m_style.keySeparator;
            }
            level.any = true;
        }
        Value item = level.items[level.next++];
        if (!co_await put(item)) co_return false;
    }
    co_return true;
}

} // namespace

Value raiseNotSerializable(Machine& machine, const Value& value)
{
    return machine.raiseTypeError("Object of type " + machine.className(value) +
                                  " is not JSON serializable");
}

Coroutine<bool> encodeJson(Machine& machine, JsonStyle style, Value value, std::string& text)
{
    JsonEncoder encoder(machine, std::move(style), text);
    co_return co_await encoder.encode(std::move(value));
}

} // namespace awaitscope
