#pragma once

#include "core/trace/event.h"

#include <vector>

namespace awaitscope {

/// Who waits for which shared object, in order of arrival. A lane waits for one at a time; to join
/// and to leave takes the same time however many there are, wherever in the line.
class WaitLines {
public:
    WaitLines(size_t lanes, size_t objects) : m_links(lanes), m_lines(objects) {}

    /// To the end of the line. REQUIRES: the lane is in none.
    void join(LaneId lane, ObjectId object);
    /// Does nothing when the lane is in none.
    void leave(LaneId lane);
    /// The lanes that wait for the object.
    std::vector<LaneId> waitersOf(ObjectId object) const;

private:
    struct Link {
        ObjectId object = kNone;
        LaneId before = kNone;
        LaneId after = kNone;
    };
    struct Line {
        LaneId first = kNone;
        LaneId last = kNone;
    };

    std::vector<Link> m_links; // by lane
    std::vector<Line> m_lines; // by object
};

} // namespace awaitscope
