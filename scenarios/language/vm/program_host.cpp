#include "scenarios/language/vm/program_host.h"

#include "scenarios/language/builtins/exception_groups.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/traceback.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/suggestions.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

Ref<ExceptionObject> makeException(Type* type, const std::string& message = {})
{
    Values arguments;
    if (!message.empty()) arguments.push_back(makeStr(message));
    return makeRef<ExceptionObject>(Ref<Type>(type), std::move(arguments));
}

} // namespace

Value exceptHookOf(const Machine& machine)
{
    static const Value name = intern("excepthook");
    const Value* hook = machine.sys() ? machine.sys()->attributes().find(name) : nullptr;
    return hook && typeOf(*hook)->layout() != Layout::Builtin ? *hook : Value();
}

Coroutine<void> tellExceptHook(Machine& machine, Value exception)
{
    Value hook = exceptHookOf(machine);
    if (!hook || isInstance(exception, exceptions::SystemExit())) co_return;
    Values arguments{Value(const_cast<Type*>(typeOf(exception))), exception,
                     tracebackOf(*exceptionOf(exception))};
    const Value done = co_await machine.call(std::move(hook), std::move(arguments));
    if (done) co_return;
    const Value failure = machine.takeRaised();
    machine.warn("Error in sys.excepthook:\n" + machine.traceback(failure) +
                 "\nOriginal exception was:\n");
    machine.sys()->attributes().remove(intern("excepthook")); // it is told as usual
}

Payload ProgramHost::cancelledError(const Payload& message)
{
    Values arguments;
    if (message) arguments.push_back(fromPayload(message));
    return makeRef<ExceptionObject>(Ref<Type>(exceptions::CancelledError()), std::move(arguments));
}

Payload ProgramHost::gatheredCancellation(const Payload& message)
{
    Values arguments{message ? fromPayload(message) : makeStr("")};
    return makeRef<ExceptionObject>(Ref<Type>(exceptions::CancelledError()), std::move(arguments));
}

Payload ProgramHost::timeoutError(const Payload& cause)
{
    auto error = makeException(exceptions::TimeoutError());
    if (cause) {
        error->cause = error->context = fromPayload(cause);
        error->suppressContext = true;
    }
    return error;
}

void ProgramHost::noteTimeout(const Payload& exception)
{
    Values told{fromPayload(exception)};
    if (isInstance(told.front(), exceptions::ExceptionGroup()))
        for (const Value& member : groupMembers(told.front()))
            told.push_back(member);
    constexpr int kLongest = 10'000; // the program may have made a circle of it
    for (const Value& each : told) {
        ExceptionObject* object = exceptionOf(each);
        for (int length = 0; object->context && length < kLongest; ++length) {
            if (isInstance(object->context, exceptions::CancelledError())) {
                object->context = fromPayload(timeoutError(toPayload(object->context)));
                break;
            }
            object = exceptionOf(object->context);
        }
    }
}

Payload ProgramHost::faultError(Fault fault)
{
    using namespace exceptions;
    switch (fault) {
    case Fault::InvalidState: return makeException(InvalidStateError(), "invalid state");
    case Fault::LockNotAcquired: return makeException(RuntimeError(), "Lock is not acquired.");
    case Fault::ConditionNotOwned:
        return makeException(RuntimeError(), "cannot notify on un-acquired lock");
    case Fault::SemaphoreOverflow:
        return makeException(ValueError(), "BoundedSemaphore released too many times");
    case Fault::QueueEmpty: return makeException(QueueEmpty());
    case Fault::QueueFull: return makeException(QueueFull());
    case Fault::TaskDoneTooOften:
        return makeException(ValueError(), "task_done() called too many times");
    case Fault::BrokenBarrier: return makeException(BrokenBarrierError(), "Barrier aborted");
    case Fault::GroupNotEntered:
        return makeException(RuntimeError(), "TaskGroup has not been entered");
    case Fault::GroupFinished: return makeException(RuntimeError(), "TaskGroup is finished");
    case Fault::QueueShutDown: return makeException(QueueShutDown());
    case Fault::BarrierReset:
        return makeException(BrokenBarrierError(), "Abort or reset of barrier");
    case Fault::EndlessCancel: return makeException(RecursionError(), kEndlessCancel);
    case Fault::OutsideTask: return makeException(RuntimeError(), "no running event loop");
    case Fault::StoppedEarly:
        return makeException(RuntimeError(), "Event loop stopped before Future completed.");
    case Fault::RunForeverUnavailable:
        return makeException(NotImplementedError(),
                             "run_forever is only meaningful in the cooperative model");
    }
    return makeException(RuntimeError());
}

