#include "scenarios/language/modules/type_hints.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Type* genericAliasType()
{
    static Type* const type = makeBuiltinType("GenericAlias", "types", Layout::Native);
    return type;
}

Type* unionType()
{
    static Type* const type = makeBuiltinType("UnionType", "types", Layout::Native);
    return type;
}

TypeHint::TypeHint(const Type* type, Value origin, Values arguments)
    : Container(type), m_origin(std::move(origin)), m_arguments(std::move(arguments))
{
}

TypeHint* hintOf(const Value& value)
{
    if (!value.isObject()) return nullptr;
    const Type* type = typeOf(value);
    return type == genericAliasType() || type == unionType() ? value.as<TypeHint>() : nullptr;
}

Value makeAlias(const Value& origin, const Value& index)
{
    Values arguments{index};
    if (typeOf(index) == types::tuple()) arguments = index.as<TupleObject>()->items();
    return makeRef<TypeHint>(genericAliasType(), origin, std::move(arguments));
}

Value makeUnion(const Value& left, const Value& right)
{
    Values parts;
    for (const Value& side : {left, right}) {
        bool isType = typeOf(side)->layout() == Layout::Type;
        bool isForm = typeOf(side)->module() == "typing" || side.is(none());
        TypeHint* hint = hintOf(side);
        if (!isType && !hint && !isForm) return notImplemented();
        Values more{side};
        if (hint && !hint->origin()) more = hint->arguments();
        // The parts of one side all differ.
        const size_t before = parts.size();
        Cost::spend(more.size() / Cost::kValuesCopied +
                    before * more.size() / Cost::kValuesCompared);
        for (Value& each : more) {
            const auto end = parts.begin() + static_cast<ptrdiff_t>(before);
            if (std::none_of(parts.begin(), end, [&](const Value& one) { return one.is(each); }))
                parts.push_back(std::move(each));
        }
    }
    if (parts.size() == 1) return parts.front();
    return makeRef<TypeHint>(unionType(), nullptr, std::move(parts));
}

bool isGenericType(const Type* type)
{
    switch (type->layout()) {
    case Layout::List:
    case Layout::Tuple:
    case Layout::Dict:
    case Layout::Set:
    case Layout::Type:
    case Layout::Native:
    case Layout::Iterator:
    case Layout::Generator:
    case Layout::Core: return true;
    default: return type->name() == "ExceptionGroup" || type->name() == "BaseExceptionGroup";
    }
}

namespace {

bool isNone(const Value& part)
{
    return part.is(none()) || part.is(Value(types::none()));
}

constexpr const char* kUnion = "typing.Union";

} // namespace

std::string hintText(Machine& machine, const Value& part)
{
    if (isNone(part)) return "None";
    if (part.is(ellipsis())) return "...";
    if (typeOf(part)->layout() == Layout::Type) {
        auto* type = part.as<Type>();
        std::string name = type->isProgram() ? type->qualifiedName() : type->name();
        return type->module() == "builtins" ? name : type->module() + "." + name;
    }
    if (typeOf(part) == types::list()) {
        std::string text = "[";
        for (const Value& each : part.as<ListObject>()->items())
            text += (text.size() > 1 ? ", " : "") + hintText(machine, each);
        return text + "]";
    }
    std::string text;
    if (!machine.plainRepr(part, text)) text = machine.className(part);
    return text;
}

bool isUnion(Machine& machine, const TypeHint& hint)
{
    return !hint.origin() || hintText(machine, hint.origin()) == kUnion;
}

