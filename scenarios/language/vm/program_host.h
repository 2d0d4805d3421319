#pragma once

#include "core/runtime/host.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// What the program has put in the place of `sys.excepthook`; null when it has not.
Value exceptHookOf(const Machine& machine);
/// Has it told of an exception that left the program.
Coroutine<void> tellExceptHook(Machine& machine, Value exception);

/// What a RecursionError says where tasks pass a cancellation round for ever.
inline constexpr const char* kEndlessCancel =
    "maximum recursion depth exceeded while calling a Python object";

/// Makes the language's own objects for the runtime: errors, lists.
class ProgramHost final : public Host {
public:
    explicit ProgramHost(Machine& machine) : m_machine(machine) {}

    Payload cancelledError(const Payload& message) override;
    Payload gatheredCancellation(const Payload& message) override;
    Payload timeoutError(const Payload& cause) override;
    void noteTimeout(const Payload& exception) override;
    Payload faultError(Fault fault) override;
    Payload exceptionGroup(std::vector<Payload> exceptions) override;
    Payload list(std::vector<Payload> values) override;
    std::vector<Ref<Task>> openGenerators() override;
    Payload selfAwaitError(Task& task) override;
    Payload foreignFutureError(Task& task, Future& future) override;
    Payload boundElsewhereError(Opaque& object) override;
    Coroutine<void> failedAtShutdown(Ref<Task> task) override;
    Payload leftPending(Task& task) override;
    std::string summary(const Payload& exception) override;
    std::vector<std::string> unstartedThatReferTo(ObjectId object) override;
    bool refersTo(LaneId lane, Task* task, ObjectId object, bool unknown) override;
    void neverRetrieved(Future& future) override;
    void slowCall(Opaque& called, Duration took) override;
    RunError uncaught(const Payload& exception) override;

private:
    Machine& m_machine;
};

} // namespace awaitscope
