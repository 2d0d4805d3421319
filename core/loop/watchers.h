#pragma once

#include "core/loop/loop_call.h"
#include "core/runtime/event_loop.h"

#include <utility>
#include <vector>

namespace awaitscope {

/// Who waits for a future of the loop: its done callbacks, in order of registration. A task that
/// awaits it is one of them.
///
/// All of a loop's stand in a ring, so that the end of a run can cut what refers to itself in a
/// circle.
class Watchers : public Future::Waiters {
public:
    struct Watcher {
        LoopCall::Kind kind = LoopCall::Kind::Step; ///< Wakeup, React or Callback
        Ref<Opaque> target;
    };

    /// The ring's head: no future's.
    Watchers() : m_previous(this), m_next(this) {}
    /// `loop`: the one that is to call them.
    Watchers(Watchers& head, Ref<EventLoop> loop)
        : m_loop(std::move(loop)), m_previous(&head), m_next(head.m_next)
    {
        m_next->m_previous = this;
        head.m_next = this;
    }
    ~Watchers() override { unlink(); }

    const Ref<EventLoop>& loop() const { return m_loop; }
    void add(LoopCall::Kind kind, Ref<Opaque> target)
    {
        Watcher watcher{kind, std::move(target)};
        if (!m_first.target)
            m_first = std::move(watcher);
        else
            m_others.push_back(std::move(watcher));
    }
    /// Whether it is the last one that was added.
    bool isLast(const Opaque& target) const
    {
        return (m_others.empty() ? m_first : m_others.back()).target.get() == &target;
    }
    /// Removes those for which `unwanted` holds; returns how many they were.
    template <class Predicate> size_t remove(Predicate unwanted)
    {
        size_t count = std::erase_if(m_others, unwanted);
        if (m_first.target && unwanted(m_first)) {
            ++count;
            m_first = {};
            if (!m_others.empty()) {
                m_first = std::move(m_others.front());
                m_others.erase(m_others.begin());
            }
        }
        return count;
    }
    template <class Visit> void each(Visit visit)
    {
        if (m_first.target) visit(m_first);
        for (Watcher& watcher : m_others)
            visit(watcher);
    }
    template <class Visit> void each(Visit visit) const
    {
        if (m_first.target) visit(m_first);
        for (const Watcher& watcher : m_others)
            visit(watcher);
    }
    void traverse(Visitor& visitor) const override
    {
        each([&](const Watcher& watcher) { visitor.visit(watcher.target); });
    }
    /// Of the head: shows what all the ring's members refer to.
    void traverseAll(Visitor& visitor) const
    {
        for (const Watchers* member = m_next; member != this; member = member->m_next)
            member->traverse(visitor);
    }
    /// Of the head: lets go of all that the ring's members refer to.
    void cutAll()
    {
        while (m_next != this) {
            Watchers& member = *m_next;
            member.unlink();
            // What they held may hold the future, and with it `member`.
            const Watcher first = std::exchange(member.m_first, {});
            const std::vector<Watcher> others = std::exchange(member.m_others, {});
        }
    }

private:
    void unlink()
    {
        m_previous->m_next = m_next;
        m_next->m_previous = m_previous;
        m_previous = m_next = this;
    }

    Ref<EventLoop> m_loop;
    Watcher m_first; // most futures have one
    std::vector<Watcher> m_others;
    Watchers* m_previous;
    Watchers* m_next;
};

} // namespace awaitscope
