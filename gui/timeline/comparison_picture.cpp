#include "gui/timeline/comparison_picture.h"

#include "gui/timeline/axis_instants.h"
#include "gui/timeline/ghost_bars.h"
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

void ComparisonPicture::setBefore(std::shared_ptr<const Comparison> before)
{
    m_before = std::move(before);
    m_befores.assign(m_comparison->runs.size(), nullptr);
    if (!m_before) return;
    const std::vector<Run>& olds = m_before->runs;
    for (size_t run = 0; run < m_befores.size(); ++run) {
        const auto isSameModel = [&](const Run& old) {
            return old.model() == m_comparison->runs[run].model();
        };
        // In its place, if runs were not moved; else the first one of its model.
        const auto old = run < olds.size() && isSameModel(olds[run])
                             ? olds.begin() + static_cast<ptrdiff_t>(run)
                             : std::find_if(olds.begin(), olds.end(), isSameModel);
        if (old != olds.end()) m_befores[run] = &*old;
    }
}

void ComparisonPicture::setDifferences(std::vector<EventIndex> differences)
{
    m_differences = std::move(differences);
}

AxisMap ComparisonPicture::axisMap(AxisMode mode, double width, double scale) const
{
    return AxisMap(m_instants, m_end, mode, width, kSlotWidth * scale);
}

LayoutRequest ComparisonPicture::layoutRequest(const PictureStyle& style,
                                               std::optional<size_t> alone) const
{
    LayoutRequest request;
    request.scale = style.scale;
    request.labelWidth = textWidth(readyQueueWords(), TextRole::StripLabel, style.scale);
    for (size_t i = 0; i < m_comparison->runs.size(); ++i) {
        const Run& run = m_comparison->runs[i];
        request.runs.push_back({run.timeline.order().size(), run.timeline.strips().size(),
                                run.model() == Model::Cooperative, alone && *alone != i});
        if (request.runs.back().hidden) continue;
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
    RunScene scene{*m_comparison, run,    m_styles, m_labels[run], m_densities[run],
                   map,           offset, layout,   style};
    if (run < m_befores.size()) scene.before = m_befores[run];
    if (run < m_differences.size()) scene.difference = m_differences[run];
    return scene;
}

void ComparisonPicture::drawRun(DisplayList& list, const RunScene& scene, bool focused) const
{
    list.scale = scene.scale();
    drawRunFrame(list, scene);
    drawGhost(list, scene);
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
    drawDifference(list, scene);
    drawRunHeader(list, scene, focused);
}

} // namespace awaitscope
