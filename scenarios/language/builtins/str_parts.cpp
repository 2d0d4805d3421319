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

Values splitAt(std::string_view text, std::string_view separator, int64_t most)
{
    Values parts;
    size_t offset = 0;
    while (most-- > 0) {
        size_t found = text.find(separator, offset);
        if (found == std::string_view::npos) break;
        parts.push_back(makeStr(std::string(text.substr(offset, found - offset))));
        offset = found + separator.size();
    }
    parts.push_back(makeStr(std::string(text.substr(offset))));
    return parts;
}

Values splitAtFromRight(std::string_view text, std::string_view separator, int64_t most)
{
    Values parts;
    size_t end = text.size();
    while (most-- > 0 && end >= separator.size()) {
        size_t found = text.rfind(separator, end - separator.size());
        if (found == std::string_view::npos) break;
        size_t begin = found + separator.size();
        parts.push_back(makeStr(std::string(text.substr(begin, end - begin))));
        end = found;
    }
    parts.push_back(makeStr(std::string(text.substr(0, end))));
    std::reverse(parts.begin(), parts.end());
    return parts;
}

/// Splits characters at white space; given in reverse order, and giving reversed parts, it serves
/// `rsplit`.
std::vector<std::vector<uint32_t>> splitAtSpace(const std::vector<uint32_t>& characters,
                                                int64_t most)
{
    std::vector<std::vector<uint32_t>> parts;
    auto at = characters.begin();
    for (;;) {
        at = std::find_if_not(at, characters.end(), isSpace);
        if (at == characters.end()) return parts;
        bool last = most-- <= 0;
        auto end = last ? characters.end() : std::find_if(at, characters.end(), isSpace);
        parts.emplace_back(at, end);
        if (last) return parts;
        at = end;
    }
}

/// The same for ASCII, as most texts are.
Values splitAsciiAtSpace(std::string_view text, int64_t most)
{
    Values parts;
    size_t at = 0;
    auto skip = [&](bool spaces) {
        while (at < text.size() && isSpace(static_cast<uint8_t>(text[at])) == spaces)
            ++at;
    };
    for (;;) {
        skip(true);
        if (at == text.size()) return parts;
        const size_t begin = at;
        const bool isLast = most-- <= 0;
        if (isLast)
            at = text.size();
        else
            skip(false);
        parts.push_back(makeStr(std::string(text.substr(begin, at - begin))));
        if (isLast) return parts;
    }
}

Value split(Machine& machine, Arguments slots)
{
    std::string separator;
    int64_t most = 0;
    if (!readSplit(machine, slots, separator, most)) return nullptr;
    if (!separator.empty()) return makeList(splitAt(textOf(slots[0]), separator, most));
    if (slots[0].as<StrObject>()->isAscii())
        return makeList(splitAsciiAtSpace(textOf(slots[0]), most));
    Values parts;
    for (const auto& part : splitAtSpace(charactersOf(textOf(slots[0])), most))
        parts.push_back(makeStr(textOfCharacters(part)));
    return makeList(std::move(parts));
}

Value rsplit(Machine& machine, Arguments slots)
{
    std::string separator;
    int64_t most = 0;
    if (!readSplit(machine, slots, separator, most)) return nullptr;
    if (!separator.empty()) return makeList(splitAtFromRight(textOf(slots[0]), separator, most));
    std::vector<uint32_t> characters = charactersOf(textOf(slots[0]));
    std::reverse(characters.begin(), characters.end());
    Values parts;
    for (auto& part : splitAtSpace(characters, most)) {
        std::reverse(part.begin(), part.end());
        parts.push_back(makeStr(textOfCharacters(part)));
    }
    std::reverse(parts.begin(), parts.end());
    return makeList(std::move(parts));
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
        lines.push_back(makeStr(text.substr(begin, (keep ? offset : end) - begin)));
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
    size_t found = text.find(separator);
    if (found == std::string::npos) return threeParts(text, "", "");
    return threeParts(text.substr(0, found), separator, text.substr(found + separator.size()));
}

Value rpartition(Machine& machine, Arguments slots)
{
    if (!checkSeparator(machine, slots[1])) return nullptr;
    const std::string &text = textOf(slots[0]), &separator = textOf(slots[1]);
    size_t found = text.rfind(separator);
    if (found == std::string::npos) return threeParts("", "", text);
    return threeParts(text.substr(0, found), separator, text.substr(found + separator.size()));
}

} // namespace

void defineStrParts()
{
    Methods<types::str>()
        .method<"split", split>("self, /, sep=, maxsplit=")
        .method<"rsplit", rsplit>("self, /, sep=, maxsplit=")
        .method<"splitlines", splitLines>("self, /, keepends=")
        .method<"partition", partition>("self, sep, /")
        .method<"rpartition", rpartition>("self, sep, /");
}

} // namespace awaitscope
