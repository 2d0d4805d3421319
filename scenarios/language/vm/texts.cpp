#include "scenarios/language/builtins/format_spec.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/program_texts.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// The method of this name, when the class of the program has one of its own.
const Value* programMethod(const Value& value, const Value& name)
{
    const Type* type = typeOf(value);
    if (!type->isProgram()) return nullptr;
    const Value* method = type->find(name);
    return method && typeOf(*method)->layout() == Layout::Function ? method : nullptr;
}

const Value& reprName()
{
    static const Value name = intern("__repr__");
    return name;
}

} // namespace

bool Machine::plainRepr(const Value& value, std::string& text)
{
    const size_t before = text.size(), most = before + m_runtime->options().limits.memory / 2;
    if (appendPlainRepr(*this, value, text, most) && text.size() <= most) return true;
    m_isTextTooLong = text.size() > most || isRaised();
    if (isRaised()) takeRaised();
    text.resize(before);
    return false;
}

bool Machine::beginText(const Value& container)
{
    const auto found = std::find(m_shown.rbegin(), m_shown.rend(), container.bits());
    if (found != m_shown.rend()) return false;
    m_shown.push_back(container.bits());
    return true;
}

/// Several threads of the program may be at it: it need not be the last one.
void Machine::endText(const Value& container)
{
    const auto found = std::find(m_shown.rbegin(), m_shown.rend(), container.bits());
    if (found != m_shown.rend()) m_shown.erase(std::next(found).base());
}

bool Machine::plainStr(const Value& value, std::string& text)
{
    static const Value strName = intern("__str__");
    if (isHooked(value, hook::Text) && programMethod(value, strName)) return false;
    if (isStr(value)) {
        text += textOf(value);
        return true;
    }
    if (value.isObject() && typeOf(value)->layout() == Layout::Core &&
        !programMethod(value, reprName()))
        return appendCore(*this, value, text, true);
    if (isException(value)) { // what the program says in `__repr__` is not asked

        std::string shown;
        if (!exceptionText(*this, value, shown)) return false;
        text += shown;
        return true;
    }
    return plainRepr(value, text);
}

Coroutine<Value> Machine::repr(Value value)
{
    std::string text;
    if (plainRepr(value, text)) co_return makeStr(std::move(text));
    if (std::exchange(m_isTextTooLong, false)) co_return raise(exceptions::MemoryError(), "");
    if (isBig(value))
        co_return appendDecimal(*this, value, text) ? makeStr(std::move(text)) : Value();
    if (const Value* method = typeOf(value)->find(reprName())) {
        Values arguments{value};
        Value made = co_await call(*method, std::move(arguments));
        if (made && !isStr(made))
            co_return raiseTypeError("__repr__ returned non-string (type " + typeName(made) + ")");
        co_return made;
    }
    if (typeOf(value)->layout() == Layout::Core) {
        Value made = co_await fullCoreText(*this, value, false);
        co_return made;
    }
    Value made = co_await containerRepr(value);
    co_return made;
}

Coroutine<Value> Machine::containerRepr(Value value)
{
    if (isTextTooDeep())
        co_return raise(exceptions::RecursionError(), "maximum recursion depth exceeded while "
                                                      "getting the repr of an object");
    if (!beginText(value)) co_return makeStr(dotsFor(value));
    ReprParts parts = reprPartsOf(value);
    std::string text = parts.open;
    for (size_t index = 0; index < parts.items.size(); ++index) {
        if (index > 0) text += parts.pairs && index % 2 == 1 ? ": " : ", ";
        Value item = parts.items[index];
        Value shown = co_await repr(item);
        if (!shown || !charge() || !isTextSize(*this, text.size() + textOf(shown).size())) {
            endText(value);
            co_return Value();
        }
        text += textOf(shown);
    }
    endText(value);
    text += parts.close;
    co_return makeStr(std::move(text));
}

