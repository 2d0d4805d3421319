#include "gui/narration/scene.h"

#include "core/trace/event_text.h"
#include "core/trace/labels.h"
#include "gui/narration/late_write.h"

#include <QRegularExpression>

#include <algorithm>

namespace awaitscope {

QString laneName(const Run& run, LaneId lane, const Voice& voice)
{
    if (lane >= run.trace->lanes().size()) return voice.say({"nobody", "personne"});
    const std::string& label = run.timeline.lane(lane).label;
    if (!label.empty()) return QString::fromStdString(label);
    switch (run.trace->lane(lane).kind) {
    case LaneKind::Program: return voice.say({"the program", "le programme"});
    case LaneKind::Callbacks: return voice.say({"callbacks", "rappels"});
    case LaneKind::Thread: return voice.say({"a thread", "un thread"});
    case LaneKind::Task: break;
    }
    return QString::fromStdString(run.trace->nameOf(lane));
}

Scene::Scene(const Run& run, EventIndex index, const Snapshot& after, const Voice& voice,
             const QStringList& source)
    : m_run(run), m_index(index), m_after(after), m_voice(voice), m_source(source)
{
}

Duration Scene::durationArgument() const
{
    return Duration::nanoseconds(trace().number(event().argument));
}

VirtualTime Scene::timeArgument() const
{
    return VirtualTime::atNanoseconds(trace().number(event().argument));
}

QString Scene::textArgument() const
{
    const std::string_view text = trace().text(event().argument);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString Scene::name(LaneId lane) const
{
    const QString plain = laneName(m_run, lane, m_voice);
    const bool words = lane >= trace().lanes().size() || m_run.timeline.lane(lane).label.empty();
    return words && !isTask(lane) ? plain : Voice::code(plain);
}

QString Scene::call(LaneId lane) const
{
    QString plain = laneName(m_run, lane, m_voice);
    if (!plain.contains(QLatin1Char('('))) {
        const std::string_view coroutine = trace().coroutineOf(lane);
        if (trace().lane(lane).namedByProgram && !coroutine.empty())
            plain = QString::fromStdString(std::string(coroutine));
        // What tells namesakes apart stands behind the call.
        const qsizetype number = plain.lastIndexOf(QLatin1String(" #"));
        plain.insert(number < 0 ? plain.size() : number, QLatin1String("()"));
    }
    return Voice::code(plain);
}

QString Scene::queued(const Event& wait) const
{
    return Voice::code(QString::fromStdString(std::string(queuedFunction(trace(), wait))));
}

LaneId Scene::mainTask() const
{
    for (LaneId lane = 0; lane < trace().lanes().size(); ++lane)
        if (isTask(lane)) return lane;
    return kNone;
}

QStringList Scene::names(const std::vector<LaneId>& lanes) const
{
    QStringList names;
    for (const LaneId lane : lanes)
        names << name(lane);
    return names;
}

QString Scene::object(ObjectId object) const
{
    if (object >= trace().objects().size()) return QStringLiteral("`?`");
    return Voice::code(QString::fromStdString(labelOf(trace().objects(), object)));
}

bool Scene::isTask(LaneId lane) const
{
    return lane < trace().lanes().size() && trace().lane(lane).kind == LaneKind::Task;
}

bool Scene::isThread(LaneId lane) const
{
    return lane < trace().lanes().size() && trace().lane(lane).kind == LaneKind::Thread;
}

bool Scene::holdsLoop(LaneId lane) const
{
    if (!isCooperative() || lane >= trace().lanes().size()) return false;
    const LaneKind kind = trace().lane(lane).kind;
    return kind == LaneKind::Task || kind == LaneKind::Callbacks;
}

QString Scene::code() const
{
    const TraceSpan& span = trace().span(event().span);
    if (span.line == 0 || span.line != span.endLine) return {};
    if (static_cast<qsizetype>(span.line) > m_source.size()) return {};
    const QString& line = m_source[static_cast<qsizetype>(span.line) - 1];
    return line.mid(static_cast<qsizetype>(span.column) - 1, span.endColumn - span.column);
}

QString Scene::bareCode(const Event& event) const
{
    const TraceSpan& span = trace().span(event.span);
    QString text;
    for (auto line = span.line; line != 0 && line <= span.endLine; ++line)
        if (static_cast<qsizetype>(line) <= m_source.size())
            text += bareLine(m_source[static_cast<qsizetype>(line) - 1]);
    return text;
}

bool Scene::isForNextCompleted(const Event& wait) const
{
    if (wait.kind != EventKind::TaskWaiting || wait.waitReason() != WaitReason::Wait) return false;
    static const QRegularExpression waits(QStringLiteral("\\bwait\\s*\\("));
    const QString code = bareCode(wait);
    if (code.isEmpty() || waits.match(code).hasMatch()) return false;
    return std::any_of(m_source.begin(), m_source.end(), [](const QString& line) {
        return bareLine(line).contains(QLatin1String("as_completed"));
    });
}

/// The first of the functions that is called there, in code font; empty when none is.
static QString calledIn(const QString& text, std::initializer_list<const char*> functions)
{
    for (const char* function : functions)
        if (text.contains(QLatin1String(function))) return Voice::code(QLatin1String(function));
    return {};
}

bool Scene::keepsExceptions(const Event& gather) const
{
    static const QRegularExpression keeps(QStringLiteral("return_exceptions\\s*=\\s*True"));
    return keeps.match(bareCode(gather)).hasMatch();
}

QString Scene::makerOf(const Event& event) const
{
    return calledIn(bareCode(event),
                    {"create_task", "ensure_future", "gather", "as_completed", "wait_for"});
}

/// The TimerSet that the event comes from, if from one.
const Event* Scene::timerBehind() const
{
    for (EventIndex index = m_index; index != kNone; index = trace()[index].cause) {
        const Event& event = trace()[index];
        if (event.kind == EventKind::TimerSet) return &event;
        if (event.kind != EventKind::TaskReady && event.kind != EventKind::CancelRequested &&
            event.kind != EventKind::TimerFired)
            break;
    }
    return nullptr;
}

QString Scene::timeLimit() const
{
    const Event* set = timerBehind();
    return set ? calledIn(bareCode(*set), {"wait_for", "timeout_at", "timeout"}) : QString();
}

bool Scene::shieldsInside() const
{
    const Event* set = timerBehind();
    return set && bareCode(*set).contains(QLatin1String("shield("));
}

LaneId Scene::previousRunning() const
{
    for (EventIndex index = m_index; index-- > 0;) {
        const Event& earlier = trace()[index];
        if (earlier.kind == EventKind::TaskRunning && earlier.core == event().core)
            return earlier.lane;
    }
    return kNone;
}

LaneId Scene::holder() const
{
    for (const LaneId lane : m_after.running)
        if (lane != kNone) return lane;
    return kNone;
}

LaneState Scene::stateOf(LaneId lane) const
{
    return lane < m_after.lanes.size() ? m_after.lanes[lane].state : LaneState::Absent;
}

bool Scene::hasRunBefore(LaneId lane) const
{
    const auto& intervals = m_run.timeline.lane(lane).intervals;
    return std::any_of(intervals.begin(), intervals.end(), [this](const Interval& interval) {
        return occupiesCore(interval.state) && interval.begin < m_index;
    });
}

bool Scene::isWaiting(LaneId lane) const
{
    const LaneState state = stateOf(lane);
    return state == LaneState::Waiting || state == LaneState::Late || state == LaneState::InCall;
}

bool Scene::keepsThread(LaneId lane) const
{
    return stateOf(lane) == LaneState::Holding && trace()[m_after.lanes[lane].event].keepsThread();
}

bool Scene::isFinished(LaneId lane) const
{
    return stateOf(lane) == LaneState::Finished;
}

bool Scene::isLeftOver(LaneId lane) const
{
    const LaneId main = mainTask();
    const auto asked = last(EventKind::CancelRequested, lane);
    const auto over = main == kNone ? std::nullopt : last(EventKind::TaskFinished, main);
    return asked && over && *over < *asked && !isTask(trace()[*asked].subject);
}

std::vector<LaneId> Scene::readyBefore(LaneId lane) const
{
    std::vector<LaneId> lanes;
    const auto own = std::ranges::find(m_after.ready, lane, &ReadyEntry::lane);
    for (auto entry = m_after.ready.begin(); entry != own; ++entry)
        if (isTask(entry->lane) && (own == m_after.ready.end() || entry->loop == own->loop))
            lanes.push_back(entry->lane);
    return lanes;
}

bool Scene::queueIsByArrival() const
{
    if (!isPreemptive()) return true;
    switch (trace().settings().policy) {
    case Policy::RoundRobin:
    case Policy::Fifo:
    case Policy::Gil: return true;
    case Policy::Priority:
    case Policy::PriorityAging:
    case Policy::ShortestRemaining:
    case Policy::Multilevel:
    case Policy::Fair: break;
    }
    return false;
}

std::vector<LaneId> Scene::readyBut(LaneId lane) const
{
    std::vector<LaneId> lanes;
    for (const ReadyEntry& entry : m_after.ready)
        if (entry.lane != lane && isTask(entry.lane)) lanes.push_back(entry.lane);
    return lanes;
}

VirtualTime Scene::since(LaneId lane) const
{
    for (const ReadyEntry& entry : m_after.ready)
        if (entry.lane == lane) return entry.since;
    return m_after.time;
}

std::optional<EventIndex> Scene::last(EventKind kind, LaneId lane) const
{
    const EventIndex found = m_run.events.last(kind, lane, m_index);
    return found == kNone ? std::nullopt : std::optional(found);
}

const Event* Scene::lastWait(LaneId lane) const
{
    const auto found = last(EventKind::TaskWaiting, lane);
    return found ? &trace()[*found] : nullptr;
}

bool Scene::isFirstSleep(const Event& sleep) const
{
    for (const Interval& interval : m_run.timeline.lane(sleep.lane).intervals) {
        const Event& began = trace()[interval.begin];
        if (began.kind == EventKind::TaskWaiting && began.waitReason() == WaitReason::Sleep)
            return &began == &sleep;
    }
    return false;
}

const Event* Scene::waitOf(LaneId lane) const
{
    if (!isWaiting(lane) && !keepsThread(lane)) return nullptr;
    const Event& began = trace()[m_after.lanes[lane].event];
    if (began.kind == EventKind::TaskWaiting) return &began;
    return lastWait(lane);
}

LaneId Scene::awaiterOf(LaneId lane) const
{
    const LaneId creator = trace().lane(lane).creator;
    for (LaneId other = 0; other < m_after.lanes.size(); ++other) {
        const Event* wait = waitOf(other);
        if (!wait) continue;
        switch (wait->waitReason()) {
        case WaitReason::Task:
        case WaitReason::Call:
        case WaitReason::Thread:
            if (wait->subject == lane) return other;
            break;
        case WaitReason::Gather:
        case WaitReason::Wait:
        case WaitReason::Group:
            if (other == creator) return other;
            break;
        default: break;
        }
    }
    return kNone;
}

std::vector<LaneId> Scene::gatheredBy(LaneId waiter) const
{
    const Event* wait = waitOf(waiter);
    if (!wait ||
        (wait->waitReason() != WaitReason::Gather && wait->waitReason() != WaitReason::Wait))
        return {};
    const auto count = static_cast<size_t>(trace().number(wait->argument));
    if (std::vector<LaneId> lanes = awaitedLanes(trace(), *wait); lanes.size() == count)
        return lanes;
    std::vector<LaneId> children = childrenOf(waiter);
    // Nobody waits for those that are all over.
    const auto began = last(EventKind::TaskWaiting, waiter);
    const auto areOver = [&](const std::vector<LaneId>& lanes) {
        return std::all_of(lanes.begin(), lanes.end(), [&](LaneId lane) {
            const EventIndex ended = m_run.timeline.lane(lane).ended;
            return began && ended != kNone && ended < *began;
        });
    };
    if (children.size() == count) return areOver(children) ? std::vector<LaneId>{} : children;
    // Those that one call has made, where no other has made as many.
    std::vector<LaneId> found;
    for (size_t first = 0; first < children.size();) {
        const auto made = [&](size_t child) {
            return trace()[trace().lane(children[child]).created].span;
        };
        size_t end = first;
        while (end < children.size() && made(end) == made(first))
            ++end;
        if (end - first == count) {
            if (!found.empty()) return {};
            found.assign(children.begin() + static_cast<std::ptrdiff_t>(first),
                         children.begin() + static_cast<std::ptrdiff_t>(end));
        }
        first = end;
    }
    if (areOver(found)) return {};
    return found;
}

std::vector<LaneId> Scene::childrenOf(LaneId lane) const
{
    std::vector<LaneId> children;
    for (LaneId other = 0; other < m_after.lanes.size(); ++other)
        if (isTask(other) && trace().lane(other).creator == lane &&
            stateOf(other) != LaneState::Absent)
            children.push_back(other);
    return children;
}

std::vector<LaneId> Scene::liveTasks() const
{
    std::vector<LaneId> lanes;
    for (LaneId lane = 0; lane < m_after.lanes.size(); ++lane)
        if (isTask(lane) && stateOf(lane) != LaneState::Finished &&
            stateOf(lane) != LaneState::Absent)
            lanes.push_back(lane);
    return lanes;
}

LaneId Scene::ownerOf(ObjectId object) const
{
    if (object >= m_after.objects.size() || m_after.objects[object].holders.empty()) return kNone;
    return m_after.objects[object].holders.front();
}

VirtualTime Scene::ownedSince(ObjectId object) const
{
    const LaneId owner = ownerOf(object);
    if (owner == kNone) return {};
    for (EventIndex at = m_run.events.last(EventKind::LockAcquired, owner, m_index); at != kNone;
         at = at > 0 ? m_run.events.last(EventKind::LockAcquired, owner, at - 1) : kNone)
        if (trace()[at].subject == object) return trace()[at].time;
    return {};
}

std::vector<LaneId> Scene::waitersOf(ObjectId object) const
{
    return object < m_after.objects.size() ? m_after.objects[object].waiters
                                           : std::vector<LaneId>{};
}

} // namespace awaitscope
