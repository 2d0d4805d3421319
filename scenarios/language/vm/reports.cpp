#include "scenarios/language/modules/asyncio_repr.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace awaitscope {

namespace {

void put(const Value& context, const char* key, Value value)
{
    Value name = makeStr(key);
    context.as<DictObject>()->table().set(*hashOf(name), name, std::move(value));
}

Value find(const Value& context, const char* key)
{
    for (const auto& entry : context.as<DictObject>()->table().entries())
        if (entry.key && isStr(entry.key) && textOf(entry.key) == key) return entry.value;
    return {};
}

} // namespace

void Machine::reportNeverRetrieved(const char* what, Value future)
{
    if (m_quiet) return;
    static_cast<Future*>(future.object())->setRetrieved();
    Value context = makeRef<DictObject>();
    put(context, "message", makeStr(std::string(what) + " exception was never retrieved"));
    put(context, "exception",
        fromPayload(static_cast<Future*>(future.object())->completion().payload));
    if (const std::string origin = originText(*future.object()); !origin.empty())
        put(context, "source_traceback", makeStr(origin));
    put(context, "future", std::move(future));
    if (!reportsThroughProgram()) {
        reportByDefault(context);
        return;
    }
    m_reports.push_back(std::move(context));
    pauseAtStatement();
}

Coroutine<void> Machine::reportCallback(ProgramCallback& callback, Value exception)
{
    if (isInstance(exception, exceptions::SystemExit()) ||
        isInstance(exception, exceptions::KeyboardInterrupt())) {
        Completion exit = Completion::exception(toPayload(exception));
        exit.exits = true;
        if (m_runtime->leaveLoop(std::move(exit))) co_return;
    }
    Value context = makeRef<DictObject>();
    put(context, "message",
        makeStr("Exception in callback " +
                callbackText(*this, callback.function(), callback.arguments())));
    put(context, "exception", exception);
    auto handle = makeRef<Handle>(Ref<Callback>(&callback));
    handle->setType(callback.deadline() ? asyncioTypes().timerHandle : asyncioTypes().handle);
    put(context, "handle", Value(handle));
    co_await askTexts(exception);
    co_await callExceptionHandler(std::move(context));
}

Coroutine<void> Machine::callExceptionHandler(Value context)
{
    const Payload set = m_runtime->loop()->exceptionHandler();
    Value handler = set ? fromPayload(set) : Value();
    if (!reportsThroughProgram()) {
        reportByDefault(context);
        co_return;
    }
    if (!handler) {
        co_await reportThroughLogging(std::move(context));
        co_return;
    }
    Opaque* const loop = m_runtime->loop()->object();
    Values arguments{loop ? fromPayload(Payload(loop)) : none(), context};
    Value done = co_await call(handler, std::move(arguments));
    if (done) co_return;
    Value failure = takeRaised();
    Value exception = find(context, "exception");
    if (exception && isException(exception) && !exceptionOf(failure)->context)
        exceptionOf(failure)->context = exception;
    Value unhandled = makeRef<DictObject>();
    put(unhandled, "message", makeStr("Unhandled error in exception handler"));
    put(unhandled, "exception", failure);
    put(unhandled, "context", std::move(context));
    co_await askTexts(failure);
    reportByDefault(unhandled);
}

namespace {

/// What asyncio logs about a context: its message, then all else there is in it.
std::string textOf(Machine& machine, const Value& context)
{
    std::string text = "Unhandled exception in event loop";
    std::map<std::string, std::string> details; // in order of their names
    for (const auto& entry : context.as<DictObject>()->table().entries()) {
        std::string key;
        if (!entry.key || !machine.plainStr(entry.key, key) || key == "exception") continue;
        if (key == "message") {
            text.clear();
            machine.plainStr(entry.value, text);
            continue;
        }
        std::string& shown = details[key];
        if (key == "source_traceback" && machine.plainStr(entry.value, shown)) {
            shown.insert(0, "Object created at (most recent call last):\n");
            continue;
        }
        if (typeOf(entry.value)->layout() == Layout::Core)
            shown = coreRepr(machine, entry.value);
        else if (!machine.plainRepr(entry.value, shown))
            shown = "<" + machine.typeName(entry.value) + " object>";
    }
    for (const auto& [key, shown] : details)
        text += "\n" + key + ": " + shown;
    return text;
}

} // namespace

bool Machine::reportsThroughProgram() const
{
    return m_runtime->isEventLoop() &&
           (m_runtime->loop()->exceptionHandler() || m_modules.count("logging"));
}

/// `logging.getLogger("asyncio").LEVEL(text, exc_info=exception)`; `exception` may be null. False,
/// with nothing raised, when that failed.
Coroutine<bool> Machine::log(const char* level, Value text, Value exception)
{
    Value name = intern("getLogger");
    Value logging = m_modules["logging"];
    Value getLogger = co_await attribute(std::move(logging), std::move(name));
    Value logger;
    if (getLogger) {
        Values arguments{makeStr("asyncio")};
        logger = co_await call(std::move(getLogger), std::move(arguments));
    }
    Value write;
    if (logger) {
        Value method = intern(level);
        write = co_await attribute(std::move(logger), std::move(method));
    }
    if (!write) {
        takeRaised();
        co_return false;
    }
    Values arguments{std::move(text)};
    Values names{intern("exc_info")};
    Values values{exception ? exception : none()};
    Value done =
        co_await call(std::move(write), std::move(arguments), std::move(names), std::move(values));
    if (!done) takeRaised();
    co_return true;
}

Coroutine<void> Machine::reportThroughLogging(Value context)
{
    Value text = makeStr(textOf(*this, context));
    Value exception = find(context, "exception");
    const bool written = co_await log("error", std::move(text), std::move(exception));
    if (!written) reportByDefault(context);
}

Coroutine<void> Machine::tellReport(Value report)
{
    if (isStr(report))
        co_await log("warning", std::move(report), Value());
    else
        co_await callExceptionHandler(std::move(report));
}

void Machine::reportSlowCall(Opaque& called, Duration took)
{
    if (m_quiet) return;
    Value shown{Ref<Opaque>(&called)};
    if (auto* callback = dynamic_cast<Callback*>(&called)) { // of a future that is done
        auto handle = makeRef<Handle>(Ref<Callback>(callback));
        handle->setType(asyncioTypes().handle);
        shown = Value(std::move(handle));
    }
    std::string text;
    if (!plainRepr(shown, text)) text = "<" + typeName(shown) + " object>";
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.3f", took.toSeconds());
    text = "Executing " + text + " took " + seconds + " seconds";
    if (!m_modules.count("logging")) return warn(text + "\n");
    m_reports.push_back(makeStr(text));
    pauseAtStatement();
}

void Machine::reportByDefault(const Value& context)
{
    std::string text = textOf(*this, context) + "\n";
    Value exception = find(context, "exception");
    if (exception && isException(exception)) text += traceback(exception);
    warn(text);
}

} // namespace awaitscope
