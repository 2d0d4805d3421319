#include "gui/timeline/comparison_picture.h"

#include "gui/timeline/axis_drawing.h"
#include "gui/timeline/axis_instants.h"
#include "gui/timeline/ghost_bars.h"
#include "gui/timeline/idle_breaks.h"
#include "gui/timeline/lane_bars.h"
#include "gui/timeline/lane_marks.h"
#include "gui/timeline/run_frame.h"
#include "gui/timeline/strip_bars.h"
#include "gui/timeline/wording.h"

#include <algorithm>
#include <utility>

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
    : m_comparison(std::move(comparison)), m_styles(*m_comparison),
      m_legend(legendEntries(*m_comparison))
{
    for (const Run& run : m_comparison->runs) {
        Derived& derived = m_derived.emplace_back();
        for (const TimelineLane& lane : run.timeline.lanes()) {
            derived.labels.push_back(lane.label);
            derived.densities.emplace_back(lane.intervals);
        }
        for (const Strip& strip : run.timeline.strips())
            derived.strips.emplace_back(strip);
        if (run.model() == Model::Cooperative) derived.readyHistory = ReadyHistory(run.timeline);
    }
    makeLine();
    makeRows();
}

void ComparisonPicture::makeLine()
{
    m_end = axisEnd(*m_comparison, m_view.alone);
    const std::vector<AxisInstant> instants = axisInstants(*m_comparison, m_end, m_view.alone);
    std::vector<AxisBreak> breaks;
    if (m_view.breaksIdle) breaks = idleBreaks(*m_comparison, instants, m_end, m_view.alone);
    m_line = std::make_shared<const AxisLine>(instants, m_end, breaks);
}

void ComparisonPicture::makeRows()
{
    for (size_t run = 0; run < m_derived.size(); ++run)
        m_derived[run].rows = m_view.lanes.rowsOf(*m_comparison, run);
}

void ComparisonPicture::setView(PictureView view)
{
    const PictureView before = std::exchange(m_view, std::move(view));
    if (m_view.alone != before.alone || m_view.breaksIdle != before.breaksIdle) makeLine();
    if (m_view.lanes != before.lanes) makeRows();
    if (m_view.lanes != before.lanes || m_view.alone != before.alone) findGhost();
}

void ComparisonPicture::findGhost()
{
    m_hasGhost = false;
    for (size_t run = 0; run < m_befores.size() && !m_hasGhost; ++run)
        m_hasGhost = m_befores[run] && m_view.alone.value_or(run) == run &&
                     leavesGhost(*m_befores[run], m_comparison->runs[run], m_derived[run].rows);
}

std::vector<LegendEntry> ComparisonPicture::legend() const
{
    std::vector<LegendEntry> entries = m_legend;
    if (m_hasGhost) entries.push_back(LegendEntry::Before);
    if (std::any_of(m_differences.begin(), m_differences.end(),
                    [](EventIndex event) { return event != kNone; }))
        entries.push_back(LegendEntry::Parts);
    return entries;
}

void ComparisonPicture::setBefore(std::shared_ptr<const Comparison> before, const RunPlaces& places)
{
    m_before = std::move(before);
    m_befores.assign(m_comparison->runs.size(), nullptr);
    for (size_t run = 0; m_before && run < std::min(m_befores.size(), places.size()); ++run) {
        if (!places[run] || *places[run] >= m_before->runs.size()) continue;
        const Run& old = m_before->runs[*places[run]];
        if (old.model() == m_comparison->runs[run].model()) m_befores[run] = &old;
    }
    findGhost();
}

void ComparisonPicture::setDifferences(std::vector<EventIndex> differences)
{
    m_differences = std::move(differences);
}

const LinkIndex& ComparisonPicture::links(size_t run) const
{
    m_links.resize(m_comparison->runs.size());
    if (!m_links[run]) m_links[run].emplace(*m_comparison->runs[run].trace);
    return *m_links[run];
}

