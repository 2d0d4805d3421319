#include "scenarios/language/builtins/operator_methods.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/format_spec.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

bool isSelf(Machine& machine, const Value& self, const Type* owner, const char* name)
{
    if (isInstance(self, owner)) return true;
    machine.raiseTypeError("descriptor '" + std::string(name) + "' requires a '" + owner->name() +
                           "' object but received a '" + machine.typeName(self) + "'");
    return false;
}

bool isNumber(const Value& value)
{
    return isInteger(value) || isFloat(value);
}

bool areComparable(const Value& left, const Value& right)
{
    if (isNumber(left)) return isNumber(right);
    return typeOf(left)->layout() == typeOf(right)->layout();
}

template <BinaryOperator Operation, bool IsReflected>
Value operate(Machine& machine, Arguments slots)
{
    Value self = plainOf(slots[0]), other = plainOf(slots[1]), result;
    if (IsReflected) std::swap(self, other);
    bool known = plainBinary(machine, Operation, false, self, other, result);
    if (known || machine.isRaised()) return result;
    return notImplemented();
}

/// Of a set.
template <BinaryOperator Operation> Value operateInPlace(Machine& machine, Arguments slots)
{
    if (typeOf(slots[1])->layout() != Layout::Set) return notImplemented();
    Value result;
    plainBinary(machine, Operation, true, slots[0], slots[1], result);
    return result;
}

Coroutine<Value> modulo(Machine& machine, Values slots)
{
    Value text = plainOf(slots[0]);
    return machine.binary(static_cast<int>(BinaryOperator::Modulo), false, text, slots[1]);
}

template <CompareOperator Operation> Coroutine<Value> compareWith(Machine& machine, Values slots)
{
    Value self = plainOf(slots[0]), other = plainOf(slots[1]);
    if (!areComparable(self, other)) co_return notImplemented();
    Value result =
        co_await machine.compare(static_cast<int>(Operation), std::move(self), std::move(other));
    co_return result;
}

/// A built-in function of this name, of the plain value.
template <FixedName Name> Coroutine<Value> apply(Machine& machine, Values slots)
{
    Value function = machine.builtinNamed(intern(Name.text));
    slots[0] = plainOf(slots[0]);
    std::erase_if(slots, [](const Value& value) { return !value; });
    return machine.call(std::move(function), std::move(slots));
}

Coroutine<Value> length(Machine& machine, Values slots)
{
    const Value& self = slots[0];
    size_t size = 0;
    switch (typeOf(self)->layout()) {
    case Layout::Str: size = self.as<StrObject>()->length(); break;
    case Layout::Bytes: size = self.as<BytesObject>()->bytes().size(); break;
    case Layout::List: size = self.as<ListObject>()->items().size(); break;
    case Layout::Tuple: size = self.as<TupleObject>()->items().size(); break;
    case Layout::Dict: size = self.as<DictObject>()->table().size(); break;
    case Layout::Set: size = self.as<SetObject>()->table().size(); break;
    default: co_return co_await lengthOf(machine, self);
    }
    co_return Value::small(static_cast<int64_t>(size));
}

Coroutine<Value> item(Machine& machine, Values slots)
{
    static const Value missingName = intern("__missing__");
    Value result;
    if (typeOf(slots[0])->layout() == Layout::Dict) {
        auto dict = slots[0].ref<DictObject>();
        bool fine = co_await findKey(machine, slots[0], dict->table(), slots[1], result);
        if (!fine || result) co_return result;
        const Value* missing = typeOf(slots[0])->find(missingName);
        if (!missing) co_return raiseKeyError(machine, slots[1]);
        result = co_await machine.call(*missing, std::move(slots));
        co_return result;
    }
    if (machine.payloadSubscript(slots[0], slots[1], result)) co_return result;
    Value plain = plainOf(slots[0]);
    result = co_await machine.subscript(std::move(plain), slots[1]);
    co_return result;
}

