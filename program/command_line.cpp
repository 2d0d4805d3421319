#include "program/command_line.h"

#include "core/text/nearest.h"
#include "core/trace/jsonl_reader.h"
#include "program/option_values.h"

#include <array>
#include <cstdlib>

namespace awaitscope {

namespace {

constexpr std::array<std::string_view, 7> kCommands{"",       "run",   "trace",    "compare",
                                                    "export", "check", "scenarios"};

/// Reads the words one after the other; stops at the first that makes no sense.
class Reader {
public:
    Reader(const std::vector<std::string>& words, Language language) : m_words(words)
    {
        m_line.language = language;
    }

    std::variant<CommandLine, UsageError> read()
    {
        takeLanguage();
        takeCommand();
        while (!m_error && m_next < m_words.size())
            takeWord(m_words[m_next++]);
        if (!m_error && !m_line.wantsHelp && !m_line.wantsVersion) checkWhole();
        if (m_error) return UsageError{*m_error, m_line.language, m_line.command};
        return std::move(m_line);
    }

private:
    /// Ahead of all others: the sentence about any other word is in this language.
    void takeLanguage()
    {
        constexpr std::string_view kName = "--lang";
        for (size_t i = 0; i < m_words.size() && m_words[i] != "--"; ++i) {
            std::string_view word = m_words[i];
            if (word == kName && i + 1 < m_words.size()) {
                m_line.language = languageNamed(m_words[i + 1]).value_or(m_line.language);
            } else if (word.starts_with(kName) && word.substr(kName.size()).starts_with('=')) {
                word.remove_prefix(kName.size() + 1);
                m_line.language = languageNamed(word).value_or(m_line.language);
            }
        }
    }

    /// Options may stand before the command, so that `awaitscope --lang fr run x` works.
    void takeCommand()
    {
        for (size_t i = 0; i < m_words.size(); ++i) {
            const std::string_view word = m_words[i];
            if (word.size() > 1 && word.starts_with('-')) {
                const OptionSpec* option = findOption(word);
                if (word == "--") return;
                if (option && !option->value.empty()) ++i;
                continue;
            }
            if (const auto command = commandNamed(word)) {
                m_line.command = *command;
                m_commandWord = i;
            }
            return;
        }
    }

    void takeWord(const std::string& word)
    {
        if (m_next - 1 == m_commandWord) return;
        if (word == "--" && !m_optionsOver)
            m_optionsOver = true;
        else if (!m_optionsOver && word.size() > 1 && word.starts_with('-'))
            takeOption(word);
        else
            takeFile(word);
    }

    void takeFile(const std::string& word)
    {
        if (m_line.command == Command::Scenarios)
            return fail(Message::NoFileTaken, {nameOf(m_line.command), word});
        if (m_line.command == Command::Compare && isSavedTrace(m_line.file) && isSavedTrace(word)) {
            m_line.others.push_back(word);
            return;
        }
        if (!m_line.file.empty()) return failTwoFiles(word);
        m_line.file = word;
    }

    void takeOption(std::string_view word)
    {
        const size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const OptionSpec* option = findOption(name);
        if (!option) return failUnknown(name);
        if (!option->isFor(m_line.command)) return failElsewhere(*option);
        if (option->value.empty()) {
            if (equals != std::string_view::npos)
                return fail(Message::OptionTakesNoValue, {option->name});
            return takeSwitch(option->id);
        }
        if (equals == std::string_view::npos && m_next == m_words.size())
            return failWithoutValue(*option);
        const std::string_view value =
            equals == std::string_view::npos ? m_words[m_next++] : word.substr(equals + 1);
        m_error = takeValue(m_line, *option, value);
    }

    void takeSwitch(OptionId id)
    {
        m_line.asJson |= id == OptionId::Json;
        m_line.breaksIdle |= id == OptionId::BreakIdle;
        m_line.wantsHelp |= id == OptionId::Help;
        m_line.wantsVersion |= id == OptionId::Version;
    }

    void checkWhole()
    {
        const std::string_view command = nameOf(m_line.command);
        const bool canDoWithout =
            m_line.command == Command::Window || m_line.command == Command::Scenarios;
        if (m_line.file.empty() && !canDoWithout) return fail(Message::NeedsFile, {command});
        if (m_line.command == Command::Export) {
            if (m_line.output.empty()) return fail(Message::NeedsOutput, {});
            if (m_line.from && m_line.to && *m_line.from >= *m_line.to)
                return fail(Message::FromAfterTo, {});
        }
        const bool isOne = m_line.command == Command::Run || m_line.command == Command::Trace;
        if (isOne && m_line.models.empty()) m_line.models = {ModelChoice{Model::Cooperative, {}}};
    }

    void fail(Message message, std::initializer_list<std::string_view> values)
    {
        m_error = say(message, m_line.language, values);
    }

    void failTwoFiles(std::string_view second)
    {
        // Two words and no command: the first is a mistyped one, most likely.
        const std::string_view near =
            m_line.command == Command::Window
                ? nearestName(m_line.file, std::span(kCommands).subspan(1))
                : std::string_view{};
        if (!near.empty()) return fail(Message::UnknownCommandMeant, {m_line.file, near});
        fail(Message::OneFileTooMany, {second, m_line.file});
    }

    void failUnknown(std::string_view name)
    {
        std::vector<std::string_view> names;
        for (const OptionSpec& option : optionTable())
            if (option.isFor(m_line.command)) names.push_back(option.name);
        const std::string_view near = nearestName(name, names);
        if (near.empty()) return fail(Message::UnknownOption, {name});
        fail(Message::UnknownOptionMeant, {name, near});
    }

    void failElsewhere(const OptionSpec& option)
    {
        std::string others;
        for (size_t i = 1; i < kCommands.size(); ++i) {
            if (!option.isFor(static_cast<Command>(i))) continue;
            others += others.empty() ? "`" : ", `";
            others += kCommands[i];
            others += '`';
        }
        std::string self = "awaitscope";
        if (m_line.command != Command::Window) self += ' ' + std::string(nameOf(m_line.command));
        fail(Message::OptionOfOthers, {option.name, self, others});
    }

    void failWithoutValue(const OptionSpec& option)
    {
        if (option.id == OptionId::Setting) {
            m_error = takeValue(m_line, option, {});
            return;
        }
        fail(Message::OptionNeedsValue, {option.name, say(option.takes, m_line.language)});
    }

    const std::vector<std::string>& m_words;
    size_t m_next = 0;
    size_t m_commandWord = static_cast<size_t>(-1);
    bool m_optionsOver = false;
    CommandLine m_line;
    std::optional<std::string> m_error;
};

} // namespace

std::string_view nameOf(Command command)
{
    return kCommands[static_cast<size_t>(command)];
}

std::optional<Command> commandNamed(std::string_view name)
{
    for (size_t i = 1; i < kCommands.size(); ++i)
        if (name == kCommands[i]) return static_cast<Command>(i);
    return {};
}

std::variant<CommandLine, UsageError> readCommandLine(const std::vector<std::string>& arguments,
                                                      Language preferred)
{
    return Reader(arguments, preferred).read();
}

Language languageOfEnvironment()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (!value || !*value) continue;
        return std::string_view(value).starts_with("fr") ? Language::French : Language::English;
    }
    return Language::English;
}

} // namespace awaitscope
