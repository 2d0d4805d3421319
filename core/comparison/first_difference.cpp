#include "core/comparison/first_difference.h"

#include <algorithm>

namespace awaitscope {

namespace {

class Side {
public:
    Side(const Comparison& comparison, size_t index)
        : m_run(comparison.runs[index]), m_identities(comparison.identities[index])
    {
    }

    size_t count() const { return m_run.timeline.moments().size(); }
    const Moment& moment(size_t index) const { return m_run.timeline.moments()[index]; }
    TaskIdentity identity(size_t index) const { return m_identities[moment(index).lane]; }
    const Event& event(EventIndex index) const { return (*m_run.trace)[index]; }
    uint32_t line(EventIndex index) const { return m_run.trace->lineOf(event(index)); }

    PartingPlace place(size_t index, EventIndex event) const
    {
        return {index, moment(index).lane, event, m_run.timeline.positionOf(event)};
    }
    PartingPlace end() const
    {
        const auto last = static_cast<EventIndex>(m_run.trace->size() - 1);
        return {count(), kNone, last, m_run.timeline.positionOf(last)};
    }

private:
    const Run& m_run;
    const std::vector<TaskIdentity>& m_identities;
};

bool sameLine(uint32_t first, uint32_t second)
{
    return first == 0 || second == 0 || first == second;
}

} // namespace

std::optional<FirstDifference> firstDifference(const Comparison& comparison, size_t first,
                                               size_t second)
{
    const Side a(comparison, first);
    const Side b(comparison, second);
    const size_t common = std::min(a.count(), b.count());
    for (size_t i = 0; i < common; ++i) {
        const Moment& left = a.moment(i);
        const Moment& right = b.moment(i);
        if (a.identity(i) != b.identity(i) || !sameLine(a.line(left.first), b.line(right.first)))
            return FirstDifference{Parting::Resumes, a.place(i, left.first),
                                   b.place(i, right.first)};
        if (a.event(left.last).kind != b.event(right.last).kind ||
            !sameLine(a.line(left.last), b.line(right.last)))
            return FirstDifference{Parting::Suspends, a.place(i, left.last),
                                   b.place(i, right.last)};
    }
    if (a.count() == b.count()) return {};
    const auto place = [common](const Side& side) {
        return common < side.count() ? side.place(common, side.moment(common).first) : side.end();
    };
    return FirstDifference{Parting::Stops, place(a), place(b)};
}

} // namespace awaitscope
