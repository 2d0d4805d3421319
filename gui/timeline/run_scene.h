#pragma once

#include "core/comparison/comparison.h"
#include "core/text/language.h"
#include "gui/style/task_styles.h"
#include "gui/style/theme.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/lane_density.h"
#include "gui/timeline/picture_layout.h"
#include "gui/timeline/ready_history.h"
#include "gui/timeline/run_rows.h"
#include "gui/timeline/strip_shares.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace awaitscope {

/// How a picture looks, whatever is in it.
struct PictureStyle {
    const Theme* theme = &themeOf(ThemeKind::Light);
    double scale = 1;
    Language language = Language::English;
};

/// All that drawing one run depends on: who, where, how.
struct RunScene {
    const Comparison& comparison;
    size_t index; ///< of the run
    const TaskStyles& styles;
    const std::vector<std::string>& labels;
    const std::vector<LaneDensity>& densities; ///< by LaneId
    const std::vector<StripShares>& strips;    ///< as `Timeline::strips`
    const ReadyHistory& readyHistory;          ///< of a cooperative run
    const RunRows& rows;                       ///< the lanes that are drawn, from the top
    const AxisMap& map;
    double offset; ///< what of the line is left of the plot, in pixels
    const PictureLayout& picture;
    const PictureStyle& style;
    /// What of the picture can be seen: rows outside need not be drawn.
    double top = -std::numeric_limits<double>::infinity();
    double bottom = std::numeric_limits<double>::infinity();
    /// What comes after it is hidden, figures of the whole run, too; all is shown if `kNone`.
    EventIndex lastShown = kNone;
    /// Where that stands: what is behind it need not be drawn.
    double shownTo = std::numeric_limits<double>::infinity();
    const Run* before = nullptr;   ///< the same run before the last change; null for none
    EventIndex difference = kNone; ///< where it first parts from another run
    double headerRoom = 0;         ///< what the header leaves free at its right, for controls
    bool hasLetters = true;        ///< strips tell whose each stretch is
    bool hasHandles = false;       ///< rows show whether something can be folded into them

    const Run& run() const { return comparison.runs[index]; }
    const Timeline& timeline() const { return run().timeline; }
    const Trace& trace() const { return *run().trace; }
    const RunLayout& layout() const { return picture.runs[index]; }
    const Theme& theme() const { return *style.theme; }
    double scale() const { return style.scale; }
    double left() const { return picture.plotLeft; }
    double right() const { return std::min(picture.plotRight, shownTo); }
    bool hidesEnd() const { return lastShown != kNone; }
    /// Whether an event is behind the curtain; one that does not exist is not.
    bool hides(EventIndex event) const { return hidesEnd() && event != kNone && event > lastShown; }
    /// How long a thread is held, as far as may be told: as long as a sleep was to be while its end
    /// is behind the curtain.
    Duration heldFor(const Interval& interval) const
    {
        const Event& began = trace()[interval.begin];
        return hides(interval.end) && began.kind == EventKind::BlockedStarted
                   ? Duration::nanoseconds(trace().number(began.argument))
                   : interval.length();
    }
    /// How far something is drawn that ends at `to`: as far as the curtain, when its end is behind
    /// it.
    double shownEnd(const Interval& interval, double to) const
    {
        return hides(interval.end) ? std::max(to, right() + 4 * scale()) : to;
    }
    /// Where a lane is drawn; empty when it is not.
    QRectF rowOf(LaneId lane) const
    {
        const uint32_t row = rows.rowOf(lane);
        return row == kNone ? QRectF() : layout().lanes[row];
    }
    /// How many lanes are folded into a row, as far as they are to be seen.
    size_t foldedInto(size_t row) const
    {
        const std::vector<LaneId>& parts = rows[row].parts;
        const auto isThere = [this](LaneId lane) { return !hides(timeline().lane(lane).created); };
        return static_cast<size_t>(std::count_if(parts.begin(), parts.end(), isThere));
    }
    bool shows(const QRectF& row) const { return row.bottom() >= top && row.top() <= bottom; }
    /// Place of a position in the picture; may lie outside the plot.
    double x(AxisPosition position) const { return left() + map.x(position) - offset; }
    QColor color(LaneId lane) const
    {
        return styles.color(comparison.identityOf(index, lane), theme());
    }
    const QString& letter(LaneId lane) const
    {
        return styles.letter(comparison.identityOf(index, lane));
    }
};

} // namespace awaitscope
