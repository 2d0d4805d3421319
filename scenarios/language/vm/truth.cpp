#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/frame.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Coroutine<Value> Machine::truthValue(Value value)
{
    Answer answer = co_await isTrue(*this, value);
    if (answer == Answer::Raised) co_return Value();
    co_return boolean(answer == Answer::Yes);
}

/// `and`, `or` with a value whose truth the program defines: it stays on the stack when it decides.
Coroutine<Value> Machine::truthKept(Frame& frame, uint32_t target, bool truth)
{
    Answer answer = co_await isTrue(*this, frame.peek());
    if (answer == Answer::Raised) co_return Value();
    if ((answer == Answer::Yes) == truth)
        frame.next = target;
    else
        frame.drop(1);
    co_return none();
}

Coroutine<bool> Machine::truth(Value value, bool& result)
{
    Answer answer = co_await isTrue(*this, std::move(value));
    result = answer == Answer::Yes;
    co_return answer != Answer::Raised;
}

int Machine::plainTruth(const Value& value)
{
    if (value.isSmall()) return value.smallInt() != 0;
    if (isHooked(value, hook::Truth | hook::Length)) return -1;
    switch (typeOf(value)->layout()) {
    case Layout::None: return 0;
    case Layout::Bool: return value.is(trueValue());
    case Layout::Int: return isBig(value) || intOf(value) != 0;
    case Layout::Float: return floatOf(value) != 0;
    case Layout::Str: return !textOf(value).empty();
    case Layout::Bytes: return !value.as<BytesObject>()->bytes().empty();
    case Layout::Tuple: return !value.as<TupleObject>()->items().empty();
    case Layout::List: return !value.as<ListObject>()->items().empty();
    case Layout::Dict: return value.as<DictObject>()->table().size() > 0;
    case Layout::Set: return value.as<SetObject>()->table().size() > 0;
    case Layout::Range: return value.as<RangeObject>()->length() > 0;
    case Layout::Function:
    case Layout::Builtin:
    case Layout::BoundMethod:
    case Layout::Generator:
    case Layout::NativeCoroutine:
    case Layout::Type:
    case Layout::Module:
    case Layout::Core: return 1;
    default: break;
    }
    static const Value boolName = intern("__bool__"), lengthName = intern("__len__");
    const Type* type = typeOf(value);
    return type->find(boolName) || type->find(lengthName) ? -1 : 1;
}

} // namespace awaitscope
