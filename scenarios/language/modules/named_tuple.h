#pragma once

#include "scenarios/language/values/container.h"
#include "scenarios/language/values/type.h"

#include <string>
#include <vector>

namespace awaitscope {

class Definitions;

/// A tuple whose items have names, and a class of its own.
class NamedTupleObject : public TupleObject {
public:
    NamedTupleObject(Ref<Type> type, Values items) : TupleObject(std::move(items)), m_class(type)
    {
        setType(static_cast<const Type*>(m_class.get()));
    }

private:
    Ref<Type> m_class;
};

/// A named tuple type of the standard library: immortal.
Type* makeNamedTupleType(std::string name, std::string module,
                         const std::vector<std::string>& fields);
Value makeNamedTuple(Type* type, Values items);

/// `collections.namedtuple`.
void defineNamedTuple(Definitions& module);

} // namespace awaitscope
