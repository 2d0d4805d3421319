#pragma once

#include "core/loop/loop_runtime.h"

#include <map>
#include <vector>

namespace awaitscope {

/// `asyncio.TaskGroup`. A member that fails cancels the others, in order of creation, and the task
/// that is inside the block.
class LoopTaskGroup final : public TaskGroup {
public:
    explicit LoopTaskGroup(LoopRuntime& loop) : m_loop(loop) {}

    Coroutine<void> enter() override;
    Coroutine<Completion> add(Ref<Task> task, bool eagerly) override;
    State state() const override
    {
        return {m_members.size(), m_errors.size(), m_aborting, m_entered, m_exiting};
    }
    Coroutine<Completion> exit(Completion body) override;
    void memberDone(Task& task);
    /// Who is in its block, and is cancelled when a member fails; null before and after.
    Task* parent() const { return m_parent.get(); }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_parent);
        for (const auto& [lane, task] : m_members)
            visitor.visit(task);
        visitor.visitAll(m_errors);
        if (m_exit) visitor.visit(m_exit->payload);
        visitor.visit(m_allDone);
    }

private:
    void abort();
    Completion conclude(const Completion& body, std::optional<Completion> cancellation);

    LoopRuntime& m_loop;
    Ref<Task> m_parent;
    std::map<LaneId, Ref<Task>> m_members; // those not done, in order of creation
    std::vector<Payload> m_errors;
    std::optional<Completion> m_exit; // a SystemExit: nothing else counts then
    Ref<Future> m_allDone;            // while it is awaited
    bool m_entered = false;
    bool m_exiting = false;
    bool m_aborting = false;
    bool m_cancelledParent = false;
};

} // namespace awaitscope
