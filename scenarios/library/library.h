#pragma once

#include "core/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// The groups of the library, in teaching order.
enum class Topic { Course, Misconceptions, Pitfalls, Tools, Closing };

/// A program of the library with its words, in one language.
///
/// The words are one paragraph each, UTF-8, with code between backquotes. Where an answer gives
/// three times with slashes they are those of the synchronous, cooperative and preemptive model.
struct LibraryScenario {
    /// Short, stable, the same in every language: people type it on the command line.
    std::string name;
    Topic topic;
    Language language;
    /// Plain Python, which real Python runs too; ends in a newline.
    std::string source;
    std::string title;
    /// What a teacher asks the class before anything runs.
    std::string question;
    std::string answer;
    /// The wrong idea, in quotation marks, and what puts it right.
    std::string misconception;

    /// The name that tracebacks and diagnostics give the program.
    std::string fileName() const { return name + ".py"; }
};

/// Every scenario of a language, in teaching order. The list is made once and never changes.
const std::vector<LibraryScenario>& scenarios(Language language);

/// The scenario of this name, or nullptr when the library has none.
const LibraryScenario* findScenario(std::string_view name, Language language);

/// What the group is called above its scenarios.
std::string topicTitle(Topic topic, Language language);

} // namespace awaitscope
