#pragma once

#include "core/comparison/comparison.h"
#include "core/comparison/first_difference.h"
#include "core/comparison/outcome_difference.h"
#include "core/text/language.h"

#include <QString>

namespace awaitscope {

/// Where two runs of a comparison first part: when, what each does there, and why; or that they do
/// not, and why not. With light marks, as `Sentence` has them.
QString differenceInWords(const Comparison& comparison, size_t first, size_t second,
                          Language language);

/// The same without marks, a line for each of the two runs. REQUIRES: `difference` is that of these
/// two runs.
QString differenceWords(const Comparison& comparison, size_t first, size_t second,
                        const std::optional<FirstDifference>& difference, Language language);

/// Whether they print the same, and end alike.
QString outcomeInWords(const OutcomeDifference& difference, const Trace& first, const Trace& second,
                       Language language);

/// How a run is called beside others: by its model, and its number where others have the same.
QString runName(const Comparison& comparison, size_t run, Language language);
/// The same where there is little room: `Coop. #2`.
QString shortRunName(const Comparison& comparison, size_t run, Language language);

} // namespace awaitscope
