#pragma once

#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "gui/narration/voice.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace awaitscope {

/// What a narrator sees of a run right after one event: the facts that its sentences give as
/// causes, said in one language.
class Scene {
public:
    /// `after` may be the state at a later event than `index`, when what `index` began still goes
    /// on. REQUIRES: all outlive the scene.
    Scene(const Run& run, EventIndex index, const Snapshot& after, const Voice& voice,
          const QStringList& source);

    const Trace& trace() const { return *m_run.trace; }
    const Event& event() const { return trace()[m_index]; }
    EventIndex index() const { return m_index; }
    const Voice& voice() const { return m_voice; }
    const Snapshot& state() const { return m_after; }
    Model model() const { return m_run.model(); }
    bool isCooperative() const { return model() == Model::Cooperative; }
    bool isPreemptive() const { return model() == Model::Preemptive; }
    bool isSynchronous() const { return model() == Model::Synchronous; }

    QString say(const Words& words, std::initializer_list<WordValue> values = {}) const
    {
        return m_voice.say(words, values);
    }
    QString time(VirtualTime time) const { return m_voice.time(time); }
    QString duration(Duration duration) const { return m_voice.duration(duration); }
    /// The event's argument as a duration, a time or a text.
    Duration durationArgument() const;
    VirtualTime timeArgument() const;
    QString textArgument() const;

    /// A lane's name in code font; words for lanes that are no task.
    QString name(LaneId lane) const;
    /// The same as a value of a wording, with its gender: only tasks are feminine.
    WordValue named(const char* field, LaneId lane) const
    {
        return {field, name(lane), !isTask(lane)};
    }
    /// The event's own lane.
    QString who() const { return name(event().lane); }
    /// A lane as the call that made it, in code font: `tache1()`, `download("A")`.
    QString call(LaneId lane) const;
    QStringList names(const std::vector<LaneId>& lanes) const;
    /// What a wait that is `Queued` is for, in code font.
    QString queued(const Event& wait) const;
    /// The name of a lock, queue, ... in code font, or its kind when it has none.
    QString object(ObjectId object) const;
    bool isTask(LaneId lane) const;
    /// The first task of the program; kNone when it makes none.
    LaneId mainTask() const;
    /// A function that runs in a thread of its own.
    bool isThread(LaneId lane) const;
    /// Whether what the lane does without an `await` keeps an event loop waiting: the loop runs it.
    bool holdsLoop(LaneId lane) const;

    /// The source text of the event's place, when that is known and on one line.
    QString code() const;
    /// What made the task, in code font: `create_task`, `gather`, ...; empty when unknown.
    QString maker() const { return makerOf(event()); }
    /// The same of what stands where another event is.
    QString makerOf(const Event& event) const;
    /// What set the time limit that makes the event's lane ready, or cancels it, in code font:
    /// `wait_for`, `timeout`, ...; empty when unknown.
    QString timeLimit() const;
    /// Whether `shield` stands there, too.
    bool shieldsInside() const;
    /// Of a `gather`: whether it puts exceptions into its list, as far as the text tells.
    bool keepsExceptions(const Event& gather) const;
    /// Of a wait for several: for the next one of an `as_completed`, as far as the text tells.
    bool isForNextCompleted(const Event& wait) const;
    /// The event's line; 0 when it has none.
    uint32_t line() const { return trace().lineOf(event()); }

    /// Who had the event's core last before this event; kNone when nobody did.
    LaneId previousRunning() const;
    /// Who has a thread or core, the first one; kNone when all are free.
    LaneId holder() const;
    bool hasRunBefore(LaneId lane) const;
    bool isWaiting(LaneId lane) const;
    /// Waits for what threads share, and holds the loop meanwhile.
    bool keepsThread(LaneId lane) const;
    bool isFinished(LaneId lane) const;
    /// Cancelled since the first task was over, by whoever ran that: nobody had awaited it.
    bool isLeftOver(LaneId lane) const;
    /// The ready queue without one lane.
    std::vector<LaneId> readyBut(LaneId lane) const;
    /// Those that stand before it there.
    std::vector<LaneId> readyBefore(LaneId lane) const;
    /// Whether whoever becomes ready stands last in the queue; some policies of threads order it.
    bool queueIsByArrival() const;
    /// Since when a ready lane has been ready.
    VirtualTime since(LaneId lane) const;
    /// Pending timers, the next first.
    const std::vector<PendingTimer>& timers() const { return m_after.timers; }

    /// The last event of `kind` on `lane`, this one included.
    std::optional<EventIndex> last(EventKind kind, LaneId lane) const;
    /// The last sleep, lock, ... that the lane waited for, this event included.
    const Event* lastWait(LaneId lane) const;
    /// Whether the task has slept for the first time in `sleep`.
    bool isFirstSleep(const Event& sleep) const;
    /// What the lane is waiting for; null when it is not waiting.
    const Event* waitOf(LaneId lane) const;
    /// Who waits for the end of `lane`: in `await`, `gather`, a group; kNone when nobody.
    LaneId awaiterOf(LaneId lane) const;
    /// The tasks whose ends `gather`, `wait`, ... wait for, in the order of the arguments; none
    /// when the record does not tell for sure which they are.
    std::vector<LaneId> gatheredBy(LaneId waiter) const;
    /// Those that exist by now, in order of creation.
    std::vector<LaneId> childrenOf(LaneId lane) const;
    std::vector<LaneId> liveTasks() const;

    /// Who has the lock; kNone when nobody.
    LaneId ownerOf(ObjectId object) const;
    VirtualTime ownedSince(ObjectId object) const;
    /// Lanes that wait for the object, longest first.
    std::vector<LaneId> waitersOf(ObjectId object) const;

private:
    const Event* timerBehind() const;
    LaneState stateOf(LaneId lane) const;
    /// The lines of an event's place without comments and what strings hold; empty when unknown.
    QString bareCode(const Event& event) const;

    const Run& m_run;
    EventIndex m_index;
    const Snapshot& m_after;
    const Voice& m_voice;
    const QStringList& m_source;
};

/// A lane's name without marks, for tables: `download("A")`, or words for what is no task.
QString laneName(const Run& run, LaneId lane, const Voice& voice);

} // namespace awaitscope
