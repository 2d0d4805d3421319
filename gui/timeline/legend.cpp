#include "gui/timeline/legend.h"

#include "gui/timeline/wording.h"

namespace awaitscope {

namespace {

constexpr double kRow = 26;
constexpr double kSample = 34;
constexpr double kSmallSample = 14;
constexpr double kBetween = 22;

/// What one entry of the legend shows.
enum class Sample { Computes, Holds, InCall, Ready, Waiting, Late, Cut, Flag, Ring, Cross, Bar };

constexpr Sample kSamples[] = {Sample::Computes, Sample::Holds, Sample::InCall, Sample::Ready,
                               Sample::Waiting,  Sample::Late,  Sample::Cut,    Sample::Flag,
                               Sample::Ring,     Sample::Cross, Sample::Bar};

const char* wordsOf(Sample sample)
{
    switch (sample) {
    case Sample::Computes: return QT_TRANSLATE_NOOP("Timeline", "computes");
    case Sample::Holds: return QT_TRANSLATE_NOOP("Timeline", "holds the thread");
    case Sample::InCall: return QT_TRANSLATE_NOOP("Timeline", "in a call");
    case Sample::Ready: return QT_TRANSLATE_NOOP("Timeline", "ready");
    case Sample::Waiting: return QT_TRANSLATE_NOOP("Timeline", "waiting");
    case Sample::Late: return QT_TRANSLATE_NOOP("Timeline", "late");
    case Sample::Cut: return QT_TRANSLATE_NOOP("Timeline", "interrupted");
    case Sample::Flag: return QT_TRANSLATE_NOOP("Timeline", "prints");
    case Sample::Ring: return QT_TRANSLATE_NOOP("Timeline", "ends");
    case Sample::Cross: return QT_TRANSLATE_NOOP("Timeline", "fails");
    case Sample::Bar: return QT_TRANSLATE_NOOP("Timeline", "cancelled");
    }
    return "";
}

double sampleWidth(Sample sample)
{
    return sample < Sample::Cut ? kSample : kSmallSample;
}

void drawMark(DisplayList& list, MarkKind kind, QPointF at, const PictureStyle& style)
{
    Mark mark;
    mark.kind = kind;
    mark.at = at;
    mark.color = style.theme->ink;
    mark.ground = style.theme->canvas;
    mark.size = 17 * style.scale;
    list.add(mark);
}

void drawSample(DisplayList& list, Sample sample, const QRectF& area, const PictureStyle& style)
{
    const double scale = style.scale;
    const Theme& theme = *style.theme;
    const QPointF middle = area.center();
    Box box;
    box.rect = area;
    box.color = theme.ink;
    box.radius = 2 * scale;
    switch (sample) {
    case Sample::Computes: list.add(box); break;
    case Sample::Holds:
        box.fill = Fill::CrossHatched;
        box.radius = 0;
        box.ground = blend(theme.ink, theme.canvas, 0.22);
        box.edge = theme.ink;
        box.edgeWidth = 2 * scale;
        list.add(box);
        break;
    case Sample::InCall:
        box.color = blend(theme.ink, theme.canvas, 0.13);
        box.edge = theme.ink;
        box.edgeWidth = 1.6 * scale;
        list.add(box);
        break;
    case Sample::Ready:
        box.rect = QRectF(area.left(), middle.y() - 5 * scale, area.width(), 10 * scale);
        box.color = theme.panel;
        box.edge = theme.ink;
        box.edgeWidth = 2 * scale;
        list.add(box);
        break;
    case Sample::Waiting:
    case Sample::Late: {
        Stroke line;
        line.from = QPointF(area.left(), middle.y());
        line.to = QPointF(area.right(), middle.y());
        line.color = theme.ink;
        line.width = 2.4 * scale;
        if (sample == Sample::Late) line.dash = Dash::Dashed;
        list.add(line);
        break;
    }
    case Sample::Cut: drawMark(list, MarkKind::Cut, middle + QPointF(0, 2 * scale), style); break;
    case Sample::Flag:
        drawMark(list, MarkKind::Flag, QPointF(area.left() + 2 * scale, middle.y() + 5 * scale),
                 style);
        break;
    case Sample::Ring: drawMark(list, MarkKind::Ring, middle, style); break;
    case Sample::Cross: drawMark(list, MarkKind::Cross, middle, style); break;
    case Sample::Bar: drawMark(list, MarkKind::Bar, middle, style); break;
    }
}

/// Calls `place(sample, words, corner)` for every entry, row by row; gives the number of rows.
template <class Place> int placeSamples(double width, const PictureStyle& style, Place&& place)
{
    double x = 0;
    int row = 0;
    for (const Sample sample : kSamples) {
        const QString words = legendWords(wordsOf(sample));
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

} // namespace

double legendHeight(double width, const PictureStyle& style)
{
    const int rows = placeSamples(width, style, [](Sample, const QString&, QPointF) {});
    return (rows * kRow + 12) * style.scale;
}

void drawLegend(DisplayList& list, const QRectF& area, const PictureStyle& style)
{
    const double scale = style.scale;
    placeSamples(area.width(), style, [&](Sample sample, const QString& words, QPointF corner) {
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
