#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/regex_objects.h"
#include "scenarios/language/modules/regex_template.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

MatchObject& matchOf(Arguments slots)
{
    return *slots[0].as<MatchObject>();
}

/// The number of a group that the program names by number or name; nothing (and IndexError) when
/// there is none.
std::optional<size_t> readGroup(Machine& machine, const MatchObject& match, const Value& given)
{
    if (!given) return 0;
    if (isInt(given)) {
        int64_t number = intOf(given);
        if (number >= 0 && number < static_cast<int64_t>(match.groups()))
            return static_cast<size_t>(number);
    } else if (isStr(given)) {
        if (auto number = match.syntax().groupNamed(textOf(given))) return *number;
    }
    machine.raise(exceptions::IndexError(), "no such group");
    return std::nullopt;
}

Value groupOr(const MatchObject& match, size_t index, const Value& missing)
{
    Value text = match.group(index);
    return text ? text : missing ? missing : none();
}

Value group(Machine& machine, Arguments slots)
{
    const Values& wanted = slots[1].as<TupleObject>()->items();
    Values found;
    for (const Value& each : wanted) {
        std::optional<size_t> index = readGroup(machine, matchOf(slots), each);
        if (!index) return nullptr;
        found.push_back(groupOr(matchOf(slots), *index, nullptr));
    }
    if (wanted.empty()) return groupOr(matchOf(slots), 0, nullptr);
    return found.size() == 1 ? found.front() : makeTuple(std::move(found));
}

Value item(Machine& machine, Arguments slots)
{
    std::optional<size_t> index = readGroup(machine, matchOf(slots), slots[1]);
    return index ? groupOr(matchOf(slots), *index, nullptr) : nullptr;
}

Value groups(Machine&, Arguments slots)
{
    Values texts;
    for (size_t index = 1; index < matchOf(slots).groups(); ++index)
        texts.push_back(groupOr(matchOf(slots), index, slots[1]));
    return makeTuple(std::move(texts));
}

Value groupDict(Machine&, Arguments slots)
{
    auto dict = makeRef<DictObject>();
    const MatchObject& match = matchOf(slots);
    for (size_t index = 1; index < match.groups(); ++index) {
        if (match.syntax().groups[index].name.empty()) continue;
        Value name = makeStr(match.syntax().groups[index].name);
        dict->table().set(*hashOf(name), name, groupOr(match, index, slots[1]));
    }
    return dict;
}

Value edge(const MatchObject& match, size_t index)
{
    size_t offset = match.spans[index];
    return Value::small(offset == kNoSpan ? -1 : match.characterAt(offset));
}

Value spanOf(const MatchObject& match, size_t index)
{
    return makeTuple({edge(match, 2 * index), edge(match, 2 * index + 1)});
}

Value start(Machine& machine, Arguments slots)
{
    std::optional<size_t> index = readGroup(machine, matchOf(slots), slots[1]);
    return index ? edge(matchOf(slots), 2 * *index) : nullptr;
}

Value end(Machine& machine, Arguments slots)
{
    std::optional<size_t> index = readGroup(machine, matchOf(slots), slots[1]);
    return index ? edge(matchOf(slots), 2 * *index + 1) : nullptr;
}

Value span(Machine& machine, Arguments slots)
{
    std::optional<size_t> index = readGroup(machine, matchOf(slots), slots[1]);
    return index ? spanOf(matchOf(slots), *index) : nullptr;
}

Value regs(Machine&, Arguments slots)
{
    Values spans;
    for (size_t index = 0; index < matchOf(slots).groups(); ++index)
        spans.push_back(spanOf(matchOf(slots), index));
    return makeTuple(std::move(spans));
}

Value expand(Machine& machine, Arguments slots)
{
    std::optional<RegexTemplate> parts = readTemplate(machine, *matchOf(slots).pattern, slots[1]);
    if (!parts) return nullptr;
    std::string text;
    if (!parts->append(machine, matchOf(slots).subject, matchOf(slots).spans, text)) return nullptr;
    return isStr(matchOf(slots).subject) ? makeStr(std::move(text)) : makeBytes(std::move(text));
}

Value string(Machine&, Arguments slots)
{
    return matchOf(slots).subject;
}

Value pattern(Machine&, Arguments slots)
{
    return Value(matchOf(slots).pattern);
}

Value position(Machine&, Arguments slots)
{
    return Value::small(matchOf(slots).characterAt(matchOf(slots).from));
}

Value endPosition(Machine&, Arguments slots)
{
    return Value::small(matchOf(slots).characterAt(matchOf(slots).end));
}

Value lastIndex(Machine&, Arguments slots)
{
    size_t last = matchOf(slots).lastGroup();
    return last ? Value::small(static_cast<int64_t>(last)) : none();
}

Value lastGroupName(Machine&, Arguments slots)
{
    const std::string& name = matchOf(slots).syntax().groups[matchOf(slots).lastGroup()].name;
    return name.empty() ? none() : makeStr(name);
}

Value repr(Machine& machine, Arguments slots)
{
    std::string span, text;
    machine.plainRepr(spanOf(matchOf(slots), 0), span);
    machine.plainRepr(matchOf(slots).group(0), text);
    return makeStr("<re.Match object; span=" + span + ", match=" + text + ">");
}

Value itself(Machine&, Arguments slots)
{
    return slots[0];
}

} // namespace

void defineRegexMatch()
{
    Methods<types::regexMatch>()
        .method<"group", group>("self, /, *groups")
        .method<"groups", groups>("self, /, default=")
        .method<"groupdict", groupDict>("self, /, default=")
        .method<"start", start>("self, group=, /")
        .method<"end", end>("self, group=, /")
        .method<"span", span>("self, group=, /")
        .method<"expand", expand>("self, /, template")
        .method<"__getitem__", item>("self, group, /")
        .method<"__repr__", repr>()
        .method<"__copy__", itself>()
        .method<"__deepcopy__", itself>("self, memo, /")
        .property<"string", string>()
        .property<"re", pattern>()
        .property<"pos", position>()
        .property<"endpos", endPosition>()
        .property<"regs", regs>()
        .property<"lastindex", lastIndex>()
        .property<"lastgroup", lastGroupName>();
}

} // namespace awaitscope
