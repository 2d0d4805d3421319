#pragma once

#include "core/runtime/runtime.h"

#include <algorithm>
#include <string>
#include <vector>

namespace awaitscope {

/// A value of a test's program: a text.
class TextValue : public Opaque {
public:
    explicit TextValue(std::string value) : text(std::move(value)) {}
    const std::string text;
};

inline Payload textValue(std::string text)
{
    return makeRef<TextValue>(std::move(text));
}

/// The text; `None` for no value.
inline std::string textOf(const Payload& payload)
{
    return payload ? static_cast<const TextValue&>(*payload).text : "None";
}

inline Completion raiseText(std::string exception)
{
    return Completion::exception(textValue(std::move(exception)));
}

/// How a completion reads: its value, or `!` and the exception.
inline std::string textOf(const Completion& completion)
{
    return (completion.raised() ? "!" : "") + textOf(completion.payload);
}

/// The host of programs whose values and exceptions are texts.
class TestHost : public Host {
public:
    Payload cancelledError(const Payload& message) override
    {
        return textValue(message ? "CancelledError: " + textOf(message) : "CancelledError");
    }
    Payload timeoutError(const Payload&) override { return textValue("TimeoutError"); }
    Payload faultError(Fault fault) override
    {
        return textValue("fault " + std::to_string(static_cast<int>(fault)));
    }
    Payload exceptionGroup(std::vector<Payload> exceptions) override
    {
        return textValue("group" + joined(exceptions));
    }
    Payload list(std::vector<Payload> values) override { return textValue(joined(values)); }
    std::string summary(const Payload& exception) override { return textOf(exception); }
    RunError uncaught(const Payload& exception) override
    {
        RunError error;
        error.type = error.text = textOf(exception);
        return error;
    }

private:
    static std::string joined(const std::vector<Payload>& values)
    {
        std::string text = "[";
        for (const Payload& value : values)
            text += (text.size() > 1 ? ", " : "") + textOf(value);
        return text + "]";
    }
};

/// A task whose code is a C++ coroutine.
class TestTask : public Task {
public:
    TestTask(std::string_view name, Coroutine<Completion> code) : m_code(std::move(code))
    {
        if (!name.empty()) setName(name);
    }
    std::string_view functionName() const override { return "test"; }
    Coroutine<Completion> body() override { return std::move(m_code); }

private:
    Coroutine<Completion> m_code;
};

/// A function of a test's program that prints its name, and perhaps computes.
class TestCallback : public Callback {
public:
    TestCallback(Runtime& runtime, std::string name, Duration worked = {})
        : m_runtime(runtime), m_name(std::move(name)), m_work(worked)
    {
    }
    Coroutine<void> call() override
    {
        m_runtime.write(m_name + "\n");
        if (m_work > Duration()) {
            co_await m_runtime.work(m_work);
            m_runtime.write(m_name + " worked\n");
        }
    }
    std::string name() const override { return m_name; }

private:
    Runtime& m_runtime;
    std::string m_name;
    Duration m_work;
};

/// Items in order of arrival.
class TestStore : public QueueStore {
public:
    Coroutine<Completion> put(Payload item) override
    {
        m_items.push_back(std::move(item));
        co_return Completion();
    }
    Coroutine<Completion> take() override
    {
        Payload first = std::move(m_items.front());
        m_items.erase(m_items.begin());
        co_return Completion::result(std::move(first));
    }
    size_t size() const override { return m_items.size(); }

private:
    std::vector<Payload> m_items;
};

/// `main()` of a test's program.
using TestMain = Coroutine<Completion> (*)(Runtime&);

/// The module's own code: `asyncio.run(main())`.
inline Coroutine<Completion> testProgram(Runtime& runtime, TestMain main)
{
    const Ref<Task> task = makeRef<TestTask>("", main(runtime));
    co_return co_await runtime.runMain(task, true);
}

/// What a run printed, as lines `TIME TEXT`; then how it ended, unless it ended well.
inline std::string printed(const Trace& trace)
{
    std::string lines;
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.kind != EventKind::Output) continue;
        lines += formatSeconds(event.time - VirtualTime()) + " ";
        lines += std::string(trace.text(event.argument)) + "\n";
    }
    if (trace.status() != RunStatus::Ok)
        lines += std::string(nameOf(trace.status())) +
                 (trace.error() ? " " + trace.error()->text : "") + "\n";
    return lines;
}

} // namespace awaitscope
