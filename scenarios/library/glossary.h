#pragma once

#include "core/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// The parts of the glossary, in its order.
enum class GlossarySection { Ideas, Tasks, EventLoop, Threads, States, Sharing, Figures, Window };

/// A term of the glossary, in both languages at once, so that one can be shown beside the other.
///
/// UTF-8; code stands between backquotes, in terms too.
struct GlossaryEntry {
    /// Stable: the narration links to it.
    std::string id;
    GlossarySection section;
    /// Whether the course's own lexicon has the term.
    bool inCourse;
    std::string englishTerm;
    std::string frenchTerm;
    std::string englishDefinition;
    std::string frenchDefinition;
    /// The scenario that shows it; empty for none.
    std::string scenario;
    /// The ids of those that it is taken for.
    std::vector<std::string> others;

    const std::string& term(Language language) const
    {
        return language == Language::French ? frenchTerm : englishTerm;
    }
    const std::string& definition(Language language) const
    {
        return language == Language::French ? frenchDefinition : englishDefinition;
    }
};

/// Every entry, section by section. The list is made once and never changes.
const std::vector<GlossaryEntry>& glossary();

/// The entry of this id, or nullptr when there is none.
const GlossaryEntry* glossaryEntry(std::string_view id);

/// What a part of the glossary is called above its terms.
std::string glossarySectionTitle(GlossarySection section, Language language);

} // namespace awaitscope
