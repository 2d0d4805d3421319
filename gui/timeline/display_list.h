#pragma once

#include "gui/style/fonts.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

namespace awaitscope {

enum class Fill { None, Solid, CrossHatched };
enum class Dash { Solid, Dashed, Dotted };

/// A rectangle: a bar, a strip, a pill, a band. Snapped to pixels unless it is round.
struct Box {
    QRectF rect;
    Fill fill = Fill::Solid;
    QColor color;         ///< of the fill; of the lines if cross-hatched
    QColor ground;        ///< under the lines if cross-hatched
    QColor edge;          ///< invalid: no edge
    double edgeWidth = 0; ///< drawn inside the rectangle
    double radius = 0;
};

/// Many plain boxes of one colour: what stands on single columns of pixels.
struct Boxes {
    std::vector<QRectF> rects;
    QColor color;

    /// Adds a box, or makes the last one wider when it touches that and is as high.
    void add(double left, double top, double right, double bottom);
};

struct Stroke {
    QPointF from;
    QPointF to;
    QColor color;
    double width = 1;
    Dash dash = Dash::Solid;
};

enum class MarkKind {
    Ring,      ///< ends
    Cross,     ///< fails
    Bar,       ///< is cancelled
    Flag,      ///< prints
    Cut,       ///< is interrupted
    Break,     ///< the run was stopped here
    Stop,      ///< is deadlocked: no way on
    Hourglass, ///< is starved: has been ready for long
    Tear,      ///< time was left out: two torn edges, `room` apart
};

/// What happens at one moment. Keeps its size at every zoom.
struct Mark {
    MarkKind kind = MarkKind::Ring;
    QPointF at;
    QColor color;
    QColor ground;   ///< inside a ring, round a cross
    double size = 0; ///< height of what it stands on
    /// Of a flag or a cut: how wide it may be, when others stand beside it; 0: as it is. A cut with
    /// little room is a tick above the bar.
    double room = 0;
};

enum class ArrowHead {
    Open,   ///< two strokes
    Filled, ///< a triangle
    Stop,   ///< a bar across
};
enum class ArrowTail { Plain, Ring, Square };

/// What one thing does to another: a thin line with a head, under both a halo.
struct Arrow {
    QPointF from;
    QPointF to;
    QColor color;
    QColor ground; ///< of the halo, and inside a ring
    double width = 1.3;
    Dash dash = Dash::Solid;
    ArrowHead head = ArrowHead::Filled;
    ArrowTail tail = ArrowTail::Plain;
};

struct TextItem {
    QRectF box; ///< it never leaves this
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    QString text;
    TextRole role = TextRole::BarText;
    QColor color;
};

using DisplayItem = std::variant<Box, Boxes, Stroke, Mark, Arrow, TextItem>;

/// What is drawn, in the order of drawing, in pixels of the picture; independent of the device.
struct DisplayList {
    double scale = 1; ///< of texts, marks and line widths
    std::vector<DisplayItem> items;

    template <class Item> void add(Item item) { items.emplace_back(std::move(item)); }
    /// Adds the boxes, if there are any.
    void addBoxes(Boxes boxes);
    /// Adds the box and a text in its middle.
    void addPlate(const Box& box, const QString& words, TextRole role, const QColor& color);
    /// Adds the text cut to its box, or nothing when not even that fits. Whether it did.
    bool addText(TextItem item);
    template <class Item> size_t count() const
    {
        size_t result = 0;
        for (const DisplayItem& item : items)
            result += std::holds_alternative<Item>(item) ? 1 : 0;
        return result;
    }
};

} // namespace awaitscope
