#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/unicode.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Value upper(Machine&, Arguments slots)
{
    return makeStr(upperText(textOf(slots[0])));
}

Value lower(Machine&, Arguments slots)
{
    return makeStr(lowerText(textOf(slots[0])));
}

Value casefold(Machine&, Arguments slots)
{
    std::string result;
    Characters characters(textOf(slots[0]));
    for (uint32_t character = 0; characters.next(character);)
        appendCase(result, character, LetterCase::Fold);
    return makeStr(std::move(result));
}

/// What `convert` makes of each character, given where it stands.
template <class Convert> Value converted(const Value& self, const Convert& convert)
{
    const std::string& text = textOf(self);
    Cost::spend(text.size() / Cost::kLettersChanged);
    std::string result;
    for (size_t offset = 0; offset < text.size();) {
        size_t begin = offset;
        uint32_t character = readCharacter(text, offset);
        LetterCase wanted = convert(character, begin);
        if (wanted == LetterCase::Lower)
            appendLower(result, text, begin, offset, character);
        else
            appendCase(result, character, wanted);
    }
    return makeStr(std::move(result));
}

Value capitalize(Machine&, Arguments slots)
{
    return converted(slots[0], [](uint32_t, size_t begin) {
        return begin == 0 ? LetterCase::Title : LetterCase::Lower;
    });
}

Value title(Machine&, Arguments slots)
{
    bool inWord = false;
    return converted(slots[0], [&inWord](uint32_t character, size_t) {
        bool wasInWord = inWord;
        inWord = isOfClass(character, character_class::Cased);
        return wasInWord ? LetterCase::Lower : LetterCase::Title;
    });
}

Value swapcase(Machine&, Arguments slots)
{
    return converted(slots[0], [](uint32_t character, size_t) {
        if (isUpper(character)) return LetterCase::Lower;
        return isLower(character) ? LetterCase::Upper : LetterCase::Title;
    });
}

void appendRepeated(std::string& text, const std::string& character, int64_t times)
{
    if (character.size() == 1)
        text.append(static_cast<size_t>(times), character.front());
    else
        for (; times > 0; --times)
            text += character;
}

/// Slots: self, width, fill character. `left` of what is missing goes to the left.
template <class Share> Value justify(Machine& machine, Arguments slots, const Share& left)
{
    int64_t width = 0;
    if (!readInteger(machine, slots[1], width)) return nullptr;
    std::string fill = " ";
    if (slots[2]) {
        if (!isText(slots[2]))
            return machine.raiseTypeError("The fill character must be a unicode character, not " +
                                          machine.typeName(slots[2]));
        if (slots[2].as<StrObject>()->length() != 1)
            return machine.raiseTypeError("The fill character must be exactly one character long");
        fill = textOf(slots[2]);
    }
    auto length = static_cast<int64_t>(slots[0].as<StrObject>()->length());
    if (width <= length) return slots[0];
    Cost::spend(Cost::kBuiltinCall);
    int64_t missing = width - length;
    // Refused before anything of that size is made.
    constexpr int64_t kMost = int64_t{1} << 28;
    if (missing > kMost) return machine.raise(exceptions::MemoryError(), "");
    if (!machine.reserve(static_cast<size_t>(missing) * fill.size())) return nullptr;
    int64_t onLeft = left(missing, width);
    const std::string& text = textOf(slots[0]);
    std::string result;
    result.reserve(text.size() + static_cast<size_t>(missing) * fill.size());
    appendRepeated(result, fill, onLeft);
    result += text;
    appendRepeated(result, fill, missing - onLeft);
    Cost::spend(result.size() / Cost::kBytesMoved);
    return makeRef<StrObject>(std::move(result), static_cast<size_t>(width));
}

Value ljust(Machine& machine, Arguments slots)
{
    return justify(machine, slots, [](int64_t, int64_t) { return int64_t{0}; });
}

Value rjust(Machine& machine, Arguments slots)
{
    return justify(machine, slots, [](int64_t missing, int64_t) { return missing; });
}

Value center(Machine& machine, Arguments slots)
{
    return justify(machine, slots, [](int64_t missing, int64_t width) {
        return missing / 2 + (missing & width & 1);
    });
}

