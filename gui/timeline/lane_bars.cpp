#include "gui/timeline/lane_bars.h"

#include "gui/timeline/column_walk.h"
#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// Narrower bars have no room for a border, and hollow ones none for their inside.
constexpr double kBordered = 4;
// Less room than that has no words: they need not be made.
constexpr double kLetter = 4;

class LaneBars {
public:
    LaneBars(DisplayList& list, const RunScene& scene, const PixelColumns& columns, LaneId lane,
             const QRectF& row)
        : m_list(list), m_scene(scene), m_columns(columns),
          m_intervals(scene.timeline().lane(lane).intervals), m_density(scene.densities[lane]),
          m_row(row), m_color(scene.color(lane)), m_middle(std::round(row.center().y())),
          m_height(scene.picture.barHeight)
    {
        m_computing.color = m_color;
        m_holding.color = blend(m_color, scene.theme().canvas, 0.6);
        m_ready.color = blend(m_color, scene.theme().canvas, 0.3);
        m_waiting.color = m_color;
    }
    void draw();

private:
    QRectF bar(double from, double to, double height) const
    {
        return QRectF(from, m_middle - height / 2, to - from, height);
    }
    StateShares sharesOf(size_t first, size_t last, int column) const;
    Box heldBox(double from, double to) const;
    Box readyBox(double from, double to) const;
    void drawColumn(const ColumnWalk::Part& part);
    /// The first of them that has the thread, for no time at all; `part.last` when none does.
    size_t instantIn(const ColumnWalk::Part& part) const;
    /// Whether nothing else has it on the columns beside.
    bool isAlone(size_t number, int column) const;
    void drawInterval(const Interval& interval, double from, double to);
    void drawWait(const Interval& interval, double from, double to);
    void drawHeld(const Interval& interval, double from, double to);
    void drawCall(const Interval& interval, double from, double to);
    void drawReady(const Interval& interval, double from, double to);
    void drawShares(const StateShares& shares, int column);
    /// Whether a column is of one state all over, which is drawn otherwise than in shares: with the
    /// neighbours that are so, as one bar.
    bool joinsBar(const StateShares& shares, LaneState state, int column);
    void endBar();

    DisplayList& m_list;
    const RunScene& m_scene;
    const PixelColumns& m_columns;
    const std::vector<Interval>& m_intervals;
    const LaneDensity& m_density;
    QRectF m_row;
    QColor m_color;
    double m_middle;
    double m_height;
    LaneState m_barState = LaneState::Idle; // of columns that are of one state
    int m_barFrom = 0;
    int m_barTo = 0;   ///< none when that is where it begins
    Boxes m_computing; // of the columns that several share
    Boxes m_holding;
    Boxes m_ready;
    Boxes m_waiting;
};

void LaneBars::draw()
{
    ColumnWalk walk(m_scene, m_columns, m_intervals);
    for (ColumnWalk::Part part; walk.next(part);) {
        const Interval& first = m_intervals[part.first];
        if (m_scene.hides(first.begin)) break;
        if (part.isBar)
            drawInterval(first, part.from, m_scene.shownEnd(first, part.to));
        else
            drawColumn(part);
    }
    endBar();
    for (Boxes* boxes : {&m_computing, &m_holding, &m_ready, &m_waiting})
        m_list.addBoxes(std::move(*boxes));
}

void LaneBars::drawColumn(const ColumnWalk::Part& part)
{
    StateShares shares = sharesOf(part.first, part.last, part.column);
    if (joinsBar(shares, m_intervals[part.first].state, part.column)) return;
    const bool isFree = shares.computing <= 0 && shares.holding <= 0;
    const size_t instant = isFree ? instantIn(part) : part.last;
    if (instant == part.last) return drawShares(shares, part.column);
    const bool isHeld = m_intervals[instant].state == LaneState::Holding;
    // Many side by side, as high as bars, would look as if they took all the time.
    const bool isMark = shares.ready <= 0 && isAlone(instant, part.column);
    constexpr double kLeast = 1e-9;
    if (!isMark) (isHeld ? shares.holding : shares.computing) = kLeast;
    drawShares(shares, part.column);
    if (isMark)
        (isHeld ? m_holding : m_computing)
            .add(part.column, std::round(m_middle - m_height / 2), part.column + 1,
                 std::round(m_middle + m_height / 2));
}

