#pragma once

#include "scenarios/language/values/container_base.h"

#include <cstddef>

namespace awaitscope {

/// Frees what only refers to itself.
///
/// Reference counts free everything else at once; cycles are looked for now and then, as CPython
/// does it: a container that is referred to from containers only, all the way round, is garbage.
/// While it lives, the containers that its thread makes are its own.
class Collector {
public:
    Collector();
    ~Collector();
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;

    /// Whether there are enough more containers than the last time.
    bool isDue() const { return m_made > m_threshold; }
    void collect();
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
