#pragma once

#include "core/causes/links.h"
#include "core/comparison/comparison.h"
#include "core/timeline/object_uses.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/lane_density.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/picture_layout.h"
#include "gui/timeline/picture_view.h"
#include "gui/timeline/run_places.h"
#include "gui/timeline/run_scene.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

/// A comparison made ready to be drawn at any size, on the screen and into files alike: what
/// depends on the runs only is derived once.
class ComparisonPicture {
public:
    /// REQUIRES: not null.
    explicit ComparisonPicture(std::shared_ptr<const Comparison> comparison);

    const Comparison& comparison() const { return *m_comparison; }
    const std::shared_ptr<const Comparison>& sharedComparison() const { return m_comparison; }
    const TaskStyles& styles() const { return m_styles; }
    VirtualTime end() const { return m_end; }
    std::vector<LegendEntry> legend() const;

    /// The runs before the last change, to be shown behind those that they have become; null for
    /// none.
    void setBefore(std::shared_ptr<const Comparison> before, const RunPlaces& places);
    /// Where runs part, by run; `kNone` where there is nothing to mark.
    void setDifferences(std::vector<EventIndex> differences);
    const std::vector<EventIndex>& differences() const { return m_differences; }

    const PictureView& view() const { return m_view; }
    /// REQUIRES: a run of the comparison alone, or all.
    void setView(PictureView view);

    const RunRows& rows(size_t run) const { return m_derived[run].rows; }
    /// What the lanes of a run do to each other; made when it is first asked for.
    const LinkIndex& links(size_t run) const;
    /// Who had or wanted what tasks share, in a run; made when it is first asked for.
    const ObjectUses& objectUses(size_t run) const;
    /// The entries for the arrows that there are.
    std::vector<LegendEntry> arrowLegend() const;

    AxisMap axisMap(AxisOrder order, double width, double scale) const;
    /// The rows of the runs and the width of the labels; the caller adds width, height, title and
    /// legend.
    LayoutRequest layoutRequest(const PictureStyle& style) const;
    RunScene scene(size_t run, const AxisMap& map, double offset, const PictureLayout& layout,
                   const PictureStyle& style) const;
    /// Draws one run whole: frame, lanes, marks, strips, header.
    void drawRun(DisplayList& list, const RunScene& scene, bool focused) const;

private:
    void makeLine();
    void makeRows();
    /// Whether there is an outline of the runs before in what is shown.
    void findGhost();

    std::shared_ptr<const Comparison> m_comparison;
    PictureView m_view;
    std::shared_ptr<const Comparison> m_before;
    std::vector<const Run*> m_befores; // by run
    bool m_hasGhost = false;
    std::vector<EventIndex> m_differences; // by run
    TaskStyles m_styles;
    VirtualTime m_end;
    std::shared_ptr<const AxisLine> m_line;
    std::vector<LegendEntry> m_legend;
    /// What is derived of one run.
    struct Derived {
        std::vector<std::string> labels;    // by LaneId
        std::vector<LaneDensity> densities; // by LaneId
        std::vector<StripShares> strips;
        ReadyHistory readyHistory;
        RunRows rows;
    };
    std::vector<Derived> m_derived;                        // by run
    mutable std::vector<std::optional<LinkIndex>> m_links; // by run
    mutable std::vector<std::optional<ObjectUses>> m_uses; // by run
};

} // namespace awaitscope
