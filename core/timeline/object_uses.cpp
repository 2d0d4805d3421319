#include "core/timeline/object_uses.h"

#include "core/trace/holders.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool isAlike(const SharedObject& one, const SharedObject& other)
{
    return one.kind == other.kind && one.name == other.name;
}

} // namespace

ObjectUses::ObjectUses(const Trace& trace) : m_uses(trace.objects().size())
{
    const auto last = static_cast<EventIndex>(trace.size() - 1);
    struct Wait {
        ObjectId object = kNone;
        size_t place = 0; // in the object's uses
    };
    std::vector<Wait> waits(trace.lanes().size());
    std::vector<std::vector<size_t>> held(m_uses.size()); // by object: places of those under way
    const auto begin = [&](ObjectId object, const Event& event, EventIndex index, bool holds) {
        if (holds) held[object].push_back(m_uses[object].size());
        m_uses[object].push_back({event.lane, index, last, holds});
    };
    const auto endWait = [&](LaneId lane, EventIndex index) {
        Wait& wait = waits[lane];
        if (wait.object != kNone) m_uses[wait.object][wait.place].end = index;
        wait = {};
    };
    for (EventIndex index = 0; index <= last; ++index) {
        const Event& event = trace[index];
        if (event.lane == kNone) continue;
        switch (event.kind) {
        case EventKind::LockAcquired: begin(event.subject, event, index, true); break;
        case EventKind::LockReleased: {
            std::vector<ObjectUse>& uses = m_uses[event.subject];
            std::vector<size_t>& open = held[event.subject];
            const auto hold =
                releasedHold(open, event.lane, [&uses](size_t place) { return uses[place].lane; });
            if (hold == open.end()) break;
            uses[*hold].end = index;
            open.erase(hold);
            break;
        }
        case EventKind::TaskWaiting: {
            endWait(event.lane, index); // a notified one goes on to wait for the lock
            const ObjectId object = awaitedObject(event);
            if (object == kNone) break;
            waits[event.lane] = {object, m_uses[object].size()};
            begin(object, event, index, false);
            break;
        }
        case EventKind::TaskReady:
        case EventKind::TaskRunning:
        case EventKind::TaskFinished: endWait(event.lane, index); break;
        default: break;
        }
    }
}

ObjectId sameObject(const Trace& trace, ObjectId object, const Trace& other)
{
    const SharedObject& wanted = trace.objects()[object];
    size_t before = 0;
    for (ObjectId id = 0; id < object; ++id)
        before += isAlike(trace.objects()[id], wanted) ? 1 : 0;
    for (ObjectId id = 0; id < other.objects().size(); ++id)
        if (isAlike(other.objects()[id], wanted) && before-- == 0) return id;
    return kNone;
}

} // namespace awaitscope
