#include "scenarios/language/modules/asyncio_repr.h"

#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/modules/short_repr.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/program_texts.h"
#include "scenarios/language/vm/representation.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace awaitscope {

namespace {

constexpr const char* kLibrary = "/usr/lib/python3.13/asyncio/";

/// A coroutine function of asyncio: where it is defined, and where it usually stands.
struct LibraryPlace {
    const char* name;
    const char* file;
    int defined;
    int running;
};
constexpr LibraryPlace kPlaces[] = {
    {"sleep", "tasks.py", 703, 718},          {"wait", "tasks.py", 424, 451},
    {"wait_for", "tasks.py", 459, 507},       {"_wrap_awaitable", "tasks.py", 736, 737},
    {"to_thread", "threads.py", 12, 25},      {"Queue.get", "queues.py", 172, 186},
    {"Queue.put", "queues.py", 125, 139},     {"Queue.join", "queues.py", 242, 251},
    {"Lock.acquire", "locks.py", 90, 110},    {"Event.wait", "locks.py", 200, 213},
    {"Condition.wait", "locks.py", 248, 272}, {"Semaphore.acquire", "locks.py", 386, 407},
    {"Barrier.wait", "locks.py", 511, 527},   {"Condition.wait_for", "locks.py", 303, 313},
};

std::string libraryPlace(const std::string& name, bool running, bool hasBegun)
{
    for (const LibraryPlace& place : kPlaces)
        if (name == place.name)
            return std::string(running ? " at " : ", defined at ") + kLibrary + place.file + ":" +
                   std::to_string(running && hasBegun ? place.running : place.defined);
    return {};
}

/// The reprs of tasks may lead from one to the next for ever.
class Nested {
public:
    Nested() { ++depth(); }
    ~Nested() { --depth(); }
    bool isTooDeep() const { return depth() > 20; }

private:
    static int& depth()
    {
        static thread_local int depth = 0;
        return depth;
    }
};

uint32_t lineOf(Machine& machine, SpanId span)
{
    return span ? machine.program().spans[span - 1].line : 0;
}

std::string argumentsText(Machine& machine, const Values& arguments)
{
    const auto* loop = static_cast<const LoopObject*>(machine.runtime().loop()->object());
    if (!loop || !loop->debug) return {};
    std::string text;
    for (const Value& argument : arguments)
        text += (text.empty() ? "" : ", ") + shortRepr(machine, argument);
    return text;
}

std::string coroutineText(Machine& machine, ProgramTask& task)
{
    const bool over = task.done();
    std::string text = task.coroutineName() + "()" + (over ? " done" : " running");
    if (!task.definitionLine()) {
        if (task.coroutineName() == "_wrap_awaitable") text = "ensure_future.<locals>." + text;
        return text + libraryPlace(task.coroutineName(), !over, !task.coroutine());
    }
    uint32_t line = task.definitionLine();
    const GeneratorObject* coroutine = over ? nullptr : task.suspended();
    if (coroutine && coroutine->frame() && coroutine->state() != GeneratorObject::State::Created)
        line = lineOf(machine, coroutine->frame()->span());
    return text + (over ? ", defined at " : " at ") + machine.program().fileName + ":" +
           std::to_string(line);
}

std::string watcherText(Machine& machine, const FutureWatcher& watcher)
{
    using Kind = FutureWatcher::Kind;
    const std::string library = std::string("() at ") + kLibrary;
    switch (watcher.kind) {
    case Kind::Task: return "Task.task_wakeup()";
    case Kind::Callback:
        if (auto* callback = dynamic_cast<ProgramCallback*>(watcher.callback.get()))
            return callbackText(machine, callback->function(), callback->arguments());
        return watcher.callback->name() + "()";
    case Kind::Gather: return "gather.<locals>._done_callback" + library + "tasks.py:820";
    case Kind::Wait: return "_wait.<locals>._on_completion" + library + "tasks.py:534";
    case Kind::Shielded: return "shield.<locals>._inner_done_callback" + library + "tasks.py:956";
    case Kind::Shielding: return "shield.<locals>._outer_done_callback" + library + "tasks.py:975";
    case Kind::Group: return "TaskGroup._on_task_done()";
    case Kind::Completions: return "_AsCompletedIterator._handle_completion()";
    case Kind::Run: return "_run_until_complete_cb" + library + "base_events.py:182";
    }
    return {};
}

std::string watchersText(Machine& machine, const Future& future)
{
    const std::vector<FutureWatcher> watchers = machine.runtime().watchersOf(future);
    if (watchers.empty()) return {};
    std::string text = " cb=[" + watcherText(machine, watchers.front());
    if (watchers.size() > 2) text += ", <" + std::to_string(watchers.size() - 2) + " more>";
    if (watchers.size() > 1) text += ", " + watcherText(machine, watchers.back());
    return text + "]";
}

/// While it lives, a future is being shown: in a circle it is not shown once more.
class Shown {
public:
    explicit Shown(const Future& future)
        : m_isAgain(std::find(s_shown.begin(), s_shown.end(), &future) != s_shown.end())
    {
        s_shown.push_back(&future);
    }
    ~Shown() { s_shown.pop_back(); }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;
    bool isAgain() const { return m_isAgain; }

private:
    static thread_local std::vector<const Future*> s_shown;
    bool m_isAgain;
};

thread_local std::vector<const Future*> Shown::s_shown;

std::string futureText(Machine& machine, const Type& type, Future& future)
{
    const Shown shown(future);
    if (shown.isAgain()) return "...";
    const Nested nested;
    if (nested.isTooDeep()) return "<" + type.name() + " ...>";
    auto* task = dynamic_cast<ProgramTask*>(&future);
    const bool cancelling = task && !task->done() && task->cancelRequests() > 0;
    std::string text = "<" + type.name() + " " +
                       (cancelling           ? "cancelling"
                        : !future.done()     ? "pending"
                        : future.cancelled() ? "cancelled"
                                             : "finished");
    if (!machine.runtime().isEventLoop()) // threads know less of themselves (MODELS.md)
        return text + (task ? " name='" + task->name() + "'>" : ">");
    if (task) {
        text += " name=" + quoted(task->name()) + " coro=<" + coroutineText(machine, *task) + ">";
        if (Ref<Future> awaited = task->done() ? nullptr : machine.runtime().awaitedBy(*task)) {
            const Type* awaitedType =
                awaited->type() ? typeOf(Value(awaited)) : asyncioTypes().future;
            text += " wait_for=" + futureText(machine, *awaitedType, *awaited);
        }
    }
    if (future.done() && !future.cancelled()) {
        Value held = fromPayload(future.completion().payload);
        std::string shown;
        if (!future.failed())
            shown = shortRepr(machine, held);
        else if (!appendKnownRepr(machine, held, shown))
            shown = "<" + machine.className(held) + " object>";
        text += (future.failed() ? " exception=" : " result=") + shown;
    }
    text += watchersText(machine, future);
    if (const Origins::Origin* origin = task ? machine.origins().of(future) : nullptr)
        text += std::string(" created at ") + kLibrary +
                (origin->isOfLoop ? "tasks.py:410" : "runners.py:100");
    return text + ">";
}

std::string handleText(Machine& machine, const Type& type, Handle& handle)
{
    std::string text = "<" + type.name();
    auto* callback = dynamic_cast<ProgramCallback*>(handle.callback().get());
    if (handle.cancelled()) text += " cancelled";
    if (callback && callback->deadline())
        text += " when=" + formatFloat(callback->deadline()->toSeconds());
    if (callback && !handle.cancelled())
        text += " " + callbackText(machine, callback->function(), callback->arguments());
    const Origins::Origin* origin = machine.origins().of(handle);
    if (origin && !origin->frames.empty())
        text += " created at " + machine.program().fileName + ":" +
                std::to_string(lineOf(machine, origin->frames.front().span));
    return text + ">";
}

/// Empty for an empty queue.
std::string itemsText(Machine& machine, Queue& queue)
{
    std::string text;
    for (const Payload& item : queue.items()) {
        text += text.empty() ? " _queue=[" : ", ";
        if (appendKnownRepr(machine, fromPayload(item), text)) continue;
        if (!ProgramTexts::current()) return " _queue=[...]";
    }
    return text.empty() ? text : text + "]";
}

std::string queueText(Machine& machine, const Type& type, Queue& queue, bool withAddress,
                      const Value& value)
{
    const Nested nested;
    std::string text = "<" + type.name();
    if (withAddress) text += " at " + machine.addressOf(value);
    text += " maxsize=" + std::to_string(queue.capacity());
    if (!nested.isTooDeep()) text += itemsText(machine, queue);
    if (queue.getters() > 0) text += " _getters[" + std::to_string(queue.getters()) + "]";
    if (queue.putters() > 0) text += " _putters[" + std::to_string(queue.putters()) + "]";
    if (queue.unfinished() > 0) text += " tasks=" + std::to_string(queue.unfinished());
    if (queue.isShutDown()) text += " shutdown";
    return text + ">";
}

std::string waitersText(size_t count)
{
    return count == 0 ? "" : ", waiters:" + std::to_string(count);
}

const char* textOf(BarrierState state)
{
    switch (state) {
    case BarrierState::Filling: return "filling";
    case BarrierState::Draining: return "draining";
    case BarrierState::Resetting: return "resetting";
    case BarrierState::Broken: return "broken";
    }
    return "";
}

std::string lockText(bool locked, size_t waiting)
{
    return (locked ? "locked" : "unlocked") + waitersText(waiting);
}

/// What stands in brackets behind the address of a lock, an event...; empty for other objects.
std::string stateOf(Opaque* object)
{
    if (auto* lock = dynamic_cast<Lock*>(object)) return lockText(lock->locked(), lock->waiting());
    if (auto* flag = dynamic_cast<EventFlag*>(object))
        return (flag->isSet() ? "set" : "unset") + waitersText(flag->waiting());
    if (auto* condition = dynamic_cast<Condition*>(object))
        return lockText(condition->lock()->locked(), condition->waiting());
    if (auto* semaphore = dynamic_cast<Semaphore*>(object)) {
        const std::string state = semaphore->locked()
                                      ? "locked"
                                      : "unlocked, value:" + std::to_string(semaphore->value());
        return state + waitersText(semaphore->waiting());
    }
    if (auto* barrier = dynamic_cast<Barrier*>(object)) {
        std::string state = textOf(barrier->state());
        if (barrier->state() != BarrierState::Broken)
            state += ", waiters:" + std::to_string(barrier->waiting()) + "/" +
                     std::to_string(barrier->parties());
        return state;
    }
    return {};
}

std::string timeoutText(const Timeout& timeout)
{
    switch (timeout.state()) {
    case TimeoutState::Created: return "<Timeout [created]>";
    case TimeoutState::Active: {
        std::string when = "None";
        if (timeout.deadline())
            when = formatFloat(std::nearbyint(timeout.deadline()->toSeconds() * 1000) / 1000);
        return "<Timeout [active] when=" + when + ">";
    }
    case TimeoutState::Expiring: return "<Timeout [expiring]>";
    case TimeoutState::Expired: return "<Timeout [expired]>";
    case TimeoutState::Finished: return "<Timeout [finished]>";
    }
    return {};
}

} // namespace

