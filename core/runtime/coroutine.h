#pragma once

#include "core/runtime/frame_pool.h"

#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace awaitscope {

/// Resumes coroutines one after another from a plain loop.
///
/// Coroutines never resume each other: whoever awaits, or ends, names the next one here and
/// returns. So a chain of a million awaits needs no stack, with any compiler (g++ does not
/// guarantee symmetric transfer).
class Trampoline {
public:
    /// Runs `handle`, and what it hands over to, until nothing is left to run at once.
    void run(std::coroutine_handle<> handle)
    {
        m_next = handle;
        while (m_next)
            std::exchange(m_next, {}).resume();
    }
    void setNext(std::coroutine_handle<> handle) { m_next = handle; }

private:
    std::coroutine_handle<> m_next;
};

namespace detail {

struct PromiseBase {
    Trampoline* trampoline = nullptr;
    std::coroutine_handle<> continuation;
    std::exception_ptr exception;

    static void* operator new(size_t size) { return FramePool::allocate(size); }
    static void operator delete(void* frame, size_t size) { FramePool::release(frame, size); }

    std::suspend_always initial_suspend() noexcept { return {}; }

    struct FinalAwaiter {
        bool await_ready() noexcept { return false; }
        template <class Promise> void await_suspend(std::coroutine_handle<Promise> handle) noexcept
        {
            PromiseBase& promise = handle.promise();
            if (promise.continuation && promise.trampoline)
                promise.trampoline->setNext(promise.continuation);
        }
        void await_resume() noexcept {}
    };
    FinalAwaiter final_suspend() noexcept { return {}; }
    void unhandled_exception() { exception = std::current_exception(); }
};

template <class T> struct Promise : PromiseBase {
    std::optional<T> value;
    template <class U> void return_value(U&& result) { value.emplace(std::forward<U>(result)); }
    auto get_return_object() { return std::coroutine_handle<Promise>::from_promise(*this); }
};

template <> struct Promise<void> : PromiseBase {
    void return_void() {}
    auto get_return_object() { return std::coroutine_handle<Promise>::from_promise(*this); }
};

} // namespace detail

/// A lazy coroutine: starts when awaited, or when `start` hands it to a trampoline; owns its frame.
///
/// Only a `Trampoline` resumes it. Awaiting it from another coroutine passes the awaiting one's
/// trampoline on. Destroying one that is suspended destroys what it awaits, too. A C++ exception
/// leaves it at the `co_await` of whoever awaits it.
template <class T = void> class [[nodiscard]] Coroutine {
public:
    using promise_type = detail::Promise<T>;

    Coroutine() = default;
    Coroutine(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}
    Coroutine(Coroutine&& other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Coroutine& operator=(Coroutine&& other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~Coroutine()
    {
        if (m_handle) m_handle.destroy();
    }

    explicit operator bool() const { return static_cast<bool>(m_handle); }
    bool done() const { return m_handle.done(); }

    /// For the root of a chain: names the trampoline that will run it. Returns what to give to
    /// `Trampoline::run`.
    std::coroutine_handle<> start(Trampoline& trampoline)
    {
        m_handle.promise().trampoline = &trampoline;
        return m_handle;
    }

    /// What it returned. REQUIRES: done().
    T result()
    {
        if (m_handle.promise().exception) std::rethrow_exception(m_handle.promise().exception);
        if constexpr (!std::is_void_v<T>) return std::move(*m_handle.promise().value);
    }

    bool await_ready() const noexcept { return false; }
    template <class Promise> void await_suspend(std::coroutine_handle<Promise> awaiting) noexcept
    {
        auto& promise = m_handle.promise();
        promise.trampoline = awaiting.promise().trampoline;
        promise.continuation = awaiting;
        promise.trampoline->setNext(m_handle);
    }
    T await_resume() { return result(); }

private:
    std::coroutine_handle<promise_type> m_handle;
};

/// `co_await Park(slot)` leaves the trampoline with nothing to run and stores the suspended
/// coroutine in `slot`: the runtime runs it again when its time has come.
class Park {
public:
    explicit Park(std::coroutine_handle<>& slot) : m_slot(slot) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) noexcept { m_slot = handle; }
    void await_resume() const noexcept {}

private:
    std::coroutine_handle<>& m_slot;
};

} // namespace awaitscope
