#include "scenarios/language/values/exception.h"

#include "scenarios/language/values/types.h"

namespace awaitscope {

ExceptionObject::ExceptionObject(Ref<Type> type, Values given)
    : Container(type.get()), arguments(std::move(given)), m_class(std::move(type))
{
}

bool isException(const Value& value)
{
    return value.isObject() && typeOf(value)->layout() == Layout::Exception;
}

namespace exceptions {

Type* BaseException()
{
    static Type* const type = makeBuiltinType("BaseException", "builtins", Layout::Exception);
    return type;
}

#define AWAITSCOPE_DEFINE_EXCEPTION(name, base)                                                    \
    Type* name()                                                                                   \
    {                                                                                              \
        static Type* const type = makeBuiltinType(#name, "builtins", Layout::Exception, {base()}); \
        return type;                                                                               \
    }
AWAITSCOPE_EXCEPTIONS(AWAITSCOPE_DEFINE_EXCEPTION)
#undef AWAITSCOPE_DEFINE_EXCEPTION

Type* ExceptionGroup()
{
    static Type* const type = makeBuiltinType("ExceptionGroup", "builtins", Layout::Exception,
                                              {BaseExceptionGroup(), Exception()});
    return type;
}

Type* CancelledError()
{
    static Type* const type = makeBuiltinType("CancelledError", "asyncio.exceptions",
                                              Layout::Exception, {BaseException()});
    return type;
}

Type* InvalidStateError()
{
    static Type* const type = makeBuiltinType("InvalidStateError", "asyncio.exceptions",
                                              Layout::Exception, {Exception()});
    return type;
}

Type* QueueEmpty()
{
    static Type* const type =
        makeBuiltinType("QueueEmpty", "asyncio.queues", Layout::Exception, {Exception()});
    return type;
}

Type* QueueFull()
{
    static Type* const type =
        makeBuiltinType("QueueFull", "asyncio.queues", Layout::Exception, {Exception()});
    return type;
}

Type* QueueShutDown()
{
    static Type* const type =
        makeBuiltinType("QueueShutDown", "asyncio.queues", Layout::Exception, {Exception()});
    return type;
}

Type* BrokenBarrierError()
{
    static Type* const type = makeBuiltinType("BrokenBarrierError", "asyncio.exceptions",
                                              Layout::Exception, {RuntimeError()});
    return type;
}

} // namespace exceptions

} // namespace awaitscope
