#pragma once

#include "scenarios/inspection/inspection.h"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace awaitscope {

/// Where a step by lines halts in one run: at its beginning, at each statement that is about to
/// run, at its end; backwards at the same places as forwards.
///
/// No statement is recorded. They are asked for in stretches of events as steps come to them: first
/// the whole run, if it is short. A stretch with too many of them is asked for in halves; of too
/// many between two events those in the middle are no stops.
class LineStops {
public:
    LineStops() = default;
    /// `end`: the last event of the run.
    explicit LineStops(EventIndex end);
    /// Asks for stretches of so many events from the beginning.
    LineStops(EventIndex end, EventIndex width) : m_end(end), m_width(width) {}

    /// All between two events, `last` excluded.
    struct Stretch {
        EventIndex first = 0;
        EventIndex last = 0;
        bool operator==(const Stretch&) const = default;
    };
    /// Which stops are meant: those on one lane, on some lines, up to a place (forwards only);
    /// nothing given: all.
    struct Wanted {
        LaneId lane = kNone;
        const std::set<uint32_t>* lines = nullptr;
        std::optional<RunPosition> until = {};
    };
    struct Found {
        bool isKnown = false;             ///< false: `stretchFor` has to be asked for first
        std::optional<RunPosition> place; ///< nothing: there is none in this direction
    };

    /// The next stop behind a position, or the last one before it. The two ends of the run are
    /// stops unless lines are wanted.
    Found next(RunPosition from, bool forward) const;
    Found next(RunPosition from, bool forward, const Wanted& wanted) const;
    /// The stretch to ask for when `next` does not know.
    Stretch stretchFor(RunPosition from, bool forward);
    /// Takes in the statements of a stretch.
    void add(const Stretch& stretch, const LineSteps& lines);

    /// The statement that is about to run at a position; nothing at an event, or when not known.
    std::optional<LineStep> at(RunPosition position) const;
    /// Whether the statements of the whole run are known, so that its stops have numbers.
    bool isWhole() const { return m_isAny && m_known.first == 0 && m_known.last == m_end; }
    /// How many stops there are up to a position, but for the first. REQUIRES: isWhole().
    size_t numberOf(RunPosition position, LaneId lane) const;
    /// The number of the last stop. REQUIRES: isWhole().
    size_t count(LaneId lane) const { return numberOf({m_end, 0}, lane); }
    /// REQUIRES: isWhole().
    RunPosition stop(size_t number, LaneId lane) const;

private:
    bool fits(const LineStep& step, const Wanted& wanted) const;
    Found forwardFrom(RunPosition from, const Wanted& wanted) const;
    Found backFrom(RunPosition from, const Wanted& wanted) const;

    EventIndex m_end = 0;
    EventIndex m_width = 0; ///< events in a stretch
    bool m_isAny = false;
    Stretch m_known;
    std::vector<LineStep> m_steps; ///< of the known stretch
};

} // namespace awaitscope
