#pragma once

#include "core/timeline/timeline.h"
#include "gui/timeline/window_place.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace awaitscope {

/// Where one run stands: at an event, or (its position is later than the event's) in the time
/// behind it; or at a statement that is about to run, so many statements behind the event.
struct Place {
    EventIndex event = 0;
    AxisPosition position;
    uint64_t statements = 0;
    bool operator==(const Place&) const = default;
};

/// Where all runs stand, which one has the focus, and what is in view.
struct Stand {
    size_t focus = 0;
    std::vector<Place> places; ///< by run
    WindowPlace window;
    bool operator==(const Stand&) const = default;
};

/// Where the cursor and the view have been, as a browser keeps pages.
class History {
public:
    /// The cursor is about to leave `here` for somewhere else.
    void leave(const Stand& here);
    /// The stand before, `here` being kept for `forward`; nothing when there is none.
    std::optional<Stand> back(const Stand& here);
    std::optional<Stand> forward(const Stand& here);
    void clear();

private:
    std::vector<Stand> m_past;
    std::vector<Stand> m_future;
};

} // namespace awaitscope
