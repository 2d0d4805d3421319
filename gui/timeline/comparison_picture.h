#pragma once

#include "core/comparison/comparison.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/lane_density.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/picture_layout.h"
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
    const std::vector<LegendEntry>& legend() const { return m_legend; }

    /// The runs before the last change, to be shown behind these; null for none.
    void setBefore(std::shared_ptr<const Comparison> before);
    /// Where runs part, by run; `kNone` where there is nothing to mark.
    void setDifferences(std::vector<EventIndex> differences);

    AxisMap axisMap(AxisMode mode, double width, double scale) const;
    /// The rows of the runs and the width of the labels; the caller adds width, height, title and
    /// legend.
    /// `alone`: the only run that is to be seen.
    LayoutRequest layoutRequest(const PictureStyle& style, std::optional<size_t> alone = {}) const;
    RunScene scene(size_t run, const AxisMap& map, double offset, const PictureLayout& layout,
                   const PictureStyle& style) const;
    /// Draws one run whole: frame, lanes, marks, strips, header.
    void drawRun(DisplayList& list, const RunScene& scene, bool focused) const;

private:
    std::shared_ptr<const Comparison> m_comparison;
    std::shared_ptr<const Comparison> m_before;
    std::vector<const Run*> m_befores;     // by run
    std::vector<EventIndex> m_differences; // by run
    TaskStyles m_styles;
    VirtualTime m_end;
    std::vector<AxisInstant> m_instants;
    std::vector<LegendEntry> m_legend;
    std::vector<std::vector<std::string>> m_labels;    // by run, by LaneId
    std::vector<std::vector<LaneDensity>> m_densities; // by run, by LaneId
};

} // namespace awaitscope
