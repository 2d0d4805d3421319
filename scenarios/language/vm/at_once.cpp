#include "scenarios/language/vm/at_once.h"

#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/fast_calls.h"
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
    if (isFunction(callable)) {
        const Code& code = callable.as<FunctionObject>()->code();
        if (!code.isAsync && !code.isGenerator) {
            Frame* frame = m_machine.startCall(callable, arguments);
            return frame ? runFrame(frame) : finish({});
        }
    } else if (runBuiltin(callable, arguments)) {
        return true;
    }
    return await(m_machine.call(std::move(callable), std::move(arguments)));
}

/// False: the call is not that simple, or needs code of the program; it is to be made all the same.
bool AtOnce::runBuiltin(Value& callable, Values& arguments)
{
    Value target[2] = {callable, nullptr};
    const bool isMaker = becomesMaker(target);
    if (!isBuiltin(target[0])) return false;
    const auto& builtin = *target[0].as<BuiltinObject>();
    const size_t given = arguments.size() + (isMaker ? 1 : 0);
    if (builtin.isAsync() || !isBoundInPlace(builtin, given)) return false;
    callable = std::move(target[0]);
    if (isMaker) arguments.insert(arguments.begin(), std::move(target[1]));
    arguments.resize(builtin.signature().slots());
    KeyQuestion::forget();
    Cost::spend(Cost::kCalledAtOnce);
    Value result = builtin.function()(m_machine, arguments);
    if (KeyQuestion::isAsked() && m_machine.isRaised()) m_machine.takeRaised(); // of not knowing
    const bool needsProgram =
        !result && !m_machine.isRaised() && (KeyQuestion::isAsked() || builtin.coroutine());
    if (!needsProgram) return finish(std::move(result));
    arguments.resize(given);
    return false;
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
