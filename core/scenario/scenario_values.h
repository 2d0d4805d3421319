#pragma once

#include "core/runtime/runtime.h"

#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

/// A cancellation, raised at the await where the task waited. Who catches it and does not throw it
/// again refuses it.
class TaskCancelled : public std::exception {
public:
    explicit TaskCancelled(std::string message) : m_message(std::move(message)) {}
    /// The message of `cancel`; empty when there was none.
    const char* what() const noexcept override { return m_message.c_str(); }

private:
    std::string m_message;
};

/// A time limit is over.
class TimedOut : public std::exception {
public:
    const char* what() const noexcept override { return "the time limit is over"; }
};

/// What the members of a task group raised, in order.
class ErrorGroup : public std::runtime_error {
public:
    explicit ErrorGroup(std::vector<std::exception_ptr> errors)
        : std::runtime_error("unhandled errors in a task group"), m_errors(std::move(errors))
    {
    }
    const std::vector<std::exception_ptr>& errors() const { return m_errors; }

private:
    std::vector<std::exception_ptr> m_errors;
};

/// A C++ value on its way through the runtime.
template <class T> class ValueBox : public Opaque {
public:
    explicit ValueBox(T contents) : value(std::move(contents)) {}
    T value;
};

/// A C++ exception on its way through the runtime.
class ExceptionBox : public Opaque {
public:
    explicit ExceptionBox(std::exception_ptr contents) : exception(std::move(contents)) {}
    std::exception_ptr exception;
};

/// The exception that is being handled, as the runtime passes it on. REQUIRES: in a handler.
Completion caughtCompletion();
/// Throws what it raises, if it raises.
void throwRaised(const Completion& completion);

/// Runs `code`; its exceptions end up in the completion, its result in a `ValueBox`.
template <class T> Coroutine<Completion> completionOf(Coroutine<T> code)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await code;
            co_return Completion();
        } else {
            T value = co_await code;
            Payload box = makeRef<ValueBox<T>>(std::move(value));
            co_return Completion::result(std::move(box));
        }
    } catch (...) {
        co_return caughtCompletion();
    }
}

/// What a completion of a `T` holds; throws what it raises.
template <class T> T valueOf(const Completion& completion)
{
    throwRaised(completion);
    if constexpr (!std::is_void_v<T>)
        return static_cast<const ValueBox<T>&>(*completion.payload).value;
}

/// The host of scenarios in C++: their exceptions are C++ exceptions.
class ScenarioHost : public Host {
public:
    Payload cancelledError(const Payload& message) override;
    Payload timeoutError(const Payload& cause) override;
    Payload faultError(Fault fault) override;
    Payload exceptionGroup(std::vector<Payload> exceptions) override;
    Payload list(std::vector<Payload> values) override;
    std::string summary(const Payload& exception) override;
    RunError uncaught(const Payload& exception) override;
};

} // namespace awaitscope
