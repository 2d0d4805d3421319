#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/values/unicode.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

constexpr uint16_t kAlphanumeric = character_class::Alpha | character_class::Decimal |
                                   character_class::Digit | character_class::Numeric;

/// Whether there are characters, and the test holds for all of them.
template <class Test> Value allAre(const Value& text, const Test& test)
{
    Characters characters(textOf(text));
    for (uint32_t character = 0; characters.next(character);)
        if (!test(character)) return falseValue();
    return boolean(!textOf(text).empty());
}

template <uint16_t Classes> Value areOfClass(Machine&, Arguments slots)
{
    return allAre(slots[0], [](uint32_t character) { return isOfClass(character, Classes); });
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
    Characters characters(textOf(slots[0]));
    for (uint32_t character = 0; characters.next(character);)
        if (!isOfClass(character, character_class::Printable)) return falseValue();
    return trueValue();
}

Value isIdentifierText(Machine&, Arguments slots)
{
    return boolean(isIdentifier(textOf(slots[0])));
}

/// Cased characters, of which all are of the right case.
template <uint16_t Right> Value isCased(Machine&, Arguments slots)
{
    using namespace character_class;
    bool any = false;
    Characters characters(textOf(slots[0]));
    for (uint32_t character = 0; characters.next(character);) {
        if (isOfClass(character, (Lower | Upper | Title) & ~Right)) return falseValue();
        any = any || isOfClass(character, Right);
    }
    return boolean(any);
}

Value isTitle(Machine&, Arguments slots)
{
    using namespace character_class;
    bool inWord = false, any = false;
    Characters characters(textOf(slots[0]));
    for (uint32_t character = 0; characters.next(character);) {
        bool upper = isOfClass(character, Upper | Title), lower = isOfClass(character, Lower);
        if ((upper && inWord) || (lower && !upper && !inWord)) return falseValue();
        inWord = upper || lower;
        any = any || inWord;
    }
    return boolean(any);
}

} // namespace

void defineStrTests()
{
    Methods<types::str>()
        .method<"isalpha", areOfClass<character_class::Alpha>>()
        .method<"isdigit", areOfClass<character_class::Digit>>()
        .method<"isdecimal", areOfClass<character_class::Decimal>>()
        .method<"isnumeric", areOfClass<character_class::Numeric>>()
        .method<"isalnum", areOfClass<kAlphanumeric>>()
        .method<"isspace", isSpaces>()
        .method<"isascii", isAscii>()
        .method<"isprintable", isPrintableText>()
        .method<"isidentifier", isIdentifierText>()
        .method<"isupper", isCased<character_class::Upper>>()
        .method<"islower", isCased<character_class::Lower>>()
        .method<"istitle", isTitle>();
}

} // namespace awaitscope
