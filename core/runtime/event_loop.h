#pragma once

#include "core/memory/opaque.h"
#include "core/time/virtual_time.h"
#include "core/trace/event.h"

#include <optional>
#include <utility>

namespace awaitscope {

/// An event loop of the program, as its loop object stands for it. A program has as many as it
/// makes; each runs in one thread at a time.
class EventLoop : public Opaque {
public:
    EventLoop() { setHolder(); }
    bool isRunning() const { return m_runner != kNone; }
    /// The lane of the thread that runs it; `kNone`: none does.
    LaneId runner() const { return m_runner; }

    /// What the language shows it as, not counted; null while it has not been asked for.
    Opaque* object() const { return m_object; }
    void setObject(Opaque* object) { m_object = object; }
    /// The function of the program for what nobody handles; null while it has set none.
    const Ref<Opaque>& exceptionHandler() const { return m_exceptionHandler; }
    void setExceptionHandler(Ref<Opaque> handler) { m_exceptionHandler = std::move(handler); }
    /// How long one of its calls takes at least that the host is told of (asyncio's debug mode);
    /// nothing: it is told of none.
    const std::optional<Duration>& slowCall() const { return m_slowCall; }
    void setSlowCall(std::optional<Duration> least) { m_slowCall = least; }

    // --- for the runtimes
    void setRunner(LaneId lane) { m_runner = lane; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_exceptionHandler); }
    void letGo() override { m_exceptionHandler = nullptr; }

private:
    Opaque* m_object = nullptr;
    Ref<Opaque> m_exceptionHandler;
    std::optional<Duration> m_slowCall;
    LaneId m_runner = kNone;
};

} // namespace awaitscope
