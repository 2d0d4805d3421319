#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Type* typeAliasType()
{
    static Type* const type = makeBuiltinType("TypeAliasType", "typing", Layout::Native);
    return type;
}

/// What `type name[T] = value` makes. The value is worked out when it is asked for, once.
class TypeAlias final : public Container {
public:
    TypeAlias(Value name, Value function, Values parameters)
        : Container(typeAliasType()), name(std::move(name)), function(std::move(function)),
          parameters(std::move(parameters))
    {
    }
    Value name;
    Value function; ///< gives the value
    Values parameters;
    Value value; ///< null until it is asked for
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(function);
        visitor.visitAll(parameters);
        visitor.visit(value);
    }
    void clear() override
    {
        function = value = nullptr;
        parameters.clear();
    }
};

TypeAlias& self(const Value& value)
{
    return *value.as<TypeAlias>();
}

Value makeTypeAlias(Machine&, Arguments slots)
{
    Values parameters;
    for (const Value& name : slots[2].as<TupleObject>()->items())
        parameters.push_back(makeTypeParameter(textOf(name)));
    return makeRef<TypeAlias>(slots[0], slots[1], std::move(parameters));
}

Value makeTypeParameters(Machine&, Arguments slots)
{
    Values parameters;
    for (const Value& name : slots[0].as<TupleObject>()->items())
        parameters.push_back(makeTypeParameter(textOf(name)));
    return makeTuple(std::move(parameters));
}

Value represent(Machine&, Arguments slots)
{
    return self(slots[0]).name;
}

Value parameters(Machine&, Arguments slots)
{
    return makeTuple(self(slots[0]).parameters);
}

Coroutine<Value> valueOf(Machine& machine, Values slots)
{
    const Value alias = slots[0];
    if (!self(alias).value) {
        Value function = self(alias).function;
        Values arguments = self(alias).parameters;
        Value made = co_await machine.call(std::move(function), std::move(arguments));
        if (!made) co_return Value();
        self(alias).value = std::move(made);
    }
    co_return self(alias).value;
}

Value subscripted(Machine& machine, Arguments slots)
{
    if (self(slots[0]).parameters.empty())
        return machine.raiseTypeError("Only generic type aliases are subscriptable");
    return makeAlias(slots[0], slots[1]);
}

Value united(Machine&, Arguments slots)
{
    return makeUnion(slots[0], slots[1]);
}

Value unitedReversed(Machine&, Arguments slots)
{
    return makeUnion(slots[1], slots[0]);
}

} // namespace

std::string typeAliasName(const Value& value)
{
    return typeOf(value) == typeAliasType() ? textOf(self(value).name) : std::string();
}

void defineTypeAliases(Definitions& names)
{
    const Value getter = makeBuiltin("__value__", "self", valueOf);
    getter.object()->makeImmortal();
    Methods<typeAliasType>()
        .method<"__repr__", represent>()
        .property<"__type_params__", parameters>()
        .property<"__parameters__", parameters>()
        .method<"__getitem__", subscripted>("self, parameters, /")
        .method<"__or__", united>("self, other, /")
        .method<"__ror__", unitedReversed>("self, other, /")
        .definitions()
        .value("__value__", makeRef<PropertyObject>(getter, nullptr, nullptr));
    names.function("typing.TypeAliasType", "name, function, parameters, /", makeTypeAlias);
    names.function("typing.type_parameters", "*names", makeTypeParameters);
}

} // namespace awaitscope
