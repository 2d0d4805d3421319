#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Whether there are characters, and the test holds for all of them.
template <class Test> Value allAre(const Value& text, const Test& test)
{
    for (uint32_t character : charactersOf(textOf(text)))
        if (!test(character)) return falseValue();
    return boolean(!textOf(text).empty());
}

Value isAlpha(Machine&, Arguments slots)
{
    return allAre(slots[0], isLetter);
}

Value isDigits(Machine&, Arguments slots)
{
    return allAre(slots[0], [](uint32_t character) {
        bool superscript = character == 0xb2 || character == 0xb3 || character == 0xb9;
        return awaitscope::isDigit(character) || superscript;
    });
}

Value isDecimal(Machine&, Arguments slots)
{
    return allAre(slots[0], awaitscope::isDigit);
}

Value isNumeric(Machine&, Arguments slots)
{
    return allAre(slots[0], [](uint32_t character) {
        bool other = character == 0xb2 || character == 0xb3 || character == 0xb9 ||
                     (character >= 0xbc && character <= 0xbe);
        return awaitscope::isDigit(character) || other;
    });
}

Value isAlnum(Machine&, Arguments slots)
{
    return allAre(slots[0], [](uint32_t character) {
        return isLetter(character) || awaitscope::isDigit(character);
    });
}

Value isSpaces(Machine&, Arguments slots)
{
    return allAre(slots[0], isSpace);
}

Value isAscii(Machine&, Arguments slots)
{
    return boolean(slots[0].as<StrObject>()->isAscii());
}

Value isPrintableText(Machine&, Arguments slots)
{
    for (uint32_t character : charactersOf(textOf(slots[0])))
        if (!isPrintable(character)) return falseValue();
    return trueValue();
}

Value isIdentifier(Machine&, Arguments slots)
{
    bool first = true;
    for (uint32_t character : charactersOf(textOf(slots[0]))) {
        bool fits =
            character == '_' || isLetter(character) || (!first && awaitscope::isDigit(character));
        if (!fits) return falseValue();
        first = false;
    }
    return boolean(!first);
}

/// Cased characters, of which none is of the wrong case.
template <class Wrong> Value isCased(const Value& text, const Wrong& wrong)
{
    bool any = false;
    for (uint32_t character : charactersOf(textOf(text))) {
        if (wrong(character)) return falseValue();
        any = any || isUpper(character) || isLower(character);
    }
    return boolean(any);
}

Value isUpperCase(Machine&, Arguments slots)
{
    return isCased(slots[0], isLower);
}

Value isLowerCase(Machine&, Arguments slots)
{
    return isCased(slots[0], isUpper);
}

Value isTitle(Machine&, Arguments slots)
{
    bool inWord = false, any = false;
    for (uint32_t character : charactersOf(textOf(slots[0]))) {
        bool upper = isUpper(character), lower = isLower(character);
        if ((upper && inWord) || (lower && !inWord)) return falseValue();
        inWord = upper || lower;
        any = any || inWord;
    }
    return boolean(any);
}

} // namespace

void defineStrTests()
{
    Methods<types::str>()
        .method<"isalpha", isAlpha>()
        .method<"isdigit", isDigits>()
        .method<"isdecimal", isDecimal>()
        .method<"isnumeric", isNumeric>()
        .method<"isalnum", isAlnum>()
        .method<"isspace", isSpaces>()
        .method<"isascii", isAscii>()
        .method<"isprintable", isPrintableText>()
        .method<"isidentifier", isIdentifier>()
        .method<"isupper", isUpperCase>()
        .method<"islower", isLowerCase>()
        .method<"istitle", isTitle>();
}

} // namespace awaitscope
