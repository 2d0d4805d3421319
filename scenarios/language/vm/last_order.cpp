#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace awaitscope {

namespace {

bool hasLastWords(const Container& container)
{
    const auto* type = static_cast<const Type*>(container.type());
    if (type->layout() == Layout::Instance) return type->hooks(hook::Finalizer);
    return type->layout() == Layout::Generator &&
           static_cast<const GeneratorObject&>(container).state() ==
               GeneratorObject::State::Suspended;
}

/// The containers of a run in the order in which CPython gives them their last words: garbage, what
/// variables of modules hold, by age, then what those hold, step by step.
class LastOrder final : public Visitor {
public:
    explicit LastOrder(const Collector& collector)
    {
        collector.each([this](const Container& each) { m_byAge.push_back(&each); });
        std::reverse(m_byAge.begin(), m_byAge.end());
    }

    void visitObject(Opaque& object) override
    {
        if (object.isImmortal() || !m_seen.insert(&object).second) return;
        if (object.isContainer())
            m_reached.push_back(static_cast<const Container*>(&object));
        else
            object.traverse(*this); // CPython has none like that between
    }

    /// REQUIRES: the variables have been visited.
    std::vector<const Container*> take()
    {
        std::vector<const Container*> order;
        const auto isSeen = [this](const Container* each) { return m_seen.contains(each); };
        m_reached.clear();
        std::copy_if(m_byAge.begin(), m_byAge.end(), std::back_inserter(m_reached), isSeen);
        for (size_t index = 0; index < m_reached.size(); ++index) // more come behind
            show(*m_reached[index]);
        std::remove_copy_if(m_byAge.begin(), m_byAge.end(), std::back_inserter(order), isSeen);
        order.insert(order.end(), m_reached.begin(), m_reached.end());
        return order;
    }

private:
    void show(const Container& container)
    {
        const Value value(const_cast<Container*>(&container));
        const Values* items = nullptr;
        if (typeOf(value)->layout() == Layout::List)
            items = &value.as<ListObject>()->items();
        else if (typeOf(value)->layout() == Layout::Tuple)
            items = &value.as<TupleObject>()->items();
        if (!items) return container.traverse(*this);
        for (auto item = items->rbegin(); item != items->rend(); ++item) // as CPython goes
            visit(*item);
    }

    std::vector<const Container*> m_byAge, m_reached;
    std::unordered_set<const Opaque*> m_seen; // asked only, never walked
};

} // namespace

void Machine::abandonLeft()
{
    size_t count = 0;
    m_collector->each([&count](const Container& each) { count += hasLastWords(each); });
    if (count == 0) return;
    LastOrder order(*m_collector);
    for (const auto& [name, module] : m_modules)
        module.object()->traverse(order);
    for (const Container* each : order.take()) {
        if (!hasLastWords(*each)) continue;
        const Value value(const_cast<Container*>(each));
        if (typeOf(value)->layout() == Layout::Generator)
            value.as<GeneratorObject>()->finalize();
        else
            value.as<InstanceObject>()->finalize();
    }
}

} // namespace awaitscope