Payload ProgramHost::exceptionGroup(std::vector<Payload> exceptions)
{
    Values members;
    for (const Payload& exception : exceptions)
        members.push_back(fromPayload(exception));
    Value group = makeExceptionGroup("unhandled errors in a TaskGroup", std::move(members));
    exceptionOf(group)->suppressContext = true; // it is raised `from None`
    return toPayload(group);
}

Payload ProgramHost::list(std::vector<Payload> values)
{
    Values items;
    for (const Payload& value : values)
        items.push_back(fromPayload(value));
    return toPayload(makeList(std::move(items)));
}

std::vector<Ref<Task>> ProgramHost::openGenerators()
{
    std::vector<Ref<Task>> tasks;
    for (GeneratorObject* generator : m_machine.asyncGenerators())
        tasks.push_back(m_machine.makeTask(m_machine.closingCoroutine(Value(generator)), {}));
    return tasks;
}

Payload ProgramHost::selfAwaitError(Task& task)
{
    return makeException(exceptions::RuntimeError(),
                         "Task cannot await on itself: " + coreRepr(m_machine, Value(&task)));
}

Payload ProgramHost::foreignFutureError(Task& task, Future& future)
{
    const auto shown = [this](Future& one) {
        return one.type() ? coreRepr(m_machine, Value(&one)) : "<Future pending>";
    };
    return makeException(exceptions::RuntimeError(), "Task " + shown(task) + " got Future " +
                                                         shown(future) +
                                                         " attached to a different loop");
}

Payload ProgramHost::boundElsewhereError(Opaque& object)
{
    return makeException(exceptions::RuntimeError(),
                         (object.type() ? coreRepr(m_machine, Value(&object)) : "This object") +
                             " is bound to a different event loop");
}

Coroutine<void> ProgramHost::failedAtShutdown(Ref<Task> task)
{
    Value context = makeRef<DictObject>();
    const auto put = [&](const char* key, Value value) {
        Value name = makeStr(key);
        context.as<DictObject>()->table().set(*hashOf(name), name, std::move(value));
    };
    put("message", makeStr("unhandled exception during asyncio.run() shutdown"));
    put("exception", fromPayload(task->completion().payload));
    put("task", Value(task));
    co_await m_machine.callExceptionHandler(std::move(context));
}

Payload ProgramHost::leftPending(Task& task)
{
    auto* known = dynamic_cast<ProgramTask*>(&task);
    if (!known) return {};
    if (!known->leavesQuietly())
        m_machine.warn("Task was destroyed but it is pending!\ntask: " +
                       coreRepr(m_machine, Value(&task)) + "\n");
    return makeException(exceptions::GeneratorExit());
}

std::string ProgramHost::summary(const Payload& exception)
{
    return m_machine.summaryOf(fromPayload(exception));
}

std::vector<std::string> ProgramHost::unstartedThatReferTo(ObjectId object)
{
    return m_machine.unstartedThatReferTo(object);
}

bool ProgramHost::refersTo(LaneId lane, Task* task, ObjectId object, bool)
{
    return m_machine.refersTo(lane, task, object);
}

void ProgramHost::neverRetrieved(Future& future)
{
    const Value lost(&future);
    m_machine.reportNeverRetrieved(m_machine.className(lost).c_str(), lost);
}

void ProgramHost::slowCall(Opaque& called, Duration took)
{
    m_machine.reportSlowCall(called, took);
}

RunError ProgramHost::uncaught(const Payload& payload)
{
    Value exception = fromPayload(payload);
    RunError error;
    error.type = m_machine.className(exception);
    error.text = isExceptionGroup(exception) ? error.type + ": " + groupText(exception)
                                             : m_machine.summaryOf(exception);
    const std::string suggestion = suggestionFor(m_machine, exception);
    if (!suggestion.empty()) error.text += ". " + suggestion;
    for (const TracebackEntry& entry : exceptionOf(exception)->traceback)
        if (entry.span) {
            error.line = m_machine.program().spans[entry.span - 1].line;
            break;
        }
    if (isInstance(exception, exceptions::SystemExit())) {
        const Values& arguments = exceptionOf(exception)->arguments;
        Value code = arguments.empty() ? none() : arguments.front();
        if (code.is(none())) {
            error.exitCode = 0;
        } else if (isInt(code)) {
            error.exitCode = static_cast<int>(intOf(code) & 0xff);
        } else {
            std::string text;
            if (m_machine.plainStr(code, text)) error.traceback = text + "\n";
            error.exitCode = 1;
        }
        error.traceback += m_machine.lastWords(exception);
        return error;
    }
    constexpr int kInterrupted = 130; // what shells say of a program that Ctrl+C ended
    if (isInstance(exception, exceptions::KeyboardInterrupt())) error.exitCode = kInterrupted;
    if (!exceptHookOf(m_machine)) error.traceback = m_machine.traceback(exception);
    error.traceback += m_machine.lastWords(exception);
    return error;
}

} // namespace awaitscope
