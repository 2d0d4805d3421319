#include "scenarios/language/vm/async_next.h"

#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

const Type* asyncNextType()
{
    static const Type* const type =
        makeBuiltinType("async_generator_asend", "builtins", Layout::Native);
    return type;
}

AsyncNextObject::AsyncNextObject(Ref<GeneratorObject> generator, Value sent, Value thrown)
    : Container(asyncNextType()), m_generator(std::move(generator)), m_sent(std::move(sent)),
      m_thrown(std::move(thrown))
{
}

void AsyncNextObject::dispose()
{
    if (!m_isOver)
        m_generator->machine().neverAwaited(*this, std::string("coroutine method '") +
                                                       (m_thrown ? "athrow" : "asend") + "' of '" +
                                                       m_generator->qualifiedName() + "'");
    Container::dispose();
}

bool AsyncNextObject::begin(Machine& machine)
{
    if (!std::exchange(m_isOver, true)) return true;
    machine.raise(exceptions::RuntimeError(),
                  std::string("cannot reuse already awaited ") +
                      (m_thrown ? "aclose()/athrow()" : "__anext__()/asend()"));
    return false;
}

} // namespace awaitscope
