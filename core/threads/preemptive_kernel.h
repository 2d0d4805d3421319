#pragma once

#include "core/threads/kernel.h"
#include "core/threads/scheduling_policy.h"

#include <map>
#include <memory>
#include <vector>

namespace awaitscope {

/// Every task is a thread, on N cores with a quantum (MODELS P): a discrete-event machine.
///
/// Only CPU time that threads ask for, and the switches, make time pass. At one instant the cores
/// that have something to do take turns by number, in rounds of one step each: a thread's
/// statements up to its next request. When none is left, the clock goes to the next timer, end of a
/// burst or of a quantum; due timers fire first. A policy that lets urgent threads take cores from
/// others is asked when nobody has anything left to do but to use CPU time.
///
/// The program's own code holds core 0 while nothing else runs; during `asyncio.run` it is the
/// thread that waits for main, and switches to and from it cost nothing.
class PreemptiveKernel : public Kernel {
public:
    PreemptiveKernel(ThreadRuntime& runtime, const RunSettings& settings);

    bool runsChildrenAtOnce() const override { return false; }
    Coroutine<void> spawn(Ref<Task> task, LaneKind kind) override;
    Coroutine<void> call(Ref<Callback> callback) override;
    Coroutine<Completion> block(WaitQueue& queue, Waiting waiting,
                                Interruptible interruptible) override;
    void wake(Thread& thread, Wake wake) override;
    void interrupt(Task& task, ReadyReason reason) override;
    Coroutine<Completion> sleep(Duration duration) override;
    Coroutine<void> blockingSleep(Duration duration) override;
    Coroutine<void> work(Duration duration) override;
    void setPriority(int64_t priority) override;
    std::coroutine_handle<> next() override;
    void abandon() override;
    std::vector<TimedLane> timedLanes() const override;
    size_t threadCount() const override { return m_threads.size(); }

private:
    enum class Phase {
        Idle,
        Switching, ///< to `thread`, until `switchedAt`
        Starting,  ///< has `thread`, which has not taken its first step yet
        Stepping,  ///< runs the thread's statements
        Working,   ///< lets the thread's CPU time pass
    };
    struct Core {
        uint8_t number = 0;
        Phase phase = Phase::Idle;
        Thread* thread = nullptr;
        VirtualTime switchedAt;
        uint64_t lastThread = 0;
        uint64_t fromRound = 0; ///< of the instants' rounds: when the thread's first turn comes
    };

    bool isProgram(const Thread& thread) const { return &thread == &m_program; }
    /// Whether the machine stands still while the thread works or sleeps: the module's own code,
    /// unless it has started threads itself.
    bool runsAlone(const Thread& thread) const;
    Thread& addThread(Ref<Task> task);
    /// Into the ready queue; the rank there, for the trace.
    NumberId enqueue(Thread& thread, Arrival arrival);
    void spawnCallback(Ref<Callback> callback);
    Coroutine<void> threadOfTask(Ref<Task> task);
    Coroutine<void> threadOfCallback(Ref<Callback> callback);

    // --- what the running thread asks for
    void markBlocked(Waiting waiting, Interruptible interruptible);
    void leaveCore();
    void yield();

    // --- the machine
    void assignCores();
    Core* nextDue();
    bool isDue(const Core& core) const;
    /// One step of `core`; returns the coroutine that has to run for it, if one has.
    std::coroutine_handle<> step(Core& core);
    std::coroutine_handle<> stepWorking(Core& core);
    std::coroutine_handle<> resume(Core& core);
    /// Whether a ready thread is so urgent that it took a core from another.
    bool displace();
    /// Takes the core from its thread, for the first of the ready ones.
    void preempt(Core& core, PreemptReason reason, EventIndex cause);
    /// Nobody is ready, and for `time` nothing happens: the quanta that the running thread uses up
    /// meanwhile, all but the last ones, are passed over.
    void renewQuanta(Thread& thread, Duration time);
    /// To the next instant at which something happens. False: the run is over.
    bool passTime();
    void fireDue();
    void endByDeadlock();

    Duration m_switchCost;
    std::unique_ptr<SchedulingPolicy> m_policy;
    std::vector<Core> m_cores;
    uint64_t m_round = 0;     ///< counts the passes over the cores
    size_t m_turn = 0;        ///< the core that comes next in this one
    Core* m_active = nullptr; ///< the one whose thread's code is running
    Thread m_program;
    std::map<uint64_t, std::unique_ptr<Thread>> m_threads;
    uint64_t m_blockedCount = 0;
};

} // namespace awaitscope
