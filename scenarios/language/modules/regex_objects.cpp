#include "scenarios/language/modules/regex_objects.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace types {

Type* regexPattern()
{
    static Type* const type = makeBuiltinType("Pattern", "re", Layout::Native);
    return type;
}

Type* regexMatch()
{
    static Type* const type = makeBuiltinType("Match", "re", Layout::Native);
    return type;
}

Type* regexError()
{
    static Type* const type =
        makeBuiltinType("PatternError", "re", Layout::Exception, {exceptions::Exception()});
    return type;
}

} // namespace types

PatternObject::PatternObject(std::shared_ptr<const Regex> regex, Value source)
    : Object(types::regexPattern()), m_regex(std::move(regex)), m_source(std::move(source))
{
    setHolder();
}

MatchObject::MatchObject(const RegexSearch& search, RegexSpans spans)
    : Object(types::regexMatch()), pattern(search.pattern), subject(search.subject),
      spans(std::move(spans)), from(search.from), end(search.end)
{
    setHolder();
}

Value MatchObject::group(size_t index) const
{
    size_t begin = spans[2 * index];
    return begin == kNoSpan ? Value() : partOf(subject, begin, spans[2 * index + 1]);
}

size_t MatchObject::lastGroup() const
{
    size_t last = 0;
    auto standsIn = [this](size_t inner, size_t outer) {
        while (inner && inner != outer)
            inner = syntax().groups[inner].parent;
        return inner == outer;
    };
    for (size_t index = 1; index < groups(); ++index) {
        if (spans[2 * index] == kNoSpan) continue;
        size_t end = spans[2 * index + 1];
        // Of two that end at one place the outer one was closed after the inner one.
        if (!last || end > spans[2 * last + 1] ||
            (end == spans[2 * last + 1] && !standsIn(index, last)))
            last = index;
    }
    return last;
}

void RegexSearch::moveBehind(const RegexSpans& spans)
{
    from = spans[1];
    notEmptyHere = spans[0] == spans[1];
}

const std::string& rawText(const Value& subject)
{
    return isStr(subject) ? textOf(subject) : subject.as<BytesObject>()->bytes();
}

Value partOf(const Value& subject, size_t begin, size_t end)
{
    const std::string& raw = rawText(subject);
    if (begin == 0 && end == raw.size()) return subject;
    std::string part = raw.substr(begin, end - begin);
    return isStr(subject) ? makeStr(std::move(part)) : makeBytes(std::move(part));
}

int64_t MatchObject::characterAt(size_t offset) const
{
    const bool counts = isStr(subject) && !subject.as<StrObject>()->isAscii();
    return static_cast<int64_t>(counts ? pattern->charactersBefore(subject, offset) : offset);
}

size_t PatternObject::charactersBefore(const Value& subject, size_t offset)
{
    const std::string_view text = textOf(subject);
    if (!m_counted || !m_counted.is(subject)) {
        m_counted = typeOf(subject) == types::str() ? subject : nullptr; // (has no references)
        m_offset = m_characters = 0;
    }
    if (offset >= m_offset)
        m_characters += countCharacters(text.substr(m_offset, offset - m_offset));
    else
        m_characters -= countCharacters(text.substr(offset, m_offset - offset));
    m_offset = offset;
    return m_characters;
}

Value raiseRegexError(Machine& machine, const RegexProblem& problem, const Value& pattern)
{
    if (problem.tooDeep) return machine.raise(exceptions::RecursionError(), problem.message);
    if (problem.tooLarge) return machine.raise(exceptions::OverflowError(), problem.message);
    std::string message = problem.message;
    Value position = none(), line = none(), column = none();
    if (problem.position) {
        message += " at position " + std::to_string(*problem.position);
        std::string before, text = rawText(pattern);
        if (isStr(pattern))
            before = pattern.as<StrObject>()->slice(
                0, std::min(*problem.position, pattern.as<StrObject>()->length()));
        else
            before = text.substr(0, *problem.position);
        auto lines = std::count(before.begin(), before.end(), '\n') + 1;
        size_t lineStart = before.rfind('\n') == std::string::npos ? 0 : before.rfind('\n') + 1;
        auto characters =
            static_cast<int64_t>(countCharacters(std::string_view(before).substr(lineStart))) + 1;
        if (text.find('\n') != std::string::npos)
            message +=
                " (line " + std::to_string(lines) + ", column " + std::to_string(characters) + ")";
        position = Value::small(static_cast<int64_t>(*problem.position));
        line = Value::small(lines);
        column = Value::small(characters);
    }
    Values arguments{makeStr(message)};
    auto error = makeRef<ExceptionObject>(Ref<Type>(types::regexError()), std::move(arguments));
    error->attributes().set(intern("msg"), makeStr(problem.message));
    error->attributes().set(intern("pattern"), pattern);
    error->attributes().set(intern("pos"), position);
    error->attributes().set(intern("lineno"), line);
    error->attributes().set(intern("colno"), column);
    return machine.raise(Value(std::move(error)));
}

