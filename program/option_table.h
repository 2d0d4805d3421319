#pragma once

#include "program/command_line.h"
#include "program/messages.h"

#include <span>

namespace awaitscope {

enum class OptionId {
    Setting,
    MaxEvents,
    MaxStatements,
    MaxMemory,
    Language,
    Help,
    Version,
    Model,
    Models,
    Format,
    Output,
    Json,
    Width,
    Height,
    Scale,
    Theme,
    Axis,
    BreakIdle,
    From,
    To,
};

/// What the command line knows about one option; the help is made of it, too.
struct OptionSpec {
    OptionId id = OptionId::Setting;
    std::string_view name;      ///< `--quantum`
    std::string_view shortName; ///< `-o`, or empty
    std::string_view value;     ///< what its value is called in the help; empty for a switch
    std::string_view setting;   ///< for `Setting`: its key in comments
    unsigned commands = 0;      ///< bits by Command
    Message help = Message::None;
    Message takes = Message::None; ///< what a wrong value should have been

    bool isFor(Command command) const { return commands >> static_cast<unsigned>(command) & 1; }
};

/// Every option, those of single commands first.
std::span<const OptionSpec> optionTable();

/// Nothing when no command has such an option.
const OptionSpec* findOption(std::string_view name);

} // namespace awaitscope
