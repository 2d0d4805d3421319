#pragma once

#include "core/loop/loop_runtime.h"

namespace awaitscope {

/// A timer's call to an object that need not wait for it: the object cancels it when it dies.
template <class Owner> class Alarm final : public Reaction {
public:
    explicit Alarm(Owner& owner) : m_owner(owner) {}
    void run(LoopRuntime&, Future*) override { m_owner.alarmRang(); }

private:
    Owner& m_owner; // lives as long as this is not cancelled
};

} // namespace awaitscope
