#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/vm/context.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Type* variableType()
{
    static Type* const type = makeBuiltinType("ContextVar", "_contextvars", Layout::Native);
    return type;
}

Type* tokenType()
{
    static Type* const type = makeBuiltinType("Token", "_contextvars", Layout::Native);
    return type;
}

class MarkerObject final : public Object {
public:
    explicit MarkerObject(const Type* type) : Object(type) {}
};

const Value& missing()
{
    static const Value marker = [] {
        Type* type = makeBuiltinType("Token.MISSING", "_contextvars", Layout::Native);
        NativeFunction shown = [](Machine&, Arguments) { return makeStr("<Token.MISSING>"); };
        Definitions(type->attributes(), type->name()).function("__repr__", "self, /", shown);
        Value made = makeRef<MarkerObject>(type);
        made.object()->makeImmortal();
        return made;
    }();
    return marker;
}

class VariableObject final : public Container {
public:
    VariableObject(Value name, Value fallback)
        : Container(variableType()), name(std::move(name)), fallback(std::move(fallback))
    {
    }
    Value name, fallback; ///< no default: null
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(name);
        visitor.visit(fallback);
    }
    void clear() override { fallback = nullptr; }
};

/// What `set` gives back, to undo it with `reset`.
class TokenObject final : public Container {
public:
    TokenObject(Value variable, Value context, Value former)
        : Container(tokenType()), variable(std::move(variable)), context(std::move(context)),
          former(std::move(former))
    {
    }
    Value variable, context, former; ///< it was not set: null
    bool isUsed = false;
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(variable);
        visitor.visit(context);
        visitor.visit(former);
    }
    void clear() override { variable = context = former = nullptr; }
};

VariableObject& self(Arguments slots)
{
    return *slots[0].as<VariableObject>();
}

ContextObject& contextIn(Arguments slots)
{
    return *slots[0].as<ContextObject>();
}

Value current(Machine& machine)
{
    Value& context = machine.contextOf(machine.runtime().currentLane());
    if (!context) context = makeRef<ContextObject>();
    return context;
}

Value* valueIn(const Value& context, const Value& variable)
{
    return context ? context.as<ContextObject>()->table().find(*hashOf(variable), variable)
                   : nullptr;
}

std::string shown(Machine& machine, const Value& value)
{
    std::string text;
    machine.plainRepr(value, text);
    return text;
}

// --- ContextVar

// Slots: cls, name, default.
Value newVariable(Machine& machine, Arguments slots)
{
    if (!isStr(slots[1])) return machine.raiseTypeError("context variable name must be a str");
    return makeRef<VariableObject>(slots[1], slots[2]);
}

Value getVariable(Machine& machine, Arguments slots)
{
    const Value& context = machine.contextOf(machine.runtime().currentLane());
    if (Value* value = valueIn(context, slots[0])) return *value;
    if (slots[1]) return slots[1];
    if (self(slots).fallback) return self(slots).fallback;
    Ref<Type> type(exceptions::LookupError());
    return machine.raise(Value(makeRef<ExceptionObject>(std::move(type), Values{slots[0]})));
}

Value setVariable(Machine& machine, Arguments slots)
{
    Value context = current(machine);
    Value* value = valueIn(context, slots[0]);
    Value token = makeRef<TokenObject>(slots[0], context, value ? *value : Value());
    context.as<ContextObject>()->table().set(*hashOf(slots[0]), slots[0], slots[1]);
    return token;
}

Value resetVariable(Machine& machine, Arguments slots)
{
    if (!isInstance(slots[1], tokenType()))
        return machine.raiseTypeError("expected an instance of Token, got " +
                                      shown(machine, slots[1]));
    auto* token = slots[1].as<TokenObject>();
    if (token->isUsed)
        return machine.raise(exceptions::RuntimeError(),
                             shown(machine, slots[1]) + " has already been used once");
    if (!token->variable.is(slots[0]))
        return machine.raiseValueError(shown(machine, slots[1]) +
                                       " was created by a different ContextVar");
    Value context = current(machine);
    if (!token->context.is(context))
        return machine.raiseValueError(shown(machine, slots[1]) +
                                       " was created in a different Context");
    token->isUsed = true;
    HashTable& table = context.as<ContextObject>()->table();
    if (token->former)
        table.set(*hashOf(slots[0]), slots[0], token->former);
    else
        table.remove(*hashOf(slots[0]), slots[0]);
    return none();
}

Value variableName(Machine&, Arguments slots)
{
    return self(slots).name;
}

Value variableRepr(Machine& machine, Arguments slots)
{
    std::string text = "<ContextVar name=" + shown(machine, self(slots).name);
    if (self(slots).fallback) text += " default=" + shown(machine, self(slots).fallback);
    return makeStr(text + " at " + machine.addressOf(slots[0]) + ">");
}

