#include "scenarios/language/values/derived.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"

namespace awaitscope {

Value derive(Type* type, Value plain)
{
    if (!type->isProgram() || typeOf(plain) == type) return plain;
    Ref<Type> self(type);
    switch (typeOf(plain)->layout()) {
    case Layout::Bool:
    case Layout::Int: return makeRef<Derived<IntegerObject>>(std::move(self), plainInteger(plain));
    case Layout::Float: return makeRef<Derived<FloatObject>>(std::move(self), floatOf(plain));
    case Layout::Str: return makeRef<Derived<StrObject>>(std::move(self), textOf(plain));
    case Layout::Bytes:
        return makeRef<Derived<BytesObject>>(std::move(self), plain.as<BytesObject>()->bytes());
    case Layout::Tuple:
        return makeRef<Derived<TupleObject>>(std::move(self), plain.as<TupleObject>()->items());
    case Layout::List:
        return makeRef<Derived<ListObject>>(std::move(self),
                                            std::move(plain.as<ListObject>()->items()));
    case Layout::Dict: {
        auto made = makeRef<Derived<DictObject>>(std::move(self));
        made->table() = std::move(plain.as<DictObject>()->table());
        return made;
    }
    case Layout::Set: {
        auto made = makeRef<Derived<SetObject>>(std::move(self), typeOf(plain));
        made->table() = std::move(plain.as<SetObject>()->table());
        return made;
    }
    default: return plain;
    }
}

Value plainOf(const Value& value)
{
    if (!value.isObject() || !typeOf(value)->isProgram()) return value;
    switch (typeOf(value)->layout()) {
    case Layout::Int: return plainInteger(value);
    case Layout::Float: return makeFloat(floatOf(value));
    case Layout::Str: return makeStr(textOf(value));
    case Layout::Bytes: return makeBytes(value.as<BytesObject>()->bytes());
    case Layout::Tuple: return makeTuple(value.as<TupleObject>()->items());
    case Layout::List: return makeList(value.as<ListObject>()->items());
    case Layout::Dict: {
        auto made = makeRef<DictObject>();
        made->table() = value.as<DictObject>()->table();
        return made;
    }
    case Layout::Set: {
        bool frozen = typeOf(value)->isSubtypeOf(types::frozenset());
        auto made = makeRef<SetObject>(frozen ? types::frozenset() : types::set());
        made->table() = value.as<SetObject>()->table();
        return made;
    }
    default: return value;
    }
}

} // namespace awaitscope
