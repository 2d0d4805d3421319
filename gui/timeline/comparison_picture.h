#pragma once

#include "core/comparison/comparison.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/display_list.h"
#include "gui/timeline/lane_density.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/picture_layout.h"
#include "gui/timeline/run_scene.h"

#include <memory>
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

    AxisMap axisMap(AxisMode mode, double width, double scale) const;
    /// The rows of the runs and the width of the labels; the caller adds width, height, title and
    /// legend.
    LayoutRequest layoutRequest(const PictureStyle& style) const;
    RunScene scene(size_t run, const AxisMap& map, double offset, const PictureLayout& layout,
                   const PictureStyle& style) const;
    /// Draws one run whole: frame, lanes, marks, strips, header.
    void drawRun(DisplayList& list, const RunScene& scene, bool focused) const;

private:
    std::shared_ptr<const Comparison> m_comparison;
    TaskStyles m_styles;
    VirtualTime m_end;
    std::vector<AxisInstant> m_instants;
    std::vector<LegendEntry> m_legend;
    std::vector<std::vector<std::string>> m_labels;    // by run, by LaneId
    std::vector<std::vector<LaneDensity>> m_densities; // by run, by LaneId
};

} // namespace awaitscope
