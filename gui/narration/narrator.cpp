#include "gui/narration/narrator.h"

#include "gui/narration/finding_words.h"
#include "gui/narration/late_write.h"
#include "gui/narration/line_card.h"
#include "gui/narration/lost_update.h"
#include "gui/narration/narrations.h"

#include <algorithm>
#include <span>

namespace awaitscope {

namespace {

Sentence narrate(const Scene& scene)
{
    switch (scene.event().kind) {
    case EventKind::RunStarted: return narrateRunStarted(scene);
    case EventKind::RunFinished: return narrateRunFinished(scene);
    case EventKind::TaskCreated: return narrateCreated(scene);
    case EventKind::TaskReady: return narrateReady(scene);
    case EventKind::TaskRunning: return narrateRunning(scene);
    case EventKind::TaskWaiting: return narrateWaiting(scene);
    case EventKind::TaskPreempted: return narratePreempted(scene);
    case EventKind::TaskFinished: return narrateFinished(scene);
    case EventKind::CancelRequested: return narrateCancelRequested(scene);
    case EventKind::TimerSet: return narrateTimerSet(scene);
    case EventKind::TimerFired: return narrateTimerFired(scene);
    case EventKind::Iteration: return narrateIteration(scene);
    case EventKind::CallbackStarted:
    case EventKind::CallbackFinished: return narrateCallback(scene);
    case EventKind::WorkStarted: return narrateWorkStarted(scene);
    case EventKind::WorkFinished: return narrateWorkFinished(scene);
    case EventKind::BlockedStarted: return narrateBlockedStarted(scene);
    case EventKind::BlockedFinished: return narrateBlockedFinished(scene);
    case EventKind::LockAcquired:
    case EventKind::LockReleased: return narrateLock(scene);
    case EventKind::QueuePut:
    case EventKind::QueueGot: return narrateQueue(scene);
    case EventKind::Output: return narrateOutput(scene);
    case EventKind::Deadlock: return narrateDeadlock(scene);
    case EventKind::LimitReached: return narrateLimit(scene);
    case EventKind::PrioritySet: return narratePrioritySet(scene);
    }
    return {};
}

constexpr int kFailure = 90;

/// Whether a task of a group ends the wait of who made it: what becomes of the others says more.
bool isOfItsGroup(const Trace& trace, const Event& request)
{
    return request.subject != kNone && trace.lane(request.subject).creator == request.lane;
}

/// How much a class would miss if an event were not told; what surprises comes first.
int importance(const Trace& trace, const Event& event)
{
    switch (event.kind) {
    case EventKind::Deadlock:
    case EventKind::LimitReached: return 100;
    case EventKind::TaskFinished:
        return event.outcome() == Outcome::Exception   ? kFailure
               : event.outcome() == Outcome::Cancelled ? 66
                                                       : 60;
    case EventKind::CancelRequested: return isOfItsGroup(trace, event) ? 59 : 85;
    case EventKind::TimerFired:
        return event.cause != kNone && trace[event.cause].kind == EventKind::TimerSet &&
                       trace.number(trace[event.cause].argument) < event.time.nanoseconds()
                   ? 80
                   : 4;
    case EventKind::TaskPreempted: return 72;
    case EventKind::BlockedStarted: return 70;
    case EventKind::WorkStarted: return 68;
    case EventKind::RunFinished: return 64;
    case EventKind::TaskWaiting:
        // The call itself says it better.
        if (event.waitReason() == WaitReason::Call) return 19;
        // What its tasks do says more than that it waits for them.
        if (trace.lane(event.lane).kind == LaneKind::Program) return 19;
        return event.waitReason() == WaitReason::Lock ? 55 : 50;
    case EventKind::TaskReady:
        return event.readyReason() == ReadyReason::Yielded   ? 45
               : event.readyReason() == ReadyReason::Timeout ? 58
                                                             : 3;
    case EventKind::BlockedFinished: return 40;
    case EventKind::WorkFinished: return 35;
    case EventKind::Output: return 30;
    case EventKind::LockReleased:
    case EventKind::QueuePut:
    case EventKind::QueueGot: return 28;
    case EventKind::LockAcquired: return 25;
    case EventKind::CallbackStarted: return 22;
    case EventKind::PrioritySet: return 21;
    case EventKind::TaskCreated: return 20;
    case EventKind::TaskRunning: return 15;
    case EventKind::RunStarted: return 10;
    case EventKind::TimerSet:
    case EventKind::Iteration:
    case EventKind::CallbackFinished: return 1;
    }
    return 0;
}

constexpr int kSurprisingPrint = 75;
constexpr int kEventSet = 63; // more than the end of the task that sets it
constexpr int kPastRequest = 57;
constexpr int kPastWait = 18;
constexpr int kLongestLine = 60; // of the source, in a sentence about nothing else
constexpr int kStarvation = 78;

/// The starvations that end at an event.
std::span<const Starvation> starvationsEndingAt(const Run& run, EventIndex index)
{
    const std::vector<Starvation>& all = run.timeline.starved();
    const auto first = std::partition_point(
        all.begin(), all.end(), [&](const Starvation& starved) { return starved.end < index; });
    const auto last = std::find_if(first, all.end(),
                                   [&](const Starvation& starved) { return starved.end != index; });
    return {first, last};
}

/// Whether a task has set or notified, in the events from `first` on, what makes another one ready
/// at `index`.
bool isWokenHere(const Trace& trace, EventIndex first, EventIndex index)
{
    const Event& event = trace[index];
    if (event.kind != EventKind::TaskReady || event.subject == kNone || event.cause == kNone ||
        event.cause < first)
        return false;
    if (event.readyReason() == ReadyReason::Event) return true;
    if (event.readyReason() != ReadyReason::Condition) return false;
    // A thread that is notified waits for the lock: who gives it that need not be who notified it.
    if (trace.settings().model == Model::Cooperative) return true;
    while (index-- > first)
        if (trace[index].lane == event.lane && trace[index].kind == EventKind::TaskWaiting)
            return true;
    return false;
}

/// The last one that an `Event` or a `Condition` has made ready, by a task; kNone when there is
/// none.
EventIndex lastWoken(const Trace& trace, EventIndex first, EventIndex last)
{
    constexpr EventIndex kMost = 500;
    if (last - first > kMost) first = last - kMost;
    for (EventIndex index = last + 1; index-- > first;)
        if (isWokenHere(trace, first, index)) return index;
    return kNone;
}

/// What the program prints; how a traceback looks is told by its error.
bool isPrint(const Event& event)
{
    return event.kind == EventKind::Output && (event.detail & OutputToStderr) == 0;
}

/// Whether the lane of the event at `index` has run again by `last`.
bool hasRun(const Run& run, EventIndex index, EventIndex last)
{
    const EventIndex running =
        run.events.last(EventKind::TaskRunning, (*run.trace)[index].lane, last);
    return running != kNone && running > index;
}

/// Whether a task that begins to wait, or is asked to stop, at `index` has run again by `last`.
bool isPast(const Run& run, EventIndex index, EventIndex last)
{
    const EventKind kind = (*run.trace)[index].kind;
    return (kind == EventKind::TaskWaiting || kind == EventKind::CancelRequested) &&
           hasRun(run, index, last);
}

} // namespace

Narrator::Narrator(const Run& run, const SnapshotIndex& snapshots, const QString& source)
    : m_run(run), m_snapshots(snapshots), m_source(source.split(QLatin1Char('\n')))
{
}

Sentence Narrator::atEvent(EventIndex event, Language language) const
{
    const Voice voice(language);
    const Snapshot after = m_snapshots.at(event);
    return fitted(told(Scene(m_run, event, after, voice, m_source), language));
}

/// With the starvations that end here.
Sentence Narrator::told(const Scene& scene, Language language) const
{
    Sentence sentence = narrate(scene);
    const std::span<const Starvation> starved = starvationsEndingAt(m_run, scene.index());
    if (starved.empty()) return sentence;
    QString& place = starved.front().served == kNone ? sentence.next : sentence.why;
    place = starvationInWords(m_run, starved.front(), language);
    for (const Starvation& one : starved.subspan(1)) {
        const QString before = place;
        place += QLatin1Char(' ') + starvationInWords(m_run, one, language);
        if (plainText(sentence).size() <= kLongestSentence) continue;
        place = before + QLatin1Char(' ') + moreStarvedInWords(language);
        break;
    }
    return sentence;
}

EventIndex Narrator::mostImportant(EventIndex first, EventIndex last) const
{
    const Trace& trace = *m_run.trace;
    EventIndex best = last;
    int most = -1;
    // A stop of thousands of events (a loop that prints) is told by its end.
    constexpr EventIndex kMost = 500;
    if (last - first > kMost) first = last - kMost;
    for (EventIndex index = first; index <= last; ++index) {
        int weight = starvationsEndingAt(m_run, index).empty() ? importance(trace, trace[index])
                                                               : kStarvation;
        // What the picture at the end of the stop does not show any more.
        if (isPast(m_run, index, last))
            weight = trace[index].kind == EventKind::TaskWaiting ? kPastWait : kPastRequest;
        if (trace[index].kind == EventKind::Output && weight < kSurprisingPrint) {
            const Voice voice(Language::English);
            const Snapshot after = m_snapshots.at(index);
            // Only a print out of turn has something to say beyond its why.
            if (!narrateOutput(Scene(m_run, index, after, voice, m_source)).next.isEmpty())
                weight = kSurprisingPrint;
        }
        if (weight > most) {
            most = weight;
            best = index;
        }
    }
    return best;
}

QString Narrator::alsoHappened(EventIndex first, EventIndex last, EventIndex told,
                               const Voice& voice) const
{
    const Trace& trace = *m_run.trace;
    const Snapshot after = m_snapshots.at(last);
    QStringList created;
    QStringList printed;
    constexpr EventIndex kMost = 500;
    if (last - first > kMost) first = last - kMost;
    // Of whom the sentence is, else of the last one that prints.
    LaneId printer = kNone;
    for (EventIndex index = first; index <= last; ++index)
        if (isPrint(trace[index]) && index != told &&
            (printer == kNone || printer != trace[told].lane))
            printer = trace[index].lane;
    for (EventIndex index = first; index <= last; ++index) {
        if (index == told) continue;
        const Scene scene(m_run, index, after, voice, m_source);
        if (trace[index].kind == EventKind::TaskCreated) created << scene.name(trace[index].lane);
        if (isPrint(trace[index]) && trace[index].lane == printer)
            printed << voice.quoted(scene.textArgument());
    }
    QStringList also;
    if (!created.isEmpty())
        also << voice.say({"New: {names}.", "{n?Nouvelle|Nouvelles} : {names}."},
                          {{"n", created.size()}, {"names", voice.list(created, 3)}});
    if (!printed.isEmpty()) {
        also << voice.say({"{task} printed {texts}.", "{task} a affiché {texts}."},
                          {{"task", Scene(m_run, told, after, voice, m_source).name(printer)},
                           {"texts", voice.list(printed)}});
        also.last()[0] = also.last()[0].toUpper(); // code keeps its letters: it stands in marks
    }
    return also.join(QLatin1Char(' '));
}

/// What no event tells: a value that is written over.
std::optional<Sentence> Narrator::lostUpdate(EventIndex first, EventIndex last,
                                             const Voice& voice) const
{
    const std::optional<LostUpdate> lost = lostUpdateIn(*m_run.trace, m_source, first, last);
    if (!lost) return {};
    const Snapshot after = m_snapshots.at(lost->event);
    const Scene scene(m_run, lost->event, after, voice, m_source);
    Sentence sentence;
    sentence.what = voice.say(
        {"{by} writes from a value that it read earlier (line {line}); {other} has written since, "
         "and that is lost.",
         "{by} écrit d'après une valeur lue plus tôt (ligne {line}) ; {other} a écrit depuis : "
         "c'est perdu."},
        {{"by", scene.name(lost->by)},
         {"other", scene.name(lost->other)},
         {"line", qint64{lost->line}}});
    sentence.why = lost->how == LateWrite::AfterAwait
                       ? voice.say({"Between the read and the write there was an `await`.",
                                    "Entre la lecture et l'écriture, il y a eu un `await`."})
                       : voice.say({"Between the read and the write others could run.",
                                    "Entre la lecture et l'écriture, d'autres ont pu s'exécuter."});
    sentence.next = alsoHappened(first, last, lost->event, voice);
    return sentence;
}

Sentence Narrator::atStop(EventIndex first, EventIndex last, Language language) const
{
    const Voice voice(language);
    const EventIndex told = mostImportant(first, last);
    // Only what ends more than a task matters more.
    if (importance(*m_run.trace, (*m_run.trace)[told]) < kFailure)
        if (const std::optional<Sentence> lost = lostUpdate(first, last, voice))
            return fitted(*lost);
    const Snapshot after = m_snapshots.at(told);
    Sentence sentence = this->told(Scene(m_run, told, after, voice, m_source), language);
    // Where it stands in the queue is no longer so.
    if ((*m_run.trace)[told].kind == EventKind::TaskReady && hasRun(m_run, told, last))
        sentence.why.clear();
    EventIndex about = told;
    const EventIndex set = lastWoken(*m_run.trace, first, last);
    if (set != kNone && importance(*m_run.trace, (*m_run.trace)[told]) < kEventSet) {
        const Snapshot then = m_snapshots.at(set);
        sentence = narrateWoken(Scene(m_run, set, then, voice, m_source));
        about = (*m_run.trace)[set].cause;
    }
    const QString also = alsoHappened(first, last, about, voice);
    if (also.isEmpty()) return fitted(sentence);
    // What happened says more than a rule that is always true.
    if (const Sentence whole{sentence.what, sentence.why, also};
        sentence.next.isEmpty() || plainText(whole).size() <= kLongestSentence)
        sentence.next = also;
    if ((*m_run.trace)[told].kind == EventKind::TaskWaiting &&
        plainText(sentence).size() > kLongestSentence)
        sentence.why.clear();
    return fitted(sentence);
}

Sentence Narrator::between(EventIndex event, Language language) const
{
    const Voice voice(language);
    const Snapshot now = m_snapshots.at(event);
    const Scene scene(m_run, event, now, voice, m_source);
    const LaneId holder = scene.holder();
    if (holder == kNone) return fitted(narrateIdle(scene));
    if (scene.keepsThread(holder))
        return fitted(narrate(Scene(m_run, now.lanes[holder].event, now, voice, m_source)));
    const auto work = scene.last(EventKind::WorkStarted, holder);
    const auto blocked = scene.last(EventKind::BlockedStarted, holder);
    const auto began = work && blocked ? std::max(work, blocked) : work ? work : blocked;
    if (!began) return atEvent(event, language);
    return fitted(narrate(Scene(m_run, *began, now, voice, m_source)));
}

Sentence Narrator::atLine(const LineStep& line, Language language) const
{
    const Voice voice(language);
    const Snapshot now = m_snapshots.at(line.position.event);
    const Scene scene(m_run, line.position.event, now, voice, m_source);
    const WordValue who{"task", scene.name(line.lane)};
    const WordValue number{"line", qint64{line.line}};
    QString code = line.line >= 1 && line.line <= static_cast<uint32_t>(m_source.size())
                       ? withoutComment(m_source[line.line - 1])
                       : QString();
    if (code.endsWith(QLatin1Char(':'))) code.chop(1); // a sentence goes on in its own way
    if (code.endsWith(QLatin1Char('(')) || code.endsWith(QLatin1Char('['))) code += QChar(0x2026);
    Sentence sentence;
    sentence.what =
        code.isEmpty()
            ? voice.say({"{task} comes to line {line}.", "{task} arrive à la ligne {line}."},
                        {who, number})
            : voice.say({"{task} comes to line {line}: {code}.",
                         "{task} arrive à la ligne {line} : {code}."},
                        {who, number, {"code", Voice::source(code, kLongestLine)}});
    const auto meanings =
        lineMeanings(m_source, static_cast<int>(line.line), m_run.trace->objects(), voice);
    if (!meanings.empty())
        sentence.why = meanings.front().words[static_cast<size_t>(m_run.model())];
    else if (scene.isPreemptive())
        sentence.why = voice.say({"It takes no time: the thread keeps its core.",
                                  "Cela ne prend pas de temps : le thread garde son cœur."});
    else
        sentence.why = voice.say(
            {"This line takes no time, and nothing else runs meanwhile.",
             "Cette ligne ne prend pas de temps, et rien d'autre ne s'exécute pendant ce temps."});
    return fitted(sentence);
}

QString Narrator::finalDeadlock(Language language) const
{
    constexpr size_t kAll = 16;
    const std::vector<Deadlock> all = deadlocksOf(*m_run.trace);
    if (all.empty() || all.back().extent != DeadlockExtent::Run) return {};
    const Voice voice(language);
    const Snapshot after = m_snapshots.at(all.back().event);
    const Scene scene(m_run, all.back().event, after, voice, m_source);
    return deadlockInWords(scene, all, all.size() - 1, kAll);
}

} // namespace awaitscope