const ObjectUses& ComparisonPicture::objectUses(size_t run) const
{
    m_uses.resize(m_comparison->runs.size());
    if (!m_uses[run]) m_uses[run].emplace(*m_comparison->runs[run].trace);
    return *m_uses[run];
}

std::vector<LegendEntry> ComparisonPicture::arrowLegend() const
{
    std::vector<LegendEntry> entries;
    for (const LinkKind kind : kLinkKinds)
        for (size_t run = 0; run < m_comparison->runs.size(); ++run) {
            if (!links(run).has(kind)) continue;
            entries.push_back(entryOf(kind));
            break;
        }
    return entries;
}

AxisMap ComparisonPicture::axisMap(AxisOrder order, double width, double scale) const
{
    return AxisMap(m_line, order, width, kSlotWidth * scale);
}

LayoutRequest ComparisonPicture::layoutRequest(const PictureStyle& style) const
{
    LayoutRequest request;
    request.scale = style.scale;
    request.labelWidth = textWidth(readyQueueWords(), TextRole::StripLabel, style.scale);
    qsizetype longest = 0;
    for (size_t i = 0; i < m_comparison->runs.size(); ++i) {
        const Run& run = m_comparison->runs[i];
        const Derived& derived = m_derived[i];
        request.runs.push_back({derived.rows.size(), derived.strips.size(),
                                run.model() == Model::Cooperative, m_view.alone.value_or(i) != i});
        if (request.runs.back().hidden) continue;
        for (size_t row = 0; row < derived.rows.size(); ++row) {
            const LaneRow& shown = derived.rows[row];
            const QString label = laneWords(*run.trace, shown.lane, derived.labels[shown.lane]);
            // Only the longest counts; measuring all of ten thousand would be felt.
            if (label.size() + 10 < longest) continue;
            longest = std::max(longest, label.size());
            const double sign = shown.hasParts ? kFoldSign * style.scale : 0;
            const double width =
                textWidth(foldedWords(label, shown.parts.size()), TextRole::LaneLabel, style.scale);
            request.labelWidth = std::max(request.labelWidth, width + sign);
        }
    }
    return request;
}

RunScene ComparisonPicture::scene(size_t run, const AxisMap& map, double offset,
                                  const PictureLayout& layout, const PictureStyle& style) const
{
    const Derived& derived = m_derived[run];
    RunScene scene{*m_comparison,
                   run,
                   m_styles,
                   derived.labels,
                   derived.densities,
                   derived.strips,
                   derived.readyHistory,
                   derived.rows,
                   map,
                   offset,
                   layout,
                   style};
    if (run < m_befores.size()) scene.before = m_befores[run];
    if (run < m_differences.size()) scene.difference = m_differences[run];
    return scene;
}

void ComparisonPicture::drawRun(DisplayList& list, const RunScene& scene, bool focused) const
{
    list.scale = scene.scale();
    const PixelColumns columns(scene);
    const PixelColumns pixels(scene, kNearestPixel);
    drawRunFrame(list, scene);
    drawTears(list, scene.map, scene.offset, scene.layout().body, scene.style);
    drawGhost(list, scene, columns);
    for (size_t i = 0; i < scene.rows.size(); ++i)
        if (scene.shows(scene.layout().lanes[i]))
            drawLaneBars(list, scene, columns, scene.rows[i].lane, scene.layout().lanes[i]);
    drawCallLines(list, scene);
    for (size_t i = 0; i < scene.rows.size(); ++i)
        if (scene.shows(scene.layout().lanes[i]))
            drawLaneMarks(list, scene, pixels, scene.rows[i], scene.layout().lanes[i]);
    drawStrips(list, scene, columns);
    drawReadyQueue(list, scene, columns);
    drawBreaks(list, scene);
    drawRunHeader(list, scene, focused);
    drawDifference(list, scene);
}

} // namespace awaitscope
