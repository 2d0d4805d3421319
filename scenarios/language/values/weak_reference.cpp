#include "scenarios/language/values/weak_reference.h"

#include "scenarios/language/values/type.h"
#include "scenarios/language/values/types.h"

#include <unordered_map>
#include <vector>

namespace awaitscope {

constinit thread_local size_t t_weakReferences = 0;

namespace {

using Watched = std::unordered_multimap<const Container*, WeakReference*>;

/// The targets of this thread's weak references, with them.
Watched& watched()
{
    static thread_local Watched references;
    return references;
}

} // namespace

WeakReference::WeakReference(const Value& target, Value callback)
    : Container(classType()), m_target(targetOf(target)), m_callback(std::move(callback))
{
    watched().emplace(m_target, this);
    ++t_weakReferences;
}

WeakReference::~WeakReference()
{
    if (!m_target) return;
    auto [begin, end] = watched().equal_range(m_target);
    while (begin != end && begin->second != this)
        ++begin;
    if (begin == end) return;
    watched().erase(begin);
    --t_weakReferences;
}

Type* WeakReference::classType()
{
    static Type* const type = makeBuiltinType("ReferenceType", "weakref", Layout::Native);
    return type;
}

Container* WeakReference::targetOf(const Value& value)
{
    if (!value.isObject() || !value.object()->isContainer() || value.object()->isImmortal())
        return nullptr;
    const Type* type = typeOf(value);
    switch (type->layout()) {
    case Layout::List:
    case Layout::Tuple:
    case Layout::Dict:
        if (!type->isProgram()) return nullptr; // as in CPython
        break;
    default: break;
    }
    return static_cast<Container*>(value.object());
}

WeakReference* WeakReference::existing(const Container& target)
{
    const auto [begin, end] = watched().equal_range(&target);
    for (auto each = begin; each != end; ++each)
        if (!each->second->m_callback) return each->second;
    return nullptr;
}

size_t WeakReference::countOf(const Container& target)
{
    return watched().count(&target);
}

Value WeakReference::target() const
{
    return m_target ? Value(m_target) : none();
}

void WeakReference::forget(Container& target)
{
    const auto [begin, end] = watched().equal_range(&target);
    std::vector<WeakReference*> told;
    for (auto each = begin; each != end; ++each) {
        each->second->m_target = nullptr;
        if (each->second->m_callback) told.push_back(each->second);
        --t_weakReferences;
    }
    watched().erase(begin, end);
    if (!InstanceObject::t_finalizer) return;
    for (WeakReference* reference : told)
        if (reference->references() > 0)
            InstanceObject::t_finalizer->finalizeSoon(Value(reference));
}

} // namespace awaitscope
