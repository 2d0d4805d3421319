#include "core/trace/event_text.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace awaitscope {

namespace {

std::string withName(std::string text, std::string_view name)
{
    if (!name.empty()) text.append(" ").append(name);
    return text;
}

std::string withTask(std::string text, const Trace& trace, LaneId lane)
{
    if (lane != kNone && trace.lane(lane).kind == LaneKind::Thread)
        return withName(std::move(text), trace.nameOf(lane));
    return withName(std::move(text), taskName(trace, lane));
}

using ObjectLabels = std::vector<std::string>;

/// With its name; with its label or number where there are `labels`.
std::string withObject(std::string text, const Trace& trace, ObjectId object,
                       const ObjectLabels* labels)
{
    if (object == kNone) return text;
    const SharedObject& shared = trace.objects()[object];
    if (!shared.name.empty()) return text + ' ' + (labels ? (*labels)[object] : shared.name);
    return labels ? text + ' ' + std::to_string(shared.place + 1) : text;
}

std::string objectTextOf(const Trace& trace, ObjectId object, const ObjectLabels* labels)
{
    if (object == kNone) return {};
    return withObject(std::string(nameOf(trace.objects()[object].kind)), trace, object, labels);
}

std::string withCount(std::string text, const Trace& trace, const Event& event)
{
    return text + ' ' + std::to_string(trace.number(event.argument));
}

std::string waitText(const Trace& trace, const Event& event, const ObjectLabels* labels)
{
    assert(event.kind == EventKind::TaskWaiting);
    std::string text{nameOf(event.waitReason())};
    switch (event.waitReason()) {
    case WaitReason::Sleep:
        return text + ' ' + formatSeconds(Duration::nanoseconds(trace.number(event.argument)));
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group: return withCount(std::move(text), trace, event);
    case WaitReason::Task:
    case WaitReason::Call: return withTask(std::move(text), trace, event.subject);
    case WaitReason::Future:
    case WaitReason::Thread:
    case WaitReason::Shutdown:
    case WaitReason::Work: return text;
    case WaitReason::Queued: return withName(std::move(text), queuedFunction(trace, event));
    case WaitReason::Lock:
    case WaitReason::Semaphore:
    case WaitReason::Event:
    case WaitReason::Condition:
    case WaitReason::QueueGet:
    case WaitReason::QueuePut:
    case WaitReason::QueueJoin:
    case WaitReason::Barrier: return withObject(std::move(text), trace, event.subject, labels);
    }
    return text;
}

/// The lanes whose numbers a text begins with, a space between two.
std::vector<LaneId> lanesIn(const Trace& trace, std::string_view text)
{
    std::vector<LaneId> lanes;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
        LaneId lane = kNone;
        const auto [rest, error] = std::from_chars(at, end, lane);
        if (error != std::errc()) break;
        if (lane < trace.lanes().size()) lanes.push_back(lane);
        if (rest == end || *rest != ' ') break;
        at = rest + 1;
    }
    return lanes;
}

/// What the number of a lane begins with among the helpers that a Deadlock names; no name does.
constexpr char kLaneMark = '@';

/// Those `;WHO OBJECT` that follow the lanes in the text of a Deadlock.
template <class Function>
void forEachHelper(const Trace& trace, const Event& event, const Function& function)
{
    const std::string_view text = trace.text(event.argument);
    for (size_t begin = text.find(';'); begin != text.npos;) {
        const size_t end = text.find(';', begin + 1);
        const std::string_view entry = text.substr(begin + 1, end - begin - 1);
        const size_t space = entry.rfind(' ');
        ObjectId object = kNone;
        if (space != entry.npos)
            std::from_chars(entry.data() + space + 1, entry.data() + entry.size(), object);
        if (object < trace.objects().size()) function(entry.substr(0, space), object);
        begin = end;
    }
}

/// `NAME` or `NAME(ARGUMENT)`.
UnstartedHelper helperOf(std::string_view call, ObjectId object)
{
    const size_t open = call.ends_with(')') ? call.find('(') : call.npos;
    if (open == call.npos) return {std::string(call), {}, object};
    const std::string_view argument = call.substr(open + 1, call.size() - open - 2);
    return {std::string(call.substr(0, open)), std::string(argument), object};
}

} // namespace

