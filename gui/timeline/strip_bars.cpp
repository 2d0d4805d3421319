#include "gui/timeline/strip_bars.h"

#include "gui/timeline/column_walk.h"
#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace awaitscope {

namespace {

constexpr double kFromAfar = 1.5; ///< scales for a class
constexpr double kWholeBar = 4;   ///< narrower bars have no hatches

QColor switchColor(const RunScene& scene)
{
    return blend(scene.theme().ink, scene.theme().panel, 0.55);
}

/// Of what is too narrow for hatches: held is pale.
QColor heldColor(const RunScene& scene, LaneId lane)
{
    return blend(scene.color(lane), scene.theme().panel, 0.6);
}

void drawHolder(DisplayList& list, const RunScene& scene, const Interval& interval, QRectF rect)
{
    const double scale = scene.scale();
    Box box;
    box.rect = rect;
    if (interval.state == LaneState::Switching) {
        box.color = switchColor(scene);
        list.add(box);
        return;
    }
    box.color = scene.color(interval.lane);
    const bool held = interval.state == LaneState::Holding;
    if (held && rect.width() >= 4 * scale) {
        box.fill = Fill::CrossHatched;
        box.ground = blend(box.color, scene.theme().panel, 0.22);
        box.edge = box.color;
        box.edgeWidth = scale;
    } else if (held) {
        box.color = heldColor(scene, interval.lane);
    }
    list.add(box);
    const QString& letter = scene.letter(interval.lane);
    const double width = textWidth(letter, TextRole::Letter, scale);
    if (!scene.hasLetters || rect.width() < width + 4 * scale) return;
    TextItem text;
    text.box = rect;
    text.alignment = Qt::AlignCenter;
    text.text = letter;
    text.role = TextRole::Letter;
    text.color = scene.theme().onTask;
    if (held) {
        Box plate;
        plate.rect = QRectF(rect.center().x() - width / 2 - 3 * scale, rect.top() + scale,
                            width + 6 * scale, rect.height() - 2 * scale);
        plate.color = scene.theme().panel;
        list.add(plate);
        text.color = scene.theme().ink;
    }
    list.add(text);
}

class StripBars {
public:
    StripBars(DisplayList& list, const RunScene& scene, const PixelColumns& columns, size_t strip)
        : m_list(list), m_scene(scene), m_columns(columns),
          m_intervals(scene.timeline().strips()[strip].intervals), m_shares(scene.strips[strip]),
          m_row(scene.layout().strips[strip])
    {
    }
    void draw();

private:
    void drawColumn(size_t first, size_t last, int column);
    /// Of columns side by side that are one holder's all over, one bar.
    void addWhole(Holder holder, int column);
    void endWhole();

