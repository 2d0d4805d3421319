#pragma once

#include "gui/narration/voice.h"
#include "gui/playback/stage.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

/// One line of what a run looks like at the cursor: `ready queue   [B] since 0 s`.
struct NowRow {
    QString label; ///< empty when it goes on with the row before
    std::optional<TaskMark> mark;
    QString text;
};

/// One run at the cursor.
struct NowSection {
    QString title;
    std::vector<NowRow> rows;
};

/// Who has the thread or cores, who is ready, which timers are set, who waits for what; in the
/// words of the run's model. REQUIRES: the snapshot is of that run.
NowSection nowSection(const Stage& stage, size_t run, const Snapshot& snapshot, const Voice& voice,
                      const Theme& theme);

/// What the models are called in headings.
QString modelTitle(Model model, Language language);

} // namespace awaitscope
