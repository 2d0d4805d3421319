#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <optional>

namespace awaitscope {

namespace {

constexpr std::string_view kSpace = " \t\n\r\x0b\f";

/// REQUIRES: it has some.
const std::string& bytesOf(const Value& value)
{
    return *bytesIn(value);
}

/// What has nothing to be changed: bytes are themselves, a bytearray is copied.
Value unchanged(const Value& value)
{
    return typeOf(value)->layout() == Layout::Bytes ? value : makeLike(value, bytesOf(value));
}

bool isBytes(const Value& value)
{
    return bytesIn(value) != nullptr;
}

bool checkBytes(Machine& machine, const Value& value)
{
    if (isBytes(value)) return true;
    machine.raiseTypeError("a bytes-like object is required, not '" + machine.typeName(value) +
                           "'");
    return false;
}

/// What is searched for: bytes, or one byte as an int.
bool readWanted(Machine& machine, const Value& given, std::string& wanted)
{
    if (isBytes(given)) {
        wanted = bytesOf(given);
        return true;
    }
    if (!isInt(given)) {
        if (const Value known = KeyQuestion::indexOf(given))
            return readWanted(machine, known, wanted);
        machine.raiseTypeError("argument should be integer or bytes-like object, not '" +
                               machine.typeName(given) + "'");
        return false;
    }
    int64_t byte = intOf(given);
    if (byte < 0 || byte > 255) {
        machine.raiseValueError("byte must be in range(0, 256)");
        return false;
    }
    wanted.assign(1, static_cast<char>(byte));
    return true;
}

/// Slots: self, sub, start, end. The part that is searched; nothing when the bounds exclude each
/// other.
bool readPart(Machine& machine, Arguments slots, std::optional<std::string_view>& part,
              int64_t& from)
{
    const std::string& bytes = bytesOf(slots[0]);
    int64_t to = 0;
    if (!readBounds(machine, slots[2], slots[3], static_cast<int64_t>(bytes.size()), from, to))
        return false;
    if (from <= to)
        part = std::string_view(bytes).substr(static_cast<size_t>(from),
                                              static_cast<size_t>(to - from));
    return true;
}

template <bool FromRight, bool Raises> Value find(Machine& machine, Arguments slots)
{
    std::string wanted;
    std::optional<std::string_view> part;
    int64_t from = 0;
    if (!readWanted(machine, slots[1], wanted) || !readPart(machine, slots, part, from))
        return nullptr;
    size_t found = !part       ? std::string::npos
                   : FromRight ? findTextFromRight(*part, wanted)
                               : findText(*part, wanted);
    if (found != std::string::npos) return Value::small(from + static_cast<int64_t>(found));
    return Raises ? machine.raiseValueError("subsection not found") : Value::small(-1);
}

Value count(Machine& machine, Arguments slots)
{
    std::string wanted;
    std::optional<std::string_view> part;
    int64_t from = 0, total = 0;
    if (!readWanted(machine, slots[1], wanted) || !readPart(machine, slots, part, from))
        return nullptr;
    if (!part) return Value::small(0);
    if (wanted.empty()) return Value::small(static_cast<int64_t>(part->size()) + 1);
    for (size_t found = findText(*part, wanted); found != std::string_view::npos;
         found = findText(*part, wanted, found + wanted.size()))
        ++total;
    Cost::spend(static_cast<uint64_t>(total) / 4);
    return Value::small(total);
}

template <bool AtEnd> Value hasAffix(Machine& machine, Arguments slots)
{
    const char* name = AtEnd ? "endswith" : "startswith";
    std::optional<std::string_view> part;
    int64_t from = 0;
    if (!readPart(machine, slots, part, from)) return nullptr;
    Values affixes{slots[1]};
    bool isTuple = typeOf(slots[1])->layout() == Layout::Tuple;
    if (isTuple) affixes = slots[1].as<TupleObject>()->items();
    for (const Value& affix : affixes) {
        if (!isBytes(affix))
            return machine.raiseTypeError(
                isTuple ? "a bytes-like object is required, not '" + machine.typeName(affix) + "'"
                        : std::string(name) + " first arg must be bytes or a tuple of bytes, not " +
                              machine.typeName(affix));
        const std::string& bytes = bytesOf(affix);
        if (part && (AtEnd ? part->ends_with(bytes) : part->starts_with(bytes))) return trueValue();
    }
    return falseValue();
}

Value replace(Machine& machine, Arguments slots)
{
    int64_t most = -1;
    if (!checkBytes(machine, slots[1]) || !checkBytes(machine, slots[2]) ||
        (slots[3] && !readInteger(machine, slots[3], most)))
        return nullptr;
    const std::string &bytes = bytesOf(slots[0]), &old = bytesOf(slots[1]),
                      &fresh = bytesOf(slots[2]);
    std::string result;
    size_t offset = 0;
    while (most-- != 0) {
        size_t found = findText(bytes, old, offset);
        if (found == std::string::npos) break;
        size_t more = found - offset + fresh.size();
        if (!isTextSize(machine, result.size() + more) || !machine.reserve(more) ||
            !machine.charge())
            return nullptr;
        result.append(bytes, offset, found - offset);
        result += fresh;
        offset = found + old.size();
        if (old.empty()) {
            if (offset >= bytes.size()) break;
            result.push_back(bytes[offset++]);
        }
    }
    if (offset < bytes.size()) result.append(bytes, offset);
    return makeLike(slots[0], std::move(result));
}

Coroutine<Value> join(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[1], items)) co_return nullptr;
    const std::string& separator = bytesOf(slots[0]);
    std::string result;
    for (size_t position = 0; position < items.size(); ++position) {
        if (!isBytes(items[position]))
            co_return machine.raiseTypeError("sequence item " + std::to_string(position) +
                                             ": expected a bytes-like object, " +
                                             machine.typeName(items[position]) + " found");
        size_t more = separator.size() + bytesOf(items[position]).size();
        if (!isTextSize(machine, result.size() + more) || !machine.reserve(more)) co_return nullptr;
        Cost::spend(1 + more / Cost::kBytesMoved);
        if (position) result += separator;
        result += bytesOf(items[position]);
    }
    co_return makeLike(slots[0], std::move(result));
}

