#include "core/trace/event_text.h"

#include <cassert>
#include <charconv>

namespace awaitscope {

namespace {

std::string withTask(std::string text, const Trace& trace, LaneId lane)
{
    const std::string_view name = taskName(trace, lane);
    if (!name.empty()) text.append(" ").append(name);
    return text;
}

std::string withObject(std::string text, const Trace& trace, ObjectId object)
{
    if (object != kNone && !trace.objects()[object].name.empty())
        text += ' ' + trace.objects()[object].name;
    return text;
}

std::string withCount(std::string text, const Trace& trace, const Event& event)
{
    return text + ' ' + std::to_string(trace.number(event.argument));
}

} // namespace

std::string_view taskName(const Trace& trace, LaneId lane)
{
    if (lane == kNone || trace.lane(lane).kind != LaneKind::Task) return {};
    return trace.lane(lane).name;
}

std::string objectText(const Trace& trace, ObjectId object)
{
    if (object == kNone) return {};
    return withObject(std::string(nameOf(trace.objects()[object].kind)), trace, object);
}

std::string onText(const Trace& trace, const Event& event)
{
    assert(event.kind == EventKind::TaskWaiting);
    switch (event.waitReason()) {
    case WaitReason::Sleep:
        return "sleep " + formatSeconds(Duration::nanoseconds(trace.number(event.argument)));
    case WaitReason::Task: return withTask("task", trace, event.subject);
    case WaitReason::Future: return "future";
    case WaitReason::Gather: return withCount("gather", trace, event);
    case WaitReason::Wait: return withCount("wait", trace, event);
    case WaitReason::Group: return withCount("group", trace, event);
    case WaitReason::Lock: return withObject("lock", trace, event.subject);
    case WaitReason::Semaphore: return withObject("semaphore", trace, event.subject);
    case WaitReason::Event: return withObject("event", trace, event.subject);
    case WaitReason::Condition: return withObject("condition", trace, event.subject);
    case WaitReason::QueueGet: return withObject("queue.get", trace, event.subject);
    case WaitReason::QueuePut: return withObject("queue.put", trace, event.subject);
    case WaitReason::QueueJoin: return withObject("queue.join", trace, event.subject);
    case WaitReason::Barrier: return withObject("barrier", trace, event.subject);
    case WaitReason::Call: return withTask("call", trace, event.subject);
    case WaitReason::Thread: return "thread";
    case WaitReason::Shutdown: return "shutdown";
    }
    return {};
}

std::vector<LaneId> deadlockedLanes(const Trace& trace, const Event& event)
{
    std::vector<LaneId> lanes;
    const std::string_view text = trace.text(event.argument);
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
        LaneId lane = kNone;
        const auto [rest, error] = std::from_chars(at, end, lane);
        if (error != std::errc()) break;
        if (lane < trace.lanes().size()) lanes.push_back(lane);
        at = rest + 1; // one space
    }
    return lanes;
}

} // namespace awaitscope
