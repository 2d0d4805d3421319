#pragma once

#include "core/runtime/reported_future.h"
#include "core/threads/thread.h"

namespace awaitscope {

/// What `shield` returns: whoever awaits it waits for what is inside.
class ThreadShield : public ReportedFuture {
public:
    ThreadShield(Host& host, Waiting inside) : ReportedFuture(host), m_inside(std::move(inside)) {}
    const Waiting& inside() const { return m_inside; }

private:
    Waiting m_inside;
};

} // namespace awaitscope
