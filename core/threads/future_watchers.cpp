#include "core/threads/future_watchers.h"

namespace awaitscope {

void WatchedFutures::clear()
{
    // Dropping what one holds may destroy others: each unlinks itself.
    while (m_first) {
        FutureWatchers& first = *m_first;
        m_first = first.m_next;
        if (m_first) m_first->m_previous = nullptr;
        first.m_all = nullptr;
        first.m_next = nullptr;
        const std::deque<Registered> dropped = std::move(first.m_registered);
        first.m_registered.clear();
    }
}

void WatchedFutures::traverse(Visitor& visitor) const
{
    for (const FutureWatchers* each = m_first; each; each = each->m_next)
        each->traverse(visitor);
}

void FutureWatchers::traverse(Visitor& visitor) const
{
    for (const Registered& each : m_registered) {
        visitor.visit(each.watcher);
        visitor.visit(each.callback);
    }
}

void FutureWatchers::comesOf(const HoldReason& why) const
{
    for (const Registered& each : m_registered)
        if (each.watcher) each.watcher->comesOf(why);
}

FutureWatchers* WatchedFutures::find(Future& future)
{
    return static_cast<FutureWatchers*>(future.waiters().get());
}

FutureWatchers& WatchedFutures::of(Future& future)
{
    if (!future.waiters()) future.waiters() = std::make_unique<FutureWatchers>(*this);
    return *find(future);
}

FutureWatchers::FutureWatchers(WatchedFutures& all) : m_all(&all), m_next(all.m_first)
{
    if (m_next) m_next->m_previous = this;
    all.m_first = this;
}

FutureWatchers::~FutureWatchers()
{
    if (!m_all) return;
    (m_previous ? m_previous->m_next : m_all->m_first) = m_next;
    if (m_next) m_next->m_previous = m_previous;
}

Registered FutureWatchers::takeFirst()
{
    Registered first = std::move(m_registered.front());
    m_registered.pop_front();
    return first;
}

void FutureWatchers::removeJoiner(Thread& thread)
{
    std::erase_if(m_registered, [&](const Registered& each) { return each.joiner == &thread; });
}

void FutureWatchers::removeWatcher(const Watcher& watcher)
{
    std::erase_if(m_registered,
                  [&](const Registered& each) { return each.watcher.get() == &watcher; });
}

size_t FutureWatchers::removeCallback(const Callback& callback,
                                      bool (*same)(const Callback&, const Callback&))
{
    return std::erase_if(m_registered, [&](const Registered& each) {
        return each.callback && same(*each.callback, callback);
    });
}

void JoinQueue::append(Thread& thread)
{
    m_all.of(*m_future).add({&thread, {}, {}});
    thread.queue = this;
}

void JoinQueue::remove(Thread& thread)
{
    if (FutureWatchers* watchers = WatchedFutures::find(*m_future)) watchers->removeJoiner(thread);
}

} // namespace awaitscope
