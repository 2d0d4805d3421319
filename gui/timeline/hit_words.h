#pragma once

#include "core/causes/links.h"
#include "gui/timeline/hit_test.h"

#include <QString>

namespace awaitscope {

/// What a tooltip says of a hit: who (with the name that asyncio gives), in which state, since when
/// and until when, why; of a flag, the text that was printed. Empty when there is nothing to say.
QString hitWords(const RunScene& scene, const TimelineHit& hit);
/// What a tooltip says of an arrow: who does what to whom, when and where.
QString arrowWords(const RunScene& scene, const Link& link);

/// A state in words: computes, waiting, ...
QString stateWords(LaneState state, Model model);

} // namespace awaitscope
