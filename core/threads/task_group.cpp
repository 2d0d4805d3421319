#include "core/threads/thread_runtime.h"
#include "core/trace/event_text.h"

#include <map>

namespace awaitscope {

namespace {

/// `asyncio.TaskGroup` (MODELS S4): the first failure cancels the other members and the body;
/// where children run at their creation, all of them have run.
class ThreadTaskGroup : public TaskGroup {
public:
    explicit ThreadTaskGroup(ThreadRuntime& runtime) : m_runtime(runtime) {}

    Coroutine<void> enter() override
    {
        m_parent = Ref<Task>(m_runtime.currentTask());
        m_stage = Stage::Entered;
        co_return;
    }
    Coroutine<Completion> add(Ref<Task> task, bool eagerly) override;
    State state() const override
    {
        return {m_members.size(), m_errors.size(), m_aborting, m_stage != Stage::New,
                m_stage >= Stage::Exiting};
    }
    Coroutine<Completion> exit(Completion body) override;
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_parent);
        for (const auto& [lane, task] : m_members)
            visitor.visit(task);
        visitor.visitAll(m_errors);
        if (m_exit) visitor.visit(m_exit->payload);
    }

private:
    enum class Stage { New, Entered, Exiting, Over };

    class Member : public Watcher {
    public:
        explicit Member(Ref<ThreadTaskGroup> group) : m_group(std::move(group)) {}
        Coroutine<void> futureDone(Ref<Future> task) override
        {
            m_group->ended(*task);
            co_return;
        }
        void traverse(Visitor& visitor) const override { visitor.visit(m_group); }

    private:
        Ref<ThreadTaskGroup> m_group;
    };

    void ended(Future& task);
    void abort();

    ThreadRuntime& m_runtime;
    Stage m_stage = Stage::New;
    Ref<Task> m_parent;
    std::map<LaneId, Ref<Task>> m_members; ///< those that are not done, in order of creation
    std::vector<Payload> m_errors;
    std::optional<Completion> m_exit; ///< a SystemExit, of the body or of a member: it goes on
    bool m_aborting = false;
    bool m_cancelledParent = false;
};

Coroutine<Completion> ThreadTaskGroup::add(Ref<Task> task, bool)
{
    const Ref<ThreadTaskGroup> self(this);
    if (m_stage == Stage::New)
        co_return Completion::exception(m_runtime.host().faultError(Fault::GroupNotEntered));
    if (m_stage == Stage::Over || m_aborting)
        co_return Completion::exception(m_runtime.host().faultError(Fault::GroupFinished));
    co_await m_runtime.spawn(task);
    if (task->done()) {
        ended(*task);
    } else {
        m_members.emplace(task->lane(), task);
        m_runtime.watch(*task, makeRef<Member>(self));
    }
    co_return Completion();
}

void ThreadTaskGroup::ended(Future& task)
{
    m_members.erase(static_cast<const Task&>(task).lane());
    if (!task.failed()) return;
    task.setRetrieved();
    m_errors.push_back(task.completion().payload);
    if (task.completion().exits && !m_exit) m_exit = task.completion();
    if (m_runtime.kernel().runsChildrenAtOnce() || m_aborting) return;
    abort();
    if (m_stage != Stage::Exiting && m_parent) {
        m_cancelledParent = true;
        m_runtime.cancelTask(*m_parent, {});
    }
}

void ThreadTaskGroup::abort()
{
    m_aborting = true;
    const std::map<LaneId, Ref<Task>> members = m_members;
    for (const auto& [lane, member] : members)
        m_runtime.cancelTask(*member, {});
}

Coroutine<Completion> ThreadTaskGroup::exit(Completion body)
{
    const Ref<ThreadTaskGroup> self(this);
    m_stage = Stage::Exiting;
    if (body.exits && !m_exit) m_exit = body;
    std::optional<Completion> propagated;
    if (body.outcome == Outcome::Cancelled) {
        if (m_cancelledParent)
            m_runtime.takeBackRequest(*m_parent);
        else
            propagated = body;
    } else if (m_cancelledParent && m_parent->mustCancel()) {
        m_parent->setMustCancel(false);
        m_runtime.takeBackRequest(*m_parent);
    }
    if (body.raised() && !m_aborting) abort();

    for (bool isFirst = true; !m_members.empty(); isFirst = false) {
        JoinQueue queue(m_runtime.watchedFutures(), m_members.begin()->second);
        Waiting waiting{WaitReason::Group, kNone, static_cast<int64_t>(m_members.size())};
        waiting.forRest = !isFirst && m_members.size() > kMostNamed;
        if (!waiting.forRest)
            for (const auto& [lane, member] : m_members)
                if (!member->done()) waiting.others.push_back(lane);
        Completion woken = co_await m_runtime.kernel().block(queue, waiting);
        if (woken.raised() && !m_aborting) {
            propagated = woken;
            abort();
        }
    }
    m_stage = Stage::Over;
    if (m_exit) co_return *m_exit;
    if (propagated && m_errors.empty()) co_return *propagated;
    if (body.outcome == Outcome::Exception) m_errors.push_back(body.payload);
    if (!m_errors.empty()) {
        std::vector<Payload> errors = std::move(m_errors);
        co_return Completion::exception(m_runtime.host().exceptionGroup(std::move(errors)));
    }
    co_return body;
}

} // namespace

Ref<TaskGroup> ThreadRuntime::makeTaskGroup()
{
    return makeRef<ThreadTaskGroup>(*this);
}

} // namespace awaitscope