// --- Token

Value tokenVariable(Machine&, Arguments slots)
{
    return slots[0].as<TokenObject>()->variable;
}

Value tokenFormer(Machine&, Arguments slots)
{
    const Value& former = slots[0].as<TokenObject>()->former;
    return former ? former : missing();
}

Value tokenRepr(Machine& machine, Arguments slots)
{
    auto* token = slots[0].as<TokenObject>();
    Values variable{token->variable};
    return makeStr(std::string("<Token") + (token->isUsed ? " used" : "") +
                   " var=" + textOf(variableRepr(machine, variable)) + " at " +
                   machine.addressOf(slots[0]) + ">");
}

// --- Context

Value newContext(Machine&, Arguments)
{
    return makeRef<ContextObject>();
}

Value copyContext(Machine& machine, Arguments)
{
    return copyOf(*current(machine).as<ContextObject>());
}

Value copy(Machine&, Arguments slots)
{
    return copyOf(contextIn(slots));
}

// Slots: self, callable, *args, **kwargs.
Coroutine<Value> run(Machine& machine, Values slots)
{
    auto* context = slots[0].as<ContextObject>();
    if (context->isEntered)
        co_return machine.raise(exceptions::RuntimeError(),
                                "cannot enter context: " + shown(machine, slots[0]) +
                                    " is already entered");
    Values arguments = slots[2].as<TupleObject>()->items(), names, values;
    for (const auto& entry : slots[3].as<DictObject>()->table().entries()) {
        names.push_back(entry.key);
        values.push_back(entry.value);
    }
    context->isEntered = true;
    const ContextOnLane entered(machine, slots[0]);
    Value result =
        co_await machine.call(slots[1], std::move(arguments), std::move(names), std::move(values));
    context->isEntered = false;
    co_return result;
}

Value contextItem(Machine& machine, Arguments slots)
{
    if (!isInstance(slots[1], variableType()))
        return machine.raiseTypeError("a ContextVar key was expected, got " +
                                      shown(machine, slots[1]));
    if (Value* value = valueIn(slots[0], slots[1])) return *value;
    return raiseKeyError(machine, slots[1]);
}

Value contextGet(Machine&, Arguments slots)
{
    if (Value* value = valueIn(slots[0], slots[1])) return *value;
    return slots[2] ? slots[2] : none();
}

Value contextContains(Machine&, Arguments slots)
{
    return boolean(valueIn(slots[0], slots[1]) != nullptr);
}

Value contextLength(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(contextIn(slots).table().size()));
}

enum class Part { Keys, Values, Items };

template <Part Wanted> Value contextParts(Machine&, Arguments slots)
{
    Values parts;
    for (const auto& entry : contextIn(slots).table().entries()) {
        if (!entry.key) continue;
        if constexpr (Wanted == Part::Keys) parts.push_back(entry.key);
        if constexpr (Wanted == Part::Values) parts.push_back(entry.value);
        if constexpr (Wanted == Part::Items) parts.push_back(makeTuple({entry.key, entry.value}));
    }
    return makeList(std::move(parts));
}

Coroutine<Value> contextIterator(Machine& machine, Values slots)
{
    Value keys = contextParts<Part::Keys>(machine, slots);
    Value iterator = co_await machine.iterator(std::move(keys));
    co_return iterator;
}

} // namespace

void fillContextvars(Definitions& module)
{
    defineNew(variableType(), "cls, name, /, *, default=", newVariable);
    Methods<variableType>()
        .method<"get", getVariable>("self, default=, /")
        .method<"set", setVariable>("self, value, /")
        .method<"reset", resetVariable>("self, token, /")
        .method<"__repr__", variableRepr>()
        .property<"name", variableName>();
    Methods<tokenType>()
        .method<"__repr__", tokenRepr>()
        .property<"var", tokenVariable>()
        .property<"old_value", tokenFormer>()
        .definitions()
        .value("MISSING", missing());
    defineNew(ContextObject::classType(), "cls", newContext);
    Methods<ContextObject::classType>()
        .method<"run", run>("self, callable, /, *args, **kwargs")
        .method<"copy", copy>()
        .method<"get", contextGet>("self, key, default=, /")
        .method<"__getitem__", contextItem>("self, key, /")
        .method<"__contains__", contextContains>("self, key, /")
        .method<"__len__", contextLength>()
        .method<"__iter__", contextIterator>()
        .method<"keys", contextParts<Part::Keys>>()
        .method<"values", contextParts<Part::Values>>()
        .method<"items", contextParts<Part::Items>>();
    for (Type* type : {variableType(), tokenType(), ContextObject::classType()})
        module.type(type);
    module.function("copy_context", "", copyContext);
}

} // namespace awaitscope
