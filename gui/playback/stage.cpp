#include "gui/playback/stage.h"

#include <algorithm>
#include <set>

namespace awaitscope {

Stage::Stage(std::shared_ptr<const Comparison> comparison, QString source)
    : m_comparison(std::move(comparison)), m_source(std::move(source)), m_styles(*m_comparison)
{
    for (const Run& run : m_comparison->runs)
        m_snapshots.emplace_back(*run.trace);
}

std::optional<TaskMark> Stage::markOf(size_t run, LaneId lane, const Snapshot& snapshot,
                                      const Theme& theme) const
{
    TaskMark mark;
    switch (snapshot.lanes[lane].state) {
    case LaneState::Computing: mark.state = MarkState::Running; break;
    case LaneState::Holding: mark.state = MarkState::Holding; break;
    case LaneState::InCall: mark.state = MarkState::InCall; break;
    case LaneState::Ready: mark.state = MarkState::Ready; break;
    case LaneState::Waiting:
    case LaneState::Late: mark.state = MarkState::Waiting; break;
    default: return std::nullopt;
    }
    const TaskIdentity identity = m_comparison->identityOf(run, lane);
    mark.letter = m_styles.letter(identity);
    mark.color = m_styles.color(identity, theme);
    mark.task = identity;
    return mark;
}

std::vector<SourceMark> Stage::sourceMarks(size_t run, const Snapshot& snapshot, const Theme& theme,
                                           const std::optional<LineStep>& about) const
{
    const Trace& trace = *m_comparison->runs[run].trace;
    std::vector<SourceMark> marks;
    constexpr size_t kMost = 200; // more cannot be seen on one screen
    for (LaneId lane = 0; lane < snapshot.lanes.size() && marks.size() < kMost; ++lane) {
        if (trace.lane(lane).kind != LaneKind::Task) continue;
        const EventIndex place = snapshot.lanes[lane].place;
        const auto task = markOf(run, lane, snapshot, theme);
        const bool isAbout = about && about->lane == lane;
        if (!task || (place == kNone && !isAbout)) continue;
        marks.push_back(
            {static_cast<int>(isAbout ? about->line : trace.lineOf(trace[place])), *task});
    }
    return marks;
}

std::map<int, size_t> Stage::mostMarks() const
{
    // Before each picture, on the thread of the window: what comes later makes its room then.
    constexpr size_t kMostEvents = 50'000;
    std::map<int, size_t> most;
    for (const Run& run : m_comparison->runs) {
        const Trace& trace = *run.trace;
        std::map<uint32_t, std::set<LaneId>> lanes; // by line
        for (EventIndex index = 0; index < std::min(trace.size(), kMostEvents); ++index) {
            const Event& event = trace[index];
            if (event.span == 0 || event.lane == kNone) continue;
            if (trace.lane(event.lane).kind == LaneKind::Task)
                lanes[trace.lineOf(event)].insert(event.lane);
        }
        for (const auto& [line, standing] : lanes) {
            size_t& count = most[static_cast<int>(line)];
            count = std::max(count, standing.size());
        }
    }
    return most;
}

} // namespace awaitscope
