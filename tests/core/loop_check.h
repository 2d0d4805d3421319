#pragma once

#include "core/loop/loop_runtime.h"
#include "tests/core/threads_check.h"

namespace awaitscope {

inline std::shared_ptr<const Trace> loopTraceOf(TestMain main, const RunOptions& options = {})
{
    TestHost host;
    LoopRuntime runtime(options, host);
    runtime.run(testProgram(runtime, main));
    return runtime.sharedTrace();
}

/// Runs `main` under the loop; `expected` is what SEMANTICS shows, a line `TIME TEXT` each.
inline void checkLoop(TestMain main, const char* expected, const RunOptions& options = {})
{
    const std::shared_ptr<const Trace> trace = loopTraceOf(main, options);
    QCOMPARE(QString::fromStdString(printed(*trace)), QString::fromUtf8(expected));
    QCOMPARE(QString::fromStdString(disorderIn(*trace)), QString());
}

inline std::string text(bool value)
{
    return value ? "True" : "False";
}

inline Completion value(const std::string& result)
{
    return Completion::result(textValue(result));
}

/// `call_later(delay, print, name)`.
inline Coroutine<void> printLater(Runtime& runtime, double delay, std::string name)
{
    const Ref<Callback> callback = makeRef<TestCallback>(runtime, std::move(name));
    const Ref<Handle> handle = makeRef<Handle>(callback);
    co_await runtime.callAt(handle, runtime.now() + seconds(delay));
}

/// `await asyncio.sleep(0)`, when nobody cancels.
inline Coroutine<void> turn(Runtime& runtime)
{
    co_await runtime.sleep(Duration());
}

} // namespace awaitscope
