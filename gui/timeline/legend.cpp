#include "gui/timeline/legend.h"

#include "gui/timeline/arrows.h"
#include "gui/timeline/ghost_bars.h"
#include "gui/timeline/wording.h"

#include <set>

namespace awaitscope {

namespace {

constexpr double kRow = 26;
constexpr double kSample = 34;
constexpr double kSmallSample = 14;
constexpr double kBetween = 22;

const char* sourceOf(LegendEntry sample)
{
    switch (sample) {
    case LegendEntry::Computes: return QT_TRANSLATE_NOOP("Timeline", "computes");
    case LegendEntry::Holds: return QT_TRANSLATE_NOOP("Timeline", "holds the thread");
    case LegendEntry::InCall: return QT_TRANSLATE_NOOP("Timeline", "in a call");
    case LegendEntry::Ready: return QT_TRANSLATE_NOOP("Timeline", "ready");
    case LegendEntry::Waiting: return QT_TRANSLATE_NOOP("Timeline", "waiting");
    case LegendEntry::Late: return QT_TRANSLATE_NOOP("Timeline", "late");
    case LegendEntry::Cut: return QT_TRANSLATE_NOOP("Timeline", "interrupted");
    case LegendEntry::Flag: return QT_TRANSLATE_NOOP("Timeline", "prints");
    case LegendEntry::Ring: return QT_TRANSLATE_NOOP("Timeline", "ends");
    case LegendEntry::Cross: return QT_TRANSLATE_NOOP("Timeline", "fails");
    case LegendEntry::Bar: return QT_TRANSLATE_NOOP("Timeline", "cancelled");
    case LegendEntry::Stop: return QT_TRANSLATE_NOOP("Timeline", "deadlocked");
    case LegendEntry::Hourglass: return QT_TRANSLATE_NOOP("Timeline", "starved");
    case LegendEntry::Break: return QT_TRANSLATE_NOOP("Timeline", "stopped");
    case LegendEntry::Before: return QT_TRANSLATE_NOOP("Timeline", "the run before");
    case LegendEntry::Parts: return QT_TRANSLATE_NOOP("Timeline", "first difference");
    default: break; // arrows
    }
    return "";
}

LinkKind linkOf(LegendEntry arrow)
{
    return static_cast<LinkKind>(static_cast<int>(arrow) - static_cast<int>(LegendEntry::Creates));
}

QString wordsOf(LegendEntry sample)
{
    if (sample >= LegendEntry::Creates) return linkWords(linkOf(sample));
    return legendWords(sourceOf(sample));
}

double sampleWidth(LegendEntry sample)
{
    const bool isSmall = sample >= LegendEntry::Cut && sample < LegendEntry::Creates &&
                         sample != LegendEntry::Before;
    return isSmall ? kSmallSample : kSample;
}

void drawMark(DisplayList& list, MarkKind kind, QPointF at, const PictureStyle& style,
              double size = 17)
{
    Mark mark;
    mark.kind = kind;
    mark.at = at;
    mark.color = style.theme->ink;
    mark.ground = style.theme->canvas;
    mark.size = size * style.scale;
    list.add(mark);
}

void drawSample(DisplayList& list, LegendEntry sample, const QRectF& area,
                const PictureStyle& style)
{
    const double scale = style.scale;
    const Theme& theme = *style.theme;
    const QPointF middle = area.center();
    Box box;
    box.rect = area;
    box.color = theme.ink;
    box.radius = 2 * scale;
    switch (sample) {
    case LegendEntry::Computes: list.add(box); break;
    case LegendEntry::Holds:
        box.fill = Fill::CrossHatched;
        box.radius = 0;
        box.ground = blend(theme.ink, theme.canvas, 0.22);
        box.edge = theme.ink;
        box.edgeWidth = 2 * scale;
        list.add(box);
        break;
    case LegendEntry::InCall:
        box.color = blend(theme.ink, theme.canvas, 0.13);
        box.edge = theme.ink;
        box.edgeWidth = 1.6 * scale;
        list.add(box);
        break;
    case LegendEntry::Ready:
        box.rect = QRectF(area.left(), middle.y() - 5 * scale, area.width(), 10 * scale);
        box.color = theme.panel;
        box.edge = theme.ink;
        box.edgeWidth = 2 * scale;
        list.add(box);
        break;
    case LegendEntry::Waiting:
    case LegendEntry::Late: {
        Stroke line;
        line.from = QPointF(area.left(), middle.y());
        line.to = QPointF(area.right(), middle.y());
        line.color = theme.ink;
        line.width = 2.4 * scale;
        if (sample == LegendEntry::Late) line.dash = Dash::Dashed;
        list.add(line);
        break;
    }
    case LegendEntry::Cut:
        drawMark(list, MarkKind::Cut, middle + QPointF(0, 2 * scale), style);
        break;
    case LegendEntry::Flag:
        drawMark(list, MarkKind::Flag, QPointF(area.left() + 2 * scale, middle.y() + 3 * scale),
                 style, 26);
        break;
    case LegendEntry::Ring: drawMark(list, MarkKind::Ring, middle, style); break;
    case LegendEntry::Cross: drawMark(list, MarkKind::Cross, middle, style); break;
    case LegendEntry::Bar: drawMark(list, MarkKind::Bar, middle, style); break;
    case LegendEntry::Stop: drawMark(list, MarkKind::Stop, middle, style); break;
    case LegendEntry::Hourglass: drawMark(list, MarkKind::Hourglass, middle, style); break;
    case LegendEntry::Break: drawMark(list, MarkKind::Break, middle, style); break;
    case LegendEntry::Before: list.add(ghostOf(area, style)); break;
    case LegendEntry::Parts: drawPartingTag(list, middle, style); break;
    default:
        list.add(arrowOf(linkOf(sample), QPointF(area.left() + 3 * scale, middle.y()),
                         QPointF(area.right(), middle.y()), theme, scale));
        break;
    }
}

/// Calls `place(sample, words, corner)` for every entry, row by row; gives the number of rows.
template <class Place>
int placeSamples(const std::vector<LegendEntry>& entries, double width, const PictureStyle& style,
                 Place&& place)
{
    double x = 0;
    int row = 0;
    for (const LegendEntry sample : entries) {
        const QString words = wordsOf(sample);
        const double needed = (sampleWidth(sample) + 6) * style.scale +
                              textWidth(words, TextRole::Legend, style.scale);
        if (x > 0 && x + needed > width) {
            x = 0;
            ++row;
        }
        place(sample, words, QPointF(x, row * kRow * style.scale));
        x += needed + kBetween * style.scale;
    }
    return row + 1;
}

LegendEntry entryOf(LaneState state)
{
    switch (state) {
    case LaneState::Holding: return LegendEntry::Holds;
    case LaneState::InCall: return LegendEntry::InCall;
    case LaneState::Ready: return LegendEntry::Ready;
    case LaneState::Waiting: return LegendEntry::Waiting;
    case LaneState::Late: return LegendEntry::Late;
    default: return LegendEntry::Computes;
    }
}

LegendEntry entryOf(LaneMarkKind kind)
{
    switch (kind) {
    case LaneMarkKind::Print: return LegendEntry::Flag;
    case LaneMarkKind::Preempted: return LegendEntry::Cut;
    case LaneMarkKind::Result: return LegendEntry::Ring;
    case LaneMarkKind::Exception: return LegendEntry::Cross;
    case LaneMarkKind::Cancelled: return LegendEntry::Bar;
    case LaneMarkKind::Deadlock: return LegendEntry::Stop;
    case LaneMarkKind::Starved: return LegendEntry::Hourglass;
    case LaneMarkKind::Created: break;
    }
    return LegendEntry::Computes;
}

} // namespace

LegendEntry entryOf(LinkKind kind)
{
    return static_cast<LegendEntry>(static_cast<int>(LegendEntry::Creates) +
                                    static_cast<int>(kind));
}

std::vector<LegendEntry> allArrowEntries()
{
    std::vector<LegendEntry> entries;
    for (const LinkKind kind : kLinkKinds)
        entries.push_back(entryOf(kind));
    return entries;
}

std::vector<LegendEntry> legendEntries(const Comparison& comparison)
{
    std::set<LegendEntry> entries;
    for (const Run& run : comparison.runs) {
        if (run.wasCut()) entries.insert(LegendEntry::Break);
        for (const LaneId id : run.timeline.order()) {
            const TimelineLane& lane = run.timeline.lane(id);
            for (const Interval& interval : lane.intervals)
                entries.insert(entryOf(interval.state));
            for (const LaneMark& mark : lane.marks)
                entries.insert(entryOf(mark.kind));
        }
    }
    return {entries.begin(), entries.end()};
}

std::vector<LegendEntry> allLegendEntries(const Comparison& comparison)
{
    std::vector<LegendEntry> entries;
    for (int entry = 0; entry < static_cast<int>(LegendEntry::Before); ++entry)
        entries.push_back(static_cast<LegendEntry>(entry));
    if (comparison.runs.size() > 1) entries.push_back(LegendEntry::Parts);
    return entries;
}

int legendLines(const std::vector<LegendEntry>& entries, double width, const PictureStyle& style)
{
    return placeSamples(entries, width, style, [](LegendEntry, const QString&, QPointF) {});
}

double legendHeight(int lines, const PictureStyle& style)
{
    return lines == 0 ? 0 : (lines * kRow + 12) * style.scale;
}

void drawLegend(DisplayList& list, const std::vector<LegendEntry>& entries, const QRectF& area,
                const PictureStyle& style)
{
    const double scale = style.scale;
    placeSamples(
        entries, area.width(), style,
        [&](LegendEntry sample, const QString& words, QPointF corner) {
            if (corner.y() + kRow * scale > area.height()) return;
            const QPointF at = area.topLeft() + corner + QPointF(0, 6 * scale);
            drawSample(list, sample,
                       QRectF(at.x(), at.y() + 4 * scale, sampleWidth(sample) * scale, 17 * scale),
                       style);
            TextItem text;
            text.text = words;
            text.role = TextRole::Legend;
            text.color = style.theme->ink;
            text.box = QRectF(at.x() + (sampleWidth(sample) + 6) * scale, at.y(),
                              textWidth(words, text.role, scale) + scale, 25 * scale);
            list.add(text);
        });
}

} // namespace awaitscope
