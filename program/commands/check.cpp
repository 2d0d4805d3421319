#include "program/commands/commands.h"
#include "program/messages.h"
#include "program/output.h"
#include "program/prepared_scenario.h"

namespace awaitscope {

int checkCommand(const CommandLine& line)
{
    const auto scenario = prepareScenario(line);
    if (!scenario) return kExitUsage;
    Output output;
    output.stream() << say(Message::SourceIsFine, line.language, {scenario->source.name}) << '\n';
    if (const int error = output.finish()) {
        complainAboutWriting({}, error, line.language);
        return kExitUsage;
    }
    return 0;
}

} // namespace awaitscope
