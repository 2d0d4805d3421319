#pragma once

#include "core/memory/opaque.h"
#include "core/runtime/coroutine.h"
#include "core/trace/event.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

class EventLoop;

/// A value of the program, as core passes it along. Null stands for "no value" (Python's None where
/// one is needed).
using Payload = Ref<Opaque>;

/// How a piece of the program ended: with a result, or with an exception that is to be raised where
/// it was awaited. Exceptions and cancellations of the program are values, never C++ exceptions.
struct Completion {
    Outcome outcome = Outcome::Result;
    Payload payload; ///< the result; or the exception (for `Cancelled`: the CancelledError)
    bool exits =
        false; ///< an exception that leaves the event loop at once (SystemExit, KeyboardInterrupt)

    bool raised() const { return outcome != Outcome::Result; }
    static Completion result(Payload value) { return {Outcome::Result, std::move(value)}; }
    static Completion exception(Payload value) { return {Outcome::Exception, std::move(value)}; }
    static Completion cancelled(Payload value) { return {Outcome::Cancelled, std::move(value)}; }
};

/// A function of the program that the runtime will call: for `call_soon`, done callbacks, timers.
class Callback : public Opaque {
public:
    Callback() { setHolder(); }
    /// Runs the function. Reports its exceptions itself.
    virtual Coroutine<void> call() = 0;
    /// As traces name it.
    virtual std::string name() const = 0;
};

/// A place for a result that is not there yet.
///
/// Each family of runtimes derives what it needs to know about the waiters. A language may derive
/// its own on top, and overrides `dispose` to report an exception that was never retrieved.
class Future : public Opaque {
public:
    /// What a family keeps with each future: who waits for it, in order of registration.
    class Waiters : public Pooled {
    public:
        virtual ~Waiters() = default;
        virtual void traverse(Visitor&) const {}
    };

    Future() { setHolder(); }

    bool done() const { return m_done; }
    bool cancelled() const { return m_done && m_completion.outcome == Outcome::Cancelled; }
    bool failed() const { return m_done && m_completion.outcome == Outcome::Exception; }
    /// What it was completed with. REQUIRES: done().
    const Completion& completion() const { return m_completion; }
    /// Whether somebody has looked at the exception: awaited it, or asked for result or exception.
    bool retrieved() const { return m_retrieved; }
    void setRetrieved() { m_retrieved = true; }
    const Payload& cancelMessage() const { return m_cancelMessage; }
    /// Whether nobody has been handed its CancelledError yet: the next one gets another.
    bool takeCancellation() { return !std::exchange(m_cancellationTaken, true); }

    // --- for the runtimes
    void setCompletion(Completion completion);
    void setCancelMessage(Payload message) { m_cancelMessage = std::move(message); }
    std::unique_ptr<Waiters>& waiters() { return m_waiters; }
    const std::unique_ptr<Waiters>& waiters() const { return m_waiters; }
    virtual bool isTask() const { return false; }
    /// The event loop that it was made for, where that is known.
    virtual Ref<EventLoop> loop() const;
    void traverse(Visitor& visitor) const override;
    void letGo() override;

private:
    bool m_done = false;
    bool m_retrieved = false;
    bool m_cancellationTaken = false;
    Completion m_completion;
    Payload m_cancelMessage;
    std::unique_ptr<Waiters> m_waiters;
};

/// A coroutine of the program handed to a runtime: it can be scheduled, watched, awaited,
/// cancelled.
class Task : public Future {
public:
    /// What a family keeps with each task while it lives.
    class Activity : public Pooled {
    public:
        virtual ~Activity() = default;
        virtual void traverse(Visitor&) const {}
    };

    // What traces and pictures say about it; asked for when it gets its lane.
    /// The name of its coroutine function. Valid while the task is not changed.
    virtual std::string_view functionName() const { return {}; }
    /// The first literal argument of its call, as source text; empty when none.
    virtual std::string firstArgument() const { return {}; }

    /// The program's code. Called once, when the task is first run.
    virtual Coroutine<Completion> body() = 0;
    /// Tries the program's code without a coroutine, before `body` would be called. True: it is
    /// over already, and `completion` is how. False: `body` goes on from where it stands, and is to
    /// be called before anything else happens.
    virtual bool bodyAtOnce(Completion& completion)
    {
        (void)completion;
        return false;
    }
    /// Cancelled before its start, with this exception. True: it ends without `body` ever having
    /// been called. False: `body` meets it.
    virtual bool endsUnstarted(const Payload& cancellation)
    {
        (void)cancellation;
        return true;
    }

    bool isTask() const override { return true; }
    /// What the program calls it, else `Task-N`; empty when it has no number yet.
    std::string name() const;
    std::string_view givenName() const { return m_name ? std::string_view(*m_name) : ""; }
    void setName(std::string_view name) { m_name = std::make_unique<std::string>(name); }
    uint32_t number() const { return m_number; }
    void setNumber(uint32_t number) { m_number = number; }
    LaneId lane() const { return m_lane; }
    /// Cancellations asked for and not taken back: asyncio's `cancelling()`.
    int cancelRequests() const { return m_cancelRequests; }
    /// Takes one back; returns how many are left.
    int uncancel();

    // --- for the runtimes
    void setLane(LaneId lane) { m_lane = lane; }
    void addCancelRequest() { ++m_cancelRequests; }
    /// A thread that the program made itself: no loop waits for its end.
    bool outlivesLoop() const { return m_outlivesLoop; }
    void setOutlivesLoop() { m_outlivesLoop = true; }
    bool mustCancel() const { return m_mustCancel; }
    void setMustCancel(bool must) { m_mustCancel = must; }
    std::unique_ptr<Activity>& activity() { return m_activity; }
    void traverse(Visitor& visitor) const override;

private:
    std::unique_ptr<std::string> m_name; // few have one
    uint32_t m_number = 0;
    LaneId m_lane = kNone;
    int m_cancelRequests = 0;
    bool m_mustCancel = false;
    bool m_outlivesLoop = false;
    std::unique_ptr<Activity> m_activity;
};

} // namespace awaitscope
