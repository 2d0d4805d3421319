#include "scenarios/language/modules/regex_pattern.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/modules/regex_objects.h"
#include "scenarios/language/modules/regex_template.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

class RegexIterator final : public NativeIterator {
public:
    explicit RegexIterator(RegexSearch search) : m_search(std::move(search)) {}
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_search.pattern);
        visitor.visit(m_search.subject);
    }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        RegexSpans spans;
        Found found = findMatch(machine, m_search, Regex::Mode::Search, spans);
        if (found == Found::No) ended = true;
        if (found != Found::Yes) return true;
        auto match = makeRef<MatchObject>(m_search, spans);
        match->from = 0;
        item = Value(std::move(match));
        m_search.moveBehind(spans);
        return true;
    }

private:
    RegexSearch m_search;
};

/// 0, when left out, stands for all.
bool readMost(Machine& machine, const Value& given, int64_t& most)
{
    most = 0;
    if (given && !readInteger(machine, given, most)) return false;
    return true;
}

Value textLike(const Value& subject, std::string text)
{
    return isStr(subject) ? makeStr(std::move(text)) : makeBytes(std::move(text));
}

} // namespace

Value regexMatch(Machine& machine, RegexCall call, const Value& pattern, const Value& subject,
                 const Value& pos, const Value& endpos)
{
    RegexSearch search;
    if (!readSearch(machine, pattern, subject, pos, endpos, search)) return nullptr;
    Regex::Mode mode = call == RegexCall::Search  ? Regex::Mode::Search
                       : call == RegexCall::Match ? Regex::Mode::Match
                                                  : Regex::Mode::FullMatch;
    RegexSpans spans;
    Found found = findMatch(machine, search, mode, spans);
    if (found == Found::Raised) return nullptr;
    return found == Found::No ? none() : Value(makeRef<MatchObject>(search, std::move(spans)));
}

Value regexFindAll(Machine& machine, const Value& pattern, const Value& source, const Value& pos,
                   const Value& endpos)
{
    RegexSearch search;
    if (!readSearch(machine, pattern, source, pos, endpos, search)) return nullptr;
    const Value& subject = search.subject;
    Values all;
    RegexSpans spans;
    auto text = [&](size_t group) {
        size_t begin = spans[2 * group];
        if (begin == kNoSpan) return textLike(subject, "");
        return partOf(subject, begin, spans[2 * group + 1]);
    };
    constexpr size_t kMatchBytes = 64;
    for (;;) {
        Found found = findMatch(machine, search, Regex::Mode::Search, spans);
        if (found == Found::Raised || !machine.reserve(kMatchBytes * (spans.size() / 2)))
            return nullptr;
        if (found == Found::No) return makeList(std::move(all));
        size_t groups = spans.size() / 2;
        if (groups <= 2) {
            all.push_back(text(groups - 1));
        } else {
            Values parts;
            for (size_t group = 1; group < groups; ++group)
                parts.push_back(text(group));
            all.push_back(makeTuple(std::move(parts)));
        }
        search.moveBehind(spans);
    }
}

Value regexFindIterator(Machine& machine, const Value& pattern, const Value& subject,
                        const Value& pos, const Value& endpos)
{
    RegexSearch search;
    if (!readSearch(machine, pattern, subject, pos, endpos, search)) return nullptr;
    return makeRef<RegexIterator>(std::move(search));
}

Value regexSplit(Machine& machine, const Value& pattern, const Value& source, const Value& given)
{
    RegexSearch search;
    int64_t most = 0;
    if (!readSearch(machine, pattern, source, nullptr, nullptr, search) ||
        !readMost(machine, given, most))
        return nullptr;
    const Value& subject = search.subject;
    Values parts;
    RegexSpans spans;
    size_t last = 0;
    constexpr size_t kPartBytes = 64;
    for (int64_t count = 0; most == 0 || count < most; ++count) {
        Found found = findMatch(machine, search, Regex::Mode::Search, spans);
        if (found == Found::Raised || !machine.reserve(kPartBytes * (spans.size() / 2)))
            return nullptr;
        if (found == Found::No) break;
        parts.push_back(partOf(subject, last, spans[0]));
        for (size_t group = 1; group < spans.size() / 2; ++group)
            parts.push_back(spans[2 * group] == kNoSpan
                                ? none()
                                : partOf(subject, spans[2 * group], spans[2 * group + 1]));
        last = spans[1];
        search.moveBehind(spans);
    }
    parts.push_back(partOf(subject, last, search.end));
    return makeList(std::move(parts));
}

Coroutine<Value> regexSubstitute(Machine& machine, Value pattern, Value replacement, Value subject,
                                 Value given, bool counted)
{
    RegexSearch search;
    int64_t most = 0;
    if (!readMost(machine, given, most)) co_return nullptr;
    bool calls = isCallable(replacement);
    std::optional<RegexTemplate> parts;
    if (!calls) {
        parts = readTemplate(machine, *pattern.as<PatternObject>(), replacement);
        if (!parts) co_return nullptr;
    }
    if (!readSearch(machine, pattern, subject, nullptr, nullptr, search)) co_return nullptr;
    subject = search.subject;
    std::string text;
    const std::string& raw = rawText(subject);
    RegexSpans spans;
    size_t last = 0;
    int64_t count = 0;
    while (most == 0 || count < most) {
        Found found = findMatch(machine, search, Regex::Mode::Search, spans);
        if (found == Found::Raised) co_return nullptr;
        if (found == Found::No) break;
        text.append(raw, last, spans[0] - last);
        if (calls) {
            auto match = makeRef<MatchObject>(search, spans);
            match->from = 0;
            Values arguments{Value(std::move(match))};
            Value made = co_await machine.call(replacement, std::move(arguments));
            if (!made) co_return nullptr;
            bool fits = isStr(subject) ? isStr(made) : typeOf(made)->layout() == Layout::Bytes;
            if (!fits && !made.is(none()))
                co_return machine.raiseTypeError(
                    isStr(subject)
                        ? "sequence item " + std::to_string(text.empty() ? 0 : 1) +
                              ": expected str instance, " + machine.typeName(made) + " found"
                        : "sequence item " + std::to_string(text.empty() ? 0 : 1) +
                              ": expected a bytes-like object, " + machine.typeName(made) +
                              " found");
            if (fits) {
                size_t more = rawText(made).size();
                if (!isTextSize(machine, text.size() + more) || !machine.reserve(more))
                    co_return nullptr;
                text += rawText(made);
            }
        } else if (!parts->append(machine, subject, spans, text)) {
            co_return nullptr;
        }
        last = spans[1];
        ++count;
        search.moveBehind(spans);
    }
    text.append(raw, last, search.end - last);
    Value result = textLike(subject, std::move(text));
    if (!counted) co_return result;
    Value number = Value::small(count);
    Values pair{std::move(result), std::move(number)};
    co_return makeTuple(std::move(pair));
}

} // namespace awaitscope
