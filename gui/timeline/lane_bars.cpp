#include "gui/timeline/lane_bars.h"

#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// Narrower bars have no room for a border, and hollow ones none for their inside.
constexpr double kBordered = 4;
// Narrower bars share their pixel with their neighbours.
constexpr double kOwnPixels = 2;
// A moment with so much room on both sides is a mark of its own, at its full height.
constexpr double kAlonePixels = 6;

class LaneBars {
public:
    LaneBars(DisplayList& list, const RunScene& scene, LaneId lane, const QRectF& row)
        : m_list(list), m_scene(scene), m_lane(lane), m_row(row), m_color(scene.color(lane)),
          m_middle(std::round(row.center().y())), m_height(scene.picture.barHeight)
    {
    }
    void draw();

private:
    QRectF bar(double from, double to, double height) const
    {
        return QRectF(from, m_middle - height / 2, to - from, height);
    }
    /// Whether others like it stand so close that its full height would exaggerate.
    bool isAmongOthers(const Interval& interval) const;
    StateShares sharesOf(size_t first, size_t last, double column) const;
    void drawInterval(const Interval& interval, double from, double to);
    void drawWait(const Interval& interval, double from, double to);
    void drawHeld(const Interval& interval, double from, double to);
    void drawCall(const Interval& interval, double from, double to);
    void drawReady(double from, double to);
    void drawShares(const StateShares& shares, double from, double to);

    DisplayList& m_list;
    const RunScene& m_scene;
    LaneId m_lane;
    QRectF m_row;
    QColor m_color;
    double m_middle;
    double m_height;
};

void LaneBars::draw()
{
    const std::vector<Interval>& intervals = m_scene.timeline().lane(m_lane).intervals;
    // One that ends on the left edge may still be a mark there.
    auto at = std::partition_point(intervals.begin(), intervals.end(), [&](const Interval& one) {
        return m_scene.x(one.to()) <= m_scene.left() - 0.5;
    });
    while (at != intervals.end()) {
        const double from = m_scene.x(at->from());
        const double to = m_scene.x(at->to());
        if (from > m_scene.right()) break;
        const double column = std::floor(from) + 1;
        auto next = at + 1;
        if (to - from < kOwnPixels) {
            next = std::partition_point(next, intervals.end(), [&](const Interval& one) {
                return m_scene.x(one.from()) < column;
            });
            // The last of them may be long enough to be seen by itself.
            const Interval& last = *(next - 1);
            if (next - at > 1 && m_scene.x(last.to()) - m_scene.x(last.from()) >= kOwnPixels)
                --next;
        }
        const bool lost = next - at == 1 && to - from < 1 && isAmongOthers(*at);
        if (next - at == 1 && !lost)
            drawInterval(*at, std::max(from, m_scene.left()), std::min(to, m_scene.right()));
        else
            drawShares(sharesOf(static_cast<size_t>(at - intervals.begin()),
                                static_cast<size_t>(next - intervals.begin()), column),
                       column - 1, column);
        at = next;
    }
}

bool LaneBars::isAmongOthers(const Interval& interval) const
{
    if (interval.length() == Duration()) return false;
    const std::vector<Interval>& intervals = m_scene.timeline().lane(m_lane).intervals;
    const auto isNear = [&](const Interval& neighbour) {
        return m_scene.x(neighbour.to()) - m_scene.x(neighbour.from()) < kAlonePixels;
    };
    const bool before = &interval != &intervals.front() && isNear(*(&interval - 1));
    const bool after = &interval != &intervals.back() && isNear(*(&interval + 1));
    return before || after;
}

StateShares LaneBars::sharesOf(size_t first, size_t last, double column) const
{
    const double place = column - m_scene.left() + m_scene.offset;
    const VirtualTime from = m_scene.map.at(place - 1).time;
    const VirtualTime to = m_scene.map.at(place).time;
    const LaneDensity& density = m_scene.densities[m_lane];
    return from < to ? density.sharesBetween(from, to) : density.sharesAmong(first, last);
}

void LaneBars::drawInterval(const Interval& interval, double from, double to)
{
    switch (interval.state) {
    case LaneState::Computing: {
        Box box;
        box.rect = bar(from, to, m_height);
        box.color = m_color;
        box.radius = 2 * m_scene.scale();
        m_list.add(box);
        break;
    }
    case LaneState::Holding: drawHeld(interval, from, to); break;
    case LaneState::InCall: drawCall(interval, from, to); break;
    case LaneState::Ready: drawReady(from, to); break;
    case LaneState::Waiting:
    case LaneState::Late: drawWait(interval, from, to); break;
    default: break;
    }
}

void LaneBars::drawReady(double from, double to)
{
    const double scale = m_scene.scale();
    Box box;
    box.rect = bar(from, to, std::round(m_height * 11 / 26));
    box.color = m_color;
    if (to - from >= kBordered * scale) {
        box.rect.adjust(scale, 0, -scale, 0);
        box.color = m_scene.theme().panel;
        box.edge = m_color;
        box.edgeWidth = 2 * scale;
        box.radius = 2 * scale;
    }
    m_list.add(box);
}

