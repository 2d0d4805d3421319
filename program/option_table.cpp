#include "program/option_table.h"

namespace awaitscope {

namespace {

template <class... Commands> constexpr unsigned only(Commands... commands)
{
    return ((1U << static_cast<unsigned>(commands)) | ...);
}

constexpr unsigned kEvery = only(Command::Window, Command::Run, Command::Trace, Command::Compare,
                                 Command::Export, Command::Check, Command::Scenarios);
constexpr unsigned kOneRun = only(Command::Run, Command::Trace);
constexpr unsigned kManyRuns = only(Command::Compare, Command::Export);
constexpr unsigned kFiles = only(Command::Trace, Command::Export);
constexpr unsigned kPictures = only(Command::Export);

using enum OptionId;

constexpr OptionSpec kOptions[] = {
    {Model, "--model", "", "M", "", kOneRun, Message::HelpModel, Message::TakesModel},
    {Models, "--models", "", "LIST", "", kManyRuns, Message::HelpModels, Message::TakesModel},
    {Format, "--format", "", "F", "", only(Command::Trace), Message::HelpFormat,
     Message::TakesFormat},
    {Output, "--output", "-o", "OUT", "", kFiles, Message::HelpOutput, Message::TakesPath},
    {Json, "--json", "", "", "", only(Command::Compare), Message::HelpJson},
    {Width, "--width", "", "W", "", kPictures, Message::HelpWidth, Message::TakesPixels},
    {Height, "--height", "", "H", "", kPictures, Message::HelpHeight, Message::TakesPixels},
    {Scale, "--scale", "", "S", "", kPictures, Message::HelpScale, Message::TakesScale},
    {Theme, "--theme", "", "T", "", kPictures, Message::HelpTheme, Message::TakesTheme},
    {Axis, "--axis", "", "A", "", kPictures, Message::HelpAxis, Message::TakesAxis},
    {BreakIdle, "--break-idle", "", "", "", kPictures, Message::HelpBreakIdle},
    {From, "--from", "", "T", "", kPictures, Message::HelpFrom, Message::TakesTime},
    {To, "--to", "", "T", "", kPictures, Message::HelpTo, Message::TakesTime},

    {Setting, "--quantum", "", "T", "quantum", kEvery, Message::HelpQuantum},
    {Setting, "--cores", "", "N", "cores", kEvery, Message::HelpCores},
    {Setting, "--policy", "", "P", "policy", kEvery, Message::HelpPolicy},
    {Setting, "--switch-cost", "", "T", "switch_cost", kEvery, Message::HelpSwitchCost},
    {Setting, "--statement-cost", "", "T", "statement_cost", kEvery, Message::HelpStatementCost},
    {Setting, "--seed", "", "N", "seed", kEvery, Message::HelpSeed},
    {Setting, "--until", "", "T", "until", kEvery, Message::HelpUntil},
    {MaxEvents, "--max-events", "", "N", "", kEvery, Message::HelpMaxEvents, Message::TakesCount},
    {MaxStatements, "--max-statements", "", "N", "", kEvery, Message::HelpMaxStatements,
     Message::TakesCount},
    {MaxMemory, "--max-memory", "", "SIZE", "", kEvery, Message::HelpMaxMemory, Message::TakesSize},
    {Language, "--lang", "", "L", "", kEvery, Message::HelpLanguage, Message::TakesLanguage},
    {Help, "--help", "-h", "", "", kEvery, Message::HelpHelp},
    {Version, "--version", "", "", "", kEvery, Message::HelpVersion},
};

} // namespace

std::span<const OptionSpec> optionTable()
{
    return kOptions;
}

const OptionSpec* findOption(std::string_view name)
{
    for (const OptionSpec& option : kOptions)
        if (name == option.name || (!option.shortName.empty() && name == option.shortName))
            return &option;
    return nullptr;
}

} // namespace awaitscope
