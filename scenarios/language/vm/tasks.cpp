#include "scenarios/language/vm/tasks.h"

#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/vm/boxed_int.h"
#include "scenarios/language/vm/context.h"
#include "scenarios/language/vm/fiber_run.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/traceback.h"

namespace awaitscope {

const Type* BoxedInt::boxedType()
{
    static const Type* const type = makeBuiltinType("int", "builtins", Layout::Native);
    return type;
}

Payload toPayload(const Value& value)
{
    if (!value || value.is(none())) return {};
    if (value.isSmall()) return makeRef<BoxedInt>(value);
    return Payload(value.object());
}

Value fromPayload(const Payload& payload)
{
    if (!payload) return none();
    if (payload->type() == BoxedInt::boxedType())
        return static_cast<BoxedInt*>(payload.get())->number();
    return Value(payload.get());
}

Completion completionOf(Machine& machine, Value value)
{
    if (value) return Completion::result(toPayload(value));
    Value exception = machine.takeRaised();
    if (const size_t lines = exceptionOf(exception)->traceback.size())
        exceptionOf(exception)->keptLines = lines;
    return raising(exception);
}

Completion raising(const Value& exception)
{
    Completion completion = isInstance(exception, exceptions::CancelledError())
                                ? Completion::cancelled(toPayload(exception))
                                : Completion::exception(toPayload(exception));
    completion.exits = isInstance(exception, exceptions::SystemExit()) ||
                       isInstance(exception, exceptions::KeyboardInterrupt());
    return completion;
}

ProgramTask::ProgramTask(Machine& machine, Value&& coroutine)
    : m_machine(machine), m_coroutine(std::move(coroutine)), m_context(machine.takeContext())
{
    setType(asyncioTypes().task);
    if (typeOf(m_coroutine) == types::coroutine()) {
        const auto* coroutine = m_coroutine.as<GeneratorObject>();
        m_code = &coroutine->code();
        if (coroutine->isRenamed()) show({coroutine->qualifiedName(), {}});
    } else {
        show({m_coroutine.as<NativeCoroutineObject>()->name(), {}});
    }
}

ProgramTask::~ProgramTask() = default;

void ProgramTask::show(Shown shown)
{
    m_shown = std::make_unique<Shown>(std::move(shown));
}

const std::string& ProgramTask::coroutineName() const
{
    return m_shown ? m_shown->function : m_code->qualifiedName;
}

std::string_view ProgramTask::functionName() const
{
    if (const GeneratorObject* coroutine = suspended()) return coroutine->name();
    return coroutineName();
}

std::string ProgramTask::firstArgument() const
{
    if (m_coroutine && typeOf(m_coroutine) == types::coroutine())
        return m_machine.firstArgumentOf(*m_coroutine.as<GeneratorObject>());
    return m_shown ? m_shown->firstArgument : std::string();
}

uint32_t ProgramTask::definitionLine() const
{
    return m_code && !m_code->isLibrary ? m_machine.program().spans[m_code->definition - 1].line
                                        : 0;
}

/// While it lives, the task knows the coroutine that it runs.
class ProgramTask::Known {
public:
    Known(ProgramTask& task, const Value& coroutine) : m_task(task)
    {
        if (typeOf(coroutine) == types::coroutine())
            task.m_running = coroutine.as<GeneratorObject>();
    }
    ~Known() { m_task.m_running = nullptr; }
    Known(const Known&) = delete;
    Known& operator=(const Known&) = delete;

private:
    ProgramTask& m_task;
};

Value ProgramTask::context()
{
    Value& present = m_running ? m_machine.contextOf(lane()) : m_context;
    if (!present) present = makeRef<ContextObject>();
    return present;
}

const GeneratorObject* ProgramTask::suspended() const
{
    if (m_coroutine && typeOf(m_coroutine) == types::coroutine())
        return m_coroutine.as<GeneratorObject>();
    return m_running;
}

namespace {

/// The frame of a coroutine of the program that has not run yet, ready to be driven; else null.
Frame* startOf(const Value& coroutine)
{
    if (typeOf(coroutine) != types::coroutine()) return nullptr;
    auto* object = coroutine.as<GeneratorObject>();
    if (object->state() != GeneratorObject::State::Created) return nullptr;
    object->setState(GeneratorObject::State::Running);
    object->retain();
    object->frame()->mode = Return::Leave;
    return object->frame();
}

} // namespace

// Many tasks wait for nothing.
bool ProgramTask::bodyAtOnce(Completion& completion)
{
    Frame* frame = startOf(m_coroutine);
    if (!frame) return false;
    const Value known = std::exchange(m_coroutine, nullptr);
    Value value;
    {
        const ContextOnLane context(m_machine, std::exchange(m_context, nullptr));
        const Known running(*this, known);
        FiberRun run(m_machine, frame);
        if (!run.run()) {
            m_begun = std::make_unique<FiberRun>(std::move(run));
            m_context = m_machine.contextOf(lane());
            m_coroutine = known;
            return false;
        }
        if (m_machine.hasContext(lane())) m_context = m_machine.contextOf(lane());
        // It raised, or what died with it has last words: `body` has the rest to do.
        if (!run.fiber().result || m_machine.hasAbandoned()) {
            m_isRun = true;
            m_begun = std::make_unique<FiberRun>(std::move(run));
            m_coroutine = known;
            return false;
        }
        value = std::move(run.fiber().result);
    }
    if (known.as<GeneratorObject>()->state() == GeneratorObject::State::Finished)
        m_finished = known;
    completion = completionOf(m_machine, std::move(value));
    return true;
}

Coroutine<Completion> ProgramTask::body()
{
    // The coroutine is let go of when it is over: its variables die then, as in CPython.
    Value coroutine = std::exchange(m_coroutine, nullptr);
    const Value known = coroutine;
    Value value;
    if (m_isRun) {
        value = std::move(m_begun->fiber().result);
        m_begun = nullptr;
    } else {
        const ContextOnLane context(m_machine, std::exchange(m_context, nullptr));
        const Known running(*this, coroutine);
        if (m_begun) {
            FiberRun begun = std::move(*m_begun);
            m_begun = nullptr;
            coroutine = nullptr; // held while it runs
            value = co_await m_machine.driveOn(begun);
        } else if (Frame* frame = startOf(coroutine)) {
            coroutine = nullptr;
            value = co_await m_machine.drive(frame);
        } else {
            value = co_await m_machine.await(std::move(coroutine));
        }
        if (m_machine.hasContext(lane())) m_context = m_machine.contextOf(lane());
    }
    if (typeOf(known) == types::coroutine() &&
        known.as<GeneratorObject>()->state() == GeneratorObject::State::Finished)
        m_finished = known;
    if (!value) {
        Value raised = m_machine.takeRaised();
        if (typeOf(known) == types::nativeCoroutine()) markRaised(*exceptionOf(raised));
        co_await m_machine.askTexts(raised);
        // The task, its exception and the frames of that refer to each other.
        std::erase_if(exceptionOf(raised)->kept, [this](const Value& missed) {
            const bool keeps = isCoroutine(missed) || futureOf(missed);
            if (keeps) m_machine.keepToTheEnd(missed);
            return keeps;
        });
        if (m_machine.hasAbandoned()) co_await m_machine.closeAbandoned();
        m_machine.raiseAgain(std::move(raised));
    } else if (m_machine.hasAbandoned()) {
        co_await m_machine.closeAbandoned();
    }
    co_return completionOf(m_machine, std::move(value));
}

bool ProgramTask::endsUnstarted(const Payload& cancellation)
{
    if (!m_coroutine) return true;
    if (m_code && !m_code->isLibrary) { // raised where nothing has run yet
        ExceptionObject& raised = *exceptionOf(fromPayload(cancellation));
        raised.traceback.push_back({m_code, m_code->definition});
        raised.keptLines = raised.traceback.size();
    }
    Value thrower;
    if (typeOf(m_coroutine) == types::coroutine()) {
        m_coroutine.as<GeneratorObject>()->finish();
    } else if (typeOf(m_coroutine) == types::nativeCoroutine()) {
        auto& native = *m_coroutine.as<NativeCoroutineObject>();
        // That of an async generator hands on what it meets.
        if (!native.slots().empty() && typeOf(native.slots()[0]) == types::asyncGenerator())
            thrower = m_machine.closingCoroutine(native.slots()[0], fromPayload(cancellation));
        native.close();
    }
    m_coroutine = std::move(thrower);
    return !m_coroutine;
}

void ProgramTask::dispose()
{
    retain(); // the message refers to it: it must not be disposed of a second time
    if (failed() && !retrieved() && completion().payload)
        m_machine.reportNeverRetrieved("Task", Value(this));
    // Whoever was told may keep it.
    if (references() > 1)
        release();
    else
        delete this;
}

ProgramCallback::ProgramCallback(Machine& machine, Value function, Values arguments)
    : m_machine(machine), m_function(std::move(function)), m_arguments(std::move(arguments)),
      m_context(machine.takeContext())
{
}

Coroutine<void> ProgramCallback::call()
{
    m_isCalled = true;
    Value function = m_function;
    Values arguments = m_arguments;
    const ContextOnLane context(m_machine, m_context);
    Value result = co_await m_machine.call(std::move(function), std::move(arguments));
    if (!result) {
        Value exception = m_machine.takeRaised();
        markRaised(*exceptionOf(exception)); // by the handle that called it
        co_await m_machine.reportCallback(*this, std::move(exception));
    }
}

std::string ProgramCallback::name() const
{
    if (!m_function) return "cancelled";
    Value function = m_function;
    if (typeOf(function)->layout() == Layout::BoundMethod)
        function = function.as<BoundMethodObject>()->function();
    if (typeOf(function)->layout() == Layout::Function)
        return function.as<FunctionObject>()->qualifiedName();
    if (typeOf(function)->layout() == Layout::Builtin) return function.as<BuiltinObject>()->name();
    return typeOf(function)->name();
}

} // namespace awaitscope
