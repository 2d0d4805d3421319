#pragma once

#include "core/trace/event.h"
#include "scenarios/language/values/container.h"

namespace awaitscope {

class Machine;

/// `contextvars.Context`: the values of the context variables as the code of one task, callback or
/// thread sees them.
class ContextObject final : public Container {
public:
    ContextObject();
    static Type* classType();
    HashTable& table() { return m_table; }
    bool isEntered = false; ///< its `run` is under way
    void traverse(Visitor& visitor) const override { m_table.traverse(visitor); }
    void clear() override { m_table.clear(); }

private:
    HashTable m_table;
};

/// Makes a context the one of the lane that is running, for as long as this lives. A null context
/// is an empty one that is made when something is stored in it.
class ContextOnLane {
public:
    ContextOnLane(Machine& machine, Value context);
    ~ContextOnLane();
    ContextOnLane(const ContextOnLane&) = delete;
    ContextOnLane& operator=(const ContextOnLane&) = delete;

private:
    Machine& m_machine;
    LaneId m_lane;
    Value m_former;
};

/// A new context with the same values.
Value copyOf(ContextObject& context);

} // namespace awaitscope
