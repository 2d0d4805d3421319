#pragma once

#include "core/threads/thread.h"

namespace awaitscope {

/// What `shield` returns: whoever awaits it waits for what is inside.
class ThreadShield : public Future {
public:
    explicit ThreadShield(Waiting inside) : m_inside(std::move(inside)) {}
    const Waiting& inside() const { return m_inside; }

private:
    Waiting m_inside;
};

} // namespace awaitscope
