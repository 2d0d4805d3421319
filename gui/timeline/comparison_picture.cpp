#include "gui/timeline/comparison_picture.h"

#include "gui/timeline/axis_instants.h"
#include "gui/timeline/lane_bars.h"
#include "gui/timeline/lane_marks.h"
#include "gui/timeline/run_frame.h"
#include "gui/timeline/strip_bars.h"
#include "gui/timeline/wording.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr double kSlotWidth = 30;

/// A run that was cut leaves its edge with a break.
void drawBreaks(DisplayList& list, const RunScene& scene)
{
    if (!scene.run().wasCut()) return;
    const double x = scene.x(scene.timeline().end());
    if (x < scene.left() || x > scene.right() + 1) return;
    const RunLayout& layout = scene.layout();
    const auto draw = [&](const QRectF& row, double size) {
        Mark mark;
        mark.kind = MarkKind::Break;
        mark.at = QPointF(x, row.center().y());
        mark.color = scene.theme().ink;
        mark.size = size;
        list.add(mark);
    };
    for (const QRectF& strip : layout.strips)
        draw(strip, strip.height() + 4 * scene.scale());
}

} // namespace

ComparisonPicture::ComparisonPicture(std::shared_ptr<const Comparison> comparison)
    : m_comparison(std::move(comparison)), m_styles(*m_comparison), m_end(axisEnd(*m_comparison)),
      m_instants(axisInstants(*m_comparison, m_end)), m_legend(legendEntries(*m_comparison))
{
    for (const Run& run : m_comparison->runs) {
        std::vector<std::string>& labels = m_labels.emplace_back();
        std::vector<LaneDensity>& densities = m_densities.emplace_back();
        for (const TimelineLane& lane : run.timeline.lanes()) {
            labels.push_back(lane.label);
            densities.emplace_back(lane.intervals);
        }
    }
}

AxisMap ComparisonPicture::axisMap(AxisMode mode, double width, double scale) const
{
    return AxisMap(m_instants, m_end, mode, width, kSlotWidth * scale);
}

LayoutRequest ComparisonPicture::layoutRequest(const PictureStyle& style) const
{
    LayoutRequest request;
    request.scale = style.scale;
    request.labelWidth = textWidth(readyQueueWords(), TextRole::StripLabel, style.scale);
    for (size_t i = 0; i < m_comparison->runs.size(); ++i) {
        const Run& run = m_comparison->runs[i];
        request.runs.push_back({run.timeline.order().size(), run.timeline.strips().size(),
                                run.model() == Model::Cooperative});
        for (const LaneId lane : run.timeline.order())
            request.labelWidth = std::max(
                request.labelWidth, textWidth(laneWords(run.trace->lane(lane), m_labels[i][lane]),
                                              TextRole::LaneLabel, style.scale));
    }
    return request;
}

RunScene ComparisonPicture::scene(size_t run, const AxisMap& map, double offset,
                                  const PictureLayout& layout, const PictureStyle& style) const
{
    return {*m_comparison, run,    m_styles, m_labels[run], m_densities[run],
            map,           offset, layout,   style};
}

void ComparisonPicture::drawRun(DisplayList& list, const RunScene& scene, bool focused) const
{
    list.scale = scene.scale();
    drawRunFrame(list, scene);
    const std::vector<LaneId>& order = scene.timeline().order();
    for (size_t i = 0; i < order.size(); ++i)
        if (scene.shows(scene.layout().lanes[i]))
            drawLaneBars(list, scene, order[i], scene.layout().lanes[i]);
    drawCallLines(list, scene);
    for (size_t i = 0; i < order.size(); ++i)
        if (scene.shows(scene.layout().lanes[i]))
            drawLaneMarks(list, scene, order[i], scene.layout().lanes[i]);
    drawStrips(list, scene);
    drawReadyQueue(list, scene);
    drawBreaks(list, scene);
    drawRunHeader(list, scene, focused);
}

} // namespace awaitscope
