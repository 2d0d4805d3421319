#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/regex_objects.h"
#include "scenarios/language/modules/regex_pattern.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <array>

namespace awaitscope {

namespace {

template <RegexCall Call> Value matchFunction(Machine& machine, Arguments slots)
{
    Value pattern = patternOf(machine, slots[0], slots[2]);
    return pattern ? regexMatch(machine, Call, pattern, slots[1], nullptr, nullptr) : nullptr;
}

template <RegexCall Call> Value matchMethod(Machine& machine, Arguments slots)
{
    return regexMatch(machine, Call, slots[0], slots[1], slots[2], slots[3]);
}

Value compile(Machine& machine, Arguments slots)
{
    return patternOf(machine, slots[0], slots[1]);
}

Value findAll(Machine& machine, Arguments slots)
{
    Value pattern = patternOf(machine, slots[0], slots[2]);
    return pattern ? regexFindAll(machine, pattern, slots[1], nullptr, nullptr) : nullptr;
}

Value findAllMethod(Machine& machine, Arguments slots)
{
    return regexFindAll(machine, slots[0], slots[1], slots[2], slots[3]);
}

Value findIterator(Machine& machine, Arguments slots)
{
    Value pattern = patternOf(machine, slots[0], slots[2]);
    return pattern ? regexFindIterator(machine, pattern, slots[1], nullptr, nullptr) : nullptr;
}

Value findIteratorMethod(Machine& machine, Arguments slots)
{
    return regexFindIterator(machine, slots[0], slots[1], slots[2], slots[3]);
}

Value split(Machine& machine, Arguments slots)
{
    Value pattern = patternOf(machine, slots[0], slots[3]);
    return pattern ? regexSplit(machine, pattern, slots[1], slots[2]) : nullptr;
}

Value splitMethod(Machine& machine, Arguments slots)
{
    return regexSplit(machine, slots[0], slots[1], slots[2]);
}

Coroutine<Value> substituted(Machine& machine, Values slots, bool counted)
{
    Value pattern = patternOf(machine, slots[0], slots[4]);
    if (!pattern) co_return nullptr;
    co_return co_await regexSubstitute(machine, pattern, slots[1], slots[2], slots[3], counted);
}

Coroutine<Value> sub(Machine& machine, Values slots)
{
    return substituted(machine, std::move(slots), false);
}

Coroutine<Value> subn(Machine& machine, Values slots)
{
    return substituted(machine, std::move(slots), true);
}

Coroutine<Value> subMethod(Machine& machine, Values slots)
{
    return regexSubstitute(machine, slots[0], slots[1], slots[2], slots[3], false);
}

Coroutine<Value> subnMethod(Machine& machine, Values slots)
{
    return regexSubstitute(machine, slots[0], slots[1], slots[2], slots[3], true);
}

Value escape(Machine& machine, Arguments slots)
{
    bool isText = isStr(slots[0]);
    if (!isText && typeOf(slots[0])->layout() != Layout::Bytes)
        return machine.raiseTypeError("decoding to str: need a bytes-like object, " +
                                      machine.typeName(slots[0]) + " found");
    constexpr std::string_view kSpecial = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    const std::string& raw = rawText(slots[0]);
    if (!machine.reserve(2 * raw.size())) return nullptr;
    std::array<bool, 256> isSpecial{};
    for (const char character : kSpecial)
        isSpecial[static_cast<unsigned char>(character)] = true;
    std::string escaped;
    escaped.reserve(raw.size());
    for (const char character : raw) {
        if (isSpecial[static_cast<unsigned char>(character)]) escaped += '\\';
        escaped += character;
    }
    Cost::spend(escaped.size() / Cost::kBytesHashed);
    return isText ? makeStr(std::move(escaped)) : makeBytes(std::move(escaped));
}

Value nothing(Machine&, Arguments)
{
    return none();
}

const Regex& regexOf(Arguments slots)
{
    return slots[0].as<PatternObject>()->regex();
}

int64_t flagsOf(const Regex& regex)
{
    int64_t flags = regex.syntax().flags;
    bool isUnicode = regex.isText() && !(flags & regex_flags::kAscii);
    return isUnicode ? flags | regex_flags::kUnicode : flags;
}

Value source(Machine&, Arguments slots)
{
    return slots[0].as<PatternObject>()->source();
}

Value flags(Machine&, Arguments slots)
{
    return Value::small(flagsOf(regexOf(slots)));
}

Value groupCount(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(regexOf(slots).groups()) - 1);
}

Value groupIndex(Machine&, Arguments slots)
{
    auto dict = makeRef<DictObject>();
    const auto& groups = regexOf(slots).syntax().groups;
    for (size_t index = 1; index < groups.size(); ++index) {
        if (groups[index].name.empty()) continue;
        Value name = makeStr(groups[index].name);
        dict->table().set(*hashOf(name), name, Value::small(static_cast<int64_t>(index)));
    }
    return dict;
}

/// `re.compile('ab+', re.IGNORECASE)`.
Value repr(Machine& machine, Arguments slots)
{
    struct Name {
        int64_t flag;
        const char* name;
    };
    constexpr Name kNames[] = {
        {regex_flags::kIgnoreCase, "re.IGNORECASE"}, {regex_flags::kMultiLine, "re.MULTILINE"},
        {regex_flags::kDotAll, "re.DOTALL"},         {regex_flags::kUnicode, "re.UNICODE"},
        {regex_flags::kVerbose, "re.VERBOSE"},       {regex_flags::kDebug, "re.DEBUG"},
        {regex_flags::kAscii, "re.ASCII"},
    };
    const Regex& regex = regexOf(slots);
    int64_t flags = flagsOf(regex);
    if (regex.isText()) flags &= ~regex_flags::kUnicode;
    std::string shown, text;
    machine.plainRepr(slots[0].as<PatternObject>()->source(), shown);
    constexpr size_t kMost = 200;
    if (countCharacters(shown) > kMost) {
        Value whole = makeStr(shown);
        shown = whole.as<StrObject>()->slice(0, kMost);
    }
    for (const Name& name : kNames)
        if (flags & name.flag) text += (text.empty() ? "" : "|") + std::string(name.name);
    return makeStr("re.compile(" + shown + (text.empty() ? "" : ", " + text) + ")");
}

Value isEqual(Machine&, Arguments slots)
{
    if (typeOf(slots[1]) != types::regexPattern()) return notImplemented();
    const auto &left = *slots[0].as<PatternObject>(), &right = *slots[1].as<PatternObject>();
    return boolean(&left == &right || (flagsOf(left.regex()) == flagsOf(right.regex()) &&
                                       plainEqual(left.source(), right.source())));
}

void definePattern()
{
    Methods<types::regexPattern>()
        .method<"search", matchMethod<RegexCall::Search>>("self, /, string, pos=, endpos=")
        .method<"match", matchMethod<RegexCall::Match>>("self, /, string, pos=, endpos=")
        .method<"fullmatch", matchMethod<RegexCall::FullMatch>>("self, /, string, pos=, endpos=")
        .method<"findall", findAllMethod>("self, /, string, pos=, endpos=")
        .method<"finditer", findIteratorMethod>("self, /, string, pos=, endpos=")
        .method<"split", splitMethod>("self, /, string, maxsplit=")
        .method<"sub", subMethod>("self, /, repl, string, count=")
        .method<"subn", subnMethod>("self, /, repl, string, count=")
        .method<"__repr__", repr>()
        .method<"__eq__", isEqual>("self, other, /")
        .property<"pattern", source>()
        .property<"flags", flags>()
        .property<"groups", groupCount>()
        .property<"groupindex", groupIndex>();
}

void defineFlags(Definitions& module)
{
    struct Flag {
        const char *letter, *name;
        int64_t value;
    };
    constexpr Flag kFlags[] = {
        {"I", "IGNORECASE", regex_flags::kIgnoreCase}, {"L", "LOCALE", regex_flags::kLocale},
        {"M", "MULTILINE", regex_flags::kMultiLine},   {"S", "DOTALL", regex_flags::kDotAll},
        {"U", "UNICODE", regex_flags::kUnicode},       {"X", "VERBOSE", regex_flags::kVerbose},
        {"A", "ASCII", regex_flags::kAscii},           {"NOFLAG", "NOFLAG", 0},
    };
    for (const Flag& flag : kFlags)
        module.value(flag.letter, Value::small(flag.value))
            .value(flag.name, Value::small(flag.value));
}

} // namespace

void fillRe(Definitions& module)
{
    definePattern();
    defineRegexMatch();
    defineFlags(module);
    module.function("compile", "pattern, flags=", compile);
    module.function("search", "pattern, string, flags=", matchFunction<RegexCall::Search>);
    module.function("match", "pattern, string, flags=", matchFunction<RegexCall::Match>);
    module.function("fullmatch", "pattern, string, flags=", matchFunction<RegexCall::FullMatch>);
    module.function("findall", "pattern, string, flags=", findAll);
    module.function("finditer", "pattern, string, flags=", findIterator);
    module.function("split", "pattern, string, maxsplit=, flags=", split);
    module.coroutine("sub", "pattern, repl, string, count=, flags=", sub);
    module.coroutine("subn", "pattern, repl, string, count=, flags=", subn);
    module.function("escape", "pattern", escape);
    module.function("purge", "", nothing);
    module.type(types::regexPattern()).type(types::regexMatch()).type(types::regexError());
    module.value("error", Value(types::regexError()));
    module.value("RegexFlag", Value(types::integer()));
}

} // namespace awaitscope
