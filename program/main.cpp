#include "program/command_line.h"
#include "program/commands/commands.h"
#include "program/help.h"
#include "program/messages.h"
#include "program/output.h"
#include "program/source_file.h"

#include <csignal>
#include <iostream>

namespace awaitscope {

namespace {

int complain(const UsageError& error)
{
    std::string command{nameOf(error.command)};
    if (!command.empty()) command += ' ';
    std::cerr << "awaitscope: " << error.sentence << '\n'
              << say(Message::SeeHelp, error.language, {command}) << '\n';
    return kExitUsage;
}

int print(const std::string& text, Language language)
{
    Output output;
    output.stream() << text;
    const int error = output.finish();
    if (error != 0) complainAboutWriting({}, error, language);
    return error == 0 ? 0 : kExitUsage;
}

int perform(const CommandLine& line, char** argv)
{
    if (line.wantsVersion) return print(versionText(), line.language);
    if (line.wantsHelp) return print(helpText(line.command, line.language), line.language);
    switch (line.command) {
    case Command::Window: return windowCommand(line, argv);
    case Command::Run: return runCommand(line);
    case Command::Trace: return traceCommand(line);
    case Command::Compare: return compareCommand(line);
    case Command::Export: return exportCommand(line);
    case Command::Check: return checkCommand(line);
    case Command::Scenarios: return scenariosCommand(line);
    }
    return kExitUsage;
}

} // namespace

} // namespace awaitscope

int main(int argc, char** argv)
{
    using namespace awaitscope;
    // A reader that goes away (`| head`) is no reason to die: writing fails instead.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto line = readCommandLine(arguments, languageOfEnvironment());
    if (const auto* error = std::get_if<UsageError>(&line)) return complain(*error);
    return perform(std::get<CommandLine>(line), argv);
}