Value patternOf(Machine& machine, const Value& source, const Value& flags)
{
    const Value given = plainOf(source);
    int64_t wanted = 0;
    if (flags && !readInteger(machine, flags, wanted)) return nullptr;
    if (typeOf(given) == types::regexPattern()) {
        if (wanted)
            return machine.raiseValueError("cannot process flags argument with a compiled pattern");
        return given;
    }
    bool isText = isStr(given);
    if (!isText && typeOf(given)->layout() != Layout::Bytes)
        return machine.raiseTypeError("first argument must be string or compiled pattern");
    if (isText && (wanted & regex_flags::kLocale))
        return machine.raiseValueError("cannot use LOCALE flag with a str pattern");
    if (!isText && (wanted & regex_flags::kUnicode))
        return machine.raiseValueError("cannot use UNICODE flag with a bytes pattern");
    if ((wanted & regex_flags::kAscii) && (wanted & regex_flags::kUnicode))
        return machine.raiseValueError("ASCII and UNICODE flags are incompatible");
    const std::string& text = rawText(given);
    constexpr size_t kBytesPerByte = 64;
    if (!machine.charge(64 + text.size()) || !machine.reserve(text.size() * kBytesPerByte))
        return nullptr;
    RegexProblem problem;
    std::shared_ptr<const Regex> regex = Regex::compile(text, isText, wanted, problem);
    if (!regex) return raiseRegexError(machine, problem, given);
    return makeRef<PatternObject>(std::move(regex), given);
}

bool readSearch(Machine& machine, const Value& pattern, const Value& given, const Value& pos,
                const Value& endpos, RegexSearch& search)
{
    Value subject = plainOf(given);
    if (const std::string* bytes = bytesIn(subject); bytes && typeOf(subject) != types::bytes())
        subject = makeBytes(*bytes);
    search.pattern = pattern.ref<PatternObject>();
    search.subject = subject;
    bool isText = isStr(subject);
    if (!isText && typeOf(subject)->layout() != Layout::Bytes) {
        machine.raiseTypeError("expected string or bytes-like object, got '" +
                               machine.typeName(subject) + "'");
        return false;
    }
    if (isText != search.pattern->regex().isText()) {
        machine.raiseTypeError(isText ? "cannot use a bytes pattern on a string-like object"
                                      : "cannot use a string pattern on a bytes-like object");
        return false;
    }
    search.end = rawText(subject).size();
    auto length = isText ? static_cast<int64_t>(subject.as<StrObject>()->length())
                         : static_cast<int64_t>(search.end);
    auto offset = [&](int64_t character) {
        auto cut = static_cast<size_t>(std::clamp<int64_t>(character, 0, length));
        return isText ? subject.as<StrObject>()->offsetOf(cut) : cut;
    };
    int64_t number = 0;
    if (pos) {
        if (!readInteger(machine, pos, number)) return false;
        search.from = offset(number);
    }
    if (endpos) {
        if (!readInteger(machine, endpos, number)) return false;
        search.end = offset(number);
    }
    return true;
}

Found findMatch(Machine& machine, const RegexSearch& search, Regex::Mode mode, RegexSpans& spans)
{
    constexpr uint64_t kMostSteps = 20'000'000;
    if (search.from > search.end) return Found::No;
    Regex::Request request;
    request.text = std::string_view(rawText(search.subject)).substr(0, search.end);
    request.from = search.from;
    request.mode = mode;
    request.notEmptyHere = search.notEmptyHere;
    request.mostSteps = kMostSteps;
    uint64_t steps = 0;
    Regex::Result result = search.pattern->regex().match(request, spans, steps);
    if (!machine.charge(1 + steps)) return Found::Raised;
    if (result == Regex::Result::TooLong) {
        machine.raise(exceptions::RuntimeError(),
                      "this regular expression takes too long for this text (more than " +
                          std::to_string(kMostSteps) +
                          " steps, or too much memory): it may try the same characters in "
                          "very many ways, as (a+)+ does");
        return Found::Raised;
    }
    return result == Regex::Result::Found ? Found::Yes : Found::No;
}

} // namespace awaitscope
