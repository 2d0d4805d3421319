#include "program/option_values.h"

#include <array>
#include <charconv>

namespace awaitscope {

namespace {

template <class Number> std::optional<Number> parseNumber(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

template <class Number>
std::optional<Number> parseWithin(std::string_view text, Number least, Number most)
{
    const auto number = parseNumber<Number>(text);
    // Written so that NaN is out, too.
    if (!number || !(*number >= least && *number <= most)) return {};
    return number;
}

std::optional<uint64_t> parseCount(std::string_view text)
{
    return parseWithin<uint64_t>(text, 1, std::numeric_limits<uint64_t>::max());
}

/// `65536`, `512K`, `256M`, `1G`, in powers of 1024.
std::optional<uint64_t> parseSize(std::string_view text)
{
    int shift = 0;
    if (!text.empty()) {
        switch (text.back()) {
        case 'K': shift = 10; break;
        case 'M': shift = 20; break;
        case 'G': shift = 30; break;
        default: break;
        }
    }
    if (shift != 0) text.remove_suffix(1);
    const auto count = parseCount(text);
    if (!count || *count > (std::numeric_limits<uint64_t>::max() >> shift)) return {};
    return *count << shift;
}

std::optional<VirtualTime> parseTime(std::string_view text)
{
    const auto duration = parseDuration(text);
    if (!duration || *duration < Duration{}) return {};
    return VirtualTime{} + *duration;
}

template <class Value, size_t count>
std::optional<Value> parseWord(std::string_view text,
                               const std::array<std::pair<std::string_view, Value>, count>& words)
{
    for (const auto& [word, value] : words)
        if (text == word) return value;
    return {};
}

constexpr std::array<std::pair<std::string_view, TraceFormat>, 3> kFormats{
    {{"jsonl", TraceFormat::Jsonl}, {"chrome", TraceFormat::Chrome}, {"csv", TraceFormat::Csv}}};
constexpr std::array<std::pair<std::string_view, PictureTheme>, 3> kThemes{
    {{"light", PictureTheme::Light}, {"dark", PictureTheme::Dark}, {"print", PictureTheme::Print}}};
constexpr std::array<std::pair<std::string_view, PictureAxis>, 3> kAxes{
    {{"time", PictureAxis::Time},
     {"order", PictureAxis::Order},
     {"unfolded", PictureAxis::Unfolded}}};
constexpr std::array<std::pair<std::string_view, Language>, 2> kLanguages{
    {{"en", Language::English}, {"fr", Language::French}}};

using Problem = std::optional<std::string>;

Problem badValue(const CommandLine& line, const OptionSpec& option, std::string_view value)
{
    return say(Message::BadValue, line.language,
               {option.name, value, say(option.takes, line.language)});
}

std::string sentenceOf(const CommandLine& line, const SettingProblem& problem,
                       std::string_view name)
{
    const std::string sentence = sentenceFor(problem, name, line.language);
    return sentence.ends_with('?') ? sentence : sentence + '.';
}

/// What does not depend on the scenario's comments is found here, before anything is read.
Problem tryOut(const CommandLine& line, std::string_view name, std::string_view key,
               std::string_view value)
{
    RunOptions unused;
    const auto problem = applySetting(unused, key, value);
    return problem ? Problem(sentenceOf(line, *problem, name)) : Problem();
}

Problem takeModel(CommandLine& line, const OptionSpec& option, std::string_view item)
{
    auto parsed = parseModel(item);
    if (auto* choice = std::get_if<ModelChoice>(&parsed)) {
        line.models.push_back(std::move(*choice));
        return {};
    }
    const SettingProblem& problem = std::get<SettingProblem>(parsed);
    return problem.key == "models" ? badValue(line, option, problem.value)
                                   : sentenceOf(line, problem, problem.key);
}

Problem takeModels(CommandLine& line, const OptionSpec& option, std::string_view value)
{
    line.models.clear();
    for (const std::string_view item : modelItems(value))
        if (Problem problem = takeModel(line, option, item)) return problem;
    if (option.id == OptionId::Model && line.models.size() > 1)
        return say(Message::OneModelOnly, line.language, {option.name});
    return {};
}

Problem takeSetting(CommandLine& line, const OptionSpec& option, std::string_view value)
{
    if (Problem problem = tryOut(line, option.name, option.setting, value)) return problem;
    line.choices.settings.emplace_back(option.setting, value);
    return {};
}

/// The values that are one field each. False when the value is none of what the option takes.
bool takeSimple(CommandLine& line, OptionId id, std::string_view value)
{
    const auto assign = [](auto& field, const auto& parsed) {
        if (!parsed) return false;
        field = *parsed;
        return true;
    };
    constexpr int kFewestPixels = 64;
    constexpr int kMostPixels = 16384;
    switch (id) {
    case OptionId::MaxEvents: return assign(line.choices.maxEvents, parseCount(value));
    case OptionId::MaxStatements: return assign(line.choices.maxStatements, parseCount(value));
    case OptionId::MaxMemory: return assign(line.choices.maxMemory, parseSize(value));
    case OptionId::Language:
        line.chosenLanguage = languageNamed(value);
        return assign(line.language, line.chosenLanguage);
    case OptionId::Format: return assign(line.format, parseWord(value, kFormats));
    case OptionId::Width: return assign(line.width, parseWithin(value, kFewestPixels, kMostPixels));
    case OptionId::Height:
        return assign(line.height, parseWithin(value, kFewestPixels, kMostPixels));
    case OptionId::Scale: return assign(line.scale, parseWithin(value, 0.25, 8.0));
    case OptionId::Theme: return assign(line.theme, parseWord(value, kThemes));
    case OptionId::Axis: return assign(line.axis, parseWord(value, kAxes));
    case OptionId::From: return assign(line.from, parseTime(value));
    case OptionId::To: return assign(line.to, parseTime(value));
    case OptionId::Output: line.output = value; return !value.empty();
    default: return false;
    }
}

} // namespace

std::optional<Language> languageNamed(std::string_view name)
{
    return parseWord(name, kLanguages);
}

std::optional<std::string> takeValue(CommandLine& line, const OptionSpec& option,
                                     std::string_view value)
{
    switch (option.id) {
    case OptionId::Setting: return takeSetting(line, option, value);
    case OptionId::Model:
    case OptionId::Models: return takeModels(line, option, value);
    default:
        if (takeSimple(line, option.id, value)) return {};
        return badValue(line, option, value);
    }
}

} // namespace awaitscope
