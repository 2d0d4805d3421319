#include "scenarios/language/values/weak_reference.h"

#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/death_hook.h"
#include "scenarios/language/values/type.h"
#include "scenarios/language/values/types.h"

#include <unordered_map>
#include <utility>
#include <vector>

namespace awaitscope {

namespace {

/// The targets of this thread's weak references.
std::unordered_map<const Opaque*, WeakReference::Watch>& watched()
{
    static thread_local std::unordered_map<const Opaque*, WeakReference::Watch> targets;
    return targets;
}

} // namespace

const bool WeakReference::s_isTold = [] {
    Opaque::tellDeathsTo([](Opaque& dying) {
        forget(dying);
        if (t_deathHook.tell) t_deathHook.tell(t_deathHook.context, dying);
    });
    return true;
}();

WeakReference::WeakReference(const Value& target, Value callback)
    : Container(classType()), m_target(targetOf(target)), m_callback(std::move(callback))
{
    Watch& watch = watched()[m_target];
    m_next = std::exchange(watch.newest, this);
    if (m_next) m_next->m_previous = this;
    if (!m_callback) watch.plain = this;
    ++watch.count;
    m_target->setWatched();
}

WeakReference::~WeakReference()
{
    if (!m_target) return;
    const auto found = watched().find(m_target);
    Watch& watch = found->second;
    (m_previous ? m_previous->m_next : watch.newest) = m_next;
    if (m_next) m_next->m_previous = m_previous;
    if (watch.plain == this) watch.plain = nullptr;
    if (--watch.count == 0) watched().erase(found);
}

Type* WeakReference::classType()
{
    static Type* const type = [] {
        Type* made = makeBuiltinType("ReferenceType", "weakref", Layout::Native);
        made->addHooks(hook::Hash | hook::Equality); // those of its target
        return made;
    }();
    return type;
}

Opaque* WeakReference::targetOf(const Value& value)
{
    if (!value.isObject() || value.object()->isImmortal()) return nullptr;
    const Type* type = typeOf(value);
    if (!value.object()->isContainer() && type->layout() != Layout::Core) return nullptr;
    switch (type->layout()) {
    case Layout::List:
    case Layout::Tuple:
    case Layout::Dict:
        if (!type->isProgram()) return nullptr; // as in CPython
        break;
    default: break;
    }
    return value.object();
}

WeakReference::Watch WeakReference::watchOf(const Opaque& target)
{
    const auto found = watched().find(&target);
    return found == watched().end() ? Watch() : found->second;
}

Value WeakReference::target() const
{
    return m_target ? Value(m_target) : none();
}

void WeakReference::forget(Opaque& target)
{
    const auto found = watched().find(&target);
    if (found == watched().end()) return;
    const Watch watch = found->second;
    watched().erase(found);
    Cost::spend(watch.count);
    std::vector<WeakReference*> told; // the newest first, as in CPython
    for (WeakReference* each = watch.newest; each;) {
        each->m_target = nullptr;
        if (each->m_callback) told.push_back(each);
        each->m_previous = nullptr;
        each = std::exchange(each->m_next, nullptr);
    }
    if (!InstanceObject::t_finalizer) return;
    for (WeakReference* reference : told)
        if (reference->references() > 0)
            InstanceObject::t_finalizer->finalizeSoon(Value(reference));
}

} // namespace awaitscope
