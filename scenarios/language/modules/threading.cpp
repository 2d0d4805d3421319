#include "core/runtime/blocking_threads.h"
#include "core/trace/event_text.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/threads.h"
#include "scenarios/language/modules/wait_length.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/context.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace awaitscope {

namespace {

BlockingThreads& threadsOf(Machine& machine)
{
    return dynamic_cast<BlockingThreads&>(machine.runtime());
}

/// The name of the worker that runs the present code, of asyncio's pool or another one; None where
/// none does.
Value worker(Machine& machine, Arguments)
{
    const auto* found = machine.threadNumbers().workerOn(machine.runtime().threadLane());
    return found ? makeStr(found->name()) : none();
}

/// The number of the lane of the thread whose code is running.
Value lane(Machine& machine, Arguments)
{
    return Value::small(static_cast<int64_t>(machine.runtime().threadLane()));
}

// Slots: a task. None where it is none that the runtime has made.
Value laneOfTask(Machine&, Arguments slots)
{
    const auto* task = slots[0].isObject() ? dynamic_cast<const Task*>(slots[0].object()) : nullptr;
    if (!task || task->lane() == kNone) return none();
    return Value::small(static_cast<int64_t>(task->lane()));
}

/// The numbers of the lanes of a pool's workers that run something.
Value lanesOfPool(Machine& machine, Arguments slots)
{
    Values lanes;
    for (const LaneId lane : machine.threadNumbers().lanesOf(textOf(slots[0])))
        lanes.push_back(Value::small(static_cast<int64_t>(lane)));
    return makeList(std::move(lanes));
}

/// Whether a thread that is started runs to its end before its starter goes on.
Value sequential(Machine& machine, Arguments)
{
    return boolean(machine.runtime().options().settings.model == Model::Synchronous);
}

Value newTicket(Machine& machine, Arguments)
{
    return makeFuture(machine);
}

Coroutine<Value> callFunction(Machine& machine, Values slots)
{
    Value result = co_await machine.call(slots[0], Values());
    co_return result;
}

// Slots: pool, function, args. What `loop.run_in_executor` gives where the executor is that pool.
Coroutine<Value> startInPool(Machine& machine, Values slots)
{
    machine.askForContext(makeRef<ContextObject>());
    Values arguments = slots[2].as<TupleObject>()->items();
    Value future = co_await startThread(machine, slots[1], std::move(arguments), Value(),
                                        std::string(textOf(slots[0])));
    co_return future;
}

// Slots: function, name, shown.
Coroutine<Value> start(Machine& machine, Values slots)
{
    static const Value caller = [] {
        Value made = makeAsyncBuiltin("_run", "function", callFunction);
        made.object()->makeImmortal();
        return made;
    }();
    Values arguments(1, slots[0]);
    Value coroutine =
        makeRef<NativeCoroutineObject>(machine, caller.ref<BuiltinObject>(), std::move(arguments));
    auto task = makeRef<ProgramTask>(machine, std::move(coroutine));
    task->setName(textOf(slots[1]));
    task->show({std::string(textOf(slots[2])), {}});
    co_await threadsOf(machine).startThread(task);
    co_return Value::small(static_cast<int64_t>(task->lane()));
}

/// The place in the trace of a lock, a queue, ... that is written in Python.
class SharedMark : public Shared {
public:
    explicit SharedMark(ObjectId object) : Shared(object) {}
};

/// Null when a program has put something else in its place.
const SharedMark* markOf(const Value& value)
{
    if (!value.isObject() || typeOf(value)->layout() != Layout::Core) return nullptr;
    return dynamic_cast<const SharedMark*>(value.object());
}

/// Whether the function of the library that is running was called by the program.
bool isCalledByProgram(Machine& machine)
{
    bool isCaller = false;
    for (Fiber* fiber = machine.fiber(); fiber; fiber = fiber->below)
        for (Frame* frame = fiber->top; frame; frame = frame->back) {
            if (isCaller) return !frame->code->isLibrary;
            isCaller = true;
        }
    return false;
}

// Slots: kind, as `nameOf` has it. None for what the library makes for itself.
Value newMark(Machine& machine, Arguments slots)
{
    if (!isCalledByProgram(machine)) return none();
    static Type* const type = makeBuiltinType("_mark", "threading", Layout::Core, {});
    constexpr std::array kinds{ObjectKind::Lock,      ObjectKind::Semaphore, ObjectKind::Event,
                               ObjectKind::Condition, ObjectKind::Queue,     ObjectKind::Barrier};
    const std::string_view name = textOf(slots[0]);
    const auto isIt = [name](ObjectKind kind) { return nameOf(kind) == name; };
    const auto kind = std::find_if(kinds.begin(), kinds.end(), isIt);
    assert(kind != kinds.end());
    auto mark = makeRef<SharedMark>(machine.runtime().trace().addObject(*kind));
    mark->setType(type);
    machine.expectName();
    return Value(std::move(mark));
}

/// Whoever runs has it for the length of a `with` block.
constexpr std::string_view kForBlock = "block";

// Slots: what happens to it, mark, how many items are left in it.
Value tell(Machine& machine, Arguments slots)
{
    static constexpr std::pair<std::string_view, EventKind> kinds[] = {
        {"taken", EventKind::LockAcquired},
        {"given", EventKind::LockReleased},
        {"put", EventKind::QueuePut},
        {"got", EventKind::QueueGot}};
    const std::string_view what = textOf(slots[0]);
    const SharedMark* const mark = markOf(slots[1]);
    if (what == kForBlock) {
        if (mark) machine.runtime().holdsForBlock(*mark);
        return none();
    }
    const auto* const kind = std::find_if(std::begin(kinds), std::end(kinds),
                                          [what](const auto& each) { return each.first == what; });
    assert(kind != std::end(kinds));
    if (mark)
        machine.runtime().tellShared(kind->second, mark->object(), slots[2] ? intOf(slots[2]) : 0);
    return none();
}

/// For a function in the queue of a pool: it, and the lanes of the pool's threads.
HoldReason queued(Machine& machine, const Value& place)
{
    const Values& parts = place.as<TupleObject>()->items();
    std::vector<LaneId> threads;
    for (size_t part = 1; part < parts.size(); ++part)
        threads.push_back(static_cast<LaneId>(intOf(parts[part])));
    HoldReason reason{WaitReason::Queued, ReadyReason::FutureDone};
    const Value& function = parts.front();
    reason.subject = subjectOfQueued(machine.runtime().trace(), threads,
                                     isStr(function) ? std::string(textOf(function))
                                                     : nameOfFunction(machine, function));
    return reason;
}

/// `why` and `what` as Python says them.
HoldReason holdReason(Machine& machine, const Value& why, const Value& what)
{
    static constexpr std::pair<std::string_view, HoldReason> reasons[] = {
        {"thread", {WaitReason::Task, ReadyReason::TaskDone}},
        {"result", {WaitReason::Thread, ReadyReason::ThreadDone}},
        {"lock", {WaitReason::Lock, ReadyReason::Lock}},
        {"semaphore", {WaitReason::Semaphore, ReadyReason::Lock}},
        {"event", {WaitReason::Event, ReadyReason::Event}},
        {"condition", {WaitReason::Condition, ReadyReason::Condition}},
        {"barrier", {WaitReason::Barrier, ReadyReason::Barrier}},
        {"get", {WaitReason::QueueGet, ReadyReason::Item}},
        {"put", {WaitReason::QueuePut, ReadyReason::Space}},
        {"join", {WaitReason::QueueJoin, ReadyReason::Joined}}};
    if (isStr(why) && textOf(why) == "work") return {WaitReason::Work, ReadyReason::Item};
    if (what.isObject() && typeOf(what) == types::tuple()) return queued(machine, what);
    const SharedMark* const mark = markOf(what);
    const bool isLane = !mark && isInt(what) && intOf(what) >= 0 &&
                        static_cast<size_t>(intOf(what)) < machine.runtime().trace().lanes().size();
    if ((!mark && !isLane) || !isStr(why)) return {};
    const std::string_view name = textOf(why);
    const auto* const found = std::find_if(std::begin(reasons), std::end(reasons),
                                           [name](const auto& each) { return each.first == name; });
    if (found == std::end(reasons)) return {};
    HoldReason reason = found->second;
    reason.subject = mark ? mark->object() : static_cast<LaneId>(intOf(what));
    return reason;
}

// Slots: ticket, seconds (None: without end), why, and for which mark or lane (None: nobody's).
Coroutine<Value> hold(Machine& machine, Values slots)
{
    Ref<Future> ticket(futureOf(slots[0]));
    std::optional<Duration> timeout;
    double seconds = 0;
    if (slots[1] && toDouble(slots[1], seconds)) timeout = waitLength(seconds);
    const HoldReason why = holdReason(machine, slots[2], slots[3]);
    const bool isDone = co_await threadsOf(machine).holdFor(std::move(ticket), timeout, why);
    co_return boolean(isDone);
}

// Slots: ticket, why and for which lane one waits that holds for it.
Value comesOf(Machine& machine, Arguments slots)
{
    threadsOf(machine).comesOf(*futureOf(slots[0]), holdReason(machine, slots[1], slots[2]));
    return none();
}

Coroutine<Value> wake(Machine& machine, Values slots)
{
    Ref<Future> ticket(futureOf(slots[0]));
    Completion completion;
    co_await machine.runtime().complete(std::move(ticket), std::move(completion));
    co_return none();
}

} // namespace

std::string nameOfFunction(Machine& machine, const Value& callable)
{
    const bool isMethod = typeOf(callable)->layout() == Layout::BoundMethod;
    const Value function = isMethod ? callable.as<BoundMethodObject>()->function() : callable;
    switch (typeOf(function)->layout()) {
    case Layout::Function: return function.as<FunctionObject>()->name();
    case Layout::Builtin: return function.as<BuiltinObject>()->name();
    default: return machine.className(function);
    }
}

void fillThreading(Definitions& module)
{
    module.function("_worker", "", worker)
        .function("_lane", "", lane)
        .function("_lane_of", "task", laneOfTask)
        .function("_lanes", "pool", lanesOfPool)
        .function("_sequential", "", sequential)
        .function("_ticket", "", newTicket)
        .coroutine("_start", "function, name, shown", start)
        .coroutine("_start_in_pool", "pool, function, args", startInPool)
        .function("_mark", "kind", newMark)
        .function("_tell", "what, mark, count=", tell)
        .coroutine("_hold", "ticket, seconds, why, what", hold)
        .function("_comes_of", "ticket, why, what", comesOf)
        .coroutine("_wake", "ticket", wake);
}

} // namespace awaitscope