template <bool FromRight> Value split(Machine& machine, Arguments slots)
{
    int64_t most = -1;
    if (slots[2] && !readInteger(machine, slots[2], most)) return nullptr;
    if (most < 0) most = INT64_MAX;
    const std::string& bytes = bytesOf(slots[0]);
    Values parts;
    auto add = [&](size_t begin, size_t end) {
        if (machine.charge()) parts.push_back(makeLike(slots[0], bytes.substr(begin, end - begin)));
    };
    bool atSpace = !isWanted(slots[1]);
    if (!atSpace && !checkBytes(machine, slots[1])) return nullptr;
    if (!atSpace && bytesOf(slots[1]).empty()) return machine.raiseValueError("empty separator");
    std::string separator = atSpace ? std::string() : bytesOf(slots[1]);
    size_t begin = 0, end = bytes.size();
    for (; atSpace && FromRight && !machine.isRaised(); --most) {
        size_t last = end == 0 ? std::string::npos : bytes.find_last_not_of(kSpace, end - 1);
        if (last == std::string::npos) break;
        size_t before = most <= 0 ? std::string::npos : bytes.find_last_of(kSpace, last);
        begin = before == std::string::npos ? 0 : before + 1;
        add(begin, last + 1);
        end = begin;
        if (begin == 0) break;
    }
    for (; atSpace && !FromRight && !machine.isRaised(); --most) {
        begin = bytes.find_first_not_of(kSpace, end == bytes.size() && parts.empty() ? 0 : end);
        if (begin == std::string::npos) break;
        end = most <= 0 ? bytes.size() : std::min(bytes.find_first_of(kSpace, begin), bytes.size());
        add(begin, end);
        if (end == bytes.size()) break;
    }
    while (!atSpace && most-- > 0 && !machine.isRaised()) {
        bool fits = end - begin >= separator.size();
        size_t found = !fits       ? std::string::npos
                       : FromRight ? findTextFromRight(bytes, separator, end - separator.size())
                                   : findText(bytes, separator, begin);
        if (found == std::string::npos) break;
        if (FromRight) {
            add(found + separator.size(), end);
            end = found;
        } else {
            add(begin, found);
            begin = found + separator.size();
        }
    }
    if (!atSpace) add(begin, end);
    if (machine.isRaised()) return nullptr;
    if (FromRight) std::reverse(parts.begin(), parts.end());
    return makeList(std::move(parts));
}