Value zfill(Machine& machine, Arguments slots)
{
    const std::string& text = textOf(slots[0]);
    bool sign = text.starts_with('-') || text.starts_with('+');
    Value zero = makeStr("0");
    Cost::spend(Cost::kBuiltinCall);
    Value inner[] = {sign ? makeStr(text.substr(1)) : slots[0], slots[1], zero};
    int64_t width = 0;
    if (!readInteger(machine, slots[1], width)) return nullptr;
    if (sign) inner[1] = Value::small(width - 1);
    Value filled = rjust(machine, inner);
    return filled && sign ? makeStr(text.substr(0, 1) + textOf(filled)) : filled;
}

Value expandTabs(Machine& machine, Arguments slots)
{
    int64_t size = 8;
    if (slots[1] && !readInteger(machine, slots[1], size)) return nullptr;
    constexpr int64_t kMost = 1000;
    if (size > kMost) return machine.raise(exceptions::OverflowError(), "new string is too long");
    std::string result;
    int64_t column = 0;
    Characters characters(textOf(slots[0]));
    for (uint32_t character = 0; characters.next(character);) {
        if (character == '\t') {
            int64_t spaces = size > 0 ? size - column % size : 0;
            if (!isTextSize(machine, result.size() + static_cast<size_t>(spaces)) ||
                !machine.reserve(static_cast<size_t>(spaces)))
                return nullptr;
            result.append(static_cast<size_t>(spaces), ' ');
            column += spaces;
            continue;
        }
        appendCharacter(result, character);
        column = character == '\n' || character == '\r' ? 0 : column + 1;
    }
    return makeStr(std::move(result));
}

Value strip(Machine& machine, Arguments slots, const char* name, bool left, bool right)
{
    bool given = isWanted(slots[1]);
    if (given && !isText(slots[1]))
        return machine.raiseTypeError(std::string(name) + " arg must be None or str");
    std::vector<uint32_t> unwanted;
    if (given) unwanted = charactersOf(textOf(slots[1]));
    auto drops = [&](uint32_t character) {
        if (!given) return isSpace(character);
        return std::find(unwanted.begin(), unwanted.end(), character) != unwanted.end();
    };
    const std::string& text = textOf(slots[0]);
    size_t begin = 0, end = text.size();
    while (left && begin < end) {
        size_t next = begin;
        if (!drops(readCharacter(text, next))) break;
        begin = next;
    }
    while (right && end > begin) {
        size_t previous = end - 1;
        while (previous > begin && (static_cast<unsigned char>(text[previous]) & 0xc0) == 0x80)
            --previous;
        size_t next = previous;
        if (!drops(readCharacter(text, next))) break;
        end = previous;
    }
    Cost::spend((begin + text.size() - end) * (1 + unwanted.size() / 8) / Cost::kCharactersRead);
    return begin == 0 && end == text.size() ? slots[0] : makeStr(text.substr(begin, end - begin));
}

Value stripBoth(Machine& machine, Arguments slots)
{
    return strip(machine, slots, "strip", true, true);
}

Value stripLeft(Machine& machine, Arguments slots)
{
    return strip(machine, slots, "lstrip", true, false);
}

Value stripRight(Machine& machine, Arguments slots)
{
    return strip(machine, slots, "rstrip", false, true);
}

Value removePrefix(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[1], "removeprefix() argument")) return nullptr;
    const std::string &text = textOf(slots[0]), &prefix = textOf(slots[1]);
    return text.starts_with(prefix) ? makeStr(text.substr(prefix.size())) : slots[0];
}

Value removeSuffix(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[1], "removesuffix() argument")) return nullptr;
    const std::string &text = textOf(slots[0]), &suffix = textOf(slots[1]);
    return text.ends_with(suffix) ? makeStr(text.substr(0, text.size() - suffix.size())) : slots[0];
}

} // namespace

void defineStrShapes()
{
    Methods<types::str>()
        .method<"upper", upper>()
        .method<"lower", lower>()
        .method<"casefold", casefold>()
        .method<"capitalize", capitalize>()
        .method<"title", title>()
        .method<"swapcase", swapcase>()
        .method<"ljust", ljust>("self, width, fillchar=, /")
        .method<"rjust", rjust>("self, width, fillchar=, /")
        .method<"center", center>("self, width, fillchar=, /")
        .method<"zfill", zfill>("self, width, /")
        .method<"expandtabs", expandTabs>("self, /, tabsize=")
        .method<"strip", stripBoth>("self, chars=, /")
        .method<"lstrip", stripLeft>("self, chars=, /")
        .method<"rstrip", stripRight>("self, chars=, /")
        .method<"removeprefix", removePrefix>("self, prefix, /")
        .method<"removesuffix", removeSuffix>("self, suffix, /");
}

} // namespace awaitscope
