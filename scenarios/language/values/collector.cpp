#include "scenarios/language/values/collector.h"

#include "scenarios/language/values/death_hook.h"
#include "scenarios/language/values/type.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace awaitscope {

constinit thread_local DeathHook t_deathHook;
constinit thread_local bool t_lastWordsFirst = false;

namespace {

thread_local Collector* t_collector = nullptr;

} // namespace

Container::Container(const Type* type) : Object(type)
{
    setContainer();
    if (t_collector) t_collector->add(*this);
}

Container::~Container()
{
    if (m_collector) m_collector->remove(*this);
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

/// One search for garbage: how many references to each object are not explained by those between
/// the objects that it knows, and so come from outside.
class Collector::Search {
public:
    Search(Collector& collector, const std::function<void(Visitor&)>& roots)
        : m_collector(collector)
    {
        for (Container* each = collector.m_first; each; each = each->m_next)
            each->m_outside = each->references();
        Find find(*this);
        roots(find);
        Subtract subtract(*this);
        for (const Container* each = collector.m_first; each; each = each->m_next)
            each->traverse(subtract);
        for (size_t index = 0; index < m_found.size(); ++index) // more are found under way
            m_found[index]->traverse(subtract);
        markAlive();
    }

    /// The newest container first, then the others as they were found.
    std::vector<Ref<Opaque>> garbage() const
    {
        std::vector<Ref<Opaque>> garbage;
        for (Container* each = m_collector.m_first; each; each = each->m_next)
            if (each->m_outside == 0) garbage.emplace_back(each);
        for (Opaque* each : m_found)
            if (m_outside.at(each) == 0) garbage.emplace_back(each);
        return garbage;
    }

private:
    struct Find final : Visitor {
        explicit Find(Search& search) : search(search) {}
        void visitObject(Opaque& object) override { search.outsideOf(object); }
        Search& search;
    };

    struct Subtract final : Visitor {
        explicit Subtract(Search& search) : search(search) {}
        void visitObject(Opaque& object) override
        {
            uint32_t* const outside = search.outsideOf(object);
            if (outside && *outside > 0) --*outside;
        }
        Search& search;
    };

    struct Mark final : Visitor {
        explicit Mark(Search& search) : search(search) {}
        void visitObject(Opaque& object) override
        {
            uint32_t* const outside = search.outsideOf(object);
            if (!outside || *outside > 0) return;
            *outside = 1;
            reached.push_back(&object);
        }
        Search& search;
        std::vector<Opaque*> reached;
    };

    /// Null for an object that is not looked at: another run's, or one that never dies.
    uint32_t* outsideOf(Opaque& object)
    {
        if (object.isImmortal()) return nullptr;
        if (object.isContainer()) {
            auto& container = static_cast<Container&>(object);
            return container.m_collector == &m_collector ? &container.m_outside : nullptr;
        }
        const auto [entry, isNew] = m_outside.try_emplace(&object, object.references());
        if (isNew) m_found.push_back(&object);
        return &entry->second;
    }

    /// Whatever those refer to lives that are referred to from outside, and what that refers to.
    void markAlive()
    {
        Mark mark(*this);
        for (Container* each = m_collector.m_first; each; each = each->m_next)
            if (each->m_outside > 0) mark.reached.push_back(each);
        for (Opaque* each : m_found)
            if (m_outside.at(each) > 0) mark.reached.push_back(each);
        while (!mark.reached.empty()) {
            const Opaque* const object = mark.reached.back();
            mark.reached.pop_back();
            object->traverse(mark);
        }
    }

    Collector& m_collector;
    std::unordered_map<Opaque*, uint32_t> m_outside; // of those that no list has; never walked
    std::vector<Opaque*> m_found;                    // the same
};

void Collector::collect(const std::function<void(Visitor&)>& roots)
{
    std::vector<Ref<Opaque>> garbage = Search(*this, roots).garbage();
    if (t_lastWordsFirst && InstanceObject::t_finalizer) {
        for (auto each = garbage.rbegin(); each != garbage.rend(); ++each) { // the oldest first
            if (!(*each)->isContainer()) continue;
            const Value value(each->get());
            if (typeOf(value)->layout() == Layout::Instance) value.as<InstanceObject>()->finalize();
        }
        return;
    }
    for (const Ref<Opaque>& each : garbage)
        each->letGo();
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
