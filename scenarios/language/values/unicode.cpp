#include "scenarios/language/values/unicode.h"

#include "scenarios/language/values/text.h"
#include "scenarios/language/values/unicode_tables.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace awaitscope {

namespace {

using unicode::CaseRun;
using unicode::LongCase;

/// Where each run of classes begins.
const std::vector<uint32_t>& runStarts()
{
    static const auto& starts = *new std::vector<uint32_t>([] {
        std::vector<uint32_t> made;
        uint32_t start = 0;
        for (size_t index = 0; index < unicode::kClassRunCount; ++index) {
            made.push_back(start);
            start += unicode::kClassRuns[index].length;
        }
        return made;
    }());
    return starts;
}

uint16_t searchedClasses(uint32_t character)
{
    const std::vector<uint32_t>& starts = runStarts();
    auto after = std::upper_bound(starts.begin(), starts.end(), character);
    const unicode::ClassRun& run = unicode::kClassRuns[after - starts.begin() - 1];
    return unicode::kClassKinds[character % 2 ? run.odd : run.even];
}

constexpr size_t kCommon = 0x250; // Latin

std::span<const CaseRun> runsOf(LetterCase wanted)
{
    switch (wanted) {
    case LetterCase::Lower: return {unicode::kLowerRuns, unicode::kLowerRunCount};
    case LetterCase::Upper: return {unicode::kUpperRuns, unicode::kUpperRunCount};
    case LetterCase::Title: return {unicode::kTitleRuns, unicode::kTitleRunCount};
    default: return {unicode::kFoldRuns, unicode::kFoldRunCount};
    }
}

std::span<const LongCase> longCasesOf(LetterCase wanted)
{
    switch (wanted) {
    case LetterCase::Lower: return {unicode::kLowerLong, unicode::kLowerLongCount};
    case LetterCase::Upper: return {unicode::kUpperLong, unicode::kUpperLongCount};
    case LetterCase::Title: return {unicode::kTitleLong, unicode::kTitleLongCount};
    default: return {unicode::kFoldLong, unicode::kFoldLongCount};
    }
}

} // namespace

uint16_t classesOf(uint32_t character)
{
    constexpr uint32_t kLast = 0x10ffff;
    if (character > kLast) return 0;
    static const auto common = [] {
        std::array<uint16_t, kCommon> made{};
        for (uint32_t each = 0; each < kCommon; ++each)
            made[each] = searchedClasses(each);
        return made;
    }();
    return character < kCommon ? common[character] : searchedClasses(character);
}

uint32_t simpleCase(uint32_t character, LetterCase wanted)
{
    if (character < 0x80) {
        bool lowers = wanted == LetterCase::Lower || wanted == LetterCase::Fold;
        char first = lowers ? 'A' : 'a';
        bool changes = character >= static_cast<uint32_t>(first) &&
                       character < static_cast<uint32_t>(first) + 26;
        return changes ? character ^ 32 : character;
    }
    std::span<const CaseRun> runs = runsOf(wanted);
    auto run = std::lower_bound(
        runs.begin(), runs.end(), character,
        [](const CaseRun& each, uint32_t wantedCharacter) { return each.last < wantedCharacter; });
    bool changes =
        run != runs.end() && run->first <= character && (character - run->first) % run->stride == 0;
    if (changes) return character + static_cast<uint32_t>(run->difference);
    return character;
}

void appendCase(std::string& text, uint32_t character, LetterCase wanted)
{
    if (character >= 0x80) {
        std::span<const LongCase> cases = longCasesOf(wanted);
        auto found = std::lower_bound(cases.begin(), cases.end(), character,
                                      [](const LongCase& each, uint32_t wantedCharacter) {
                                          return each.character < wantedCharacter;
                                      });
        if (found != cases.end() && found->character == character) {
            text += found->text;
            return;
        }
    }
    appendCharacter(text, simpleCase(character, wanted));
}

} // namespace awaitscope
