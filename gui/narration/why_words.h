#pragma once

#include "core/causes/why_after.h"
#include "core/causes/why_not_running.h"
#include "core/comparison/comparison.h"
#include "core/text/language.h"
#include "gui/narration/sentence.h"

#include <vector>

namespace awaitscope {

/// The answer to *why is it not running?*: `what` about the task itself, `why` about those that it
/// waits for, `next` what will end it, where that is known. With light marks. REQUIRES: `chain` is
/// `whyNotRunning`'s for a lane of the run.
Sentence whyNotRunningInWords(const Run& run, const std::vector<NotRunning>& chain,
                              Language language);

/// The answer to *why after?*: `what` is the verdict, `why` the chain in words. REQUIRES: `reason`
/// is `whyAfter`'s for these events of the run.
Sentence whyAfterInWords(const Run& run, const AfterReason& reason, EventIndex earlier,
                         EventIndex later, Language language);

} // namespace awaitscope