    DisplayList& m_list;
    const RunScene& m_scene;
    const PixelColumns& m_columns;
    const std::vector<Interval>& m_intervals;
    const StripShares& m_shares;
    QRectF m_row;
    HolderTally m_tally;
    Holder m_whole;
    int m_wholeFrom = 0;
    int m_wholeTo = 0;               ///< none when that is where it begins
    std::map<Holder, Boxes> m_boxes; // of the columns that several share
};

void StripBars::draw()
{
    Box ground;
    ground.rect = m_row;
    ground.color = m_scene.theme().panel;
    ground.edge = m_scene.theme().rule;
    ground.edgeWidth = m_scene.scale();
    m_list.add(ground);
    ColumnWalk walk(m_scene, m_columns, m_intervals);
    for (ColumnWalk::Part part; walk.next(part);) {
        const Interval& first = m_intervals[part.first];
        if (m_scene.hides(first.begin)) break;
        if (!part.isBar) {
            drawColumn(part.first, part.last, part.column);
            continue;
        }
        QRectF rect = m_row;
        rect.setLeft(part.from);
        rect.setRight(m_scene.shownEnd(first, part.to));
        drawHolder(m_list, m_scene, first, rect);
    }
    endWhole();
    for (auto& [holder, boxes] : m_boxes) {
        boxes.color = holder.lane == kNone ? switchColor(m_scene)
                      : holder.holds       ? heldColor(m_scene, holder.lane)
                                           : m_scene.color(holder.lane);
        m_list.addBoxes(std::move(boxes));
    }
}

/// Each holder gets its share of the height; what nobody has of the time stays empty.
void StripBars::drawColumn(size_t first, size_t last, int column)
{
    const VirtualTime from = m_columns.start(column).time;
    const VirtualTime to = m_columns.start(column + 1).time;
    int64_t whole = (to - from).count();
    m_tally.clear();
    if (whole > 0) {
        if (first > 0 && m_intervals[first - 1].stop > from) --first;
        m_shares.addTo(m_tally, first, last, from, to);
    } else {
        // What happens at one instant has no length: it is counted.
        constexpr size_t kEnough = 512;
        last = std::min(last, first + kEnough);
        for (size_t number = first; number < last; ++number)
            m_tally.add(holderOf(m_intervals[number]), 1);
        whole = static_cast<int64_t>(last - first);
    }
    const auto& parts = m_tally.parts();
    if (parts.size() == 1 && parts.front().amount >= whole)
        return addWhole(parts.front().holder, column);
    double y = m_row.bottom();
    const double perUnit = m_row.height() / static_cast<double>(whole);
    for (const HolderTally::Part& part : m_tally.parts()) {
        const double low = y;
        y -= static_cast<double>(part.amount) * perUnit;
        if (std::round(low) > std::round(y))
            m_boxes[part.holder].add(column, std::round(y), column + 1, std::round(low));
    }
}

void StripBars::addWhole(Holder holder, int column)
{
    if (holder != m_whole || column != m_wholeTo) {
        endWhole();
        m_whole = holder;
        m_wholeFrom = column;
    }
    m_wholeTo = column + 1;
}

void StripBars::endWhole()
{
    QRectF rect = m_row;
    rect.setLeft(m_wholeFrom);
    rect.setRight(m_wholeTo);
    if (rect.width() >= kWholeBar * m_scene.scale()) {
        Interval all;
        all.lane = m_whole.lane;
        all.state = m_whole.lane == kNone ? LaneState::Switching
                    : m_whole.holds       ? LaneState::Holding
                                          : LaneState::Computing;
        drawHolder(m_list, m_scene, all, rect);
    } else if (rect.width() > 0) {
        m_boxes[m_whole].add(rect.left(), std::round(rect.top()), rect.right(),
                             std::round(rect.bottom()));
    }
    m_wholeFrom = m_wholeTo = 0;
}

void drawQueue(DisplayList& list, const RunScene& scene, const std::vector<LaneId>& queue,
               double from, double to)
{
    const double scale = scene.scale();
    const double gap = 0.7 * scale;
    const auto size = static_cast<double>(queue.size());
    const double width = std::min(10.5 * scale, (to - from) / size - gap);
    if (width < 1.5) return;
    const QRectF row = scene.layout().ribbon;
    const auto fits = [&](TextRole role) {
        return std::all_of(queue.begin(), queue.end(), [&](LaneId lane) {
            return textWidth(scene.letter(lane), role, scale) <= width;
        });
    };
    // All alike; small ones are for those who sit before the screen.
    const bool isLarge = fits(TextRole::Letter);
    const bool hasLetters = isLarge || scale < kFromAfar;
    double x = from;
    for (const LaneId lane : queue) {
        Box box;
        box.rect = QRectF(x, row.top(), width, row.height());
        box.color = scene.color(lane);
        list.add(box);
        const QString& letter = scene.letter(lane);
        const TextRole role = isLarge ? TextRole::Letter : TextRole::SmallLetter;
        if (hasLetters && textWidth(letter, role, scale) <= width) {
            TextItem text;
            text.box = box.rect;
            text.alignment = Qt::AlignCenter;
            text.text = letter;
            text.role = role;
            text.color = scene.theme().onTask;
            list.add(text);
        }
        x += width + gap;
    }
}

/// Faint separators between turns of the loop.
void drawTurns(DisplayList& list, const RunScene& scene, const PixelColumns& columns)
{
    const QRectF row = scene.layout().ribbon;
    const double scale = scene.scale();
    const int apart = static_cast<int>(std::ceil(3 * scale));
    const std::vector<Turn>& turns = scene.timeline().turns();
    const auto isBefore = [](AxisPosition position) {
        return [position](const Turn& turn) {
            return AxisPosition{turn.time, turn.slot} < position;
        };
    };
    auto turn =
        std::partition_point(turns.begin(), turns.end(), isBefore(columns.start(columns.first())));
    while (turn != turns.end()) {
        const AxisPosition position{turn->time, turn->slot};
        const int column = columns.columnOf(position);
        const double x = scene.x(position);
        if (x > scene.right()) break;
        Stroke line;
        line.from = QPointF(x, row.top() - scale);
        line.to = QPointF(x, row.bottom() + scale);
        line.color = scene.theme().rule;
        line.width = scale;
        list.add(line);
        turn = gallop(turn, turns.end(),
                      isBefore(columns.start(std::min(column + apart, columns.last()))));
        if (column + apart >= columns.last()) break;
    }
}

} // namespace

void drawStrips(DisplayList& list, const RunScene& scene, const PixelColumns& columns)
{
    const RunLayout& layout = scene.layout();
    for (size_t i = 0; i < scene.strips.size() && i < layout.strips.size(); ++i)
        if (scene.shows(layout.strips[i])) StripBars(list, scene, columns, i).draw();
}

void drawReadyQueue(DisplayList& list, const RunScene& scene, const PixelColumns& columns)
{
    const QRectF row = scene.layout().ribbon;
    if (row.isEmpty() || !scene.shows(row)) return;
    drawTurns(list, scene, columns);
    const double scale = scene.scale();
    const std::vector<Moment>& moments = scene.timeline().moments();
    const auto endsBy = [](AxisPosition position) {
        return [position](const Moment& moment) { return moment.to() <= position; };
    };
    auto moment = std::partition_point(moments.begin(), moments.end(),
                                       endsBy(columns.start(columns.first())));
    const int least = static_cast<int>(std::ceil(4 * scale));
    while (moment != moments.end()) {
        const double from = std::max(scene.x(moment->from()), scene.left());
        if (from > scene.right()) break;
        const double to = std::min(scene.x(moment->to()), scene.right());
        if (to - from >= 4 * scale) {
            // Each needs a pixel and a half at least.
            const auto most = static_cast<size_t>((to - from) / 1.5);
            const std::vector<LaneId> queue =
                scene.readyHistory.at(moment->from(), most, scene.lastShown);
            if (!queue.empty()) drawQueue(list, scene, queue, from + 2 * scale, to);
            ++moment;
            continue;
        }
        // Too narrow for a queue: on to the first that reaches further.
        const int column = std::min(static_cast<int>(std::floor(from)) + least, columns.last());
        moment = gallop(moment + 1, moments.end(), endsBy(columns.start(column)));
        if (column == columns.last()) break;
    }
}

} // namespace awaitscope
