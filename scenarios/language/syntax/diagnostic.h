#pragma once

#include "core/text/language.h"
#include "scenarios/language/syntax/source_span.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Which sentence a diagnostic says. The sentences, in every language, are in diagnostic_text.cpp.
enum class MessageCode {
    /// CPython's own wording, kept in `Diagnostic::message`, English in every language.
    CPythonWording,
    /// A `\N{NAME}` escape in a string.
    /// An expression or a pattern deeper than the parser goes.
    TooDeeplyNested,
    /// `finally` blocks one inside another, or left in so many ways, that the code never ends.
    FinallyTooNested,
    /// A construct outside the subset; argument 0 is the construct as it is spelled in Python.
    NotInSubset,
    /// A module that Awaitscope does not have; argument 0 is its name.
    MissingModule,
    /// A name that a module has in CPython only; arguments are the module and the name.
    MissingName,
    /// A built-in function that is left out; argument 0 is its name.
    MissingFunction,
};

/// Which piece of advice goes with a diagnostic.
enum class HintCode {
    None,
    /// A doctest or shell prompt was pasted along with the program.
    RemovePrompt,
    /// A line that a web page's copy button adds.
    RemoveWebPageLine,
    /// Typographic quotes; argument 0 is the plain character.
    UsePlainCharacter,
    /// A no-break or zero-width space.
    UsePlainSpace,
    /// `await` and the like in a plain `def`; argument 0 is the function's name.
    MakeFunctionAsync,
    /// `await` at module level.
    WrapInMain,
    /// `=` where a comparison is meant.
    CompareWithDoubleEqual,
    /// Tabs and spaces mixed in indentation.
    IndentWithSpaces,
    /// A `\N{NAME}` escape.
    /// Too deep an expression.
    SplitExpression,
    /// Too many blocks inside one another.
    MoveIntoFunction,
    /// The argument 0 is Python to write instead.
    WriteInstead,
    /// A block that has no statement yet.
    IndentBlockOrPass,
    /// A bracket that is still open; argument 0 is the bracket that closes it.
    CloseBracket,
    /// A string that is still open; argument 0 is the quote that closes it.
    CloseString,
    /// The file is not UTF-8.
    SaveAsUtf8,
    // What to do without something that is left out.
    SleepForRequest,
    KeepDataInVariables,
    WorkForProcess,
    TaskForThread,
    LeaveOutLoop,
    AssignInSource,
    WriteCodeInSource,
    ImportAtTop,
    StepInstead,
    WriteWithoutModule,
    WriteWithoutName,
};

/// One problem of a scenario's source, as data: what is wrong with a script is never an exception
/// of ours.
struct Diagnostic {
    SourceSpan span;
    /// "SyntaxError", "IndentationError" or "TabError" as CPython would raise, or
    /// "UnsupportedError" for what the subset leaves out.
    std::string type;
    /// The English sentence; what is shown comes from messageFor().
    std::string message;
    MessageCode code = MessageCode::CPythonWording;
    HintCode hint = HintCode::None;
    /// Values for the sentence's and the hint's %1, %2, ...
    std::vector<std::string> arguments;
};

/// A diagnostic in CPython's wording.
Diagnostic syntaxError(SourceSpan span, std::string message, HintCode hint = HintCode::None,
                       std::vector<std::string> arguments = {});

/// A diagnostic of type "UnsupportedError" in one of our own wordings.
Diagnostic unsupported(SourceSpan span, MessageCode code, HintCode hint = HintCode::None,
                       std::vector<std::string> arguments = {});

/// The sentence to show. CPython's wordings stay English.
std::string messageFor(const Diagnostic& diagnostic, Language language);

/// The advice to show, empty when there is none.
std::string hintFor(const Diagnostic& diagnostic, Language language);

/// `FILE:LINE:COLUMN: Type: message`, the source line, a line of carets under the span and the
/// hint, each line ended by a newline.
///
/// Tabs of the source line are copied into the caret line and wide characters count two cells, so
/// that carets stand under what they mean; a long line is cut around the carets.
std::string renderDiagnostic(const Diagnostic& diagnostic, std::string_view source,
                             std::string_view fileName, Language language = Language::English);

} // namespace awaitscope