void LaneBars::drawHeld(const Interval& interval, double from, double to)
{
    const double scale = m_scene.scale();
    const Theme& theme = m_scene.theme();
    Box box;
    box.rect = bar(from, to, m_height);
    box.color = m_color;
    if (to - from < kBordered * scale) {
        box.color = blend(m_color, theme.canvas, 0.6);
        m_list.add(box);
        return;
    }
    box.fill = Fill::CrossHatched;
    box.ground = blend(m_color, theme.panel, 0.22);
    box.edge = m_color;
    box.edgeWidth = 2 * scale;
    m_list.add(box);

    const Event& cause = m_scene.trace()[interval.begin];
    if (cause.kind != EventKind::BlockedStarted || m_height < 20 * scale) return;
    const double room = to - from - 32 * scale;
    const Language language = m_scene.style.language;
    QString words = holdWords(m_scene.trace(), cause, language);
    if (textWidth(words, TextRole::BarText, scale) > room)
        words = shortHoldWords(m_scene.trace(), cause, language);
    words = elidedText(words, TextRole::BarText, scale, room);
    if (words.isEmpty()) return;
    const double width = textWidth(words, TextRole::BarText, scale);
    Box plate;
    plate.rect = QRectF(from + 10 * scale, m_middle - 9 * scale, width + 12 * scale, 18 * scale);
    plate.color = theme.panel;
    plate.radius = 3 * scale;
    m_list.add(plate);
    TextItem text;
    text.box = plate.rect.adjusted(6 * scale, 0, 0, 0);
    text.text = words;
    text.color = theme.ink;
    m_list.add(text);
}

void LaneBars::drawCall(const Interval& interval, double from, double to)
{
    const double scale = m_scene.scale();
    Box box;
    box.rect = bar(from, to, m_height);
    box.color = blend(m_color, m_scene.theme().canvas, 0.13);
    if (to - from >= kBordered * scale) {
        box.edge = m_color;
        box.edgeWidth = 1.6 * scale;
        box.radius = 2 * scale;
    }
    m_list.add(box);
    const Event& cause = m_scene.trace()[interval.begin];
    if (cause.kind != EventKind::TaskWaiting || m_height < 14 * scale) return;
    TextItem text;
    text.box = QRectF(from + 8 * scale, box.rect.top(), to - from - 16 * scale, m_height);
    text.text = waitWords(m_scene.trace(), cause, m_scene.labels);
    text.color = m_scene.theme().quietInk;
    // Where the words do not fit, the name of the call says more than their beginning.
    if (textWidth(text.text, text.role, scale) > text.box.width() && cause.subject != kNone)
        text.text = laneWords(m_scene.trace().lane(cause.subject), m_scene.labels[cause.subject]);
    m_list.addText(text);
}

void LaneBars::drawWait(const Interval& interval, double from, double to)
{
    const double scale = m_scene.scale();
    Stroke line;
    line.from = QPointF(from, m_middle);
    line.to = QPointF(std::max(to, from + 1), m_middle);
    line.color = m_color;
    line.width = 2.4 * scale;
    if (interval.state == LaneState::Late) line.dash = Dash::Dashed;
    m_list.add(line);

    // The words stand above the line, between the flags of this row and the row above.
    if (m_row.height() < 30 * scale) return;
    TextItem text;
    text.box = QRectF(from + 8 * scale, m_middle - 18 * scale, to - from - 12 * scale, 15 * scale);
    text.color = m_scene.theme().quietInk;
    const Event& cause = m_scene.trace()[interval.begin];
    if (interval.state == LaneState::Late)
        text.text = lateWords();
    else if (cause.kind == EventKind::TaskWaiting)
        text.text = waitWords(m_scene.trace(), cause, m_scene.labels);
    else
        return;
    // The beginning of a short word says nothing.
    const double least = std::min(textWidth(text.text, text.role, scale), 64 * scale);
    if (text.box.width() >= least) m_list.addText(text);
}

void LaneBars::drawShares(const StateShares& shares, double from, double to)
{
    const double bottom = m_middle + m_height / 2;
    double filled = 0;
    const auto layer = [&](double share, double strength) {
        if (share <= 0) return;
        const double low = bottom - filled * m_height;
        // What is there can be seen.
        filled = std::min(1.0, filled + std::max(share, 2 * m_scene.scale() / m_height));
        Box box;
        box.rect = QRectF(QPointF(from, bottom - filled * m_height), QPointF(to, low));
        box.color = blend(m_color, m_scene.theme().canvas, strength);
        m_list.add(box);
    };
    layer(shares.computing, 1);
    layer(shares.holding, 0.6);
    layer(shares.ready, 0.3);
    if (filled < 1) {
        Stroke line;
        line.from = QPointF(from, m_middle);
        line.to = QPointF(to, m_middle);
        line.color = m_color;
        line.width = m_scene.scale();
        m_list.add(line);
    }
}

} // namespace

void drawLaneBars(DisplayList& list, const RunScene& scene, LaneId lane, const QRectF& row)
{
    LaneBars(list, scene, lane, row).draw();
}

} // namespace awaitscope