std::string_view nameOf(WaitReason reason)
{
    switch (reason) {
    case WaitReason::Sleep: return "sleep";
    case WaitReason::Task: return "task";
    case WaitReason::Future: return "future";
    case WaitReason::Gather: return "gather";
    case WaitReason::Wait: return "wait";
    case WaitReason::Group: return "group";
    case WaitReason::Lock: return "lock";
    case WaitReason::Semaphore: return "semaphore";
    case WaitReason::Event: return "event";
    case WaitReason::Condition: return "condition";
    case WaitReason::QueueGet: return "queue.get";
    case WaitReason::QueuePut: return "queue.put";
    case WaitReason::QueueJoin: return "queue.join";
    case WaitReason::Barrier: return "barrier";
    case WaitReason::Call: return "call";
    case WaitReason::Thread: return "thread";
    case WaitReason::Shutdown: return "shutdown";
    case WaitReason::Queued: return "queued";
    case WaitReason::Work: return "work";
    }
    return {};
}

std::string taskName(const Trace& trace, LaneId lane)
{
    if (lane == kNone || trace.lane(lane).kind != LaneKind::Task) return {};
    return trace.nameOf(lane);
}

std::string objectText(const Trace& trace, ObjectId object)
{
    return objectTextOf(trace, object, nullptr);
}

std::string objectText(const Trace& trace, ObjectId object, const std::vector<std::string>& labels)
{
    return objectTextOf(trace, object, &labels);
}

std::string onText(const Trace& trace, const Event& event)
{
    return waitText(trace, event, nullptr);
}

std::string onText(const Trace& trace, const Event& event, const std::vector<std::string>& labels)
{
    return waitText(trace, event, &labels);
}

bool isForSeveral(WaitReason reason)
{
    return reason == WaitReason::Gather || reason == WaitReason::Wait ||
           reason == WaitReason::Group || reason == WaitReason::Queued;
}

std::string_view queuedFunction(const Trace& trace, const Event& event)
{
    if (event.waitReason() != WaitReason::Queued || event.subject == kNone) return {};
    const std::string_view text = trace.text(event.subject);
    return text.substr(std::min(text.find_first_not_of("0123456789 "), text.size()));
}

uint32_t subjectOfQueued(Trace& trace, const std::vector<LaneId>& threads,
                         std::string_view function)
{
    std::string text;
    const uint32_t lanes = subjectOfWait(trace, threads);
    if (lanes != kNone) text.append(trace.text(lanes)).append(1, ' ');
    return trace.intern(text.append(function));
}

uint32_t subjectOfWait(Trace& trace, const std::vector<LaneId>& lanes)
{
    if (lanes.size() > kMostNamed) return kNone;
    constexpr size_t kMostDigits = 10;
    std::string text(lanes.size() * (kMostDigits + 1), ' ');
    char* end = text.data();
    for (const LaneId lane : lanes)
        if (lane != kNone) end = std::to_chars(end, end + kMostDigits, lane).ptr + 1;
    if (end == text.data()) return kNone;
    return trace.intern({text.data(), end - 1});
}

std::vector<LaneId> awaitedLanes(const Trace& trace, const Event& event)
{
    if (event.kind != EventKind::TaskWaiting || event.subject == kNone) return {};
    if (isForSeveral(event.waitReason())) return lanesIn(trace, trace.text(event.subject));
    switch (event.waitReason()) {
    case WaitReason::Task:
    case WaitReason::Call:
    case WaitReason::Thread: return {event.subject};
    default: return {};
    }
}

VirtualTime dueTimeOf(const Trace& trace, const Event& set)
{
    return std::max(VirtualTime::atNanoseconds(trace.number(set.argument)), set.time);
}

std::vector<LaneId> deadlockedLanes(const Trace& trace, const Event& event)
{
    return lanesIn(trace, trace.text(event.argument));
}

std::vector<UnstartedHelper> unstartedHelpers(const Trace& trace, const Event& event)
{
    std::vector<UnstartedHelper> helpers;
    forEachHelper(trace, event, [&](std::string_view who, ObjectId object) {
        if (!who.starts_with(kLaneMark)) helpers.push_back(helperOf(who, object));
    });
    return helpers;
}

std::vector<StuckHelper> stuckHelpers(const Trace& trace, const Event& event)
{
    std::vector<StuckHelper> helpers;
    forEachHelper(trace, event, [&](std::string_view who, ObjectId object) {
        if (!who.starts_with(kLaneMark)) return;
        for (const LaneId lane : lanesIn(trace, who.substr(1)))
            helpers.push_back({lane, object});
    });
    return helpers;
}

} // namespace awaitscope
