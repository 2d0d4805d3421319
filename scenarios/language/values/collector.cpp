#include "scenarios/language/values/collector.h"

#include "scenarios/language/values/death_hook.h"
#include "scenarios/language/values/type.h"
#include "scenarios/language/values/weak_reference.h"

#include <algorithm>
#include <vector>

namespace awaitscope {

constinit thread_local DeathHook t_deathHook;
constinit thread_local bool t_lastWordsFirst = false;

namespace {

thread_local Collector* t_collector = nullptr;

Container* containerOf(const Value& value)
{
    return value.isObject() && value.object()->isContainer()
               ? static_cast<Container*>(value.object())
               : nullptr;
}

} // namespace

Container::Container(const Type* type) : Object(type)
{
    setContainer();
    if (t_collector) t_collector->add(*this);
}

Container::~Container()
{
    if (m_collector) m_collector->remove(*this);
    if (t_weakReferences) WeakReference::forget(*this);
    if (t_deathHook.tell) t_deathHook.tell(t_deathHook.context, *this);
}

Collector::Collector() : m_outer(std::exchange(t_collector, this)) {}

Collector::~Collector()
{
    while (m_first)
        remove(*m_first); // immortal, or held by somebody else: no longer ours
    t_collector = m_outer;
}

void Collector::add(Container& container)
{
    container.m_collector = this;
    container.m_next = m_first;
    if (m_first) m_first->m_previous = &container;
    m_first = &container;
    ++m_size;
    ++m_made;
}

void Collector::remove(Container& container)
{
    if (container.m_previous)
        container.m_previous->m_next = container.m_next;
    else
        m_first = container.m_next;
    if (container.m_next) container.m_next->m_previous = container.m_previous;
    container.m_collector = nullptr;
    container.m_previous = container.m_next = nullptr;
    --m_size;
    if (m_made > 0) --m_made; // most are gone as soon as they are made
}

Collector* Collector::ofThread()
{
    return t_collector;
}

void Collector::collect()
{
    // Counts that are not explained by references between containers come from outside.
    for (Container* container = m_first; container; container = container->m_next)
        container->m_outside = container->references();
    struct Subtract final : Visitor {
        const Collector* collector = nullptr;
        void visit(const Value& value) override
        {
            Container* container = containerOf(value);
            if (container && container->m_collector == collector && container->m_outside > 0 &&
                !container->isImmortal())
                --container->m_outside;
        }
    } subtract;
    subtract.collector = this;
    for (Container* container = m_first; container; container = container->m_next)
        container->traverse(subtract);
    // Whatever those refer to lives, and what that refers to.
    struct Mark final : Visitor {
        const Collector* collector = nullptr;
        std::vector<Container*> reached;
        void visit(const Value& value) override
        {
            Container* container = containerOf(value);
            if (container && container->m_collector == collector && container->m_outside == 0) {
                container->m_outside = 1;
                reached.push_back(container);
            }
        }
    } mark;
    mark.collector = this;
    for (Container* container = m_first; container; container = container->m_next)
        if (container->m_outside > 0) mark.reached.push_back(container);
    while (!mark.reached.empty()) {
        Container* container = mark.reached.back();
        mark.reached.pop_back();
        container->traverse(mark);
    }
    std::vector<Ref<Container>> garbage;
    for (Container* container = m_first; container; container = container->m_next)
        if (container->m_outside == 0) garbage.emplace_back(container);
    if (t_lastWordsFirst && InstanceObject::t_finalizer) {
        for (auto each = garbage.rbegin(); each != garbage.rend(); ++each) { // the oldest first
            const Value value(each->get());
            if (typeOf(value)->layout() == Layout::Instance) value.as<InstanceObject>()->finalize();
        }
        return;
    }
    for (const Ref<Container>& container : garbage)
        container->clear();
    garbage.clear();
    m_made = 0;
    m_threshold = std::max(kSmallest, m_size / 2);
}

void Collector::clearAll()
{
    std::vector<Ref<Container>> left;
    for (Container* container = m_first; container; container = container->m_next)
        if (!container->isImmortal()) left.emplace_back(container);
    for (const Ref<Container>& container : left)
        container->clear();
}

} // namespace awaitscope
