#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/suggestions.h"
#include "scenarios/language/vm/wrong_arguments.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`, as CPython lists names.
std::string listNames(const std::vector<std::string>& names)
{
    std::string text;
    for (size_t index = 0; index < names.size(); ++index) {
        if (index > 0)
            text += names.size() == 2 ? " and " : index + 1 == names.size() ? ", and " : ", ";
        text += "'" + names[index] + "'";
    }
    return text;
}

/// Whether a function of a module is a method of an object that nobody sees: `random.randint`.
bool hasHiddenSelf(const std::string& name, const Signature& signature)
{
    static const Value self = intern("self"), cls = intern("cls");
    const bool isShown =
        !signature.names.empty() && (signature.names[0].is(self) || signature.names[0].is(cls));
    return signature.isPython && !isShown && name.find('.') != std::string::npos;
}

/// A class is what the program called, not what makes its objects.
const std::string& shownName(const std::string& name, Arguments positional)
{
    const bool isMaker = name == "__new__" && !positional.empty() && positional[0] &&
                         typeOf(positional[0])->layout() == Layout::Type;
    return isMaker ? positional[0].as<Type>()->name() : name;
}

} // namespace

bool Machine::bind(const std::string& called, const Signature& signature, Arguments positional,
                   const Values& keywordNames, Arguments keywords, const Values& defaults,
                   const Values& keywordDefaults, Values& slots, bool builtin)
{
    const bool isC = builtin && !signature.isPython;
    const std::string& name = isC ? shownName(called, positional) : called;
    const auto refuse = [&](std::string words) {
        std::string wrong = isC ? wrongArguments(name, signature, positional, keywordNames) : "";
        raiseTypeError(wrong.empty() ? std::move(words) : std::move(wrong));
        return false;
    };
    slots.assign(signature.slots(), nullptr);
    size_t named = signature.positional + signature.keywordOnly;
    size_t given = std::min<size_t>(positional.size(), signature.positional);
    for (size_t index = 0; index < given; ++index)
        slots[index] = positional[index];

    if (signature.varArguments) {
        Values rest(positional.begin() + static_cast<std::ptrdiff_t>(given), positional.end());
        slots[named] = makeTuple(std::move(rest));
    }
    Ref<DictObject> others;
    if (signature.varKeywords) {
        others = makeRef<DictObject>();
        slots.back() = others;
    }
    for (size_t index = 0; index < keywordNames.size(); ++index) {
        const Value& keyword = keywordNames[index];
        size_t slot = signature.positionalOnly;
        while (slot < named && !signature.names[slot].is(keyword))
            ++slot;
        if (slot < named) {
            if (slots[slot]) {
                return refuse(name + "() got multiple values for argument '" + textOf(keyword) +
                              "'");
            }
            slots[slot] = keywords[index];
        } else if (others) {
            others->table().set(*hashOf(keyword), keyword, keywords[index]);
        } else if (std::any_of(signature.names.begin(),
                               signature.names.begin() + signature.positionalOnly,
                               [&](const Value& other) { return other.is(keyword); })) {
            std::string all;
            for (size_t other = 0; other < signature.positionalOnly; ++other)
                for (const Value& each : keywordNames)
                    if (each.is(signature.names[other]))
                        all += (all.empty() ? "" : ", ") + textOf(each);
            return refuse(name +
                          "() got some positional-only arguments passed as keyword arguments: '" +
                          all + "'");
        } else {
            std::vector<std::string> known;
            for (size_t other = signature.positionalOnly; other < named; ++other)
                known.push_back(textOf(signature.names[other]));
            const std::string near = suggestName(textOf(keyword), known);
            return refuse(name + "() got an unexpected keyword argument '" + textOf(keyword) +
                          (near.empty() ? "'" : "'. Did you mean '" + near + "'?"));
        }
    }
    if (positional.size() > signature.positional && !signature.varArguments) {
        const size_t hidden = hasHiddenSelf(name, signature) ? 1 : 0;
        size_t least =
            hidden + (builtin ? signature.required : signature.positional - defaults.size());
        size_t most = hidden + signature.positional;
        const std::string takes =
            least == most ? std::to_string(most)
                          : "from " + std::to_string(least) + " to " + std::to_string(most);
        const auto keywordOnly = slots.begin() + static_cast<std::ptrdiff_t>(signature.positional);
        const auto byName = static_cast<size_t>(
            std::count_if(keywordOnly, keywordOnly + signature.keywordOnly,
                          [](const Value& slot) { return static_cast<bool>(slot); }));
        std::string count = std::to_string(hidden + positional.size());
        if (byName > 0)
            count += " positional " + plural("argument", positional.size()) + " (and " +
                     std::to_string(byName) + " keyword-only " + plural("argument", byName) + ")";
        return refuse(
            name + "() takes " + takes + " positional " +
            plural("argument", least == most ? most : 2) + " but " + count +
            (hidden + positional.size() == 1 && byName == 0 ? " was given" : " were given"));
    }
    // What is still missing comes from the defaults.
    size_t firstDefault =
        signature.positional - std::min<size_t>(defaults.size(), signature.positional);
    std::vector<std::string> missing;
    for (size_t slot = 0; slot < signature.positional; ++slot) {
        if (slots[slot]) continue;
        if (slot >= firstDefault && !defaults.empty())
            slots[slot] = defaults[slot - firstDefault];
        else if (!builtin || slot < signature.required)
            missing.push_back(textOf(signature.names[slot]));
    }
    if (!missing.empty()) {
        return refuse(name + "() missing " + std::to_string(missing.size()) +
                      " required positional " + plural("argument", missing.size()) + ": " +
                      listNames(missing));
    }
    if (builtin) return true;
    for (size_t slot = signature.positional; slot < named; ++slot) {
        if (slots[slot]) continue;
        size_t index = slot - signature.positional;
        if (index < keywordDefaults.size() && keywordDefaults[index])
            slots[slot] = keywordDefaults[index];
        else
            missing.push_back(textOf(signature.names[slot]));
    }
    if (!missing.empty()) {
        return refuse(name + "() missing " + std::to_string(missing.size()) +
                      " required keyword-only " + plural("argument", missing.size()) + ": " +
                      listNames(missing));
    }
    return true;
}

} // namespace awaitscope