Coroutine<Value> setListItem(Machine& machine, Values slots)
{
    if (typeOf(slots[1])->layout() == Layout::Slice) {
        Value done = co_await machine.storeSlice(slots[0], slots[1], slots[2]);
        co_return done;
    }
    int64_t index = 0;
    if (!readInteger(machine, slots[1], index)) co_return nullptr;
    Values& items = slots[0].as<ListObject>()->items();
    auto size = static_cast<int64_t>(items.size());
    if (index < 0) index += size;
    if (index < 0 || index >= size)
        co_return machine.raise(exceptions::IndexError(), "list assignment index out of range");
    items[static_cast<size_t>(index)] = slots[2];
    co_return none();
}

Coroutine<Value> deleteListItem(Machine& machine, Values slots)
{
    if (typeOf(slots[1])->layout() == Layout::Slice) {
        Value done = co_await machine.storeSlice(slots[0], slots[1], makeList({}));
        co_return done;
    }
    int64_t index = 0;
    if (!readInteger(machine, slots[1], index)) co_return nullptr;
    Values& items = slots[0].as<ListObject>()->items();
    auto size = static_cast<int64_t>(items.size());
    if (index < 0) index += size;
    if (index < 0 || index >= size)
        co_return machine.raise(exceptions::IndexError(), "list assignment index out of range");
    Value gone = items[static_cast<size_t>(index)];
    items.erase(items.begin() + index);
    co_return none();
}

Coroutine<Value> extendInPlace(Machine& machine, Values slots)
{
    Values more;
    if (!co_await collect(machine, slots[1], more)) co_return nullptr;
    Values& items = slots[0].as<ListObject>()->items();
    items.insert(items.end(), more.begin(), more.end());
    co_return slots[0];
}

Coroutine<Value> setDictItem(Machine& machine, Values slots)
{
    bool stored = co_await storeKey(machine, slots[0], slots[0].as<DictObject>()->table(), slots[1],
                                    slots[2]);
    co_return stored ? none() : Value();
}

Value deleteDictItem(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    if (slots[0].as<DictObject>()->table().remove(hash, slots[1])) return none();
    return raiseKeyError(machine, slots[1]);
}

Coroutine<Value> updateInPlace(Machine& machine, Values slots)
{
    auto dict = slots[0].ref<DictObject>();
    bool updated = co_await updateDict(machine, dict, slots[1]);
    co_return updated ? slots[0] : Value();
}

Coroutine<Value> contains(Machine& machine, Values slots)
{
    return machine.payloadContains(slots[0], slots[1]);
}

Value iterate(Machine&, Arguments slots)
{
    return makePayloadIterator(slots[0]);
}

Value iterateBackward(Machine&, Arguments slots)
{
    return makeReversedIterator(slots[0]);
}

Coroutine<Value> asRepr(Machine& machine, Values slots)
{
    if (typeOf(slots[0])->layout() == Layout::Set) return machine.containerRepr(slots[0]);
    Value plain = plainOf(slots[0]);
    return machine.repr(std::move(plain));
}

Coroutine<Value> asText(Machine& machine, Values slots)
{
    const Layout layout = typeOf(slots[0])->layout();
    if (layout != Layout::Str && layout != Layout::Bytes) return machine.repr(slots[0]);
    Value plain = plainOf(slots[0]);
    return machine.str(std::move(plain));
}

Coroutine<Value> formatted(Machine& machine, Values slots)
{
    if (!checkText(machine, slots[1], "__format__() argument")) co_return nullptr;
    if (textOf(slots[1]).empty()) {
        Value shown = co_await machine.str(slots[0]); // by the `__str__` of its class
        co_return shown;
    }
    Value plain = plainOf(slots[0]);
    Value text = co_await machine.format(std::move(plain), textOf(slots[1]));
    co_return text;
}

