#include "core/findings/deadlock.h"
#include "gui/narration/narrations.h"

#include <algorithm>
#include <set>

namespace awaitscope {

namespace {

constexpr int kMostHoldersTold = 8; // in one clause

/// For what the library has made for its own use: a pool's work, a result of its. A result that a
/// thread is at work on is a wait for that thread.
bool waitsForThread(const Scene& scene, const DeadlockLink& link)
{
    const LaneKind kind = scene.trace().lane(link.lane).kind;
    if (kind != LaneKind::Thread && kind != LaneKind::Program) return false;
    const WaitReason reason = scene.trace()[link.wait].waitReason();
    return reason == WaitReason::Future || reason == WaitReason::Wait;
}

/// Links that differ in nothing but who it is.
using Waiters = std::vector<const DeadlockLink*>;

/// `{tasks}, which refer to {objects},`: to what others wait for. The names alone of who do not.
WordValue whoRefer(const Scene& scene, const Waiters& waiters)
{
    constexpr int kMostWaiters = 4;
    const DeadlockLink& link = *waiters.front();
    WordValue who = scene.named("task", link.lane);
    if (waiters.size() > 1) {
        std::vector<LaneId> lanes;
        for (const DeadlockLink* each : waiters)
            lanes.push_back(each->lane);
        who.text = scene.voice().list(scene.names(lanes), kMostWaiters);
    }
    if (link.atHand.empty()) return who;
    QStringList names;
    for (const ObjectId object : link.atHand)
        names << scene.object(object);
    constexpr int kMostObjects = 3;
    who.text += scene.say(
        {", which {n?refers|refer} to {objects},", ", qui se {n?réfère|réfèrent} à {objects},"},
        {{"n", static_cast<qint64>(waiters.size())},
         {"objects", scene.voice().list(names, kMostObjects)}});
    return who;
}

/// Those that a wait for several is for and that are not over.
QString others(const Scene& scene, const DeadlockLink& link)
{
    constexpr int kMostOthers = 2;
    std::vector<LaneId> lanes = awaitedLanes(scene.trace(), scene.trace()[link.wait]);
    std::erase_if(lanes, [&scene](LaneId lane) { return scene.isFinished(lane); });
    return scene.voice().list(scene.names(lanes), kMostOthers);
}

/// `{tasks} wait for an item of {object}`: a wait that anybody could have ended, of one or more.
QString openWait(const Scene& scene, const Waiters& waiters)
{
    const DeadlockLink& link = *waiters.front();
    const Event& wait = scene.trace()[link.wait];
    const WordValue who = whoRefer(scene, waiters);
    const WordValue n{"n", static_cast<qint64>(waiters.size())};
    const auto object = [&] { return WordValue{"object", scene.object(wait.subject)}; };
    const auto holders = [&] {
        const QStringList names = holdersBut(kNone, scene, link);
        return WordValue{"holders", scene.voice().list(names, kMostHoldersTold),
                         !scene.isTask(link.helpers.front())};
    };
    if (waitsForThread(scene, link))
        return scene.say({"{task} {n?waits|wait} for what another thread has to bring",
                          "{task} {n?attend|attendent} ce qu'un autre thread doit apporter"},
                         {who, n});
    switch (wait.waitReason()) {
    case WaitReason::Lock:
        if (link.helpers.empty())
            return scene.say(
                {"{task} {n?waits|wait} for {object}", "{task} {n?attend|attendent} {object}"},
                {who, n, object()});
        if (scene.isFinished(link.helpers.front()))
            return scene.say(
                {"{task} {n?waits|wait} for {object}, held by {holders}, which has finished",
                 "{task} {n?attend|attendent} {object}, tenu par {holders}, qui est "
                 "{holders~terminée|terminé}"},
                {who, n, object(), holders()});
        return scene.say({"{task} {n?waits|wait} for {object}, held by {holders}",
                          "{task} {n?attend|attendent} {object}, tenu par {holders}"},
                         {who, n, object(), holders()});
    case WaitReason::Semaphore:
        if (link.helpers.empty())
            return scene.say(
                {"{task} {n?waits|wait} for a permit of {object}, which nobody holds",
                 "{task} {n?attend|attendent} une place du sémaphore {object}, que personne ne "
                 "tient"},
                {who, n, object()});
        if (std::all_of(link.helpers.begin(), link.helpers.end(),
                        [&scene](LaneId lane) { return scene.isFinished(lane); }))
            return scene.say(
                {"{task} {n?waits|wait} for a permit of {object}, never given back by "
                 "{holders}",
                 "{task} {n?attend|attendent} une place du sémaphore {object}, jamais rendue par "
                 "{holders}"},
                {who, n, object(), holders()});
        return scene.say(
            {"{task} {n?waits|wait} for a permit of {object}, held by {holders}",
             "{task} {n?attend|attendent} une place du sémaphore {object}, tenue par {holders}"},
            {who, n, object(), holders()});
    case WaitReason::Event:
        return scene.say({"{task} {n?waits|wait} until {object} is set",
                          "{task} {n?attend|attendent} que soit levé {object}"},
                         {who, n, object()});
    case WaitReason::Condition:
        return scene.say({"{task} {n?waits|wait} to be notified by {object}",
                          "{task} {n?attend|attendent} une notification de {object}"},
                         {who, n, object()});
    case WaitReason::QueueGet:
        return scene.say({"{task} {n?waits|wait} for an item of {object}",
                          "{task} {n?attend|attendent} un élément de la file {object}"},
                         {who, n, object()});
    case WaitReason::QueuePut:
        return scene.say({"{task} {n?waits|wait} for room in {object}",
                          "{task} {n?attend|attendent} de la place dans {object}"},
                         {who, n, object()});
    case WaitReason::QueueJoin:
        return scene.say(
            {"{task} {n?waits|wait} until every item of {object} is processed",
             "{task} {n?attend|attendent} que soit traité tout élément de la file {object}"},
            {who, n, object()});
    case WaitReason::Barrier:
        return scene.say({"{task} {n?waits|wait} at {object} for the others to arrive",
                          "{task} {n?attend|attendent} les autres à {object}"},
                         {who, n, object()});
    case WaitReason::Future:
        return scene.say({"{task} {n?waits|wait} for a future without a result",
                          "{task} {n?attend|attendent} un futur sans résultat"},
                         {who, n});
    case WaitReason::Task:
        if (scene.isThread(wait.subject))
            return scene.say({"{task} {n?waits|wait} for the end of {other}",
                              "{task} {n?attend|attendent} la fin de {other}"},
                             {who, n, {"other", scene.name(wait.subject)}});
        if (!scene.isTask(link.lane))
            return scene.say({"{task} {n?waits|wait} for the result of {other}",
                              "{task} {n?attend|attendent} le résultat de {other}"},
                             {who, n, {"other", scene.name(wait.subject)}});
        return scene.say(
            {"{task} {n?awaits|await} {other}", "{task} {n?attend|attendent} la tâche {other}"},
            {who, n, {"other", scene.name(wait.subject)}});
    case WaitReason::Call:
        return scene.say({"{task} {n?is|are} inside the call of {other}",
                          "{task} {n?est|sont} dans l'appel {other}"},
                         {who, n, {"other", scene.call(wait.subject)}});
    case WaitReason::Thread:
        if (wait.subject != kNone)
            return scene.say({"{task} {n?waits|wait} for the result of {other}",
                              "{task} {n?attend|attendent} le résultat de {other}"},
                             {who, n, {"other", scene.name(wait.subject)}});
        return scene.say({"{task} {n?awaits|await} a function in a thread of its own",
                          "{task} {n?attend|attendent} une fonction dans un thread à part"},
                         {who, n});
    case WaitReason::Queued:
        if (awaitedLanes(scene.trace(), wait).empty())
            return scene.say(
                {"{task} {n?waits|wait} for {function}, which its loop has not started",
                 "{task} {n?attend|attendent} {function}, que sa boucle n'a pas démarrée"},
                {who, n, {"function", scene.queued(wait)}});
        return scene.say(
            {"{task} {n?waits|wait} for {function}, in the queue of a pool that has no free "
             "thread",
             "{task} {n?attend|attendent} {function}, dans la file d'un pool sans thread libre"},
            {who, n, {"function", scene.queued(wait)}});
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group: {
        const WordValue whom{"others", others(scene, link)};
        if (whom.text.isEmpty()) break;
        if (wait.waitReason() == WaitReason::Group)
            return scene.say({"{task} {n?waits|wait} at the end of a `TaskGroup` for {others}",
                              "{task} {n?attend|attendent} {others} à la fin d'un `TaskGroup`"},
                             {who, n, whom});
        return scene.say(
            {"{task} {n?waits|wait} for {others}", "{task} {n?attend|attendent} {others}"},
            {who, n, whom});
    }
    default: break;
    }
    return QStringLiteral("%1 (%2)").arg(scene.name(link.lane), waitInWords(scene, wait));
}

/// Whether it only waits for the end of others, whose waits are told themselves.
bool isConsequence(const Scene& scene, const DeadlockLink& link)
{
    if (waitsForThread(scene, link)) return false;
    const Event& wait = scene.trace()[link.wait];
    switch (wait.waitReason()) {
    case WaitReason::Task: // of a loop, a thread may well ask for it
        return scene.isTask(link.lane) || scene.isThread(wait.subject);
    case WaitReason::Call:
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group:
    case WaitReason::Thread: return true;
    case WaitReason::Queued: return !awaitedLanes(scene.trace(), wait).empty();
    default: return false;
    }
}

/// Whether a task awaits one that somebody else has made: it may be what another one counts on.
bool awaitsNoneOfItsOwn(const Scene& scene, const DeadlockLink& link)
{
    const Event& wait = scene.trace()[link.wait];
    return wait.waitReason() == WaitReason::Task && scene.isTask(wait.subject) &&
           scene.isTask(link.lane) && scene.trace().lane(wait.subject).creator != link.lane;
}

const DeadlockLink* callerOf(const Scene& scene, const Deadlock& deadlock, LaneId called)
{
    const auto isIt = [&](const DeadlockLink& link) {
        if (link.wait == kNone) return false;
        const Event& wait = scene.trace()[link.wait];
        return wait.waitReason() == WaitReason::Call && wait.subject == called;
    };
    const auto caller = std::ranges::find_if(deadlock.links, isIt);
    return caller == deadlock.links.end() ? nullptr : &*caller;
}

/// Who has called a lane that waits, in the synchronous model: what it would do behind the call may
/// be what the other waits for. From the innermost call out to who refers to that, if one does.
/// Nothing where it is told who else could bring it.
QStringList callers(const Scene& scene, const Deadlock& deadlock, const DeadlockLink& waiting)
{
    if (!deadlock.unstarted.empty() || !waiting.helpers.empty()) return {};
    std::vector<const DeadlockLink*> chain;
    const DeadlockLink* link = &waiting;
    // A record that was written by hand may say of a circle of calls.
    while (chain.size() < deadlock.links.size()) {
        link = callerOf(scene, deadlock, link->lane);
        if (link == nullptr) break;
        chain.push_back(link);
        if (!link->atHand.empty()) break;
    }
    if (!chain.empty() && chain.back()->atHand.empty()) chain.resize(1);
    QStringList told;
    for (const DeadlockLink* link : chain)
        told << openWait(scene, {link});
    if (!told.isEmpty())
        told.back() +=
            scene.say({", and goes on only when that has ended", ", et ne reprendra qu'à sa fin"});
    return told;
}

/// A coroutine that waits for what threads share holds the loop, too: others could go on, if the
/// loop could. Nothing of any other wait.
QString andHoldsTheLoop(const Scene& scene, const Deadlock& deadlock, const DeadlockLink& link)
{
    if (!scene.trace()[link.wait].keepsThread()) return {};
    std::set<LaneId> stuck;
    for (const DeadlockLink& other : deadlock.links)
        stuck.insert(other.lane);
    const std::vector<LaneId> live = scene.liveTasks();
    const bool areAllStuck =
        std::all_of(live.begin(), live.end(), [&](LaneId lane) { return stuck.contains(lane); });
    return areAllStuck ? scene.say({", and holds the loop meanwhile", ", et retient la boucle"})
                       : scene.say({", and holds the loop meanwhile: no other task can run",
                                    ", et retient la boucle : aucune autre tâche ne peut "
                                    "s'exécuter"});
}

/// To those that wait for the same in the same way, or on its own.
void addTo(std::vector<Waiters>& all, const Scene& scene, const DeadlockLink& link)
{
    const Event& wait = scene.trace()[link.wait];
    const auto isAlike = [&](const Waiters& waiters) {
        const DeadlockLink& other = *waiters.front();
        const Event& same = scene.trace()[other.wait];
        return wait.subject != kNone && wait.detail == same.detail &&
               wait.subject == same.subject && link.helpers == other.helpers &&
               link.atHand == other.atHand && !wait.keepsThread() &&
               waitsForThread(scene, link) == waitsForThread(scene, other);
    };
    const auto alike = std::find_if(all.begin(), all.end(), isAlike);
    if (alike == all.end())
        all.push_back({&link});
    else
        alike->push_back(&link);
}

/// Whom a link waits for, and so on: those between it and the wait that all of it comes from.
std::set<LaneId> wayFrom(const Deadlock& deadlock, const DeadlockLink& first)
{
    std::set<LaneId> way;
    const DeadlockLink* link = &first;
    while (link->helpers.size() == 1 && way.insert(link->helpers.front()).second) {
        const auto next =
            std::ranges::find(deadlock.links, link->helpers.front(), &DeadlockLink::lane);
        if (next == deadlock.links.end()) break;
        link = &*next;
    }
    return way;
}

} // namespace

QStringList openWaitsInWords(const Scene& scene, const Deadlock& deadlock)
{
    const bool mayAnybodyHelp =
        std::any_of(deadlock.links.begin(), deadlock.links.end(), [&](const DeadlockLink& link) {
            return link.wait != kNone && link.helpers.empty() && !isConsequence(scene, link);
        });
    // What only follows from others' waits is told where there is nothing else.
    const auto isRoot = [&](const DeadlockLink& link) {
        if (!isConsequence(scene, link) || scene.trace()[link.wait].keepsThread()) return true;
        // Who is inside a call is told with that.
        const bool isInCall = scene.trace()[link.wait].waitReason() == WaitReason::Call;
        return (!link.atHand.empty() && !isInCall) ||
               (mayAnybodyHelp && awaitsNoneOfItsOwn(scene, link));
    };
    std::set<LaneId> between;
    for (const DeadlockLink& link : deadlock.links)
        if (link.wait != kNone && isRoot(link) && isConsequence(scene, link))
            between.merge(wayFrom(deadlock, link));
    std::vector<Waiters> all, roots;
    for (const DeadlockLink& link : deadlock.links) {
        if (link.wait == kNone) continue;
        addTo(all, scene, link);
        if (isRoot(link) || between.contains(link.lane)) addTo(roots, scene, link);
    }
    QStringList told;
    for (const Waiters& waiters : roots.empty() ? all : roots) {
        told << openWait(scene, waiters) + andHoldsTheLoop(scene, deadlock, *waiters.front());
        if (roots.empty()) continue;
        for (const DeadlockLink* link : waiters)
            told << callers(scene, deadlock, *link);
    }
    return told;
}

} // namespace awaitscope
