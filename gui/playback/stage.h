#pragma once

#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "gui/source/source_mark.h"
#include "gui/style/task_styles.h"
#include "gui/style/theme.h"
#include "scenarios/inspection/inspection.h"

#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

/// A comparison with all that panels look up in it: states at any event, colours and letters, the
/// source that was run.
class Stage {
public:
    /// REQUIRES: not null.
    Stage(std::shared_ptr<const Comparison> comparison, QString source);

    const Comparison& comparison() const { return *m_comparison; }
    const std::shared_ptr<const Comparison>& shared() const { return m_comparison; }
    const QString& source() const { return m_source; }
    const SnapshotIndex& snapshots(size_t run) const { return m_snapshots[run]; }
    const TaskStyles& styles() const { return m_styles; }

    /// The mark of a lane in the state of `snapshot`; `Absent` and `Finished` lanes have none.
    std::optional<TaskMark> markOf(size_t run, LaneId lane, const Snapshot& snapshot,
                                   const Theme& theme) const;
    /// A mark for each task that stands on a line, in the order of lanes. `about`: a statement that
    /// is about to run: there its task stands.
    std::vector<SourceMark> sourceMarks(size_t run, const Snapshot& snapshot, const Theme& theme,
                                        const std::optional<LineStep>& about = {}) const;

    /// By line: how many tasks of one run stand there in its first 50,000 events; mostly as many
    /// marks come there at the most.
    std::map<int, size_t> mostMarks() const;

private:
    std::shared_ptr<const Comparison> m_comparison;
    QString m_source;
    std::vector<SnapshotIndex> m_snapshots;
    TaskStyles m_styles;
};

} // namespace awaitscope