/// Adds methods that check `self` to what a type has for who asks by name.
template <Type* (*Owner)()> class Operators {
public:
    Operators() : m_definitions(Owner()->operators(), Owner()->name()) {}

    template <FixedName Name, auto Implementation>
    Operators& method(const char* signature = "self, /")
    {
        if constexpr (std::is_convertible_v<decltype(Implementation), NativeFunction>)
            m_definitions.function(Name.text, signature, &checked<Name, Implementation>);
        else
            m_definitions.coroutine(Name.text, signature, &awaited<Name, Implementation>);
        return *this;
    }
    template <FixedName Name, FixedName Reflected, BinaryOperator Operation> Operators& binary()
    {
        return method<Name, operate<Operation, false>>("self, value, /")
            .template method<Reflected, operate<Operation, true>>("self, value, /");
    }
    Operators& equality()
    {
        return method<"__eq__", compareWith<CompareOperator::Equal>>("self, value, /")
            .template method<"__ne__", compareWith<CompareOperator::NotEqual>>("self, value, /");
    }
    Operators& order()
    {
        return equality()
            .template method<"__lt__", compareWith<CompareOperator::Less>>("self, value, /")
            .template method<"__le__", compareWith<CompareOperator::LessEqual>>("self, value, /")
            .template method<"__gt__", compareWith<CompareOperator::Greater>>("self, value, /")
            .template method<"__ge__", compareWith<CompareOperator::GreaterEqual>>(
                "self, value, /");
    }
    Operators& text()
    {
        return method<"__repr__", asRepr>()
            .template method<"__str__", asText>()
            .template method<"__format__", formatted>("self, format_spec, /");
    }
    Operators& container()
    {
        return method<"__len__", length>()
            .template method<"__contains__", contains>("self, key, /")
            .template method<"__iter__", iterate>();
    }
    Operators& sequence()
    {
        return container()
            .template method<"__getitem__", item>("self, key, /")
            .template binary<"__add__", "__radd__", BinaryOperator::Add>()
            .template binary<"__mul__", "__rmul__", BinaryOperator::Multiply>();
    }
    Operators& number()
    {
        using Operator = BinaryOperator;
        return order()
            .text()
            .template binary<"__add__", "__radd__", Operator::Add>()
            .template binary<"__sub__", "__rsub__", Operator::Subtract>()
            .template binary<"__mul__", "__rmul__", Operator::Multiply>()
            .template binary<"__truediv__", "__rtruediv__", Operator::Divide>()
            .template binary<"__floordiv__", "__rfloordiv__", Operator::FloorDivide>()
            .template binary<"__mod__", "__rmod__", Operator::Modulo>()
            .template binary<"__pow__", "__rpow__", Operator::Power>()
            .template method<"__abs__", apply<"abs">>()
            .template method<"__bool__", apply<"bool">>()
            .template method<"__int__", apply<"int">>()
            .template method<"__float__", apply<"float">>()
            .template method<"__hash__", apply<"hash">>()
            .template method<"__divmod__", apply<"divmod">>("self, value, /")
            .template method<"__round__", apply<"round">>("self, ndigits=, /");
    }

private:
    template <FixedName Name, auto Implementation>
    static Value checked(Machine& machine, Arguments slots)
    {
        if (!isSelf(machine, slots[0], Owner(), Name.text)) return nullptr;
        return Implementation(machine, slots);
    }
    template <FixedName Name, auto Implementation>
    static Coroutine<Value> awaited(Machine& machine, Values slots)
    {
        if (!isSelf(machine, slots[0], Owner(), Name.text)) return nothing();
        return Implementation(machine, std::move(slots));
    }
    static Coroutine<Value> nothing() { co_return Value(); }

    Definitions m_definitions;
};

Value plainSelf(Machine&, Arguments slots)
{
    return plainOf(slots[0]);
}

Value negated(Machine& machine, Arguments slots)
{
    Value zero = isFloat(slots[0]) ? makeFloat(-0.0) : Value::small(0), self = plainOf(slots[0]);
    Value result;
    plainBinary(machine, BinaryOperator::Subtract, false, zero, self, result);
    return result;
}

