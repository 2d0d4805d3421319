#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Slots: self, sep, maxsplit. `separator` stays empty for white space.
bool readSplit(Machine& machine, Arguments slots, std::string& separator, int64_t& most)
{
    most = -1;
    if (slots[2] && !readInteger(machine, slots[2], most)) return false;
    if (most < 0) most = INT64_MAX;
    if (!isWanted(slots[1])) return true;
    if (!isText(slots[1])) {
        machine.raiseTypeError("must be str or None, not " + machine.typeName(slots[1]));
        return false;
    }
    separator = textOf(slots[1]);
    if (!separator.empty()) return true;
    machine.raiseValueError("empty separator");
    return false;
}

/// Adds a part; false when the run has had all that it may have.
bool addPart(Machine& machine, Values& parts, std::string_view part)
{
    if (!machine.chargeItem(2)) return false;
    parts.push_back(makeStr(std::string(part)));
    return true;
}

bool splitAt(Machine& machine, std::string_view text, std::string_view separator, int64_t most,
             Values& parts)
{
    size_t offset = 0;
    while (most-- > 0) {
        size_t found = findText(text, separator, offset);
        if (found == std::string_view::npos) break;
        if (!addPart(machine, parts, text.substr(offset, found - offset))) return false;
        offset = found + separator.size();
    }
    return addPart(machine, parts, text.substr(offset));
}

bool splitAtFromRight(Machine& machine, std::string_view text, std::string_view separator,
                      int64_t most, Values& parts)
{
    size_t end = text.size();
    while (most-- > 0 && end >= separator.size()) {
        size_t found = findTextFromRight(text, separator, end - separator.size());
        if (found == std::string_view::npos) break;
        size_t begin = found + separator.size();
        if (!addPart(machine, parts, text.substr(begin, end - begin))) return false;
        end = found;
    }
    if (!addPart(machine, parts, text.substr(0, end))) return false;
    std::reverse(parts.begin(), parts.end());
    return true;
}

bool isSpaceAt(std::string_view text, size_t offset)
{
    const auto byte = static_cast<unsigned char>(text[offset]);
    return isSpace(byte < 0x80 ? byte : readCharacter(text, offset));
}

size_t behind(std::string_view text, size_t offset)
{
    if (text[offset] >= 0) return offset + 1;
    readCharacter(text, offset);
    return offset;
}

size_t before(std::string_view text, size_t offset)
{
    while (offset > 0 && (static_cast<unsigned char>(text[--offset]) & 0xc0) == 0x80) {
    }
    return offset;
}

bool splitAtSpace(Machine& machine, std::string_view text, int64_t most, Values& parts)
{
    for (size_t at = 0;;) {
        while (at < text.size() && isSpaceAt(text, at))
            at = behind(text, at);
        if (at == text.size()) return true;
        if (most-- <= 0) return addPart(machine, parts, text.substr(at));
        const size_t begin = at;
        while (at < text.size() && !isSpaceAt(text, at))
            at = behind(text, at);
        if (!addPart(machine, parts, text.substr(begin, at - begin))) return false;
    }
}

bool splitAtSpaceFromRight(Machine& machine, std::string_view text, int64_t most, Values& parts)
{
    for (size_t at = text.size();;) {
        while (at > 0 && isSpaceAt(text, before(text, at)))
            at = before(text, at);
        if (at == 0) break;
        const size_t end = at;
        const bool isLast = most-- <= 0;
        while (at > 0 && (isLast || !isSpaceAt(text, before(text, at))))
            at = isLast ? 0 : before(text, at);
        if (!addPart(machine, parts, text.substr(at, end - at))) return false;
        if (isLast) break;
    }
    std::reverse(parts.begin(), parts.end());
    return true;
}

template <bool FromRight> Value split(Machine& machine, Arguments slots)
{
    std::string separator;
    int64_t most = 0;
    if (!readSplit(machine, slots, separator, most)) return nullptr;
    const std::string& text = textOf(slots[0]);
    Cost::spend(text.size() / Cost::kCharactersRead / 4);
    Values parts;
    bool done = false;
    if (separator.empty())
        done = FromRight ? splitAtSpaceFromRight(machine, text, most, parts)
                         : splitAtSpace(machine, text, most, parts);
    else
        done = FromRight ? splitAtFromRight(machine, text, separator, most, parts)
                         : splitAt(machine, text, separator, most, parts);
    return done ? makeList(std::move(parts)) : Value();
}

bool endsLine(uint32_t character)
{
    return (character >= 10 && character <= 13) || (character >= 0x1c && character <= 0x1e) ||
           character == 0x85 || character == 0x2028 || character == 0x2029;
}

Value splitLines(Machine& machine, Arguments slots)
{
    bool keep = slots[1] && machine.plainTruth(slots[1]) == 1;
    const std::string& text = textOf(slots[0]);
    Values lines;
    for (size_t offset = 0; offset < text.size();) {
        size_t begin = offset, end = offset;
        while (offset < text.size()) {
            end = offset;
            uint32_t character = readCharacter(text, offset);
            if (endsLine(character)) {
                if (character == '\r' && offset < text.size() && text[offset] == '\n') ++offset;
                break;
            }
            end = offset;
        }
        const std::string_view line = std::string_view(text).substr(begin);
        if (!addPart(machine, lines, line.substr(0, (keep ? offset : end) - begin))) return nullptr;
    }
    return makeList(std::move(lines));
}

Value threeParts(std::string first, std::string second, std::string third)
{
    Values parts;
    parts.push_back(makeStr(std::move(first)));
    parts.push_back(makeStr(std::move(second)));
    parts.push_back(makeStr(std::move(third)));
    return makeTuple(std::move(parts));
}

bool checkSeparator(Machine& machine, const Value& separator)
{
    if (!isText(separator)) {
        machine.raiseTypeError("must be str, not " + machine.typeName(separator));
        return false;
    }
    if (!textOf(separator).empty()) return true;
    machine.raiseValueError("empty separator");
    return false;
}

Value partition(Machine& machine, Arguments slots)
{
    if (!checkSeparator(machine, slots[1])) return nullptr;
    const std::string &text = textOf(slots[0]), &separator = textOf(slots[1]);
    size_t found = findText(text, separator);
    if (found == std::string::npos) return threeParts(text, "", "");
    return threeParts(text.substr(0, found), separator, text.substr(found + separator.size()));
}

Value rpartition(Machine& machine, Arguments slots)
{
    if (!checkSeparator(machine, slots[1])) return nullptr;
    const std::string &text = textOf(slots[0]), &separator = textOf(slots[1]);
    size_t found = findTextFromRight(text, separator);
    if (found == std::string::npos) return threeParts("", "", text);
    return threeParts(text.substr(0, found), separator, text.substr(found + separator.size()));
}

} // namespace

void defineStrParts()
{
    Methods<types::str>()
        .method<"split", split<false>>("self, /, sep=, maxsplit=")
        .method<"rsplit", split<true>>("self, /, sep=, maxsplit=")
        .method<"splitlines", splitLines>("self, /, keepends=")
        .method<"partition", partition>("self, sep, /")
        .method<"rpartition", rpartition>("self, sep, /");
}

} // namespace awaitscope