Coroutine<Value> Machine::str(Value value)
{
    if (isStr(value) && !typeOf(value)->isProgram()) co_return value;
    std::string text;
    if (plainStr(value, text)) co_return makeStr(std::move(text));
    if (std::exchange(m_isTextTooLong, false)) co_return raise(exceptions::MemoryError(), "");
    static const Value strName = intern("__str__");
    if (const Value* method = programMethod(value, strName)) {
        Values arguments{value};
        Value made = co_await call(*method, std::move(arguments));
        if (made && !isStr(made))
            co_return raiseTypeError("__str__ returned non-string (type " + typeName(made) + ")");
        co_return made;
    }
    if (typeOf(value)->layout() == Layout::Core && !programMethod(value, reprName())) {
        Value made = co_await fullCoreText(*this, value, true);
        co_return made;
    }
    if (isException(value) && exceptionOf(value)->arguments.size() == 1) {
        Value argument = exceptionOf(value)->arguments.front();
        Value made;
        if (isInstance(value, exceptions::KeyError()))
            made = co_await repr(argument);
        else
            made = co_await str(argument);
        co_return made;
    }
    Value shown = value;
    if (isException(value)) shown = makeTuple(exceptionOf(value)->arguments);
    Value made = co_await repr(shown);
    co_return made;
}

Coroutine<Value> Machine::format(Value value, std::string spec)
{
    static const Value formatName = intern("__format__");
    if (const Value* method = programMethod(value, formatName)) {
        Values arguments{value, makeStr(spec)};
        Value made = co_await call(*method, std::move(arguments));
        if (made && !isStr(made))
            co_return raiseTypeError("__format__ must return a str, not " + typeName(made));
        co_return made;
    }
    if (spec.empty()) {
        Value made = co_await str(value);
        co_return made;
    }
    static const Value builtinFormat = intern("__format__");
    if (const Value* method = typeOf(value)->find(builtinFormat)) {
        Values arguments{value, makeStr(spec)};
        Value made = co_await call(*method, std::move(arguments));
        co_return made;
    }
    std::string text;
    if (!formatBuiltin(*this, value, spec, text)) co_return Value();
    co_return makeStr(std::move(text));
}

Interpreter::Step Interpreter::format(uint32_t argument)
{
    Frame* frame = top();
    std::string spec;
    if (argument >= 256) {
        Value text = frame->pop();
        spec = textOf(text);
    }
    char conversion = static_cast<char>(argument & 0xff);
    Value& value = frame->peek();
    if (conversion == 0 && spec.empty() && isStr(value) && !typeOf(value)->isProgram())
        return Step::Next;
    if (conversion) {
        std::string text;
        bool plain =
            conversion == 's' ? m_machine.plainStr(value, text) : m_machine.plainRepr(value, text);
        if (!plain)
            return request(m_machine.convertAndFormat(frame->pop(), conversion, std::move(spec)));
        value = makeStr(conversion == 'a' ? asciiOnly(text) : std::move(text));
        if (spec.empty()) return Step::Next;
    } else if (spec.empty()) {
        std::string text;
        if (!typeOf(value)->isProgram() && m_machine.plainStr(value, text)) {
            value = makeStr(std::move(text));
            return Step::Next;
        }
        return request(m_machine.format(frame->pop(), std::string()));
    }
    if (!typeOf(value)->isProgram() && typeOf(value)->layout() != Layout::Native) {
        std::string text;
        if (!formatBuiltin(m_machine, value, spec, text)) return Step::Raised;
        value = makeStr(std::move(text));
        return Step::Next;
    }
    return request(m_machine.format(frame->pop(), std::move(spec)));
}

Coroutine<Value> Machine::convertAndFormat(Value value, char conversion, std::string spec)
{
    Value text;
    if (conversion == 's')
        text = co_await str(value);
    else
        text = co_await repr(value);
    if (!text || spec.empty()) co_return text;
    Value formatted = co_await format(std::move(text), std::move(spec));
    co_return formatted;
}

Interpreter::Step Interpreter::buildString(uint32_t count)
{
    Frame* frame = top();
    if (count == 1) return Step::Next;
    size_t size = 0, length = 0;
    for (uint32_t index = count; index > 0; --index) {
        size += textOf(frame->peek(index)).size();
        length += frame->peek(index).as<StrObject>()->length();
    }
    if (!isTextSize(m_machine, size) || !m_machine.reserve(size)) return Step::Raised;
    std::string text;
    text.reserve(size);
    for (uint32_t index = count; index > 0; --index)
        text += textOf(frame->peek(index));
    frame->drop(count);
    return push(size < 2 ? makeStr(std::move(text)) // there is one object for each character
                         : Value(makeRef<StrObject>(std::move(text), length)));
}

} // namespace awaitscope
