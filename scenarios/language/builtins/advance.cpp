#include "scenarios/language/builtins/advance.h"

#include "scenarios/language/vm/generator.h"

namespace awaitscope {

bool Advance::askProgram(NativeIterator* native)
{
    if (m_counts) {
        Cost::spend(1); // what it takes to come here
        if (!m_machine.charge()) return finish({});
    }
    if (s_depth > kDeepest) {
        m_machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
        return finish({});
    }
    if (native) {
        Value item;
        bool ended = false;
        if (native->nextPlain(m_machine, item, ended)) return finish(std::move(item));
        Value callable;
        Values arguments;
        if (!native->nextCall(m_machine, callable, arguments, ended))
            return await(native->next(m_machine));
        return callable ? runCall(std::move(callable), std::move(arguments)) : finish({});
    }
    if (typeOf(m_iterator) != types::generator()) return await(m_machine.next(m_iterator));
    m_generator = m_iterator;
    return runGenerator(std::move(m_iterator));
}

Step Advance::await_resume()
{
    Step step;
    step.item = takeResult();
    // What a generator returned at its end is dropped.
    if (m_generator && step.item &&
        m_generator.as<GeneratorObject>()->state() == GeneratorObject::State::Finished)
        step.item = nullptr;
    if (!step.item) m_machine.dropStopIteration();
    if (!step.item) (m_machine.isRaised() ? step.raised : step.ended) = true;
    return step;
}

} // namespace awaitscope
