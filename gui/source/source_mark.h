#pragma once

#include "gui/style/theme.h"

#include <QColor>
#include <QRect>
#include <QString>

#include <cstdint>
#include <optional>

class QPainter;

namespace awaitscope {

/// What a task is doing; drawn as in the timelines: by height and fill, never by hue.
enum class MarkState { Running, Holding, InCall, Ready, Waiting };

/// A task as small marks show it, beside the source and in lists.
struct TaskMark {
    QString letter;
    QColor color;
    MarkState state = MarkState::Waiting;
    std::optional<uint32_t> task = {}; ///< its number in all runs, where that is known

    bool operator==(const TaskMark&) const = default;
};

/// One task that stands on a line of the source.
struct SourceMark {
    int line = 0; ///< from 1
    TaskMark task;

    bool operator==(const SourceMark&) const = default;
};

/// Narrow ones are for where usual ones have no room.
enum class MarkWidth { Usual, Narrow };

/// How wide a mark is, in pixels, with letters of `letterSize` pixels.
int widthOf(const TaskMark& mark, int letterSize, MarkWidth width = MarkWidth::Usual);
/// Draws the mark at the right of `place`.
void paintMark(QPainter& painter, const TaskMark& mark, const QRect& place, int letterSize,
               const Theme& theme, MarkWidth width = MarkWidth::Usual);

} // namespace awaitscope
