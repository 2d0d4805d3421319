#pragma once

#include "core/text/language.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace awaitscope {

/// The sentences that the program says on a terminal; their wordings are in messages.cpp.
enum class Message {
    None,
    // A command line that makes no sense.
    UnknownCommandMeant,
    UnknownOption,
    UnknownOptionMeant,
    OptionOfOthers,
    OptionNeedsValue,
    OptionTakesNoValue,
    BadValue,
    OneFileTooMany,
    NoFileTaken,
    NeedsFile,
    NeedsOutput,
    OneModelOnly,
    FromAfterTo,
    UnknownPicture,
    SeeHelp,
    // Files.
    NoSuchScenario,
    NoSuchScenarioMeant,
    CannotRead,
    CannotWrite,
    OverwritesSource,
    TooLarge,
    RunIsOver,
    OtherPrograms,
    NoDisplay,
    // Ends of runs.
    DefinesOnly,
    StoppedByLimit,
    LimitUntil,
    LimitEvents,
    LimitStatements,
    LimitMemory,
    LimitOutput,
    LimitNestedTasks,
    LimitOfOneValue, ///< when, where, MiB
    LimitOfDepth,    ///< when, where, calls
    LimitStopped,
    TimeStandsStill,
    LimitOther,
    AtLine,
    OfRun, ///< its name, what is said of it
    // What is said when all is well.
    SourceIsFine,
    SourceRunsAsFarAs,
    MoreProblems,
    // The help.
    HelpUsage,
    HelpCommands,
    HelpOptions,
    HelpCommonOptions,
    HelpFile,
    HelpWindow,
    HelpRun,
    HelpTrace,
    HelpCompare,
    HelpExport,
    HelpCheck,
    HelpScenarios,
    HelpExitCodes,
    HelpModel,
    HelpModels,
    HelpFormat,
    HelpOutput,
    HelpJson,
    HelpWidth,
    HelpHeight,
    HelpScale,
    HelpTheme,
    HelpAxis,
    HelpBreakIdle,
    HelpFrom,
    HelpTo,
    HelpQuantum,
    HelpCores,
    HelpPolicy,
    HelpSwitchCost,
    HelpStatementCost,
    HelpSeed,
    HelpUntil,
    HelpMaxEvents,
    HelpMaxStatements,
    HelpMaxMemory,
    HelpLanguage,
    HelpHelp,
    HelpVersion,
    // What an option takes.
    TakesModel,
    TakesFormat,
    TakesPath,
    TakesPixels,
    TakesScale,
    TakesTheme,
    TakesAxis,
    TakesTime,
    TakesCount,
    TakesSize,
    TakesLanguage,
};

/// The sentence with %1, %2, ... replaced by the values.
std::string say(Message message, Language language,
                std::initializer_list<std::string_view> values = {});

} // namespace awaitscope
