#pragma once

#include "core/trace/trace.h"
#include "gui/narration/voice.h"

#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace awaitscope {

/// What something that a line of the source does means under each model.
struct LineMeaning {
    QString code;                 ///< what is meant: `create_task`
    std::array<QString, 3> words; ///< by `Model`, a sentence each
};

/// What a line does that has to do with scheduling, the most telling first, at most two; none
/// where there is nothing to tell.
///
/// `line` counts from 1. `objects`: what the tasks of a run share, so that `async with` and `put`
/// are told for what they are.
std::vector<LineMeaning> lineMeanings(const QStringList& source, int line,
                                      const std::vector<SharedObject>& objects, const Voice& voice);

/// All of it as rich text, the sentences of `model` in bold: what is shown for a line of the
/// source.
QString lineCard(const QString& code, const std::vector<LineMeaning>& meanings, Model model,
                 const Voice& voice);

} // namespace awaitscope
