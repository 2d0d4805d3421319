#pragma once

#include "scenarios/language/values/attributes.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/type.h"

#include <string>

namespace awaitscope {

/// Adds built-ins to a type or a module: the one place where a name, its parameters and its C++
/// function meet.
///
/// What is added is immortal and shared by all runs: it must never change. Signatures are as
/// `Signature::parse` reads them; the first parameter of a method is `self`.
class Definitions {
public:
    /// `owner` is the class that they are methods of.
    explicit Definitions(Attributes& target, std::string owner = {});

    Definitions& function(const char* name, const char* signature, NativeFunction function);
    /// A built-in that may run code of the program, or wait: it returns the value itself.
    Definitions& coroutine(const char* name, const char* signature, NativeCoroutine coroutine);
    /// One that mostly needs no code of the program: when `function` returns null without raising,
    /// having changed nothing, `coroutine` is called instead.
    Definitions& function(const char* name, const char* signature, NativeFunction function,
                          NativeCoroutine coroutine);
    /// `async def`: calling it gives a coroutine object.
    Definitions& async(const char* name, const char* signature, NativeCoroutine coroutine);
    /// One that mostly has nothing to wait for: where the call is awaited on the spot, `attempt` is
    /// called first, and what it returns is the result. Null without raising, having changed
    /// nothing: `coroutine` is needed.
    Definitions& async(const char* name, const char* signature, NativeFunction attempt,
                       NativeCoroutine coroutine);
    /// A method that is called on the type.
    Definitions& classMethod(const char* name, const char* signature, NativeFunction function);
    Definitions& staticMethod(const char* name, const char* signature, NativeFunction function);
    /// A read-only attribute that is computed.
    Definitions& property(const char* name, NativeFunction getter);
    /// One that can be set: the setter gets the object and the value.
    Definitions& property(const char* name, NativeFunction getter, NativeFunction setter);
    Definitions& value(const char* name, Value value);
    /// From here on they are methods of this class, of an object that nobody sees.
    Definitions& of(std::string owner);
    Definitions& type(Type* type);

private:
    LiveBytes::Uncounted m_uncounted;
    Cost::Unpaid m_unpaid;
    Attributes& m_target;
    std::string m_owner;
};

} // namespace awaitscope
