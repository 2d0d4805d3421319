#pragma once

#include "core/text/language.h"
#include "core/trace/jsonl_reader.h"

#include <QString>

namespace awaitscope {

/// One sentence: what was found in a saved trace, on which line, and what was expected there.
QString sentenceFor(const TraceProblem& problem, Language language);

} // namespace awaitscope
