#include "core/loop/loop_task_group.h"

namespace awaitscope {

namespace {

class MemberDone : public Reaction {
public:
    FutureWatcher::Kind kind() const override { return FutureWatcher::Kind::Group; }
    explicit MemberDone(Ref<LoopTaskGroup> group) : m_group(std::move(group)) {}
    void run(LoopRuntime&, Future* member) override
    {
        m_group->memberDone(static_cast<Task&>(*member));
    }
    Future* freed() const override { return m_group->parent(); }
    bool isDecidedBy(const Future& member) const override { return member.failed(); }
    void traverse(Visitor& visitor) const override { visitor.visit(m_group); }

private:
    Ref<LoopTaskGroup> m_group;
};

} // namespace

Coroutine<void> LoopTaskGroup::enter()
{
    m_entered = true;
    m_parent = Ref<Task>(m_loop.currentTask());
    co_return;
}

Coroutine<Completion> LoopTaskGroup::add(Ref<Task> task, bool eagerly)
{
    const Ref<LoopTaskGroup> self(this);
    if (!m_entered) co_return m_loop.fault(Fault::GroupNotEntered);
    if (m_aborting || (m_exiting && m_members.empty()))
        co_return m_loop.fault(Fault::GroupFinished);
    if (eagerly)
        co_await m_loop.spawnEagerly(task);
    else
        m_loop.spawnNow(task);
    if (task->done()) {
        memberDone(*task);
        co_return Completion();
    }
    m_loop.watch(*task, LoopCall::Kind::React, makeRef<MemberDone>(self));
    m_members.emplace(task->lane(), task);
    co_return Completion();
}

Coroutine<Completion> LoopTaskGroup::exit(Completion body)
{
    const Ref<LoopTaskGroup> self(this);
    m_exiting = true;
    if (body.exits && !m_exit) m_exit = body;
    std::optional<Completion> cancellation;
    if (body.outcome == Outcome::Cancelled) cancellation = body;
    if (body.raised() && !m_aborting) abort();

    // Again and again: the parent may be cancelled several times while it waits.
    while (!m_members.empty()) {
        m_allDone = makeRef<Future>();
        const Ref<Future> allDone = m_allDone;
        const NumberId left =
            m_loop.number(Duration::nanoseconds(static_cast<int64_t>(m_members.size())));
        std::vector<Ref<Future>> members;
        for (const auto& [lane, member] : m_members)
            members.push_back(member);
        Completion woken = co_await m_loop.waitOn(*allDone, WaitReason::Group, &members, left);
        if (woken.raised() && !m_aborting) {
            cancellation = std::move(woken);
            abort();
        }
        m_allDone = nullptr;
    }
    co_return conclude(body, std::move(cancellation));
}

Completion LoopTaskGroup::conclude(const Completion& body, std::optional<Completion> cancellation)
{
    const Ref<Task> parent = std::exchange(m_parent, nullptr);
    if (m_exit) return *m_exit;
    // The group's own request to the parent has done its work.
    if (m_cancelledParent && parent->uncancel() == 0) cancellation.reset();
    if (cancellation && m_errors.empty()) return *cancellation;
    if (body.outcome == Outcome::Exception) m_errors.push_back(body.payload);
    if (m_errors.empty()) return body;
    // A request from outside stays in force, as it is hidden by the group of errors.
    if (parent->cancelRequests() > 0) {
        parent->uncancel();
        m_loop.cancelNow(*parent);
    }
    return Completion::exception(m_loop.host().exceptionGroup(std::exchange(m_errors, {})));
}

void LoopTaskGroup::memberDone(Task& task)
{
    m_members.erase(task.lane());
    if (m_members.empty() && m_allDone && !m_allDone->done()) m_loop.completeNow(*m_allDone, {});
    if (!task.failed()) return;
    task.setRetrieved();
    m_errors.push_back(task.completion().payload);
    if (task.completion().exits && !m_exit) m_exit = task.completion();
    if (!m_parent || m_parent->done()) return;
    if (!m_aborting && !m_cancelledParent) {
        abort();
        m_cancelledParent = true;
        m_loop.cancelNow(*m_parent);
    }
}

void LoopTaskGroup::abort()
{
    m_aborting = true;
    // Only marks and queues: nobody leaves the group meanwhile.
    for (const auto& [lane, member] : m_members)
        m_loop.cancelNow(*member);
}

Ref<TaskGroup> LoopRuntime::makeTaskGroup()
{
    return makeRef<LoopTaskGroup>(*this);
}

} // namespace awaitscope
