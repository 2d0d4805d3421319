#include "scenarios/language/vm/async_next.h"

#include "scenarios/language/values/types.h"

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

} // namespace awaitscope
