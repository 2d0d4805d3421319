#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/suggestions.h"

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

std::string plural(const char* noun, size_t count)
{
    return std::string(noun) + (count == 1 ? "" : "s");
}

/// What a built-in says that takes its arguments by position only: empty when it can take them.
std::string wrongCount(const std::string& name, const Signature& signature, Arguments positional,
                       bool hasKeywords)
{
    const bool byPosition = signature.positionalOnly == signature.positional &&
                            signature.keywordOnly == 0 && !signature.varArguments &&
                            !signature.varKeywords;
    if (!byPosition) return {};
    static const Value self = intern("self"), cls = intern("cls");
    const bool isMethod = !signature.names.empty() && !positional.empty() &&
                          (signature.names[0].is(self) || signature.names[0].is(cls));
    const size_t given = positional.size() - isMethod;
    const size_t least = signature.required - isMethod, most = signature.positional - isMethod;
    const std::string whole =
        isMethod && signature.names[0].is(self) ? typeOf(positional[0])->name() + "." + name : name;
    if (hasKeywords) return whole + "() takes no keyword arguments";
    if (given >= least && given <= most) return {};
    const std::string count = std::to_string(given);
    if (least == most && most < 2)
        return whole + "() takes " + (most == 0 ? "no arguments" : "exactly one argument") + " (" +
               count + " given)";
    const size_t bound = given < least ? least : most;
    const std::string how = least == most ? "" : given < least ? "at least " : "at most ";
    return name + " expected " + how + std::to_string(bound) + " " + plural("argument", bound) +
           ", got " + count;
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
    const std::string& name = builtin ? shownName(called, positional) : called;
    if (builtin) {
        std::string wrong = wrongCount(name, signature, positional, !keywordNames.empty());
        if (!wrong.empty()) {
            raiseTypeError(std::move(wrong));
            return false;
        }
    }
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
                raiseTypeError(name + "() got multiple values for argument '" + textOf(keyword) +
                               "'");
                return false;
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
            raiseTypeError(name +
                           "() got some positional-only arguments passed as keyword arguments: '" +
                           all + "'");
            return false;
        } else if (builtin && named == 0) {
            raiseTypeError(name + "() takes no keyword arguments");
            return false;
        } else {
            std::vector<std::string> known;
            for (size_t other = signature.positionalOnly; other < named; ++other)
                known.push_back(textOf(signature.names[other]));
            const std::string near = suggestName(textOf(keyword), known);
            raiseTypeError(name + "() got an unexpected keyword argument '" + textOf(keyword) +
                           (near.empty() ? "'" : "'. Did you mean '" + near + "'?"));
            return false;
        }
    }
    if (positional.size() > signature.positional && !signature.varArguments) {
        size_t least = builtin ? signature.required : signature.positional - defaults.size();
        size_t most = signature.positional;
        std::string takes;
        if (builtin)
            takes = least == most
                        ? (most == 0   ? "takes no arguments"
                           : most == 1 ? "takes exactly one argument"
                                       : "expected " + std::to_string(most) + " arguments, got")
                        : "expected at most " + std::to_string(most) + " " +
                              plural("argument", most) + ", got";
        if (builtin) {
            std::string count = std::to_string(positional.size());
            raiseTypeError(takes.ends_with("got")
                               ? name + " " + takes + " " + count
                               : name + "() " + takes + " (" + count + " given)");
            return false;
        }
        takes = least == most ? std::to_string(most)
                              : "from " + std::to_string(least) + " to " + std::to_string(most);
        const auto keywordOnly = slots.begin() + static_cast<std::ptrdiff_t>(signature.positional);
        const auto byName = static_cast<size_t>(
            std::count_if(keywordOnly, keywordOnly + signature.keywordOnly,
                          [](const Value& slot) { return static_cast<bool>(slot); }));
        std::string count = std::to_string(positional.size());
        if (byName > 0)
            count += " positional " + plural("argument", positional.size()) + " (and " +
                     std::to_string(byName) + " keyword-only " + plural("argument", byName) + ")";
        raiseTypeError(name + "() takes " + takes + " positional " + plural("argument", most) +
                       " but " + count +
                       (positional.size() == 1 && byName == 0 ? " was given" : " were given"));
        return false;
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
        if (builtin)
            raiseTypeError(
                name + "() missing required argument '" + missing.front() + "'" +
                (signature.positional > 1
                     ? " (pos " +
                           std::to_string(
                               1 + static_cast<size_t>(
                                       std::find_if(signature.names.begin(), signature.names.end(),
                                                    [&](const Value& other) {
                                                        return textOf(other) == missing.front();
                                                    }) -
                                       signature.names.begin())) +
                           ")"
                     : ""));
        else
            raiseTypeError(name + "() missing " + std::to_string(missing.size()) +
                           " required positional " + plural("argument", missing.size()) + ": " +
                           listNames(missing));
        return false;
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
        raiseTypeError(name + "() missing " + std::to_string(missing.size()) +
                       " required keyword-only " + plural("argument", missing.size()) + ": " +
                       listNames(missing));
        return false;
    }
    return true;
}

} // namespace awaitscope
