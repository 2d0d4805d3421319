#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/letters.h"
#include "scenarios/language/builtins/percent_format.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Part of a text that is searched: bytes [begin, end).
struct Searched {
    const StrObject* text = nullptr;
    size_t begin = 0, end = 0;
    bool empty = false; ///< the bounds exclude each other
};

/// Slots: self, sub, start, end.
bool readSearched(Machine& machine, Arguments slots, Searched& searched)
{
    auto* text = slots[0].as<StrObject>();
    int64_t from = 0, to = 0;
    if (!readBounds(machine, slots[2], slots[3], static_cast<int64_t>(text->length()), from, to))
        return false;
    searched.text = text;
    searched.empty = from > to;
    if (searched.empty) return true;
    searched.begin = text->offsetOf(static_cast<size_t>(from));
    searched.end = text->offsetOf(static_cast<size_t>(to));
    return true;
}

/// Index in characters, or -1.
bool search(Machine& machine, Arguments slots, const char* name, bool fromRight, int64_t& index)
{
    std::string what = std::string(name) + "() argument 1";
    Searched searched;
    if (!checkText(machine, slots[1], what.c_str()) || !readSearched(machine, slots, searched))
        return false;
    index = -1;
    if (searched.empty) return true;
    const std::string& wanted = textOf(slots[1]);
    std::string_view part = std::string_view(searched.text->text())
                                .substr(searched.begin, searched.end - searched.begin);
    size_t found = fromRight ? findTextFromRight(part, wanted) : findText(part, wanted);
    if (found == std::string_view::npos) return true;
    std::string_view before =
        std::string_view(searched.text->text()).substr(0, searched.begin + found);
    index = static_cast<int64_t>(countCharacters(before));
    return true;
}

Value find(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    return search(machine, slots, "find", false, index) ? Value::small(index) : nullptr;
}

Value rfind(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    return search(machine, slots, "rfind", true, index) ? Value::small(index) : nullptr;
}

Value foundOrRaise(Machine& machine, int64_t index)
{
    return index < 0 ? machine.raiseValueError("substring not found") : Value::small(index);
}

Value index(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    return search(machine, slots, "index", false, index) ? foundOrRaise(machine, index) : nullptr;
}

Value rindex(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    return search(machine, slots, "rindex", true, index) ? foundOrRaise(machine, index) : nullptr;
}

Value count(Machine& machine, Arguments slots)
{
    Searched searched;
    if (!checkText(machine, slots[1], "count() argument 1") ||
        !readSearched(machine, slots, searched))
        return nullptr;
    if (searched.empty) return Value::small(0);
    std::string_view part = std::string_view(searched.text->text())
                                .substr(searched.begin, searched.end - searched.begin);
    const std::string& wanted = textOf(slots[1]);
    if (wanted.empty()) return Value::small(static_cast<int64_t>(countCharacters(part)) + 1);
    int64_t total = 0;
    for (size_t found = findText(part, wanted); found != std::string_view::npos;
         found = findText(part, wanted, found + wanted.size()))
        ++total;
    Cost::spend(static_cast<uint64_t>(total) / 2);
    return Value::small(total);
}

/// `startswith`, `endswith`: a str or a tuple of them.
Value hasAffix(Machine& machine, Arguments slots, bool atEnd)
{
    const char* name = atEnd ? "endswith" : "startswith";
    Searched searched;
    if (!readSearched(machine, slots, searched)) return nullptr;
    std::span<const Value> affixes(&slots[1], 1);
    bool isTuple = typeOf(slots[1])->layout() == Layout::Tuple;
    if (isTuple) affixes = slots[1].as<TupleObject>()->items();
    std::string_view part;
    if (!searched.empty)
        part = std::string_view(searched.text->text())
                   .substr(searched.begin, searched.end - searched.begin);
    for (const Value& affix : affixes) {
        if (!isText(affix))
            return machine.raiseTypeError(
                isTuple ? "tuple for " + std::string(name) + " must only contain str, not " +
                              machine.typeName(affix)
                        : std::string(name) + " first arg must be str or a tuple of str, not " +
                              machine.typeName(affix));
        const std::string& text = textOf(affix);
        Cost::spend(text.size() / Cost::kBytesMoved);
        if (!searched.empty && (atEnd ? part.ends_with(text) : part.starts_with(text)))
            return trueValue();
    }
    return falseValue();
}

