#include "core/causes/links.h"

#include <cassert>
#include <optional>

namespace awaitscope {

namespace {

/// What a wake-up is for the one who brought it about; nothing when nobody did, or when another
/// event of the same doing tells it.
std::optional<LinkKind> kindOf(ReadyReason reason)
{
    switch (reason) {
    case ReadyReason::Created:   // TaskCreated
    case ReadyReason::Cancelled: // CancelRequested
    case ReadyReason::Yielded:
    case ReadyReason::Timer:
    case ReadyReason::Timeout: return std::nullopt;
    case ReadyReason::TaskDone:
    case ReadyReason::GatherDone:
    case ReadyReason::ThreadDone: return LinkKind::Joined;
    case ReadyReason::Lock: return LinkKind::Handed;
    case ReadyReason::FutureDone:
    case ReadyReason::Event:
    case ReadyReason::Condition:
    case ReadyReason::Item:
    case ReadyReason::Space:
    case ReadyReason::Joined:
    case ReadyReason::Barrier: return LinkKind::Woke;
    }
    return std::nullopt;
}

std::optional<LinkKind> kindOf(const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskCreated: return LinkKind::Created;
    case EventKind::CancelRequested: return LinkKind::Cancelled;
    case EventKind::TaskReady: return kindOf(event.readyReason());
    default: return std::nullopt;
    }
}

std::optional<Link> linkAt(const Trace& trace, EventIndex index)
{
    const Event& event = trace[index];
    const std::optional<LinkKind> kind = kindOf(event);
    if (!kind || event.subject == kNone || event.subject == event.lane) return std::nullopt;
    Link link{*kind, index, index, event.subject, event.lane};
    // The loop may pass it on a turn later: the way back leads to what the lane itself did.
    if (event.kind == EventKind::TaskReady)
        for (EventIndex cause = event.cause; cause != kNone; cause = trace[cause].cause) {
            if (trace[cause].lane == kNone) continue;
            if (trace[cause].lane == link.source) link.from = cause;
            break;
        }
    return link;
}

} // namespace

std::vector<Link> linksBetween(const Trace& trace, EventIndex first, EventIndex last)
{
    assert(first <= last && last <= trace.size());
    std::vector<Link> links;
    for (EventIndex index = first; index < last; ++index)
        if (const std::optional<Link> link = linkAt(trace, index)) links.push_back(*link);
    return links;
}

LinkIndex::LinkIndex(const Trace& trace)
    : m_into(trace.lanes().size()), m_outOf(trace.lanes().size())
{
    for (const Link& link : linksBetween(trace, 0, static_cast<EventIndex>(trace.size()))) {
        m_into[link.target].push_back(link);
        m_outOf[link.source].push_back(link);
        m_has[static_cast<size_t>(link.kind)] = true;
    }
}

} // namespace awaitscope
