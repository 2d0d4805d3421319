#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/values/type.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>

namespace awaitscope {

class Machine;

// What built-ins do with their arguments before they get to work. Each of the checks raises and
// returns false when the argument does not suit.

inline bool isGiven(const Value& value)
{
    return static_cast<bool>(value);
}
/// Given, and not None.
bool isWanted(const Value& value);
/// An int of 64 bits (or a bool): `'str' object cannot be interpreted as an integer`.
bool readInteger(Machine& machine, const Value& value, int64_t& number);
/// A real number: `must be real number, not str`.
bool readDouble(Machine& machine, const Value& value, double& number);
/// A str, for a method: `replace() argument 1 must be str, not int`.
bool checkText(Machine& machine, const Value& value, const char* what);
/// A bound of a slice: an int of any size, cut to what every sequence is shorter than. REQUIRES:
/// isInteger(value).
int64_t sliceIndex(const Value& value);
/// A position in a sequence of `length`: cut to it as slices are; negative ones count from the end.
int64_t clampIndex(int64_t index, int64_t length);
/// Such a bound; left null when there is none.
bool readBound(Machine& machine, const Value& value, Value& number);
/// Reads optional start and end of `find`, `count`, `index`.
bool readBounds(Machine& machine, const Value& start, const Value& end, int64_t length,
                int64_t& from, int64_t& to);

/// The text of `str`, `repr` or `ascii` (conversion `s`, `r`, `a`), appended. False when raised.
Coroutine<bool> appendText(Machine& machine, Value value, char conversion, std::string& text);

/// A name as a template argument.
template <size_t Size> struct FixedName {
    constexpr FixedName(const char (&name)[Size]) { std::copy_n(name, Size, text); }
    char text[Size];
};

Value raiseWrongSelf(Machine& machine, const Value& self, const Type* owner, const char* name);
Coroutine<Value> raisedWrongSelf(Machine& machine, const Value& self, const Type* owner,
                                 const char* name);

/// Adds methods to a built-in type. Each checks that `self` is of the type before the function
/// sees it: `str.upper(5)` is the program's mistake, not ours.
///
/// To add a method: write its function and one line `.method<"name", function>("self, /, other")`.
template <Type* (*Owner)()> class Methods {
public:
    Methods() : m_definitions(Owner()->attributes(), Owner()->name()) {}

    template <FixedName Name, auto Implementation>
    Methods& method(const char* signature = "self, /")
    {
        if constexpr (std::is_convertible_v<decltype(Implementation), NativeFunction>)
            m_definitions.function(Name.text, signature, &checked<Name, Implementation>);
        else
            m_definitions.coroutine(Name.text, signature, &checkedCoroutine<Name, Implementation>);
        return *this;
    }
    /// One that is mostly over at once: see `Definitions::function`.
    template <FixedName Name, auto AtOnce, auto Implementation>
    Methods& method(const char* signature = "self, /")
    {
        m_definitions.function(Name.text, signature, &checked<Name, AtOnce>,
                               &checkedCoroutine<Name, Implementation>);
        return *this;
    }
    template <FixedName Name, auto Implementation> Methods& property()
    {
        m_definitions.property(Name.text, &checked<Name, Implementation>);
        return *this;
    }
    template <FixedName Name, auto Implementation, auto Setter> Methods& property()
    {
        m_definitions.property(Name.text, &checked<Name, Implementation>, &checked<Name, Setter>);
        return *this;
    }
    /// Classmethods, static methods, `__new__`, plain values.
    Definitions& definitions() { return m_definitions; }

private:
    template <FixedName Name, auto Implementation>
    static Value checked(Machine& machine, Arguments slots)
    {
        if (!isInstance(slots[0], Owner()))
            return raiseWrongSelf(machine, slots[0], Owner(), Name.text);
        return Implementation(machine, slots);
    }
    template <FixedName Name, auto Implementation>
    static Coroutine<Value> checkedCoroutine(Machine& machine, Values slots)
    {
        if (!isInstance(slots[0], Owner()))
            return raisedWrongSelf(machine, slots[0], Owner(), Name.text);
        return Implementation(machine, std::move(slots));
    }

    Definitions m_definitions;
};

} // namespace awaitscope
