#pragma once

#include "core/comparison/comparison.h"
#include "gui/timeline/run_rows.h"

#include <set>
#include <vector>

namespace awaitscope {

/// Which lanes are drawn, and in which order: the same in all runs, since it goes by tasks. Only
/// what is seen: no figure and no sentence depends on it.
class LaneArrangement {
public:
    /// A folded task is drawn together with all that it created, and what that created: on one row.
    bool isFolded(TaskIdentity task) const { return m_folded.contains(task); }
    void setFolded(TaskIdentity task, bool folded);
    /// A hidden task leaves what it created where that is, unless it is folded into it.
    void hide(TaskIdentity task) { m_hidden.insert(task); }
    bool hidesSome() const { return !m_hidden.empty(); }
    /// Moves a task's row in front of that of another, or (`behind`) behind it.
    void move(const Comparison& comparison, TaskIdentity task, TaskIdentity other, bool behind);
    /// Every lane in its own place.
    void reset() { *this = {}; }
    bool isUsual() const { return *this == LaneArrangement(); }

    /// The rows of a run.
    RunRows rowsOf(const Comparison& comparison, size_t run) const;
    /// The same for other runs of the same program, which may have been changed: tasks are found by
    /// who created them, what they are, and their place among such.
    LaneArrangement carriedOver(const Comparison& from, const Comparison& to) const;

    bool operator==(const LaneArrangement&) const = default;

private:
    std::set<TaskIdentity> m_folded;
    std::set<TaskIdentity> m_hidden;
    std::vector<TaskIdentity> m_order; // all tasks, once one has been moved
};

} // namespace awaitscope
