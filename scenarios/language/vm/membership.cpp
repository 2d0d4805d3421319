#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

// `in`, where more than a look into a built-in container is needed.

namespace awaitscope {

Coroutine<Value> Machine::contains(Value container, Value item)
{
    static const Value containsName = intern("__contains__");
    if (const Value* method = typeOf(container)->find(containsName)) {
        if (method->is(none()))
            co_return raiseTypeError("'" + typeName(container) + "' object is not a container");
        Values arguments{container, item};
        Value answer = co_await call(*method, std::move(arguments));
        if (!answer) co_return Value();
        Value truth = co_await truthValue(std::move(answer));
        co_return truth;
    }
    Value verdict = co_await payloadContains(std::move(container), std::move(item));
    co_return verdict;
}

Coroutine<Value> Machine::payloadContains(Value container, Value item)
{
    if (isStr(container) && isStr(item))
        co_return boolean(findText(textOf(container), textOf(item)) != std::string::npos);
    if (isStr(container))
        co_return raiseTypeError("'in <string>' requires string as left operand, not " +
                                 typeName(item));
    if (typeOf(container)->layout() == Layout::Bytes) {
        const std::string& bytes = container.as<BytesObject>()->bytes();
        if (const std::string* part = bytesIn(item))
            co_return boolean(findText(bytes, *part) != std::string::npos);
        int64_t byte = -1;
        if (typeOf(item)->find(intern("__index__")) && !isInteger(item)) {
            item = co_await indexOf(*this, std::move(item));
            if (!item) co_return Value();
        }
        if (!isInteger(item))
            co_return raiseTypeError("a bytes-like object is required, not '" + typeName(item) +
                                     "'");
        if (!fitsInt64(item, byte) || byte < 0 || byte > 255)
            co_return raiseValueError("byte must be in range(0, 256)");
        co_return boolean(findText(bytes, std::string(1, static_cast<char>(byte))) !=
                          std::string::npos);
    }
    if (typeOf(container)->layout() == Layout::Dict || typeOf(container)->layout() == Layout::Set) {
        bool isDict = typeOf(container)->layout() == Layout::Dict;
        HashTable& table =
            isDict ? container.as<DictObject>()->table() : container.as<SetObject>()->table();
        Value found;
        bool isPresent = false;
        bool fine = co_await findKey(*this, container, table, item, found, &isPresent);
        if (!fine) co_return Value();
        co_return boolean(isPresent);
    }
    Value source = co_await iterator(container);
    if (!source) {
        if (isRaised() && isInstance(m_pending, exceptions::TypeError())) {
            takeRaised();
            co_return raiseTypeError("argument of type '" + typeName(container) +
                                     "' is not iterable");
        }
        co_return Value();
    }
    for (;;) {
        Step step = co_await advance(*this, source);
        if (step.raised) co_return Value();
        if (step.ended) co_return falseValue();
        bool equal = step.item.is(item);
        if (equal || plainlyEqual(step.item, item, equal)) {
            if (equal) co_return trueValue();
            continue;
        }
        Answer same = co_await isSame(*this, step.item, item);
        if (same == Answer::Raised) co_return Value();
        if (same == Answer::Yes) co_return trueValue();
    }
}

} // namespace awaitscope
