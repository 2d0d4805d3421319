#include "gui/playback/search.h"

#include "core/trace/event_text.h"

namespace awaitscope {

namespace {

constexpr size_t kMostTold = 4096; // sentences, at each key that is typed

} // namespace

std::string eventWords(const Trace& trace, const Event& event)
{
    std::string words(nameOf(event.kind));
    switch (event.kind) {
    case EventKind::TaskWaiting: words += ' ' + onText(trace, event); break;
    case EventKind::TaskReady: words.append(" ").append(nameOf(event.readyReason())); break;
    case EventKind::LockAcquired:
    case EventKind::LockReleased:
    case EventKind::QueuePut:
    case EventKind::QueueGot: words += ' ' + objectText(trace, event.subject); break;
    case EventKind::TaskFinished:
        if (event.outcome() != Outcome::Result) words.append(" ").append(nameOf(event.outcome()));
        break;
    default: break;
    }
    return words;
}

std::vector<Found> searchRun(const Run& run, const std::function<bool(std::string_view)>& fits,
                             const std::function<std::string(EventIndex)>& tell, EventIndex last,
                             size_t most)
{
    const Trace& trace = *run.trace;
    std::vector<Found> found;
    const auto add = [&](FoundKind kind, EventIndex event, std::string_view text) {
        if (event <= last && event < trace.size() && found.size() < most && fits(text))
            found.push_back({kind, event});
    };
    for (LaneId lane = 0; lane < trace.lanes().size(); ++lane)
        if (trace.lane(lane).kind == LaneKind::Task)
            add(FoundKind::Task, run.timeline.lane(lane).created, run.timeline.lane(lane).label);
    for (const EventIndex output : run.timeline.outputs())
        add(FoundKind::Print, output, trace.text(trace[output].argument));
    const auto addEvents = [&](auto wordsOf) {
        for (EventIndex event = 0; event < trace.size() && found.size() < most; ++event)
            if (trace[event].kind != EventKind::Output)
                add(FoundKind::Event, event, wordsOf(event));
    };
    addEvents([&](EventIndex event) { return eventWords(trace, trace[event]); });
    if (found.empty() && trace.size() <= kMostTold) addEvents(tell);
    return found;
}

} // namespace awaitscope
