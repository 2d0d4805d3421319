#pragma once

#include "core/text/language.h"
#include "scenarios/model_choice.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace awaitscope {

/// What the program is asked to do. `Window` has no word of its own: it is what is left.
enum class Command { Window, Run, Trace, Compare, Export, Check, Scenarios };

/// The word on the command line; empty for the window.
std::string_view nameOf(Command command);
/// Nothing when there is no such command.
std::optional<Command> commandNamed(std::string_view name);

enum class TraceFormat { Jsonl, Chrome, Csv };
enum class PictureTheme { Light, Dark, Print };
enum class PictureAxis { Time, Order, Unfolded };

/// A command line that makes sense.
///
/// Settings are kept as they were written: they apply over those of the scenario's own comments,
/// which are not known yet.
struct CommandLine {
    Command command = Command::Window;
    bool wantsHelp = false;
    bool wantsVersion = false;
    Language language = Language::English;  ///< of all that is said
    std::optional<Language> chosenLanguage; ///< by `--lang`
    std::string file; ///< a path, a name of the library, or `-`; empty for the window's own choice
    std::vector<std::string>
        others; ///< of `compare`: saved traces besides `file`, which is one, too
    RunChoices choices;
    /// One for `run` and `trace`; elsewhere as many as wanted, and none when the scenario is to
    /// say.
    std::vector<ModelChoice> models;

    std::string output; ///< empty: standard output
    TraceFormat format = TraceFormat::Jsonl;
    bool asJson = false;
    std::optional<int> width; ///< of the picture, in pixels before scaling
    std::optional<int> height;
    double scale = 1;
    PictureTheme theme = PictureTheme::Light;
    PictureAxis axis = PictureAxis::Unfolded;
    bool breaksIdle = false;
    std::optional<VirtualTime> from;
    std::optional<VirtualTime> to;
};

/// One sentence: what was found on the command line, and what is allowed.
struct UsageError {
    std::string sentence;
    Language language = Language::English;
    Command command = Command::Window;
};

/// Reads the arguments after the program's name. `preferred` is the language of the user's
/// surroundings; `--lang` beats it, in the sentence of an error too.
std::variant<CommandLine, UsageError> readCommandLine(const std::vector<std::string>& arguments,
                                                      Language preferred);

/// The language that LC_ALL, LC_MESSAGES or LANG ask for, the first that is set.
Language languageOfEnvironment();

} // namespace awaitscope
