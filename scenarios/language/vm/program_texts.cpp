#include "scenarios/language/vm/program_texts.h"

#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/modules/asyncio_repr.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

bool ProgramTexts::append(const Value& value, std::string& text)
{
    const auto [place, isNew] = m_known.try_emplace(value.bits());
    text += place->second;
    if (isNew) m_missing.push_back(value);
    return !isNew;
}

Coroutine<bool> ProgramTexts::ask(Machine& machine, ProgramTexts& texts)
{
    const Values missing = std::exchange(texts.m_missing, {});
    for (const Value& each : missing) {
        Value shown = co_await machine.repr(each);
        if (!shown || !machine.charge()) co_return false;
        texts.m_known[each.bits()] = textOf(shown);
        texts.m_asked.push_back(each);
    }
    co_return true;
}

bool appendKnownRepr(Machine& machine, const Value& value, std::string& text)
{
    if (machine.plainRepr(value, text)) return true;
    return ProgramTexts::current() && ProgramTexts::current()->append(value, text);
}

namespace {

std::string coreTextOf(Machine& machine, const Value& value, bool isStr)
{
    return isStr ? coreText(machine, value) : coreRepr(machine, value);
}

std::string noted(Machine& machine, const Value& value, bool isStr, ProgramTexts& texts)
{
    const ProgramTexts::Scope scope(texts);
    return coreTextOf(machine, value, isStr);
}

} // namespace

bool appendCore(Machine& machine, const Value& value, std::string& text, bool isStr)
{
    if (ProgramTexts::current()) {
        text += coreTextOf(machine, value, isStr);
        return true;
    }
    ProgramTexts texts;
    const std::string shown = noted(machine, value, isStr, texts);
    if (!texts.isComplete()) return false;
    text += shown;
    return true;
}

Coroutine<Value> fullCoreText(Machine& machine, Value value, bool isStr)
{
    ProgramTexts texts;
    for (;;) {
        std::string text = noted(machine, value, isStr, texts);
        if (texts.isComplete()) {
            if (!isTextSize(machine, text.size())) co_return Value();
            co_return makeStr(std::move(text));
        }
        // What the program says may bring more to ask for: as often as it can pay for.
        if (!machine.charge(1 + texts.size())) co_return Value();
        const bool isAsked = co_await ProgramTexts::ask(machine, texts);
        if (!isAsked) co_return Value();
    }
}

} // namespace awaitscope
