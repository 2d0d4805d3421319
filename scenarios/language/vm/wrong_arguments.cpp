#include "scenarios/language/vm/wrong_arguments.h"

#include "scenarios/language/modules/modules.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/type.h"
#include "scenarios/language/vm/suggestions.h"

#include <algorithm>

namespace awaitscope {

namespace {

std::string inModule(const std::string& name, const Signature& signature)
{
    const std::string_view module = moduleWith(signature);
    return module.empty() ? name : std::string(module) + "." + name;
}

/// The arguments of one call as the program sees them: without `self`, or the class whose object is
/// made.
class CalledArguments {
public:
    CalledArguments(const std::string& name, const Signature& signature, Arguments positional,
                    const Values& keywordNames)
        : m_name(name), m_signature(signature), m_keywordNames(keywordNames)
    {
        static const Value self = intern("self"), cls = intern("cls");
        const bool hasFirst = !signature.names.empty() && !positional.empty();
        const bool isOfClass = hasFirst && signature.names[0].is(cls);
        m_makes = isOfClass && isClassNamed(positional[0], name);
        m_first = isOfClass || (hasFirst && signature.names[0].is(self)) ? 1 : 0;
        m_given = positional.size() - m_first;
        m_least = signature.required - std::min<size_t>(signature.required, m_first);
        m_most = signature.positional - m_first;
        if (isOfClass && !m_makes && typeOf(positional[0])->layout() == Layout::Type)
            m_whole = positional[0].as<Type>()->name() + "." + name;
        else
            m_whole = m_first && !m_makes ? typeOf(positional[0])->name() + "." + name
                                          : inModule(name, signature);
    }

    bool takesNames() const
    {
        return m_signature.positional > std::max<size_t>(m_signature.positionalOnly, m_first) ||
               m_signature.keywordOnly > 0;
    }

    /// One that takes nothing by name.
    std::string byPosition() const
    {
        if (!m_keywordNames.empty() && !m_signature.varKeywords)
            return m_whole + "() takes no keyword arguments";
        if (m_signature.varArguments) return {};
        // Functions of no argument and of one are called in a way of their own.
        if (m_least == m_most && m_most < 2 && !m_makes && !m_signature.varKeywords)
            return isCounted() ? ""
                               : m_whole + "() takes " +
                                     (m_most == 0 ? "no arguments" : "exactly one argument") +
                                     " (" + std::to_string(m_given) + " given)";
        return counted();
    }

    /// The number of positional arguments alone.
    std::string counted() const
    {
        if (isCounted()) return {};
        const bool isFew = m_given < m_least;
        const size_t bound = isFew ? m_least : m_most;
        const std::string how = m_least == m_most ? "" : isFew ? "at least " : "at most ";
        return m_name + " expected " + how + std::to_string(bound) + " " +
               plural("argument", bound) + ", got " + std::to_string(m_given);
    }

    /// One that takes some of it by name.
    std::string byName() const
    {
        if (m_signature.varKeywords) return {};
        const size_t named = m_keywordNames.size();
        if (m_signature.varArguments)
            return named <= m_signature.keywordOnly
                       ? ""
                       : takes("at most", m_signature.keywordOnly, "keyword ", named);
        const size_t all = m_most + m_signature.keywordOnly;
        if (m_given + named > all)
            return takes(m_least == all ? "exactly" : "at most", all, m_given ? "" : "keyword ",
                         m_given + named);
        if (m_given > m_most && m_most == 0) return m_name + "() takes no positional arguments";
        if (m_given > m_most)
            return takes(m_least < m_most ? "at most" : "exactly", m_most, "positional ", m_given);
        const size_t nameless = std::min<size_t>(m_signature.required, m_signature.positionalOnly) -
                                std::min<size_t>(m_signature.required, m_first);
        if (m_signature.positionalOnly > m_first && m_given < nameless)
            return takes(nameless < m_most ? "at least" : "exactly", nameless, "positional ",
                         m_given);
        return {};
    }

    /// What is missing, given twice, or known to nobody.
    std::string names() const
    {
        const size_t end = m_signature.positional + m_signature.keywordOnly;
        for (size_t slot = m_first; slot < m_signature.positional; ++slot) {
            const bool isPlaced = slot < m_given + m_first;
            const bool isNamed = slot >= m_signature.positionalOnly && isGivenByName(slot);
            const std::string name = textOf(m_signature.names[slot]);
            const std::string place = std::to_string(slot - m_first + 1);
            if (isPlaced && isNamed)
                return "argument for " + m_name + "() given by name ('" + name +
                       "') and position (" + place + ")";
            if (!isPlaced && !isNamed && slot < m_signature.required)
                return m_name + "() missing required argument '" + name + "' (pos " + place + ")";
        }
        if (m_signature.varKeywords) return {};
        for (const Value& keyword : m_keywordNames) {
            std::vector<std::string> known;
            bool isKnown = false;
            for (size_t slot = m_signature.positionalOnly; slot < end; ++slot) {
                known.push_back(textOf(m_signature.names[slot]));
                isKnown = isKnown || m_signature.names[slot].is(keyword);
            }
            if (isKnown) continue;
            if (m_name == "enumerate")
                return "'" + textOf(keyword) + "' is an invalid keyword argument for enumerate()";
            const std::string near = suggestName(textOf(keyword), known);
            // A list does it.
            return (m_name == "sorted" ? "sort" : m_name) +
                   "() got an unexpected keyword argument '" + textOf(keyword) +
                   (near.empty() ? "'" : "'. Did you mean '" + near + "'?");
        }
        return {};
    }

private:
    /// Whether it, or what it derives from, has this name.
    static bool isClassNamed(const Value& value, const std::string& name)
    {
        if (typeOf(value)->layout() != Layout::Type) return false;
        const auto& order = value.as<Type>()->order();
        return std::any_of(order.begin(), order.end(),
                           [&](const Type* type) { return type->name() == name; });
    }
    bool isCounted() const { return m_given >= m_least && m_given <= m_most; }
    bool isGivenByName(size_t slot) const
    {
        return std::any_of(m_keywordNames.begin(), m_keywordNames.end(), [&](const Value& keyword) {
            return keyword.is(m_signature.names[slot]);
        });
    }
    std::string takes(const char* how, size_t bound, const char* kind, size_t given) const
    {
        return m_name + "() takes " + how + " " + std::to_string(bound) + " " + kind +
               plural("argument", bound) + " (" + std::to_string(given) + " given)";
    }

    const std::string& m_name;
    const Signature& m_signature;
    const Values& m_keywordNames;
    bool m_makes = false; ///< it is called by the name of a class
    size_t m_first = 0, m_given = 0, m_least = 0, m_most = 0;
    std::string m_whole;
};

/// Those that count before they look at names.
bool countsFirst(const std::string& name)
{
    return name == "int" || name == "str" || name == "sorted";
}

} // namespace

std::string plural(const char* noun, size_t count)
{
    return std::string(noun) + (count == 1 ? "" : "s");
}

std::string wrongArguments(const std::string& name, const Signature& signature,
                           Arguments positional, const Values& keywordNames)
{
    const CalledArguments arguments(name, signature, positional, keywordNames);
    std::string wrong;
    if (!arguments.takesNames())
        wrong = arguments.byPosition();
    else if (countsFirst(name))
        wrong = arguments.counted();
    else
        wrong = arguments.byName();
    return wrong.empty() ? arguments.names() : wrong;
}

} // namespace awaitscope
