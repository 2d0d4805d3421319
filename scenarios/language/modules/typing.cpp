#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Type hints are written, not checked: every name of `typing` answers to `[...]`, `|` and calls,
// and stays what it is.

Type* specialFormType()
{
    static Type* const type = makeBuiltinType("_SpecialForm", "typing", Layout::Native);
    return type;
}

class SpecialForm final : public Object {
public:
    explicit SpecialForm(std::string name) : Object(specialFormType()), name(std::move(name)) {}
    std::string name;
    bool isTuple = false; ///< a TypeVarTuple
    /// What a TypeVar says of itself: null for all else. Keywords, and the tuple of constraints.
    Value keywords, constraints;
    void setVariable(Value wanted, Value choices)
    {
        keywords = std::move(wanted);
        constraints = std::move(choices);
        setHolder();
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(keywords);
        visitor.visit(constraints);
    }
};

/// `typing.Union`, one for all.
const Value& unionForm()
{
    static const Value form = [] {
        Value made = makeRef<SpecialForm>("typing.Union");
        made.object()->makeImmortal();
        return made;
    }();
    return form;
}

/// What a union of these is: the parts of those that are unions, too, each once.
Value unionOf(Machine& machine, const Values& given)
{
    Values parts;
    const auto add = [&parts](const Value& part) {
        Cost::spend(parts.size() / Cost::kValuesCompared);
        if (std::none_of(parts.begin(), parts.end(),
                         [&](const Value& one) { return one.is(part); }))
            parts.push_back(part);
    };
    for (const Value& each : given) {
        const TypeHint* hint = hintOf(each);
        if (hint && (!hint->origin() || hint->origin().is(unionForm())))
            std::for_each(hint->arguments().begin(), hint->arguments().end(), add);
        else
            add(each.is(none()) ? Value(types::none()) : each);
    }
    if (parts.empty()) return machine.raiseTypeError("Cannot take a Union of no types.");
    if (parts.size() == 1) return parts.front();
    return makeRef<TypeHint>(genericAliasType(), unionForm(), std::move(parts));
}

/// `Optional[int]`, `List[str]`.
Value subscripted(Machine& machine, Arguments slots)
{
    const std::string& name = slots[0].as<SpecialForm>()->name;
    if (name == "typing.Optional") return unionOf(machine, {slots[1], none()});
    if (name == "typing.Union")
        return unionOf(machine, typeOf(slots[1]) == types::tuple()
                                    ? slots[1].as<TupleObject>()->items()
                                    : Values{slots[1]});
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

Value genericItem(Machine&, Arguments slots)
{
    return makeAlias(slots[0], slots[1]);
}

Value itself(Machine&, Arguments slots)
{
    return slots[0];
}

Value represent(Machine&, Arguments slots)
{
    return makeStr(slots[0].as<SpecialForm>()->name);
}

/// `*Ts` in the arguments of a hint: a TypeVarTuple gives one item, whatever it stands for. Without
/// a method of their own, all of them would give items for ever, by their `[...]`.
Value unpacked(Machine& machine, Arguments slots)
{
    auto& form = *slots[0].as<SpecialForm>();
    if (!form.isTuple)
        return machine.raiseTypeError(
            std::string(form.name.starts_with('~') ? "'typing.TypeVar'" : "'_SpecialForm'") +
            " object is not iterable");
    return makeIterator(machine, makeTuple({slots[0]}));
}

Value second(Machine&, Arguments slots)
{
    return slots[1];
}

template <bool IsTuple> Value newVariable(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[0], "name")) return nullptr;
    auto variable = makeRef<SpecialForm>((IsTuple ? "" : "~") + textOf(slots[0]));
    variable->isTuple = IsTuple;
    if (!IsTuple) variable->setVariable(slots[2], slots[1]);
    return variable;
}

/// `T.__bound__` and the like: what its keyword said, or `otherwise`.
template <FixedName Keyword> Value saidOf(Machine& machine, Arguments slots)
{
    const std::string keyword = Keyword.text;
    const Value& keywords = slots[0].as<SpecialForm>()->keywords;
    const Value name = intern(keyword);
    if (!keywords) return machine.raiseNoAttribute(slots[0], intern("__" + keyword + "__"));
    if (const Value* found = keywords.as<DictObject>()->table().find(*hashOf(name), name))
        return *found;
    return keyword == "bound" ? none() : falseValue();
}

/// `List` of `typing.List`, `T` of `~T`.
Value formName(Machine&, Arguments slots)
{
    const std::string& name = slots[0].as<SpecialForm>()->name;
    if (name.starts_with("~")) return makeStr(name.substr(1));
    return makeStr(name.substr(name.rfind('.') + 1));
}

