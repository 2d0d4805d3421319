#pragma once

#include "core/loop/wait_line.h"

namespace awaitscope {

/// `asyncio.Event`: `set` wakes all who wait, also if `clear` follows at once (SEMANTICS L2).
class LoopEvent final : public EventFlag {
public:
    /// `reason` and `subject` say what those wait for who wait here.
    LoopEvent(LoopRuntime& loop, ObjectId object, WaitReason reason, ObjectId subject)
        : EventFlag(object), m_loop(loop), m_reason(reason), m_subject(subject)
    {
    }

    Coroutine<Completion> wait() override;
    Coroutine<void> set() override;
    void setNow();
    void clear() override { m_set = false; }
    bool isSet() const override { return m_set; }
    size_t waiting() const override { return m_line.size(); }
    void traverse(Visitor& visitor) const override
    {
        EventFlag::traverse(visitor);
        m_line.traverse(visitor);
    }

private:
    LoopRuntime& m_loop;
    WaitReason m_reason;
    ObjectId m_subject;
    WaitLine m_line;
    bool m_set = false;
};

} // namespace awaitscope
