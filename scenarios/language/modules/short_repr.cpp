#include "scenarios/language/modules/short_repr.h"

#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/program_texts.h"
#include "scenarios/language/vm/representation.h"

namespace awaitscope {

namespace {

constexpr size_t kMostItems = 6;
constexpr size_t kMostEntries = 4;
constexpr size_t kLongestText = 30;
constexpr size_t kLongestInt = 40;

/// The first and the last of it, with dots between.
std::string shortened(const std::string& text, size_t longest)
{
    const size_t characters = countCharacters(text);
    if (characters <= longest) return text;
    const size_t head = (longest - 3) / 2;
    const size_t tail = longest - 3 - head;
    std::string first, last;
    size_t number = 0;
    for (size_t offset = 0; offset < text.size(); ++number) {
        const size_t begin = offset;
        readCharacter(text, offset);
        if (number < head) first += text.substr(begin, offset - begin);
        if (number + tail >= characters) last += text.substr(begin, offset - begin);
    }
    return first + "..." + last;
}

std::string firstCharacters(const std::string& text, size_t count)
{
    size_t offset = 0;
    while (offset < text.size() && count-- > 0)
        readCharacter(text, offset);
    return text.substr(0, offset);
}

std::string itemsRepr(Machine& machine, const Values& items, const char* open, const char* close,
                      int level)
{
    if (level <= 0 && !items.empty()) return std::string(open) + "..." + close;
    std::string text = open;
    for (size_t index = 0; index < std::min(items.size(), kMostItems); ++index)
        text += (index ? ", " : "") + shortRepr(machine, items[index], level - 1);
    if (items.size() > kMostItems) text += ", ...";
    if (items.size() == 1 && *open == '(') text += ",";
    return text + close;
}

std::string entriesRepr(Machine& machine, const DictObject& dict, int level)
{
    const HashTable& table = const_cast<DictObject&>(dict).table();
    std::string text = "{";
    size_t count = 0;
    for (const auto& entry : table.entries()) {
        if (!entry.key) continue;
        if (level <= 0) return "{...}";
        if (count == kMostEntries) {
            text += ", ...";
            break;
        }
        text += (count++ ? ", " : "") + shortRepr(machine, entry.key, level - 1) + ": " +
                shortRepr(machine, entry.value, level - 1);
    }
    return text + "}";
}

} // namespace

std::string shortRepr(Machine& machine, const Value& value, int level)
{
    const Type* type = typeOf(value);
    if (isStr(value)) {
        const std::string& text = textOf(value);
        if (countCharacters(text) <= kLongestText) return shortened(quoted(text), kLongestText);
        const std::string start = quoted(firstCharacters(text, kLongestText));
        size_t offset = 0;
        for (size_t left = countCharacters(text) - kLongestText; left > 0; --left)
            readCharacter(text, offset);
        const std::string end = quoted(text.substr(offset));
        return shortened(start.substr(0, start.size() - 1) + end.substr(1), kLongestText);
    }
    if (type == types::list())
        return itemsRepr(machine, value.as<ListObject>()->items(), "[", "]", level);
    if (type == types::tuple())
        return itemsRepr(machine, value.as<TupleObject>()->items(), "(", ")", level);
    if (type == types::dict()) return entriesRepr(machine, *value.as<DictObject>(), level);
    std::string text;
    if (!appendKnownRepr(machine, value, text)) text = "<" + type->name() + " object>";
    return shortened(text, isInt(value) ? kLongestInt : kLongestText);
}

} // namespace awaitscope