size_t LaneBars::instantIn(const ColumnWalk::Part& part) const
{
    size_t number = part.first;
    while (number < part.last && !occupiesCore(m_intervals[number].state))
        ++number;
    const bool isThere = number < part.last && !m_scene.hides(m_intervals[number].begin);
    return isThere ? number : part.last;
}

bool LaneBars::isAlone(size_t number, int column) const
{
    constexpr int kApart = 6;   // pixels
    constexpr size_t kMost = 9; // at one instant
    const auto columnOf = [&](AxisPosition at) { return m_columns.columnOf(at, column); };
    // One at the same instant is part of the same mark.
    const auto isOther = [&](const Interval& one) {
        return occupiesCore(one.state) &&
               (one.length() > Duration() || columnOf(one.from()) != column);
    };
    for (size_t before = number; before > 0; --before) {
        const Interval& one = m_intervals[before - 1];
        if (columnOf(one.to()) <= column - kApart) break;
        if (isOther(one) || number - before > kMost) return false;
    }
    for (size_t after = number + 1; after < m_intervals.size(); ++after) {
        const Interval& one = m_intervals[after];
        if (columnOf(one.from()) >= column + kApart) break;
        if (isOther(one) || after - number > kMost) return false;
    }
    return true;
}

bool LaneBars::joinsBar(const StateShares& shares, LaneState state, int column)
{
    constexpr double kWhole = 1 - 1e-9;
    const bool isHeld = state == LaneState::Holding && shares.holding >= kWhole;
    const bool isReady = state == LaneState::Ready && shares.ready >= kWhole;
    if (!isHeld && !isReady) return false;
    if (state != m_barState || column != m_barTo) {
        endBar();
        m_barState = state;
        m_barFrom = column;
    }
    m_barTo = column + 1;
    return true;
}

void LaneBars::endBar()
{
    const int width = m_barTo - m_barFrom;
    const bool isHeld = m_barState == LaneState::Holding;
    if (width >= kBordered * m_scene.scale()) {
        m_list.add(isHeld ? heldBox(m_barFrom, m_barTo) : readyBox(m_barFrom, m_barTo));
    } else if (width > 0) {
        // As the shares beside it.
        const double bottom = std::round(m_middle + m_height / 2);
        (isHeld ? m_holding : m_ready)
            .add(m_barFrom, std::round(m_middle - m_height / 2), m_barTo, bottom);
    }
    m_barFrom = m_barTo = 0;
}

StateShares LaneBars::sharesOf(size_t first, size_t last, int column) const
{
    const VirtualTime from = m_columns.start(column).time;
    const VirtualTime to = m_columns.start(column + 1).time;
    if (from >= to) return m_density.sharesAmong(first, last);
    // The one before may reach into it.
    if (first > 0 && m_intervals[first - 1].stop > from) --first;
    return m_density.sharesBetween(from, to, first, last);
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
    case LaneState::Ready: drawReady(interval, from, to); break;
    case LaneState::Waiting:
    case LaneState::Late: drawWait(interval, from, to); break;
    default: break;
    }
}

Box LaneBars::readyBox(double from, double to) const
{
    const double scale = m_scene.scale();
    Box box;
    box.rect = bar(from, to, std::round(m_height * 11 / 26));
    box.color = m_color;
    if (to - from >= kBordered * scale) {
        box.rect.adjust(scale, 0, -scale, 0);
        box.color = m_scene.theme().panel;
        box.edge = m_color;
        box.edgeWidth = std::min(2 * scale, box.rect.height() / 4); // hollow, however low
        box.radius = 2 * scale;
    }
    return box;
}

