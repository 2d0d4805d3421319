#include "core/loop/loop_as_completed.h"

#include "core/trace/event_text.h"

#include <unordered_set>

namespace awaitscope {

namespace {

class OneDone : public Reaction {
public:
    FutureWatcher::Kind kind() const override { return FutureWatcher::Kind::Completions; }
    explicit OneDone(Ref<LoopAsCompleted> all) : m_all(std::move(all)) {}
    void run(LoopRuntime&, Future* future) override { m_all->oneDone(*future); }
    Future* freed() const override { return m_all->nextGetter(); }
    bool isDecidedBy(const Future&) const override { return true; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_all); }

private:
    Ref<LoopAsCompleted> m_all;
};

} // namespace

LoopAsCompleted::LoopAsCompleted(LoopRuntime& loop, std::vector<Ref<Future>> futures,
                                 std::optional<Duration> timeout)
    : m_loop(loop), m_timeout(timeout)
{
    std::unordered_set<const Future*> seen; // asked only, never walked
    for (Ref<Future>& future : futures)
        if (seen.insert(future.get()).second) m_futures.push_back(std::move(future));
    m_awaited = m_left = m_futures.size();
}

LoopAsCompleted::~LoopAsCompleted()
{
    if (m_alarm) m_alarm->cancel();
}

void LoopAsCompleted::arm()
{
    const Ref<Reaction> watcher = makeRef<OneDone>(Ref<LoopAsCompleted>(this));
    for (const Ref<Future>& future : m_futures)
        m_loop.watch(*future, LoopCall::Kind::React, watcher);
    if (m_awaited == 0 || !m_timeout) return;
    m_alarm = makeRef<Alarm<LoopAsCompleted>>(*this);
    LoopCall call;
    call.kind = LoopCall::Kind::React;
    call.target = m_alarm;
    m_loop.at(m_loop.now() + *m_timeout, std::move(call), m_loop.currentLane());
}

void LoopAsCompleted::oneDone(Future& future)
{
    if (m_awaited == 0) return; // the alarm came first
    --m_awaited;
    m_done.push_back(Ref<Future>(&future));
    m_getters.wakeAndRemove(m_loop);
    if (m_awaited == 0 && m_alarm) std::exchange(m_alarm, nullptr)->cancel();
}

void LoopAsCompleted::alarmRang()
{
    m_alarm = nullptr;
    for (size_t count = std::exchange(m_awaited, 0); count > 0; --count) {
        m_done.push_back(nullptr);
        m_getters.wakeAndRemove(m_loop);
    }
}

Coroutine<Completion> LoopAsCompleted::next(Ref<Future>& next)
{
    const Ref<LoopAsCompleted> self(this);
    if (m_left > 0) --m_left;
    while (m_done.empty()) {
        const Ref<Future> getter = m_getters.join();
        const NumberId count =
            m_loop.number(Duration::nanoseconds(static_cast<int64_t>(m_awaited)));
        if (m_awaited <= kMostNamed)
            std::erase_if(m_futures, [](const Ref<Future>& future) { return future->done(); });
        const std::vector<Ref<Future>>* const open = m_awaited <= kMostNamed ? &m_futures : nullptr;
        Completion woken = co_await m_loop.waitOn(*getter, WaitReason::Wait, open, count);
        if (woken.raised()) {
            m_loop.cancelNow(*getter);
            m_getters.leave(getter);
            if (!m_done.empty() && !getter->cancelled()) m_getters.wakeAndRemove(m_loop);
            co_return woken;
        }
    }
    next = std::move(m_done.front());
    m_done.pop_front();
    if (!next) co_return Completion::exception(m_loop.host().timeoutError({}));
    co_return Completion();
}

Ref<AsCompleted> LoopRuntime::makeAsCompleted(std::vector<Ref<Future>> futures,
                                              std::optional<Duration> timeout)
{
    const Ref<LoopAsCompleted> all = makeRef<LoopAsCompleted>(*this, std::move(futures), timeout);
    all->arm();
    return all;
}

} // namespace awaitscope
