#pragma once

#include <QColor>
#include <QString>

namespace awaitscope {

/// What a task is doing at the line where it stands; drawn as in the timelines: by height and fill.
enum class MarkState { Running, Holding, InCall, Ready, Waiting };

/// One task that stands on a line of the source.
struct SourceMark {
    int line = 0; ///< from 1
    QString letter;
    QColor color;
    MarkState state = MarkState::Waiting;
    QString toolTip;

    bool operator==(const SourceMark&) const = default;
};

} // namespace awaitscope
