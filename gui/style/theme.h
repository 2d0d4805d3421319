#pragma once

#include <QColor>

#include <array>

namespace awaitscope {

enum class ThemeKind { Light, Dark, Print };

/// The colours of everything that is drawn, on the screen and in files.
///
/// Texts reach a contrast of 4.5:1 on what they stand on, graphic marks 3:1; a test computes it for
/// every theme.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor canvas;               ///< behind the timelines
    QColor panel;                ///< lists, editors, free thread strips, the inside of hollow bars
    QColor band;                 ///< headers; at half strength, behind unfolded instants
    QColor rule;                 ///< thin lines that carry no information
    QColor ink;                  ///< text, legend, flags
    QColor quietInk;             ///< secondary text, axis
    QColor accent;               ///< the one accent: focus, the main button
    QColor onAccent;             ///< text on the accent
    QColor best;                 ///< a figure that is truly better
    QColor wrong;                ///< errors
    QColor cursor;               ///< the cursor and what it says
    QColor cursorHalo;           ///< round the cursor, and its text
    QColor lineMark;             ///< behind the current line of the source
    QColor onTask;               ///< letters on a task's colour
    QColor mainTask;             ///< the first task of a program
    std::array<QColor, 7> tasks; ///< the others, in turn; letters tell them apart when they run out
};

const Theme& themeOf(ThemeKind kind);

/// The contrast of two opaque colours as WCAG 2 defines it: 1 to 21.
double contrastOf(const QColor& one, const QColor& other);

/// `top` laid over `bottom` with an opacity of 0 to 1, as an opaque colour. Files in which every
/// viewer agrees need no transparency.
QColor blend(const QColor& top, const QColor& bottom, double opacity);

} // namespace awaitscope
