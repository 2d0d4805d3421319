#include "scenarios/language/vm/generator.h"

#include "scenarios/language/vm/machine.h"

#include <vector>

namespace awaitscope {

GeneratorObject::GeneratorObject(const Type* type, Machine& machine, Frame* frame)
    : Container(type), m_machine(machine), m_frame(frame), m_code(frame->code)
{
    if (frame->function && frame->function->isRenamed())
        m_given = std::make_unique<Names>(
            Names{frame->function->name(), frame->function->qualifiedName()});
    frame->generator = this;
}

Value makeSuspended(Machine& machine, Frame& frame)
{
    frame.back = nullptr;
    const Code& code = *frame.code;
    const Type* type = !code.isAsync       ? types::generator()
                       : !code.isGenerator ? types::coroutine()
                                           : types::asyncGenerator();
    Value made = makeRef<GeneratorObject>(type, machine, &frame);
    if (code.isAsync && machine.origins().areKept()) machine.noteOrigin(*made.object());
    return made;
}

GeneratorObject::~GeneratorObject()
{
    finish();
}

void GeneratorObject::finish()
{
    if (m_state != State::Finished && m_code->isAsync && m_code->isGenerator)
        m_machine.asyncGeneratorEnds(*this);
    m_state = State::Finished;
    if (Frame* frame = std::exchange(m_frame, nullptr)) {
        frame->generator = nullptr;
        Frame::destroy(frame);
    }
}

void GeneratorObject::traverse(Visitor& visitor) const
{
    if (!m_frame || m_state == State::Running) return; // a frame that runs is held by who runs it
    if (m_frame->function) visitor.visit(m_frame->function);
    visitor.visit(m_frame->handled);
    visitor.visit(m_frame->namesOwner);
    for (Value* value = m_frame->locals(); value < m_frame->top; ++value)
        visitor.visit(*value);
}

void GeneratorObject::dispose()
{
    if (m_state == State::Created && type() == types::coroutine())
        m_machine.neverAwaited(*this, "coroutine '" + qualifiedName() + "'");
    else if (finalize())
        return; // it lives on until its finally clauses have run
    Container::dispose();
}

bool GeneratorObject::finalize()
{
    return m_state == State::Suspended && !std::exchange(m_isFinalized, true) &&
           m_machine.keepAbandoned(*this);
}

NativeCoroutineObject::NativeCoroutineObject(Machine& machine, Ref<BuiltinObject> function,
                                             Values slots)
    : Container(types::nativeCoroutine()), m_machine(machine), m_function(std::move(function)),
      m_slots(std::move(slots))
{
}

Coroutine<Value> NativeCoroutineObject::start()
{
    m_started = true;
    return m_function->coroutine()(m_machine, std::move(m_slots));
}

Value NativeCoroutineObject::startAtOnce()
{
    if (!m_function->function()) return {};
    Value result = m_function->function()(m_machine, m_slots);
    if (result) close();
    return result;
}

void NativeCoroutineObject::close()
{
    m_started = true;
    m_slots.clear();
}

void NativeCoroutineObject::dispose()
{
    if (!m_started) {
        const bool isOfGenerator =
            !m_slots.empty() && typeOf(m_slots[0]) == types::asyncGenerator();
        m_machine.neverAwaited(
            *this, isOfGenerator ? "coroutine method '" + m_function->name() + "' of '" +
                                       m_slots[0].as<GeneratorObject>()->qualifiedName() + "'"
                                 : "coroutine '" + name() + "'");
    }
    Container::dispose();
}

bool isCoroutine(const Value& value)
{
    return value.isObject() &&
           (typeOf(value) == types::coroutine() || typeOf(value) == types::nativeCoroutine());
}

} // namespace awaitscope
