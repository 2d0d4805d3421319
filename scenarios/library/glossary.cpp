#include "scenarios/library/glossary.h"

#include "scenarios/library/embedded_files.h"
#include "scenarios/library/words.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace awaitscope {

namespace {

constexpr std::string_view folder = "glossary/";

constexpr std::pair<std::string_view, GlossarySection> sections[] = {
    {"glossary/ideas.words", GlossarySection::Ideas},
    {"glossary/tasks.words", GlossarySection::Tasks},
    {"glossary/event-loop.words", GlossarySection::EventLoop},
    {"glossary/threads.words", GlossarySection::Threads},
    {"glossary/states.words", GlossarySection::States},
    {"glossary/sharing.words", GlossarySection::Sharing},
    {"glossary/figures.words", GlossarySection::Figures},
    {"glossary/window.words", GlossarySection::Window},
};

GlossarySection sectionOf(std::string_view path)
{
    const auto* found =
        std::ranges::find(sections, path, &std::pair<std::string_view, GlossarySection>::first);
    assert(found != std::end(sections));
    return found->second;
}

/// Words between single spaces.
std::vector<std::string> split(std::string_view words)
{
    std::vector<std::string> parts;
    while (!words.empty()) {
        const size_t end = std::min(words.find(' '), words.size());
        parts.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return parts;
}

std::vector<GlossaryEntry> load()
{
    std::vector<GlossaryEntry> loaded;
    for (const EmbeddedFile& file : embeddedFiles()) {
        if (!file.path.starts_with(folder)) {
            continue;
        }
        for (std::string_view paragraph : paragraphs(file.content)) {
            loaded.push_back({
                .id = std::string(wordsFor(paragraph, "id")),
                .section = sectionOf(file.path),
                .inCourse = wordsFor(paragraph, "course") == "yes",
                .englishTerm = std::string(wordsFor(paragraph, "english")),
                .frenchTerm = std::string(wordsFor(paragraph, "french")),
                .englishDefinition = std::string(wordsFor(paragraph, "definition-en")),
                .frenchDefinition = std::string(wordsFor(paragraph, "definition-fr")),
                .scenario = std::string(wordsFor(paragraph, "see")),
                .others = split(wordsFor(paragraph, "not")),
            });
        }
    }
    return loaded;
}

} // namespace

const std::vector<GlossaryEntry>& glossary()
{
    static const std::vector<GlossaryEntry> entries = load();
    return entries;
}

const GlossaryEntry* glossaryEntry(std::string_view id)
{
    const std::vector<GlossaryEntry>& all = glossary();
    const auto found = std::ranges::find(all, id, &GlossaryEntry::id);
    return found == all.end() ? nullptr : &*found;
}

std::string glossarySectionTitle(GlossarySection section, Language language)
{
    const bool french = language == Language::French;
    switch (section) {
    case GlossarySection::Ideas: return french ? "Idées" : "Ideas";
    case GlossarySection::Tasks: return french ? "Coroutines et tâches" : "Coroutines and tasks";
    case GlossarySection::EventLoop: return french ? "La boucle d'événements" : "The event loop";
    case GlossarySection::Threads:
        return french ? "Threads et ordonnanceur" : "Threads and the scheduler";
    case GlossarySection::States: return french ? "États" : "States";
    case GlossarySection::Sharing:
        return french ? "Partage, et ce qui tourne mal" : "Sharing, and what goes wrong";
    case GlossarySection::Figures: return french ? "Mesures" : "Figures";
    case GlossarySection::Window: return french ? "La fenêtre" : "The window";
    }
    return {};
}

} // namespace awaitscope