void LaneBars::drawReady(const Interval& interval, double from, double to)
{
    const double scale = m_scene.scale();
    const Box box = readyBox(from, to);
    m_list.add(box);

    // Above the bar, as what a task waits for stands above its line.
    if (m_row.height() < 30 * scale || to - from < 12 * scale) return;
    TextItem text;
    text.text = starvedWords();
    text.color = m_scene.theme().quietInk;
    text.box =
        QRectF(from + 8 * scale, box.rect.top() - 15 * scale, to - from - 12 * scale, 15 * scale);
    if (textWidth(text.text, text.role, scale) > text.box.width()) return;
    const Starvation* starved = m_scene.timeline().starvationOf(interval);
    if (starved && !m_scene.hides(starved->end)) m_list.addText(text);
}

Box LaneBars::heldBox(double from, double to) const
{
    const double scale = m_scene.scale();
    Box box;
    box.rect = bar(from, to, m_height);
    box.color = m_color;
    if (to - from < kBordered * scale) {
        box.color = blend(m_color, m_scene.theme().canvas, 0.6);
        return box;
    }
    box.fill = Fill::CrossHatched;
    box.ground = blend(m_color, m_scene.theme().panel, 0.22);
    box.edge = m_color;
    box.edgeWidth = 2 * scale;
    return box;
}

void LaneBars::drawHeld(const Interval& interval, double from, double to)
{
    const double scale = m_scene.scale();
    const Theme& theme = m_scene.theme();
    m_list.add(heldBox(from, to));
    if (to - from < kBordered * scale) return;

    const Event& cause = m_scene.trace()[interval.begin];
    const bool hasWords = cause.kind == EventKind::BlockedStarted || cause.keepsThread();
    if (!hasWords || m_height < 20 * scale) return;
    const double room = to - from - 32 * scale;
    const Language language = m_scene.style.language;
    const Duration length = m_scene.heldFor(interval);
    QString words = holdWords(m_scene.trace(), cause, length, m_scene.labels, language);
    if (textWidth(words, TextRole::BarText, scale) > room)
        words = shortHoldWords(m_scene.trace(), cause, length, m_scene.labels, language);
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
        text.text = laneWords(m_scene.trace(), cause.subject, m_scene.labels[cause.subject]);
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
    TextItem text;
    text.box = QRectF(from + 8 * scale, m_middle - 18 * scale, to - from - 12 * scale, 15 * scale);
    text.color = m_scene.theme().quietInk;
    if (text.box.width() < kLetter * scale) return;
    const Event& cause = m_scene.trace()[interval.begin];
    if (interval.state == LaneState::Late)
        text.text = lateWords();
    else if (cause.kind == EventKind::TaskWaiting)
        text.text = waitWords(m_scene.trace(), cause, m_scene.labels);
    else
        return;
    if (m_row.height() < 30 * scale) {
        // Rows are low: in the line, if they fit.
        const double width = textWidth(text.text, text.role, scale) + 6 * scale;
        if (width > text.box.width()) return;
        Box plate;
        plate.rect = QRectF(text.box.left(), m_middle - 7 * scale, width, 14 * scale);
        plate.color = m_scene.theme().canvas;
        m_list.addPlate(plate, text.text, text.role, text.color);
        return;
    }
    // The beginning of a short word says nothing.
    const double least = std::min(textWidth(text.text, text.role, scale), 64 * scale);
    if (text.box.width() >= least) m_list.addText(text);
}

void LaneBars::drawShares(const StateShares& shares, int column)
{
    const double bottom = m_middle + m_height / 2;
    double filled = 0;
    const auto layer = [&](double share, Boxes& boxes) {
        if (share <= 0) return;
        const double low = std::round(bottom - filled * m_height);
        // What is there can be seen.
        filled = std::min(1.0, filled + std::max(share, 2 * m_scene.scale() / m_height));
        boxes.add(column, std::round(bottom - filled * m_height), column + 1, low);
    };
    layer(shares.computing, m_computing);
    layer(shares.holding, m_holding);
    layer(shares.ready, m_ready);
    if (filled >= 1) return;
    const double thick = std::max(1.0, std::round(m_scene.scale()));
    const double top = std::round(m_middle - thick / 2);
    m_waiting.add(column, top, column + 1, top + thick);
}

} // namespace

void drawLaneBars(DisplayList& list, const RunScene& scene, const PixelColumns& columns,
                  LaneId lane, const QRectF& row)
{
    LaneBars(list, scene, columns, lane, row).draw();
}

} // namespace awaitscope
