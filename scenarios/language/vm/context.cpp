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
    : m_machine(machine), m_lane(machine.runtime().currentLane()),
      m_former(std::exchange(machine.contextOf(m_lane), std::move(context)))
{
}

ContextOnLane::~ContextOnLane()
{
    Value left = std::exchange(m_machine.contextOf(m_lane), std::move(m_former));
}

Value& Machine::contextOf(LaneId lane)
{
    size_t place = static_cast<uint32_t>(lane + 1);
    if (m_contexts.size() <= place) m_contexts.resize(place + 1);
    return m_contexts[place];
}

Value Machine::takeContext()
{
    if (m_nextContext) return std::exchange(m_nextContext, nullptr);
    const Value& current = contextOf(m_runtime->currentLane());
    if (!current || current.as<ContextObject>()->table().size() == 0) return {};
    return copyOf(*current.as<ContextObject>());
}

} // namespace awaitscope
