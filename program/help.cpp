#include "program/help.h"

#include "program/option_table.h"

namespace awaitscope {

namespace {

struct CommandHelp {
    Command command;
    std::string_view synopsis;
    Message help;
};

constexpr CommandHelp kCommands[] = {
    {Command::Window, "[FILE]", Message::HelpWindow},
    {Command::Run, "run FILE", Message::HelpRun},
    {Command::Trace, "trace FILE", Message::HelpTrace},
    {Command::Compare, "compare FILE", Message::HelpCompare},
    {Command::Export, "export FILE -o OUT", Message::HelpExport},
    {Command::Check, "check FILE", Message::HelpCheck},
    {Command::Scenarios, "scenarios", Message::HelpScenarios},
};

/// Two columns; the second one's further lines stand below its first.
std::string row(std::string_view left, std::string_view right)
{
    constexpr size_t kColumn = 26;
    std::string text = "  ";
    text += left;
    text.append(text.size() < kColumn ? kColumn - text.size() : 1, ' ');
    for (const char c : right) {
        text += c;
        if (c == '\n') text.append(kColumn, ' ');
    }
    return text + '\n';
}

std::string optionRow(const OptionSpec& option, Language language)
{
    std::string left{option.name};
    if (!option.shortName.empty()) left = std::string(option.shortName) + ", " + left;
    if (!option.value.empty()) left += ' ' + std::string(option.value);
    return row(left, say(option.help, language));
}

bool isForEvery(const OptionSpec& option)
{
    return option.isFor(Command::Check);
}

std::string commonOptions(Language language)
{
    std::string text = say(Message::HelpCommonOptions, language) + '\n';
    for (const OptionSpec& option : optionTable())
        if (isForEvery(option)) text += optionRow(option, language);
    return text;
}

std::string helpOfCommand(const CommandHelp& command, Language language)
{
    std::string text = say(Message::HelpUsage, language) + " awaitscope ";
    text += command.synopsis;
    text += "\n  " + say(command.help, language) + "\n\n";
    std::string own;
    for (const OptionSpec& option : optionTable())
        if (option.isFor(command.command) && !isForEvery(option))
            own += optionRow(option, language);
    if (!own.empty()) text += say(Message::HelpOptions, language) + '\n' + own + '\n';
    return text + commonOptions(language) + '\n' + say(Message::HelpFile, language) + '\n';
}

std::string helpOfProgram(Language language)
{
    std::string text = say(Message::HelpUsage, language) + '\n';
    for (const CommandHelp& command : kCommands)
        text +=
            row("awaitscope " + std::string(command.synopsis), "  " + say(command.help, language));
    text += '\n';
    for (const CommandHelp& command : kCommands) {
        std::string own;
        for (const OptionSpec& option : optionTable())
            if (option.isFor(command.command) && !isForEvery(option))
                own += optionRow(option, language);
        if (own.empty()) continue;
        text += say(Message::HelpOptions, language) + ' ' + std::string(nameOf(command.command)) +
                '\n' + own + '\n';
    }
    return text + commonOptions(language) + '\n' + say(Message::HelpFile, language) + "\n\n" +
           say(Message::HelpExitCodes, language) + '\n';
}

} // namespace

std::string helpText(Command command, Language language)
{
    if (command == Command::Window) return helpOfProgram(language);
    return helpOfCommand(kCommands[static_cast<size_t>(command)], language);
}

std::string versionText()
{
    return "awaitscope " AWAITSCOPE_VERSION "\n";
}

} // namespace awaitscope
