#include "scenarios/language/vm/class_making.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/suggestions.h"

#include <algorithm>

namespace awaitscope {

Interpreter::Step Interpreter::unbound(const Value& name, bool isLocal)
{
    const std::string& text = textOf(name);
    const Frame& frame = *top();
    const Code& code = *frame.code;
    if (isLocal) {
        m_machine.raise(exceptions::UnboundLocalError(),
                        "cannot access local variable '" + text +
                            "' where it is not associated with a value");
        return Step::Raised;
    }
    const auto free = code.localNames.begin() + code.firstFree;
    const bool isFree = std::any_of(free, free + code.freeCount,
                                    [&](const Value& other) { return other.is(name); });
    m_machine.raiseMissing(exceptions::NameError(),
                           isFree ? "cannot access free variable '" + text +
                                        "' where it is not associated with a value in "
                                        "enclosing scope"
                                  : "name '" + text + "' is not defined",
                           name);
    m_machine.suggest(suggestionForName(text));
    return Step::Raised;
}

/// What a traceback adds to a NameError: something near among all that can be seen from here.
std::string Interpreter::suggestionForName(const std::string& wrong)
{
    const Frame& frame = *top();
    std::vector<std::string> known;
    std::string near;
    auto take = [&known](const Attributes& attributes) {
        for (const auto& entry : attributes.entries())
            if (entry.value) known.push_back(textOf(entry.name));
    };
    for (size_t slot = 0; slot < frame.code->localNames.size(); ++slot) {
        Value value = frame.locals()[slot];
        if (value && typeOf(value)->layout() == Layout::Cell) value = value.as<CellObject>()->value;
        if (!value) continue;
        known.push_back(textOf(frame.code->localNames[slot]));
        // In a method: an attribute of this name is what was meant.
        Value found;
        if (known.back() == "self" &&
            m_machine.plainAttribute(value, scopedName(wrong), found) == Machine::Lookup::Found)
            near = "self." + wrong;
    }
    if (frame.names) take(*frame.names);
    take(frame.module->attributes());
    for (const std::string& builtin : m_machine.builtinNamesKnown())
        known.push_back(builtin);
    if (near.empty()) near = suggestName(wrong, known);
    std::string text = near.empty() ? "" : "Did you mean: '" + near + "'?";
    if (isStandardModule(wrong))
        text += (near.empty() ? "Did" : " Or did") + (" you forget to import '" + wrong + "'?");
    return text;
}

Interpreter::Step Interpreter::loadName(uint32_t number)
{
    const Value& name = top()->code->program->globalNames[number];
    Attributes& own = top()->names ? *top()->names : top()->module->attributes();
    if (const Value* value = own.find(name)) return push(*value);
    static const Value annotations = intern("__annotations__");
    if (name.is(annotations)) {
        Value dict = makeRef<DictObject>();
        own.set(name, dict);
        return push(std::move(dict));
    }
    const Value& global = top()->module->global(number);
    const Value& known = global ? global : top()->module->builtin(number);
    if (answersNames(top()->namesOwner))
        return request(askNamespace(m_machine, top()->namesOwner, name, known));
    if (known) return push(known);
    return unbound(name, false);
}

} // namespace awaitscope
