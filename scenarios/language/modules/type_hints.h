#pragma once

#include "scenarios/language/values/container.h"
#include "scenarios/language/values/type.h"

#include <string>

namespace awaitscope {

class Definitions;
class Machine;

/// `list[int]`, `int | None`, `typing.Optional[int]`: what can be written in a type hint and is no
/// class.
class TypeHint final : public Container {
public:
    TypeHint(const Type* type, Value origin, Values arguments);
    /// What stands before the brackets; null for a union.
    const Value& origin() const { return m_origin; }
    const Values& arguments() const { return m_arguments; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_origin);
        visitor.visitAll(m_arguments);
    }
    void clear() override
    {
        m_origin = nullptr;
        m_arguments.clear();
    }

private:
    Value m_origin;
    Values m_arguments;
};

/// `types.GenericAlias`, `types.UnionType`.
Type* genericAliasType();
Type* unionType();

/// `origin[index]`. An index that is a tuple is several arguments.
Value makeAlias(const Value& origin, const Value& index);
/// `left | right`; NotImplemented when one of them is no type.
Value makeUnion(const Value& left, const Value& right);
/// The hint, or null when the value is none.
TypeHint* hintOf(const Value& value);
/// Whether it is `int | str`, or `typing.Union[int, str]`.
bool isUnion(Machine& machine, const TypeHint& hint);
/// Whether `X[...]` means something for a built-in type.
bool isGenericType(const Type* type);
/// As hints show their parts: `int`, `__main__.Point`, `None`.
std::string hintText(Machine& machine, const Value& part);

/// The `T` of `type Pair[T] = ...`.
Value makeTypeParameter(const std::string& name);

void defineTypeHints();
/// The name of a type alias; empty for anything else.
std::string typeAliasName(const Value& value);
/// What the `type` statement calls.
void defineTypeAliases(Definitions& names);

} // namespace awaitscope
