#include "scenarios/language/modules/regex.h"

#include "scenarios/language/values/cost.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <algorithm>
#include <map>
#include <mutex>
#include <pcre2.h>
#include <tuple>

namespace awaitscope {

namespace {

struct CompileContextDeleter {
    void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};
struct MatchContextDeleter {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct MatchDataDeleter {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

constexpr uint32_t kHeapKilobytes = 192 * 1024;

uint32_t optionsOf(const RegexSyntax& syntax, bool isText)
{
    uint32_t options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
    if (isText) options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK;
    if (isText && !(syntax.flags & regex_flags::kAscii)) options |= PCRE2_UCP;
    if (syntax.flags & regex_flags::kIgnoreCase) options |= PCRE2_CASELESS;
    if (syntax.flags & regex_flags::kMultiLine) options |= PCRE2_MULTILINE;
    if (syntax.flags & regex_flags::kDotAll) options |= PCRE2_DOTALL;
    return options;
}

pcre2_code* compiled(const RegexSyntax& syntax, bool isText, RegexProblem& problem)
{
    std::unique_ptr<pcre2_compile_context, CompileContextDeleter> context(
        pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    pcre2_set_compile_extra_options(context.get(), PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
    int error = 0;
    size_t offset = 0;
    pcre2_code* code =
        pcre2_compile(reinterpret_cast<PCRE2_SPTR>(syntax.pattern.data()), syntax.pattern.size(),
                      optionsOf(syntax, isText), &error, &offset, context.get());
    if (code) return code;
    unsigned char text[256] = "";
    pcre2_get_error_message(error, text, sizeof text);
    problem.message = reinterpret_cast<const char*>(text);
    return nullptr;
}

/// What the calls in the pattern count: see `RegexTranslator`.
struct StepCount {
    uint64_t taken = 0, most = 0;
    size_t position = 0;
};

int countStep(pcre2_callout_block* block, void* data)
{
    auto& count = *static_cast<StepCount*>(data);
    size_t from = std::min(count.position, block->current_position);
    size_t moved = std::max(count.position, block->current_position) - from;
    constexpr size_t kCharactersPerStep = 16;
    count.taken += 1 + moved / kCharactersPerStep;
    count.position = block->current_position;
    return count.taken > count.most ? PCRE2_ERROR_CALLOUT : 0;
}

} // namespace

Regex::~Regex()
{
    pcre2_code_free(static_cast<pcre2_code*>(m_code));
}

std::shared_ptr<const Regex> Regex::compile(const std::string& pattern, bool isText, int64_t flags,
                                            RegexProblem& problem)
{
    using Key = std::tuple<std::string, bool, int64_t>;
    constexpr size_t kMostKept = 256;
    static std::mutex mutex;
    static auto& kept = *new std::map<Key, std::shared_ptr<const Regex>>;
    Key key(pattern, isText, flags);
    std::scoped_lock lock(mutex);
    auto found = kept.find(key);
    if (found != kept.end()) return found->second;
    const Cost::Unpaid unpaid; // who asks has paid, whether it is kept or not
    std::optional<RegexSyntax> syntax = translateRegex(pattern, isText, flags, problem);
    if (!syntax) return nullptr;
    std::shared_ptr<Regex> regex(new Regex);
    regex->m_code = compiled(*syntax, isText, problem);
    if (!regex->m_code) return nullptr;
    regex->m_syntax = std::move(*syntax);
    regex->m_pattern = pattern;
    regex->m_text = isText;
    if (kept.size() >= kMostKept) kept.clear();
    kept.emplace(std::move(key), regex);
    return regex;
}

Regex::Result Regex::match(const Request& request, RegexSpans& spans, uint64_t& steps) const
{
    auto* code = static_cast<pcre2_code*>(m_code);
    std::unique_ptr<pcre2_match_data, MatchDataDeleter> data(
        pcre2_match_data_create_from_pattern(code, nullptr));
    std::unique_ptr<pcre2_match_context, MatchContextDeleter> context(
        pcre2_match_context_create(nullptr));
    StepCount count{0, request.mostSteps, request.from};
    pcre2_set_callout(context.get(), countStep, &count);
    pcre2_set_match_limit(context.get(), UINT32_MAX);
    pcre2_set_depth_limit(context.get(), UINT32_MAX);
    pcre2_set_heap_limit(context.get(), kHeapKilobytes);
    uint32_t options = m_text ? PCRE2_NO_UTF_CHECK : 0;
    if (request.mode != Mode::Search) options |= PCRE2_ANCHORED;
    if (request.mode == Mode::FullMatch) options |= PCRE2_ENDANCHORED;
    if (request.notEmptyHere) options |= PCRE2_NOTEMPTY_ATSTART;
    int result = pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(request.text.data()),
                             request.text.size(), request.from, options, data.get(), context.get());
    steps = count.taken;
    if (result == PCRE2_ERROR_NOMATCH) return Result::NotFound;
    if (result < 0) return Result::TooLong;
    const size_t* found = pcre2_get_ovector_pointer(data.get());
    spans.assign(found, found + 2 * groups());
    for (size_t index = static_cast<size_t>(result) * 2; index < spans.size(); ++index)
        spans[index] = kNoSpan;
    return Result::Found;
}

} // namespace awaitscope
