#pragma once

#include "core/trace/trace.h"

#include <array>
#include <cstdint>
#include <vector>

namespace awaitscope {

/// What one lane does to another, as arrows show it.
enum class LinkKind : uint8_t {
    Created,   ///< makes it
    Woke,      ///< gives it what it waited for: an event set, an item, room, a notification
    Cancelled, ///< asks for its cancellation
    Joined,    ///< its end lets the other go on, which awaited it
    Handed,    ///< releases the lock or permit that the other wanted
};

inline constexpr std::array kLinkKinds{LinkKind::Created, LinkKind::Woke, LinkKind::Cancelled,
                                       LinkKind::Joined, LinkKind::Handed};

/// One lane's doing that another lane feels.
struct Link {
    LinkKind kind = LinkKind::Woke;
    EventIndex from = kNone; ///< what was done; `to` itself where the trace has no event of its own
    EventIndex to = kNone;   ///< where it is felt
    LaneId source = kNone;
    LaneId target = kNone; ///< another one than `source`

    bool operator==(const Link&) const = default;
};

/// The links that are felt at the events [first, last), in their order. Linear in their number;
/// timers and the loop's own doings are no lane's, and make none. REQUIRES: first <= last <=
/// trace.size().
std::vector<Link> linksBetween(const Trace& trace, EventIndex first, EventIndex last);

/// The links of a whole run, ready to be looked up by lane.
class LinkIndex {
public:
    /// Linear.
    explicit LinkIndex(const Trace& trace);

    /// All that a lane feels, in the order of `to`.
    const std::vector<Link>& into(LaneId lane) const { return m_into[lane]; }
    /// All that a lane does to others, in the order of `to`.
    const std::vector<Link>& outOf(LaneId lane) const { return m_outOf[lane]; }
    bool has(LinkKind kind) const { return m_has[static_cast<size_t>(kind)]; }

private:
    std::vector<std::vector<Link>> m_into;
    std::vector<std::vector<Link>> m_outOf;
    std::array<bool, kLinkKinds.size()> m_has{};
};

} // namespace awaitscope
