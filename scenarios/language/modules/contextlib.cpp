#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/exception_groups.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// A context manager that keeps one value: what to suppress, to return, to close.
class ContextObject final : public Object {
public:
    ContextObject(const Type* type, Value value) : Object(type), value(std::move(value))
    {
        setHolder();
    }
    void traverse(Visitor& visitor) const override { visitor.visit(value); }
    Value value;
};

Type* suppressType()
{
    static Type* const type = makeBuiltinType("suppress", "contextlib", Layout::Native);
    return type;
}

Type* nullcontextType()
{
    static Type* const type = makeBuiltinType("nullcontext", "contextlib", Layout::Native);
    return type;
}

Type* closingType()
{
    static Type* const type = makeBuiltinType("closing", "contextlib", Layout::Native);
    return type;
}

Type* aclosingType()
{
    static Type* const type = makeBuiltinType("aclosing", "contextlib", Layout::Native);
    return type;
}

Value held(const Value& self)
{
    return self.as<ContextObject>()->value;
}

Value newSuppress(Machine&, Arguments slots)
{
    return makeRef<ContextObject>(suppressType(), slots[1]);
}

Value enterNothing(Machine&, Arguments)
{
    return none();
}

/// Of a group, the part that is wanted goes and the rest goes on.
Coroutine<Value> exitSuppress(Machine& machine, Values slots)
{
    if (slots[1].is(none())) co_return falseValue();
    bool matches = false;
    const auto isWanted = [&](const Type* type) {
        matches = false;
        return matchesType(machine, type, held(slots[0]),
                           "issubclass() arg 2 must be a class, a tuple of classes, or a union",
                           matches) &&
               matches;
    };
    if (isWanted(slots[1].as<Type>())) co_return trueValue();
    if (machine.isRaised()) co_return nullptr;
    if (!isExceptionGroup(slots[2])) co_return falseValue();
    GroupSplit parts =
        splitGroup(slots[2], [&](const Value& each) { return isWanted(typeOf(each)); });
    Value pair;
    if (isDerivedByProgram(parts))
        pair = co_await derivedByProgram(machine, std::move(parts));
    else
        pair = asPair(parts);
    if (!pair) co_return nullptr;
    Value rest = pair.as<TupleObject>()->items()[1];
    if (rest.is(none())) co_return trueValue();
    co_return machine.raise(std::move(rest));
}

template <Type* (*Owner)()> Value newContext(Machine&, Arguments slots)
{
    return makeRef<ContextObject>(Owner(), slots[1] ? slots[1] : none());
}

Value enterHeld(Machine&, Arguments slots)
{
    return held(slots[0]);
}

Value exitNothing(Machine&, Arguments)
{
    return none();
}

/// `held.close()`, or `held.aclose()`; what the method returns.
Coroutine<Value> callClose(Machine& machine, Value self, const char* name)
{
    Value methodName = intern(name);
    Value method = co_await machine.attribute(held(self), methodName);
    if (!method) co_return nullptr;
    Values noArguments;
    co_return co_await machine.call(std::move(method), std::move(noArguments));
}

Coroutine<Value> exitClosing(Machine& machine, Values slots)
{
    Value closed = co_await callClose(machine, slots[0], "close");
    if (!closed) co_return nullptr;
    co_return none();
}

bool checkSelf(Machine& machine, const Value& self, const Type* type, const char* name)
{
    if (isInstance(self, type)) return true;
    raiseWrongSelf(machine, self, type, name);
    return false;
}

template <Type* (*Owner)()> Coroutine<Value> enterAsync(Machine& machine, Values slots)
{
    if (!checkSelf(machine, slots[0], Owner(), "__aenter__")) co_return nullptr;
    co_return held(slots[0]);
}

Coroutine<Value> exitAsyncNothing(Machine&, Values)
{
    co_return none();
}

Coroutine<Value> exitAsyncClosing(Machine& machine, Values slots)
{
    if (!checkSelf(machine, slots[0], aclosingType(), "__aexit__")) co_return nullptr;
    Value closing = co_await callClose(machine, slots[0], "aclose");
    if (!closing) co_return nullptr;
    Value closed = co_await machine.await(std::move(closing));
    if (!closed) co_return nullptr;
    co_return none();
}

} // namespace

void fillContextlib(Definitions& module)
{
    const char* exit = "self, typ, value, traceback, /";
    defineNew(suppressType(), "cls, /, *exceptions", newSuppress);
    Methods<suppressType>().method<"__enter__", enterNothing>().method<"__exit__", exitSuppress>(
        exit);
    defineNew(nullcontextType(), "cls, enter_result=", newContext<nullcontextType>);
    Methods<nullcontextType>()
        .method<"__enter__", enterHeld>()
        .method<"__exit__", exitNothing>(exit)
        .definitions()
        .async("__aenter__", "self, /", enterAsync<nullcontextType>)
        .async("__aexit__", exit, exitAsyncNothing);
    defineNew(closingType(), "cls, thing", newContext<closingType>);
    Methods<closingType>().method<"__enter__", enterHeld>().method<"__exit__", exitClosing>(exit);
    defineNew(aclosingType(), "cls, thing", newContext<aclosingType>);
    Definitions(aclosingType()->attributes())
        .async("__aenter__", "self, /", enterAsync<aclosingType>)
        .async("__aexit__", exit, exitAsyncClosing);
    for (Type* type : {suppressType(), nullcontextType(), closingType(), aclosingType()})
        module.type(type);
}

} // namespace awaitscope
