#include "scenarios/library/library.h"

#include "scenarios/library/embedded_files.h"
#include "scenarios/library/words.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace awaitscope {

namespace {

constexpr std::pair<std::string_view, Topic> folders[] = {
    {"course", Topic::Course},     {"misconceptions", Topic::Misconceptions},
    {"pitfalls", Topic::Pitfalls}, {"tools", Topic::Tools},
    {"closing", Topic::Closing},
};

Topic topicOf(std::string_view folder)
{
    const auto* found =
        std::ranges::find(folders, folder, &std::pair<std::string_view, Topic>::first);
    assert(found != std::end(folders));
    return found->second;
}

std::string_view contentOf(std::string_view path)
{
    const auto files = embeddedFiles();
    const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
    return found == files.end() ? std::string_view{} : found->content;
}

std::vector<LibraryScenario> load(Language language)
{
    const std::string_view suffix = language == Language::French ? ".fr.py" : ".en.py";
    std::vector<LibraryScenario> loaded;
    for (const EmbeddedFile& file : embeddedFiles()) {
        if (!file.path.ends_with(suffix)) {
            continue;
        }
        const std::size_t slash = file.path.find('/');
        const std::string_view stem = file.path.substr(0, file.path.size() - suffix.size());
        const std::string wordsPath =
            std::string(file.path.substr(0, file.path.size() - 3)) + ".words";
        const std::string_view words = contentOf(wordsPath);
        loaded.push_back({
            .name = std::string(stem.substr(slash + 1)),
            .topic = topicOf(file.path.substr(0, slash)),
            .language = language,
            .source = std::string(file.content),
            .title = std::string(wordsFor(words, "title")),
            .question = std::string(wordsFor(words, "question")),
            .answer = std::string(wordsFor(words, "answer")),
            .misconception = std::string(wordsFor(words, "misconception")),
        });
    }
    return loaded;
}

} // namespace

const std::vector<LibraryScenario>& scenarios(Language language)
{
    static const std::vector<LibraryScenario> english = load(Language::English);
    static const std::vector<LibraryScenario> french = load(Language::French);
    return language == Language::French ? french : english;
}

const LibraryScenario* findScenario(std::string_view name, Language language)
{
    const std::vector<LibraryScenario>& all = scenarios(language);
    const auto found = std::ranges::find(all, name, &LibraryScenario::name);
    return found == all.end() ? nullptr : &*found;
}

std::string topicTitle(Topic topic, Language language)
{
    const bool french = language == Language::French;
    switch (topic) {
    case Topic::Course: return french ? "Le cours" : "From the course";
    case Topic::Misconceptions: return french ? "Idées fausses" : "Misconceptions";
    case Topic::Pitfalls:
        return french ? "Ce qui tourne mal, et les remèdes" : "What goes wrong, and cures";
    case Topic::Tools: return french ? "Les outils" : "Tools";
    case Topic::Closing: return french ? "Pour finir" : "Closing";
    }
    return {};
}

} // namespace awaitscope
