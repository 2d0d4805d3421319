#include "scenarios/language/vm/spreading.h"

#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

bool isIterable(Machine& machine, const Value& value)
{
    static const Value iterName = intern("__iter__"), itemName = intern("__getitem__");
    const Type* type = typeOf(value);
    if (type->layout() == Layout::Iterator || type == types::generator()) return true;
    if (type->find(iterName) || type->find(itemName) || makeIterator(machine, value)) return true;
    // A class may be one through its own class; what is raised is told by who asks next.
    return type->layout() == Layout::Type || machine.isRaised();
}

std::string calledName(Machine& machine, const Value& callable)
{
    switch (typeOf(callable)->layout()) {
    case Layout::Function: {
        const auto& function = *callable.as<FunctionObject>();
        return function.module().name() + "." + function.qualifiedName() + "()";
    }
    case Layout::BoundMethod:
        return calledName(machine, callable.as<BoundMethodObject>()->function());
    case Layout::Builtin: return callable.as<BuiltinObject>()->name() + "()";
    case Layout::Type: {
        const Type& type = *callable.as<Type>();
        const std::string& name = type.isProgram() ? type.qualifiedName() : type.name();
        return (type.module() == "builtins" ? "" : type.module() + ".") + name + "()";
    }
    default: {
        std::string text;
        return machine.plainStr(callable, text) ? text : typeOf(callable)->name() + " object";
    }
    }
}

} // namespace awaitscope