namespace {

TypeHint& self(Arguments slots)
{
    return *slots[0].as<TypeHint>();
}

// Hints in hints: how deep the one is whose text is being made.
constinit thread_local int depthOfText = 0;

class DeeperText {
public:
    DeeperText() { ++depthOfText; }
    ~DeeperText() { --depthOfText; }
    DeeperText(const DeeperText&) = delete;
    DeeperText& operator=(const DeeperText&) = delete;
};

Value represent(Machine& machine, Arguments slots)
{
    constexpr int kDeepest = 500;
    const DeeperText deeper;
    if (depthOfText > kDeepest)
        return machine.raise(
            exceptions::RecursionError(),
            "maximum recursion depth exceeded while getting the repr of an object");
    const TypeHint& hint = self(slots);
    const Values& parts = hint.arguments();
    const std::string origin = hint.origin() ? hintText(machine, hint.origin()) : "";
    if (machine.isRaised()) return {};
    const bool isUnion = origin == kUnion;
    const auto textOfPart = [&](const Value& part) {
        const bool isKept = !origin.starts_with("typing.") || origin == "typing.Literal" ||
                            (origin == "typing.Annotated" && &part != &parts[0]);
        if (!isKept && isNone(part)) return std::string("NoneType");
        const std::string text = hintText(machine, part);
        return !isKept && isStr(part) ? "ForwardRef(" + text + ")" : text;
    };
    if (isUnion && parts.size() == 2 && (isNone(parts[0]) || isNone(parts[1])))
        return makeStr("typing.Optional[" + textOfPart(parts[isNone(parts[0]) ? 1 : 0]) + "]");
    std::string text;
    for (const Value& each : parts)
        text += (text.empty() ? "" : hint.origin() ? ", " : " | ") + textOfPart(each);
    if (machine.isRaised()) return {};
    if (!hint.origin()) return makeStr(text);
    return makeStr(origin + "[" + (text.empty() ? "()" : text) + "]");
}

/// The built-in type that a form stands for; null for any other.
Type* typeOfForm(Machine& machine, const Value& form)
{
    if (typeOf(form)->layout() == Layout::Type) return nullptr;
    const std::string name = hintText(machine, form);
    const std::pair<const char*, Type*> kTypes[] = {
        {"typing.List", types::list()},   {"typing.Dict", types::dict()},
        {"typing.Set", types::set()},     {"typing.FrozenSet", types::frozenset()},
        {"typing.Tuple", types::tuple()}, {"typing.Type", types::type()}};
    for (const auto& [each, type] : kTypes)
        if (name == each) return type;
    return nullptr;
}

Value origin(Machine& machine, Arguments slots)
{
    const Value& origin = self(slots).origin();
    if (Type* type = origin ? typeOfForm(machine, origin) : nullptr) return Value(type);
    return origin ? origin
                  : machine.raise(exceptions::AttributeError(),
                                  "'types.UnionType' object has no attribute '__origin__'");
}

Value arguments(Machine&, Arguments slots)
{
    return makeTuple(self(slots).arguments());
}

Coroutine<Value> callAlias(Machine& machine, Values slots)
{
    Value origin = slots[0].as<TypeHint>()->origin();
    if (!origin) co_return machine.raiseTypeError("'types.UnionType' object is not callable");
    Values given = slots[1].as<TupleObject>()->items(), names, values;
    for (const auto& entry : slots[2].as<DictObject>()->table().entries()) {
        names.push_back(scopedName(entry.key));
        values.push_back(entry.value);
    }
    co_return co_await machine.call(std::move(origin), std::move(given), std::move(names),
                                    std::move(values));
}

/// Whether each part of one is a part of the other, in whatever order. (The parts of each differ.)
Coroutine<Value> haveSameParts(Machine& machine, Values parts, Values others)
{
    if (parts.size() != others.size()) co_return falseValue();
    for (const Value& part : parts) {
        bool isFound = false;
        for (size_t index = 0; index < others.size() && !isFound; ++index) {
            isFound = isNone(part) && isNone(others[index]);
            if (isFound) break;
            const Answer same = co_await isSame(machine, part, others[index]);
            if (same == Answer::Raised) co_return Value();
            isFound = same == Answer::Yes;
        }
        if (!isFound) co_return falseValue();
    }
    co_return trueValue();
}

Coroutine<Value> equal(Machine& machine, Values slots)
{
    TypeHint *left = hintOf(slots[0]), *right = hintOf(slots[1]);
    if (!left || !right) co_return notImplemented();
    if (isUnion(machine, *left) && isUnion(machine, *right)) {
        Value same = co_await haveSameParts(machine, left->arguments(), right->arguments());
        co_return same;
    }
    if (typeOf(slots[0]) != typeOf(slots[1]) || !left->origin().is(right->origin()))
        co_return falseValue();
    Answer same =
        co_await isSame(machine, makeTuple(left->arguments()), makeTuple(right->arguments()));
    if (same == Answer::Raised) co_return Value();
    co_return boolean(same == Answer::Yes);
}

Value unite(Machine&, Arguments slots)
{
    return makeUnion(slots[0], slots[1]);
}

Value uniteReversed(Machine&, Arguments slots)
{
    return makeUnion(slots[1], slots[0]);
}

Value subscript(Machine&, Arguments slots)
{
    return slots[0]; // `Alias[int]` of an alias with variables
}

/// `*tuple[int, ...]` is one item; a union has none. (Asked for one after the other by `[...]`,
/// there would be no end of them.)
template <Type* (*Owner)()> Value items(Machine& machine, Arguments slots)
{
    if (Owner == unionType)
        return machine.raiseTypeError("'types.UnionType' object is not iterable");
    return makeIterator(machine, makeTuple({slots[0]}));
}

template <Type* (*Owner)()> void define()
{
    Methods<Owner>()
        .template method<"__repr__", represent>()
        .template method<"__call__", callAlias>("self, /, *args, **kwargs")
        .template method<"__eq__", equal>("self, other, /")
        .template method<"__or__", unite>("self, other, /")
        .template method<"__ror__", uniteReversed>("self, other, /")
        .template method<"__getitem__", subscript>("self, index, /")
        .template method<"__iter__", items<Owner>>()
        .template property<"__origin__", origin>()
        .template property<"__args__", arguments>();
}

} // namespace

void defineTypeHints()
{
    define<genericAliasType>();
    define<unionType>();
    Definitions(types::type()->attributes(), "type")
        .function("__or__", "self, other, /", unite)
        .function("__ror__", "self, other, /", uniteReversed);
}

} // namespace awaitscope