Value inverted(Machine& machine, Arguments slots)
{
    Value minusOne = Value::small(-1), self = plainOf(slots[0]), result;
    plainBinary(machine, BinaryOperator::Subtract, false, minusOne, self, result);
    return result;
}

template <Type* (*Owner)()> void defineSetOperators()
{
    using Operator = BinaryOperator;
    Operators<Owner>()
        .order()
        .text()
        .container()
        .template binary<"__and__", "__rand__", Operator::BitAnd>()
        .template binary<"__or__", "__ror__", Operator::BitOr>()
        .template binary<"__xor__", "__rxor__", Operator::BitXor>()
        .template binary<"__sub__", "__rsub__", Operator::Subtract>();
}

} // namespace

void defineOperatorMethods()
{
    using Operator = BinaryOperator;
    Operators<types::integer>()
        .number()
        .method<"__neg__", negated>()
        .method<"__pos__", plainSelf>()
        .method<"__invert__", inverted>()
        .method<"__index__", plainSelf>()
        .method<"__trunc__", plainSelf>()
        .method<"__floor__", plainSelf>()
        .method<"__ceil__", plainSelf>()
        .binary<"__and__", "__rand__", Operator::BitAnd>()
        .binary<"__or__", "__ror__", Operator::BitOr>()
        .binary<"__xor__", "__rxor__", Operator::BitXor>()
        .binary<"__lshift__", "__rlshift__", Operator::LeftShift>()
        .binary<"__rshift__", "__rrshift__", Operator::RightShift>();
    Operators<types::floating>()
        .number()
        .method<"__neg__", negated>()
        .method<"__pos__", plainSelf>()
        .method<"__trunc__", apply<"int">>();
    Operators<types::str>()
        .sequence()
        .order()
        .text()
        .method<"__hash__", apply<"hash">>()
        .method<"__mod__", modulo>("self, value, /");
    Operators<types::bytes>().sequence().order().text().method<"__hash__", apply<"hash">>();
    Operators<types::tuple>().sequence().order().text().method<"__hash__", apply<"hash">>();
    Operators<types::list>()
        .sequence()
        .order()
        .text()
        .method<"__iadd__", extendInPlace>("self, value, /")
        .method<"__setitem__", setListItem>("self, key, value, /")
        .method<"__delitem__", deleteListItem>("self, key, /")
        .method<"__reversed__", iterateBackward>();
    Operators<types::range>()
        .container()
        .equality()
        .method<"__getitem__", item>("self, key, /")
        .method<"__reversed__", iterateBackward>();
    Operators<types::dict>()
        .container()
        .equality()
        .text()
        .binary<"__or__", "__ror__", Operator::BitOr>()
        .method<"__ior__", updateInPlace>("self, value, /")
        .method<"__getitem__", item>("self, key, /")
        .method<"__setitem__", setDictItem>("self, key, value, /")
        .method<"__delitem__", deleteDictItem>("self, key, /")
        .method<"__reversed__", iterateBackward>();
    defineSetOperators<types::set>();
    Operators<types::set>()
        .method<"__iand__", operateInPlace<Operator::BitAnd>>("self, value, /")
        .method<"__ior__", operateInPlace<Operator::BitOr>>("self, value, /")
        .method<"__ixor__", operateInPlace<Operator::BitXor>>("self, value, /")
        .method<"__isub__", operateInPlace<Operator::Subtract>>("self, value, /");
    defineSetOperators<types::frozenset>();
    Operators<types::frozenset>().method<"__hash__", apply<"hash">>();
    for (Type* type :
         {types::list(), types::dict(), types::set(), types::dictKeys(), types::dictItems()})
        Definitions(type->operators(), type->name()).value("__hash__", none());
    defineObjectMethods();
}

} // namespace awaitscope
