#include "scenarios/language/vm/at_once.h"

#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/interpreter.h"

namespace awaitscope {

bool AtOnce::runFrame(Frame* frame)
{
    m_run.emplace(m_machine, frame);
    if (!m_run->run()) return await(m_machine.driveOn(*m_run));
    Value result = std::move(m_run->fiber().result);
    m_run.reset();
    return finish(std::move(result));
}

bool AtOnce::runCall(Value callable, Values arguments)
{
    const bool isFunction = typeOf(callable)->layout() == Layout::Function;
    if (!isFunction || callable.as<FunctionObject>()->code().isAsync ||
        callable.as<FunctionObject>()->code().isGenerator)
        return await(m_machine.call(std::move(callable), std::move(arguments)));
    Frame* frame = m_machine.startCall(callable, arguments);
    return frame ? runFrame(frame) : finish({});
}

bool AtOnce::runGenerator(Value generator)
{
    auto* object = generator.as<GeneratorObject>();
    Frame* frame = object->frame();
    if (object->state() == GeneratorObject::State::Running || !frame)
        return await(nextOfGenerator(m_machine, std::move(generator)));
    if (object->state() == GeneratorObject::State::Suspended) frame->push(none());
    object->setState(GeneratorObject::State::Running);
    object->retain(); // it stays alive while its frame runs
    frame->mode = Return::Leave;
    return runFrame(frame);
}

} // namespace awaitscope
