#pragma once

#include "core/runtime/runtime.h"

#include <utility>
#include <vector>

namespace awaitscope {

class LoopRuntime;

/// Something that the loop itself will do when a future is done or a time has come.
class Reaction : public Opaque {
public:
    Reaction() { setHolder(); }
    /// `future` is the one that is done; null when a timer or `call_soon` brought this about.
    virtual void run(LoopRuntime& loop, Future* future) = 0;
    /// What it will bring to its end, or cancel, some day; null: nothing that anybody waits for.
    virtual Future* freed() const { return nullptr; }
    /// Whether it will do so as soon as it runs, since `ended` is done.
    virtual bool isDecidedBy(const Future& ended) const
    {
        (void)ended;
        return false;
    }
    /// As whom it shows among a future's watchers.
    virtual FutureWatcher::Kind kind() const { return FutureWatcher::Kind::Run; }
    void cancel() { m_cancelled = true; }
    bool cancelled() const { return m_cancelled; }

private:
    bool m_cancelled = false;
};

/// One call that the loop is going to make: what asyncio calls a handle.
struct LoopCall {
    enum class Kind : uint8_t {
        Step,     ///< resume the task `target`
        Wakeup,   ///< the same, with the outcome of `future`
        Complete, ///< complete the future `target` with no value, unless it is done
        Thread,   ///< hand the outcome of the thread `target` over to `future`
        React,    ///< run the reaction `target`
        Handle,   ///< call the program's handle `target`
        Callback, ///< call the program's function `target`
    };

    Ref<Opaque> target;
    Ref<Future> future;
    EventIndex cause = kNone; ///< of a timer: its TimerSet
    Kind kind = Kind::Step;
    bool timed = false;
    ReadyReason reason = ReadyReason::Timer; ///< for `Complete`: why its waiter will be ready

    /// Whether it runs code of the program.
    bool isOfProgram() const
    {
        return kind == Kind::Step || kind == Kind::Wakeup || kind == Kind::Handle ||
               kind == Kind::Callback;
    }
    /// Whether nobody wants it any more.
    bool cancelled() const
    {
        switch (kind) {
        case Kind::Complete: return static_cast<Future*>(target.get())->done();
        case Kind::React: return static_cast<Reaction*>(target.get())->cancelled();
        case Kind::Handle: return static_cast<Handle*>(target.get())->cancelled();
        default: return false;
        }
    }
};

/// The calls that the loop makes next, in order. A ring, so that a turn of the loop allocates
/// nothing.
class ReadyQueue {
public:
    bool empty() const { return m_size == 0; }
    size_t size() const { return m_size; }

    void push(LoopCall&& call)
    {
        if (m_size == m_ring.size()) grow();
        m_ring[(m_first + m_size++) & (m_ring.size() - 1)] = std::move(call);
    }
    /// REQUIRES: !empty().
    const LoopCall& front() const { return m_ring[m_first]; }
    /// REQUIRES: !empty().
    LoopCall pop()
    {
        LoopCall call = std::move(m_ring[m_first]);
        m_first = (m_first + 1) & (m_ring.size() - 1);
        --m_size;
        return call;
    }

    template <class Visit> void each(Visit visit) const
    {
        for (size_t index = 0; index < m_size; ++index)
            visit(m_ring[(m_first + index) & (m_ring.size() - 1)]);
    }

private:
    void grow()
    {
        std::vector<LoopCall> larger(m_ring.empty() ? 16 : m_ring.size() * 2);
        for (size_t index = 0; index < m_size; ++index)
            larger[index] = std::move(m_ring[(m_first + index) & (m_ring.size() - 1)]);
        m_ring = std::move(larger);
        m_first = 0;
    }

    std::vector<LoopCall> m_ring; // its size is a power of two
    size_t m_first = 0;
    size_t m_size = 0;
};

} // namespace awaitscope