std::string groupText(const TaskGroup& group)
{
    const TaskGroup::State state = group.state();
    std::string text = "<TaskGroup";
    if (state.members > 0) text += " tasks=" + std::to_string(state.members);
    if (state.errors > 0) text += " errors=" + std::to_string(state.errors);
    if (state.aborting)
        text += " cancelling";
    else if (state.entered)
        text += " entered";
    return text + ">";
}

std::string loopText(const Value& value)
{
    auto text = [](bool is) { return is ? "True" : "False"; };
    auto* loop = value.as<LoopObject>();
    const bool running = loop->loop->isRunning();
    return "<" + typeOf(value)->name() + " running=" + text(running) +
           " closed=" + text(loop->closed) + " debug=" + text(loop->debug) + ">";
}

std::string callbackText(Machine& machine, const Value& callable, const Values& arguments)
{
    Value function = callable;
    std::string suffix = "(" + argumentsText(machine, arguments) + ")";
    std::string whole;
    const bool isMethod = typeOf(callable)->layout() == Layout::BoundMethod;
    if (isMethod && typeOf(callable.as<BoundMethodObject>()->function()) == types::builtin() &&
        machine.plainRepr(callable, whole) && whole.starts_with("operator."))
        return whole + suffix;
    if (typeOf(function)->layout() == Layout::BoundMethod)
        function = function.as<BoundMethodObject>()->function();
    if (typeOf(function)->layout() == Layout::Function) {
        auto* code = &function.as<FunctionObject>()->code();
        std::string text = function.as<FunctionObject>()->qualifiedName() + suffix;
        if (callable.is(function) && !code->isLibrary && code->definition)
            text += " at " + machine.program().fileName + ":" +
                    std::to_string(lineOf(machine, code->definition));
        return text;
    }
    if (typeOf(function)->layout() == Layout::Builtin) {
        if (!function.as<BuiltinObject>()->owner().empty())
            return function.as<BuiltinObject>()->qualifiedName() + suffix;
        std::string owner;
        if (typeOf(callable)->layout() == Layout::BoundMethod)
            owner = machine.className(callable.as<BoundMethodObject>()->self()) + ".";
        return owner + function.as<BuiltinObject>()->name() + suffix;
    }
    if (typeOf(function)->layout() == Layout::Type) {
        const Type& type = *function.as<Type>();
        return (type.isProgram() ? type.qualifiedName() : type.name()) + suffix;
    }
    if (typeOf(function)->layout() == Layout::Generator)
        return function.as<GeneratorObject>()->qualifiedName() + suffix;
    std::string shown;
    if (!machine.plainRepr(function, shown)) shown = typeOf(function)->name();
    return shown + suffix;
}

std::string coreText(Machine& machine, const Value& value)
{
    if (auto* queue = dynamic_cast<Queue*>(value.object()))
        return queueText(machine, *typeOf(value), *queue, false, value);
    return coreRepr(machine, value);
}

std::string coreRepr(Machine& machine, const Value& value)
{
    const Type* type = typeOf(value);
    if (Future* future = futureOf(value)) return futureText(machine, *type, *future);
    if (auto* handle = dynamic_cast<Handle*>(value.object()))
        return handleText(machine, *type, *handle);
    if (auto* queue = dynamic_cast<Queue*>(value.object()))
        return queueText(machine, *type, *queue, true, value);
    if (auto* timeout = dynamic_cast<Timeout*>(value.object())) return timeoutText(*timeout);
    if (auto* group = dynamic_cast<TaskGroup*>(value.object())) return groupText(*group);
    const std::string module = type->isProgram() ? "__main__" : type->module();
    std::string text = "<" + module + "." + type->name() + " object at " + machine.addressOf(value);
    const std::string state = stateOf(value.object());
    return text + (state.empty() ? ">" : " [" + state + "]>");
}

} // namespace awaitscope