Value startsWith(Machine& machine, Arguments slots)
{
    return hasAffix(machine, slots, false);
}

Value endsWith(Machine& machine, Arguments slots)
{
    return hasAffix(machine, slots, true);
}

Value replace(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[1], "replace() argument 1") ||
        !checkText(machine, slots[2], "replace() argument 2"))
        return nullptr;
    int64_t most = -1;
    if (slots[3] && !readInteger(machine, slots[3], most)) return nullptr;
    const std::string &text = textOf(slots[0]), &old = textOf(slots[1]), &fresh = textOf(slots[2]);
    std::string result;
    size_t offset = 0, paid = 0;
    while (most != 0) {
        size_t found = findText(text, old, offset);
        if (found == std::string::npos) break;
        result.append(text, offset, found - offset);
        result += fresh;
        Cost::spend(Cost::kReplacement);
        offset = found + old.size();
        if (old.empty()) {
            // Between any two characters, and at both ends.
            if (offset >= text.size()) break;
            size_t begin = offset;
            readCharacter(text, offset);
            result.append(text, begin, offset - begin);
        }
        if (!isTextSize(machine, result.size())) return nullptr;
        constexpr size_t kPiece = size_t{1} << 16;
        if (result.size() - paid > kPiece) {
            if (!machine.charge(kPiece / 64) || !machine.reserve(result.size() - paid))
                return nullptr;
            paid = result.size();
        }
        --most;
    }
    if (offset < text.size()) result.append(text, offset);
    return makeStr(std::move(result));
}

Coroutine<Value> join(Machine& machine, Values slots)
{
    Values items;
    bool iterable = makeIterator(machine, slots[1]) || typeOf(slots[1])->find(intern("__iter__")) ||
                    typeOf(slots[1])->find(intern("__getitem__")) ||
                    typeOf(slots[1]) == types::generator();
    if (!iterable) co_return machine.raiseTypeError("can only join an iterable");
    if (!co_await collect(machine, slots[1], items)) co_return nullptr;
    const std::string& separator = textOf(slots[0]);
    size_t size = items.empty() ? 0 : separator.size() * (items.size() - 1);
    for (const Value& item : items)
        if (isText(item)) size += textOf(item).size();
    if (!isTextSize(machine, size) || !machine.reserve(size) ||
        !machine.charge(items.size() / 16 + size / Cost::kBytesMoved))
        co_return nullptr;
    std::string result;
    result.reserve(size);
    for (size_t position = 0; position < items.size(); ++position) {
        if (!isText(items[position]))
            co_return machine.raiseTypeError("sequence item " + std::to_string(position) +
                                             ": expected str instance, " +
                                             machine.typeName(items[position]) + " found");
        if (position) result += separator;
        result += textOf(items[position]);
    }
    co_return makeStr(std::move(result));
}

Coroutine<Value> format(Machine& machine, Values slots)
{
    Values positional = slots[1].as<TupleObject>()->items();
    return formatMethod(machine, slots[0], std::move(positional), slots[2]);
}

Coroutine<Value> formatMap(Machine& machine, Values slots)
{
    // No tuple of positional arguments at all, which differs from an empty one.
    Values positional{nullptr};
    return formatMethod(machine, slots[0], std::move(positional), slots[1]);
}

} // namespace

void defineStrMethods()
{
    Methods<types::str> methods;
    methods.method<"find", find>("self, sub, start=, end=, /")
        .method<"rfind", rfind>("self, sub, start=, end=, /")
        .method<"index", index>("self, sub, start=, end=, /")
        .method<"rindex", rindex>("self, sub, start=, end=, /")
        .method<"count", count>("self, sub, start=, end=, /")
        .method<"startswith", startsWith>("self, prefix, start=, end=, /")
        .method<"endswith", endsWith>("self, suffix, start=, end=, /")
        .method<"replace", replace>("self, old, new, /, count=")
        .method<"join", join>("self, iterable, /")
        .method<"format", formatAtOnce, format>("self, /, *args, **kwargs")
        .method<"format_map", formatMap>("self, mapping, /");
    defineStrTranslate();
}

} // namespace awaitscope
