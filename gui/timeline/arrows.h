#pragma once

#include "core/causes/links.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/run_scene.h"

#include <optional>

namespace awaitscope {

/// How an arrow of a kind looks, from one place to another: each kind has its own head, tail and
/// dash, in ink.
Arrow arrowOf(LinkKind kind, QPointF from, QPointF to, const Theme& theme, double scale);

/// Draws what lanes do to each other: what one lane does and feels, with words, or what all do.
///
/// Where they stand close, some are left out: none crosses another one's line, and their number
/// depends on the pixels, not on the events. Behind the curtain there are none. Words stand where
/// they hide nothing, or not at all.
void drawArrows(DisplayList& list, const RunScene& scene, const LinkIndex& links,
                std::optional<LaneId> lane);
/// What the arrow at a point, or a few pixels from it, stands for, of those that are drawn so.
std::optional<Link> arrowAt(const RunScene& scene, const LinkIndex& links,
                            std::optional<LaneId> lane, QPointF point);

} // namespace awaitscope
