#include "core/scenario/scenario_values.h"

#include <cstdlib>
#include <cxxabi.h>
#include <memory>
#include <typeinfo>

namespace awaitscope {

namespace {

Payload boxed(std::exception_ptr exception)
{
    return makeRef<ExceptionBox>(std::move(exception));
}

std::string nameOf(const std::type_info& type)
{
    int status = 0;
    const std::unique_ptr<char, void (*)(void*)> name(
        abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), std::free);
    return status == 0 ? name.get() : type.name();
}

// Type and text of an exception.
std::pair<std::string, std::string> described(const Payload& payload)
{
    try {
        std::rethrow_exception(static_cast<const ExceptionBox&>(*payload).exception);
    } catch (const std::exception& exception) {
        return {nameOf(typeid(exception)), exception.what()};
    } catch (...) {
        return {"unknown exception", ""};
    }
}

const char* textOf(Fault fault)
{
    switch (fault) {
    case Fault::InvalidState: return "the future is done, or not done yet";
    case Fault::LockNotAcquired: return "the lock is not acquired";
    case Fault::ConditionNotOwned: return "the condition's lock is not acquired";
    case Fault::SemaphoreOverflow: return "the semaphore was released too many times";
    case Fault::QueueEmpty: return "the queue is empty";
    case Fault::QueueFull: return "the queue is full";
    case Fault::TaskDoneTooOften: return "more items are done than were put";
    case Fault::BrokenBarrier: return "the barrier is broken";
    case Fault::GroupNotEntered: return "the task group has not been entered";
    case Fault::GroupFinished: return "the task group is over";
    case Fault::RunForeverUnavailable: return "only an event loop runs for ever";
    case Fault::QueueShutDown: return "the queue was shut down";
    case Fault::BarrierReset: return "the barrier was reset, or is broken";
    case Fault::OutsideTask: return "only tasks can wait";
    case Fault::EndlessCancel: return "tasks that wait for each other are cancelled";
    case Fault::StoppedEarly: return "the loop was stopped before";
    }
    return "misuse";
}

} // namespace

Completion caughtCompletion()
{
    const std::exception_ptr exception = std::current_exception();
    try {
        std::rethrow_exception(exception);
    } catch (const TaskCancelled&) {
        return Completion::cancelled(boxed(exception));
    } catch (...) {
        return Completion::exception(boxed(exception));
    }
}

void throwRaised(const Completion& completion)
{
    if (completion.raised())
        std::rethrow_exception(static_cast<const ExceptionBox&>(*completion.payload).exception);
}

Payload ScenarioHost::cancelledError(const Payload& message)
{
    std::string text;
    if (message) text = static_cast<const ValueBox<std::string>&>(*message).value;
    return boxed(std::make_exception_ptr(TaskCancelled(std::move(text))));
}

Payload ScenarioHost::timeoutError(const Payload&)
{
    return boxed(std::make_exception_ptr(TimedOut()));
}

Payload ScenarioHost::faultError(Fault fault)
{
    return boxed(std::make_exception_ptr(std::logic_error(textOf(fault))));
}

Payload ScenarioHost::exceptionGroup(std::vector<Payload> exceptions)
{
    std::vector<std::exception_ptr> errors;
    for (const Payload& exception : exceptions)
        errors.push_back(static_cast<const ExceptionBox&>(*exception).exception);
    return boxed(std::make_exception_ptr(ErrorGroup(std::move(errors))));
}

Payload ScenarioHost::list(std::vector<Payload> values)
{
    return makeRef<ValueBox<std::vector<Payload>>>(std::move(values));
}

std::string ScenarioHost::summary(const Payload& exception)
{
    const auto [type, text] = described(exception);
    return text.empty() ? type : type + ": " + text;
}

RunError ScenarioHost::uncaught(const Payload& exception)
{
    RunError error;
    error.type = described(exception).first;
    error.text = summary(exception);
    error.traceback = error.text + "\n";
    return error;
}

} // namespace awaitscope
