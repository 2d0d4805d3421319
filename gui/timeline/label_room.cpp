#include "gui/timeline/label_room.h"

#include "gui/style/fonts.h"
#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr int kMostBehind = 16; // where more stand behind one label, there is no room

QRectF aroundMiddle(double from, double to, double middle, double height)
{
    return QRectF(from, middle - height / 2, to - from, height);
}

} // namespace

bool LabelRoom::isFree(const QRectF& plate) const
{
    const std::vector<QRectF>& lanes = m_scene.layout().lanes;
    if (plate.left() < m_scene.left() || plate.right() > m_scene.right()) return false;
    if (plate.top() < lanes.front().top() || plate.bottom() > lanes.back().bottom()) return false;
    for (const QRectF& label : m_labels)
        if (label.intersects(plate)) return false;
    // Flags stand in the row above theirs.
    const double pitch = m_scene.picture.lanePitch;
    const auto rowAt = [&](double y) {
        const double row = std::floor((y - lanes.front().top()) / pitch);
        return static_cast<size_t>(std::clamp(row, 0.0, static_cast<double>(lanes.size()) - 1));
    };
    for (size_t row = rowAt(plate.top()); row <= rowAt(plate.bottom() + pitch / 2); ++row)
        if (hidesState(plate, row) || hidesMark(plate, row)) return false;
    return true;
}

bool LabelRoom::hidesState(const QRectF& plate, size_t row) const
{
    const QRectF& place = m_scene.layout().lanes[row];
    const std::vector<Interval>& intervals =
        m_scene.timeline().lane(m_scene.rows[row].lane).intervals;
    auto at =
        std::partition_point(intervals.begin(), intervals.end(), [&](const Interval& interval) {
            return m_scene.x(interval.to()) < plate.left();
        });
    int behind = 0;
    for (; at != intervals.end() && m_scene.x(at->from()) <= plate.right(); ++at) {
        if (++behind > kMostBehind) return true;
        const double from = m_scene.x(at->from());
        const double to = m_scene.x(at->to());
        double height = m_scene.picture.barHeight;
        switch (at->state) {
        case LaneState::Waiting:
        case LaneState::Late:
            if (hidesWait(plate, *at, place)) return true;
            continue;
        case LaneState::Ready:
            if (!m_scene.timeline().starvationOf(*at)) height *= 11.0 / 26;
            break;
        case LaneState::Computing:
        case LaneState::Holding:
        case LaneState::InCall: break;
        default: continue;
        }
        const double middle = std::round(place.center().y());
        if (aroundMiddle(from, to, middle, height).intersects(plate)) return true;
    }
    return false;
}

bool LabelRoom::hidesWait(const QRectF& plate, const Interval& interval, const QRectF& row) const
{
    const double scale = m_scene.scale();
    const double from = m_scene.x(interval.from());
    const double to = m_scene.x(interval.to());
    const double middle = std::round(row.center().y());
    if (aroundMiddle(from, to, middle, 4 * scale).intersects(plate)) return true;
    const Event& cause = m_scene.trace()[interval.begin];
    QString words;
    if (interval.state == LaneState::Late)
        words = lateWords();
    else if (cause.kind == EventKind::TaskWaiting)
        words = waitWords(m_scene.trace(), cause, m_scene.labels);
    const double width =
        std::min(textWidth(words, TextRole::BarText, scale) + 6 * scale, to - from - 12 * scale);
    if (words.isEmpty() || width <= 0) return false;
    const double top = row.height() < 30 * scale ? middle - 7 * scale : middle - 18 * scale;
    return QRectF(from + 8 * scale, top, width, 15 * scale).intersects(plate);
}

bool LabelRoom::hidesMark(const QRectF& plate, size_t row) const
{
    const double scale = m_scene.scale();
    const LaneRow& shown = m_scene.rows[row];
    const std::vector<LaneMark>& marks =
        shown.ownMarks.empty() ? m_scene.timeline().lane(shown.lane).marks : shown.ownMarks;
    const double middle = std::round(m_scene.layout().lanes[row].center().y());
    const double reach = 14 * scale;
    auto at = std::partition_point(marks.begin(), marks.end(), [&](const LaneMark& mark) {
        return m_scene.x(mark.position()) < plate.left() - reach;
    });
    int behind = 0;
    for (; at != marks.end(); ++at) {
        const double x = m_scene.x(at->position());
        if (x > plate.right() + reach) return false;
        if (++behind > kMostBehind) return true;
        const QRectF flag(x, middle - m_scene.picture.barHeight / 2 - 12 * scale, reach,
                          12 * scale);
        const QRectF sign = aroundMiddle(x - 8 * scale, x + 8 * scale, middle, 16 * scale);
        if ((at->kind == LaneMarkKind::Print ? flag : sign).intersects(plate)) return true;
    }
    return false;
}

} // namespace awaitscope
