#pragma once

#include "core/comparison/first_difference.h"
#include "core/text/language.h"

#include <QString>

namespace awaitscope {

/// Where and how two runs of a comparison part, in a sentence for each of them; or that they do the
/// same. REQUIRES: `difference` is that of these two runs.
QString differenceWords(const Comparison& comparison, size_t first, size_t second,
                        const std::optional<FirstDifference>& difference, Language language);

/// How a run is called beside others: by its model, and its number where others have the same.
QString runName(const Comparison& comparison, size_t run, Language language);

} // namespace awaitscope
