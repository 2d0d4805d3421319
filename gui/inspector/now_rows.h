#pragma once

#include "gui/narration/voice.h"
#include "gui/playback/stage.h"
#include "scenarios/inspection/inspection.h"

#include <QString>

#include <optional>
#include <vector>

namespace awaitscope {

/// One line of what a run looks like at the cursor: `ready queue   [B] since 0 s`.
struct NowRow {
    QString label; ///< empty when it goes on with the row before
    std::optional<TaskMark> mark;
    QString text;
    QString inside = {};     ///< what only the program knows, told behind the text
    QString group = {};      ///< the label, also of rows that go on
    ObjectId object = kNone; ///< shared by tasks, where the row is about one
    bool changed = false;    ///< by the last step

    /// The text with what stands behind it.
    QString words() const;
};

/// One run at the cursor.
struct NowSection {
    QString title;
    std::vector<NowRow> rows;
};

/// Who has the thread or cores, who is ready, which timers are set, who waits for what, who has
/// and who wants what tasks share, who has ended; in the words of the run's model.
///
/// `inside`: what the program is in the middle of there; null while that is not known. `about`: the
/// statement that is about to run. REQUIRES: the snapshot is of that run; its time may be later
/// than its event's.
NowSection nowSection(const Stage& stage, size_t run, const Snapshot& snapshot, const Voice& voice,
                      const Theme& theme, const Inspection* inside = nullptr,
                      const std::optional<LineStep>& about = {});

/// Marks the rows of `now` that are not among those of `before`. `withInside`: what only the
/// program knows is known of both.
void markChanges(NowSection& now, const NowSection& before, bool withInside);

/// What the models are called in headings.
QString modelTitle(Model model, Language language);

} // namespace awaitscope
