#pragma once

#include "scenarios/language/values/container_base.h"

#include <cstddef>
#include <functional>

namespace awaitscope {

/// Frees what only refers to itself.
///
/// Reference counts free everything else at once; cycles are looked for now and then, as CPython
/// does it: what is referred to from what can be in a cycle only, all the way round, is garbage.
/// While it lives, the containers that its thread makes are its own; it keeps no list of the other
/// objects that hold references (futures, queues, iterators) and finds them from there.
class Collector {
public:
    Collector();
    ~Collector();
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;

    /// Whether there are enough more containers than the last time.
    bool isDue() const { return m_made > m_threshold; }
    /// `roots` shows objects that may be in a cycle without a container.
    void collect(const std::function<void(Visitor&)>& roots);
    /// `isDue`, whatever there is.
    void makeDue() { m_made = m_threshold + 1; }
    /// The one of the run that is under way on this thread; null when there is none.
    static Collector* ofThread();
    /// Empties every container that is left: the run is over.
    void clearAll();
    size_t size() const { return m_size; }
    /// Shows every container, the newest first.
    template <class Visit> void each(Visit visit) const
    {
        for (const Container* container = m_first; container; container = container->m_next)
            visit(*container);
    }

private:
    friend class Container;
    class Search;
    void add(Container& container);
    void remove(Container& container);

    static constexpr size_t kSmallest = 20'000;

    Container* m_first = nullptr;
    size_t m_size = 0;
    size_t m_made = 0;
    size_t m_threshold = kSmallest;
    Collector* m_outer = nullptr;
};

} // namespace awaitscope