Value splitLines(Machine& machine, Arguments slots)
{
    bool keep = slots[1] && machine.plainTruth(slots[1]) == 1;
    const std::string& bytes = bytesOf(slots[0]);
    Values lines;
    for (size_t offset = 0; offset < bytes.size();) {
        size_t end = std::min(bytes.find_first_of("\r\n", offset), bytes.size()), next = end;
        if (next < bytes.size()) next += bytes.compare(next, 2, "\r\n") == 0 ? 2 : 1;
        if (!machine.charge()) return nullptr;
        lines.push_back(makeLike(slots[0], bytes.substr(offset, (keep ? next : end) - offset)));
        offset = next;
    }
    return makeList(std::move(lines));
}

template <bool FromRight> Value partition(Machine& machine, Arguments slots)
{
    if (!checkBytes(machine, slots[1])) return nullptr;
    const std::string &bytes = bytesOf(slots[0]), &separator = bytesOf(slots[1]);
    if (separator.empty()) return machine.raiseValueError("empty separator");
    size_t found = FromRight ? findTextFromRight(bytes, separator) : findText(bytes, separator);
    const bool isShared = typeOf(slots[0])->layout() == Layout::Bytes;
    Values parts;
    if (found == std::string::npos) {
        for (const std::string& part :
             {FromRight ? std::string() : bytes, std::string(), FromRight ? bytes : std::string()})
            parts.push_back(makeLike(slots[0], part));
    } else {
        parts.push_back(makeLike(slots[0], bytes.substr(0, found)));
        parts.push_back(isShared ? slots[1] : makeLike(slots[0], separator));
        parts.push_back(makeLike(slots[0], bytes.substr(found + separator.size())));
    }
    return makeTuple(std::move(parts));
}

template <bool Left, bool Right> Value strip(Machine& machine, Arguments slots)
{
    bool given = isWanted(slots[1]);
    if (given && !checkBytes(machine, slots[1])) return nullptr;
    std::string_view unwanted = given ? std::string_view(bytesOf(slots[1])) : kSpace;
    const std::string& bytes = bytesOf(slots[0]);
    size_t begin = 0, end = bytes.size();
    while (Left && begin < end && unwanted.find(bytes[begin]) != std::string_view::npos)
        ++begin;
    while (Right && end > begin && unwanted.find(bytes[end - 1]) != std::string_view::npos)
        --end;
    return makeLike(slots[0], bytes.substr(begin, end - begin));
}

template <bool AtEnd> Value removeAffix(Machine& machine, Arguments slots)
{
    if (!checkBytes(machine, slots[1])) return nullptr;
    const std::string &bytes = bytesOf(slots[0]), &affix = bytesOf(slots[1]);
    if (AtEnd ? !bytes.ends_with(affix) : !bytes.starts_with(affix)) return unchanged(slots[0]);
    return makeLike(slots[0], AtEnd ? bytes.substr(0, bytes.size() - affix.size())
                                    : bytes.substr(affix.size()));
}

template <Type* (*Owner)()> void definePartsOf()
{
    constexpr const char* kSearch = "self, sub, start=, end=, /";
    Methods<Owner>()
        .template method<"find", find<false, false>>(kSearch)
        .template method<"rfind", find<true, false>>(kSearch)
        .template method<"index", find<false, true>>(kSearch)
        .template method<"rindex", find<true, true>>(kSearch)
        .template method<"count", count>(kSearch)
        .template method<"startswith", hasAffix<false>>("self, prefix, start=, end=, /")
        .template method<"endswith", hasAffix<true>>("self, suffix, start=, end=, /")
        .template method<"replace", replace>("self, old, new, count=, /")
        .template method<"join", join>("self, iterable_of_bytes, /")
        .template method<"split", split<false>>("self, /, sep=, maxsplit=")
        .template method<"rsplit", split<true>>("self, /, sep=, maxsplit=")
        .template method<"splitlines", splitLines>("self, /, keepends=")
        .template method<"partition", partition<false>>("self, sep, /")
        .template method<"rpartition", partition<true>>("self, sep, /")
        .template method<"strip", strip<true, true>>("self, bytes=, /")
        .template method<"lstrip", strip<true, false>>("self, bytes=, /")
        .template method<"rstrip", strip<false, true>>("self, bytes=, /")
        .template method<"removeprefix", removeAffix<false>>("self, prefix, /")
        .template method<"removesuffix", removeAffix<true>>("self, suffix, /");
}

} // namespace

void defineBytesParts()
{
    definePartsOf<types::bytes>();
    definePartsOf<types::byteArray>();
}

} // namespace awaitscope
