#include "gui/timeline/lane_arrangement.h"

#include <algorithm>
#include <map>
#include <string>

namespace awaitscope {

namespace {

/// All tasks as they usually stand: those that the first run lacks, behind whoever is before them
/// in another.
std::vector<TaskIdentity> usualOrder(const Comparison& comparison)
{
    std::vector<TaskIdentity> order;
    std::vector<bool> known(comparison.identityCount);
    for (size_t run = 0; run < comparison.runs.size(); ++run) {
        std::vector<TaskIdentity> merged;
        std::vector<bool> placed(comparison.identityCount);
        auto next = order.begin();
        for (const LaneId lane : comparison.runs[run].timeline.order()) {
            const TaskIdentity task = comparison.identityOf(run, lane);
            while (known[task] && !placed[task] && next != order.end()) {
                merged.push_back(*next);
                placed[*next++] = true;
            }
            if (known[task]) continue;
            merged.push_back(task);
            known[task] = placed[task] = true;
        }
        merged.insert(merged.end(), next, order.end());
        order = std::move(merged);
    }
    return order;
}

/// What a task is called in all runs of a program: who created it, what it is, which of such.
std::vector<std::string> lineagesOf(const Comparison& comparison)
{
    std::vector<std::string> lineages(comparison.identityCount);
    for (size_t run = 0; run < comparison.runs.size(); ++run) {
        const Trace& trace = *comparison.runs[run].trace;
        std::map<std::string, uint32_t> counts;
        for (LaneId id = 0; id < trace.lanes().size(); ++id) {
            const Lane& lane = trace.lane(id);
            std::string lineage;
            if (lane.creator != kNone) lineage = lineages[comparison.identityOf(run, lane.creator)];
            lineage += '/';
            lineage += nameOf(lane.kind);
            lineage.append(" ").append(trace.coroutineOf(lane));
            lineage += '#' + std::to_string(counts[lineage]++);
            lineages[comparison.identityOf(run, id)] = std::move(lineage);
        }
    }
    return lineages;
}

} // namespace

void LaneArrangement::setFolded(TaskIdentity task, bool folded)
{
    if (folded)
        m_folded.insert(task);
    else
        m_folded.erase(task);
}

void LaneArrangement::move(const Comparison& comparison, TaskIdentity task, TaskIdentity other,
                           bool behind)
{
    if (task == other) return;
    if (m_order.empty()) m_order = usualOrder(comparison);
    std::erase(m_order, task);
    auto place = std::find(m_order.begin(), m_order.end(), other);
    if (behind && place != m_order.end()) ++place;
    m_order.insert(place, task);
}

RunRows LaneArrangement::rowsOf(const Comparison& comparison, size_t run) const
{
    const Timeline& timeline = comparison.runs[run].timeline;
    const Trace::Lanes& lanes = timeline.trace().lanes();
    std::vector<LaneId> order = timeline.order();
    if (!m_order.empty()) {
        std::vector<size_t> ranks(comparison.identityCount, m_order.size());
        for (size_t rank = 0; rank < m_order.size(); ++rank)
            ranks[m_order[rank]] = rank;
        std::stable_sort(order.begin(), order.end(), [&](LaneId one, LaneId other) {
            return ranks[comparison.identityOf(run, one)] <
                   ranks[comparison.identityOf(run, other)];
        });
    }
    std::vector<bool> isDrawn(lanes.size());
    for (const LaneId lane : order)
        isDrawn[lane] = !m_hidden.contains(comparison.identityOf(run, lane));
    // A creator comes before what it creates: whoever folds it is known by then.
    std::vector<LaneId> foldedInto(lanes.size(), kNone);
    std::vector<bool> hasParts(lanes.size());
    for (LaneId lane = 0; lane < lanes.size(); ++lane) {
        const LaneId creator = lanes[lane].creator;
        if (creator == kNone) continue;
        hasParts[creator] = hasParts[creator] || isDrawn[lane];
        if (foldedInto[creator] != kNone)
            foldedInto[lane] = foldedInto[creator];
        else if (m_folded.contains(comparison.identityOf(run, creator)))
            foldedInto[lane] = creator;
    }
    std::vector<LaneRow> rows;
    std::vector<uint32_t> rowOf(lanes.size(), kNone);
    for (const LaneId lane : order) {
        if (!isDrawn[lane] || foldedInto[lane] != kNone) continue;
        rowOf[lane] = static_cast<uint32_t>(rows.size());
        rows.emplace_back().lane = lane;
        rows.back().hasParts = hasParts[lane];
    }
    for (const LaneId lane : order) {
        const LaneId whole = foldedInto[lane];
        if (whole == kNone || rowOf[whole] == kNone || !isDrawn[lane]) continue;
        LaneRow& row = rows[rowOf[whole]];
        if (row.parts.empty()) row.ownMarks = timeline.lane(whole).marks;
        row.parts.push_back(lane);
        const std::vector<LaneMark>& marks = timeline.lane(lane).marks;
        // Ends are those of the row's own lane; what must never be missed is everybody's.
        std::copy_if(
            marks.begin(), marks.end(), std::back_inserter(row.ownMarks), [](const LaneMark& mark) {
                return mark.kind != LaneMarkKind::Result && mark.kind != LaneMarkKind::Created;
            });
    }
    for (LaneRow& row : rows) {
        std::sort(row.parts.begin(), row.parts.end());
        std::stable_sort(
            row.ownMarks.begin(), row.ownMarks.end(),
            [](const LaneMark& one, const LaneMark& other) { return one.event < other.event; });
    }
    return RunRows(timeline, std::move(rows));
}

LaneArrangement LaneArrangement::carriedOver(const Comparison& from, const Comparison& to) const
{
    if (isUsual()) return {};
    std::map<std::string, TaskIdentity> found;
    const std::vector<std::string> now = lineagesOf(to);
    for (TaskIdentity task = 0; task < now.size(); ++task)
        found.emplace(now[task], task);
    const std::vector<std::string> before = lineagesOf(from);
    const auto carried = [&](TaskIdentity task) {
        const auto same = found.find(before[task]);
        return same == found.end() ? kNone : same->second;
    };
    LaneArrangement result;
    const auto carry = [&](const std::set<TaskIdentity>& tasks, std::set<TaskIdentity>& others) {
        for (const TaskIdentity task : tasks)
            if (const TaskIdentity same = carried(task); same != kNone) others.insert(same);
    };
    carry(m_folded, result.m_folded);
    carry(m_hidden, result.m_hidden);
    if (m_order.empty()) return result;
    // Tasks that are new stand behind whoever usually stands before them.
    std::vector<bool> placed(to.identityCount);
    for (const TaskIdentity task : m_order)
        if (const TaskIdentity same = carried(task); same != kNone && !placed[same]) {
            result.m_order.push_back(same);
            placed[same] = true;
        }
    TaskIdentity previous = kNone;
    for (const TaskIdentity task : usualOrder(to)) {
        if (!placed[task]) {
            auto place = std::find(result.m_order.begin(), result.m_order.end(), previous);
            place = place == result.m_order.end() ? result.m_order.begin() : place + 1;
            result.m_order.insert(place, task);
        }
        previous = task;
    }
    return result;
}

} // namespace awaitscope
