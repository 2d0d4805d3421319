#pragma once

#include <QFont>

namespace awaitscope {

/// What a text is for; decides its family, size and weight.
enum class TextRole {
    Title,       ///< of an exported picture
    RunName,     ///< SYNCHRONOUS
    RunWords,    ///< what the run is, in six words
    Figure,      ///< in a header
    BestFigure,  ///< the same, marked best
    LaneLabel,   ///< as the program writes it
    StripLabel,  ///< thread, core 1, ready queue
    BarText,     ///< on and above bars
    Letter,      ///< of a task, on its colour
    SmallLetter, ///< the same, in the ready queue
    AxisText,
    Legend,
    CursorTime,
};

/// The font of a role at a UI scale. Sizes are in pixels and unhinted, so that screens and files
/// agree; the families are DejaVu Sans and DejaVu Sans Mono (fonts-dejavu-core).
QFont fontOf(TextRole role, double scale);

/// Size of a role's letters in pixels at scale 1.
double textSize(TextRole role);

/// Width of a text in pixels.
double textWidth(const QString& text, TextRole role, double scale);

/// The text, cut with an ellipsis if it is wider than `width`; empty if not even a letter and the
/// ellipsis fit.
QString elidedText(const QString& text, TextRole role, double scale, double width,
                   Qt::TextElideMode mode = Qt::ElideRight);

} // namespace awaitscope
