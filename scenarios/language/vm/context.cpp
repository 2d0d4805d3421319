#include "scenarios/language/vm/context.h"

#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Type* ContextObject::classType()
{
    static Type* const type = makeBuiltinType("Context", "_contextvars", Layout::Native);
    return type;
}

ContextObject::ContextObject() : Container(classType()) {}

Value copyOf(ContextObject& context)
{
    auto copy = makeRef<ContextObject>();
    for (const auto& entry : context.table().entries())
        if (entry.key) copy->table().set(entry.hash, entry.key, entry.value);
    return copy;
}

ContextOnLane::ContextOnLane(Machine& machine, Value context)
    : m_machine(machine), m_lane(machine.runtime().currentLane())
{
    if (context || machine.hasContext(m_lane))
        m_former = std::exchange(machine.contextOf(m_lane), std::move(context));
}

ContextOnLane::~ContextOnLane()
{
    if (!m_former && !m_machine.hasContext(m_lane)) return;
    Value left = std::exchange(m_machine.contextOf(m_lane), std::move(m_former));
}

Value& Machine::contextOf(LaneId lane)
{
    size_t place = static_cast<uint32_t>(lane + 1);
    if (m_contexts.size() <= place) m_contexts.resize(place + 1);
    return m_contexts[place];
}

bool Machine::hasContext(LaneId lane) const
{
    const size_t place = static_cast<uint32_t>(lane + 1);
    return place < m_contexts.size() && m_contexts[place];
}

Value Machine::takeContext()
{
    if (m_nextContext) return std::exchange(m_nextContext, nullptr);
    if (!hasContext(m_runtime->currentLane())) return {};
    const Value& current = contextOf(m_runtime->currentLane());
    if (current.as<ContextObject>()->table().size() == 0) return {};
    return copyOf(*current.as<ContextObject>());
}

} // namespace awaitscope