/// `isinstance(x, typing.Sized)`: what the name stands for is asked.
Coroutine<Value> checkInstance(Machine& machine, Values slots)
{
    const std::string whole = slots[0].as<SpecialForm>()->name;
    if (!whole.starts_with("typing."))
        co_return machine.raiseTypeError(
            "isinstance() arg 2 must be a type, a tuple of types, or a union");
    const std::string name = whole.substr(7);
    const std::pair<const char*, Type*> kTypes[] = {
        {"List", types::list()},           {"Dict", types::dict()},   {"Set", types::set()},
        {"FrozenSet", types::frozenset()}, {"Tuple", types::tuple()}, {"Type", types::type()}};
    Value stands;
    for (const auto& [each, type] : kTypes)
        if (name == each) stands = Value(type);
    if (!stands) {
        Value abstract = co_await machine.importModule("collections.abc");
        if (!abstract) co_return Value();
        Value wanted = intern(name == "AbstractSet" ? "Set" : name);
        stands = co_await machine.attribute(std::move(abstract), std::move(wanted));
    }
    if (!stands) {
        machine.takeRaised();
        co_return machine.raiseTypeError(whole + " cannot be used with isinstance()");
    }
    const Answer answer = co_await askIsInstance(machine, slots[1], std::move(stands));
    co_return answer == Answer::Raised ? Value() : boolean(answer == Answer::Yes);
}

Value constraintsOf(Machine& machine, Arguments slots)
{
    const Value& constraints = slots[0].as<SpecialForm>()->constraints;
    return constraints ? constraints
                       : machine.raiseNoAttribute(slots[0], intern("__constraints__"));
}

Value newKind(Machine&, Arguments slots)
{
    return slots[1]; // NewType: a value of the new kind is one of the old
}

} // namespace

Value makeTypeParameter(const std::string& name)
{
    return makeRef<SpecialForm>(name);
}

void fillTyping(Definitions& module)
{
    Methods<specialFormType>()
        .method<"__getitem__", subscripted>("self, parameters, /")
        .property<"__name__", formName>()
        .method<"__instancecheck__", checkInstance>("self, obj, /")
        .property<"__bound__", saidOf<"bound">>()
        .property<"__covariant__", saidOf<"covariant">>()
        .property<"__contravariant__", saidOf<"contravariant">>()
        .property<"__constraints__", constraintsOf>()
        .method<"__iter__", unpacked>()
        .method<"__or__", united>("self, other, /")
        .method<"__ror__", unitedReversed>("self, other, /")
        .method<"__call__", itself>("self, /, *args, **kwargs")
        .property<"args", itself>()
        .property<"kwargs", itself>()
        .method<"__repr__", represent>();
    for (const char* name : {"Any",
                             "Optional",
                             "Union",
                             "List",
                             "Dict",
                             "Set",
                             "FrozenSet",
                             "Tuple",
                             "Type",
                             "Callable",
                             "Iterable",
                             "Iterator",
                             "Sequence",
                             "MutableSequence",
                             "Mapping",
                             "MutableMapping",
                             "Awaitable",
                             "Coroutine",
                             "AsyncIterator",
                             "AsyncIterable",
                             "AsyncGenerator",
                             "Generator",
                             "Literal",
                             "Final",
                             "ClassVar",
                             "Annotated",
                             "NoReturn",
                             "Never",
                             "Hashable",
                             "Sized",
                             "Collection",
                             "Container",
                             "Deque",
                             "DefaultDict",
                             "Counter",
                             "OrderedDict",
                             "ContextManager",
                             "AsyncContextManager",
                             "Self",
                             "LiteralString",
                             "Text",
                             "AnyStr",
                             "Concatenate",
                             "TypeAlias",
                             "Unpack",
                             "Required",
                             "NotRequired",
                             "TypeGuard",
                             "TypeIs",
                             "ReadOnly",
                             "SupportsBytes",
                             "SupportsComplex",
                             "ItemsView",
                             "KeysView",
                             "ValuesView",
                             "MappingView",
                             "MutableSet",
                             "ChainMap",
                             "BinaryIO",
                             "Match",
                             "Pattern",
                             "SupportsFloat",
                             "SupportsInt",
                             "Reversible",
                             "AbstractSet",
                             "ByteString",
                             "IO",
                             "TextIO"})
        module.value(name, std::string_view(name) == "Union"
                               ? unionForm()
                               : Value(makeRef<SpecialForm>(std::string("typing.") + name)));
    for (const char* name : {"TypeVar", "ParamSpec"})
        module.function(name, "name, /, *args, **kwargs", newVariable<false>);
    module.function("TypeVarTuple", "name, /, *args, **kwargs", newVariable<true>);
    for (const char* name : {"Generic", "Protocol"}) {
        Type* type = makeBuiltinType(name, "typing", Layout::Instance);
        Definitions(type->attributes(), name)
            .classMethod("__class_getitem__", "cls, parameters, /", genericItem);
        module.type(type);
    }
    module.function("cast", "typ, val", second);
    module.function("NewType", "name, tp", newKind);
    for (const char* name : {"overload", "final", "runtime_checkable", "no_type_check", "override"})
        module.function(name, "function, /", itself);
    module.value("TYPE_CHECKING", falseValue());
}

} // namespace awaitscope
