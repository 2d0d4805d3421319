#include "scenarios/language/vm/interpreter.h"

#include <algorithm>

namespace awaitscope {

namespace {

size_t editDistance(const std::string& from, const std::string& to)
{
    std::vector<size_t> row(to.size() + 1);
    for (size_t index = 0; index <= to.size(); ++index)
        row[index] = index;
    for (size_t line = 1; line <= from.size(); ++line) {
        size_t diagonal = std::exchange(row[0], line);
        for (size_t index = 1; index <= to.size(); ++index) {
            size_t replace = diagonal + (from[line - 1] != to[index - 1]);
            diagonal = row[index];
            row[index] = std::min({replace, row[index] + 1, row[index - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string suggestName(const std::string& wrong, const std::vector<std::string>& known)
{
    constexpr size_t kLongest = 40;
    std::string best;
    size_t least = wrong.size() / 3 + 1;
    if (wrong.size() > kLongest) return best;
    for (const std::string& name : known) {
        if (name.size() > kLongest || name == wrong) continue;
        size_t distance = editDistance(wrong, name);
        if (distance < least || (distance == least && best.empty() && least <= 2)) {
            least = distance;
            best = name;
        }
    }
    return best;
}

Interpreter::Step Interpreter::unbound(const Value& name, bool isLocal)
{
    const std::string& text = textOf(name);
    bool inFunction = top()->code->kind == Code::Kind::Function;
    if (isLocal) {
        m_machine.raise(exceptions::UnboundLocalError(),
                        "cannot access local variable '" + text +
                            "' where it is not associated with a value");
        return Step::Raised;
    }
    bool free = inFunction && std::any_of(top()->code->localNames.begin() + top()->code->firstFree,
                                          top()->code->localNames.begin() + top()->code->firstFree +
                                              top()->code->freeCount,
                                          [&](const Value& other) { return other.is(name); });
    if (free) {
        m_machine.raise(exceptions::NameError(),
                        "cannot access free variable '" + text +
                            "' where it is not associated with a value in enclosing scope");
        return Step::Raised;
    }
    std::vector<std::string> known;
    for (size_t number = 0; number < m_machine.m_globals.size(); ++number)
        if (m_machine.m_globals[number])
            known.push_back(textOf(m_machine.m_program.globalNames[number]));
    for (size_t slot = 0; slot < top()->code->localNames.size(); ++slot)
        if (top()->locals[slot]) known.push_back(textOf(top()->code->localNames[slot]));
    for (const std::string& builtin : m_machine.builtinNamesKnown())
        known.push_back(builtin);
    std::string message = "name '" + text + "' is not defined";
    std::string suggestion = suggestName(text, known);
    m_machine.raise(exceptions::NameError(), message);
    if (m_machine.module(text))
        m_machine.suggest("Did you forget to import '" + text + "'?");
    else if (!suggestion.empty())
        m_machine.suggest("Did you mean: '" + suggestion + "'?");
    return Step::Raised;
}

Interpreter::Step Interpreter::loadGlobal(uint32_t number)
{
    if (const Value& builtin = m_machine.m_builtins[number]) return push(builtin);
    return unbound(m_machine.m_program.globalNames[number], false);
}

Interpreter::Step Interpreter::loadName(uint32_t number)
{
    const Value& name = m_machine.m_program.globalNames[number];
    if (const Value* value = top()->names->find(name)) return push(*value);
    static const Value annotations = intern("__annotations__");
    if (name.is(annotations)) {
        Value dict = makeRef<DictObject>();
        top()->names->set(name, dict);
        return push(std::move(dict));
    }
    if (const Value& value = m_machine.m_globals[number]) return push(value);
    return loadGlobal(number);
}

} // namespace awaitscope
