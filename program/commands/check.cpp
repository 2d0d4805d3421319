#include "program/commands/commands.h"
#include "program/messages.h"
#include "program/output.h"
#include "program/prepared_scenario.h"

#include <iostream>

namespace awaitscope {

int checkCommand(const CommandLine& line)
{
    const auto scenario = prepareScenario(line);
    if (!scenario) return kExitUsage;
    const std::vector<Diagnostic>& omissions = scenario->compiled.omissions;
    for (const Diagnostic& omission : omissions)
        std::cerr << renderDiagnostic(omission, scenario->source.text, scenario->source.name,
                                      line.language);
    Output output;
    output.stream() << (omissions.empty()
                            ? say(Message::SourceIsFine, line.language, {scenario->source.name})
                            : say(Message::SourceRunsAsFarAs, line.language,
                                  {scenario->source.name, std::to_string(omissions.size())}))
                    << '\n';
    if (const int error = output.finish()) {
        complainAboutWriting({}, error, line.language);
        return kExitUsage;
    }
    return 0;
}

} // namespace awaitscope
