#include "program/commands/commands.h"
#include "program/output.h"
#include "program/source_file.h"
#include "program/text_table.h"
#include "scenarios/library/library.h"

namespace awaitscope {

int scenariosCommand(const CommandLine& line)
{
    using enum TextTable::Align;
    TextTable table({Left, Left, Left});
    for (const LibraryScenario& scenario : scenarios(line.language))
        table.addRow({scenario.name, topicTitle(scenario.topic, line.language), scenario.title});
    Output output;
    output.stream() << table.text();
    if (const int error = output.finish()) {
        complainAboutWriting({}, error, line.language);
        return kExitUsage;
    }
    return 0;
}

} // namespace awaitscope
