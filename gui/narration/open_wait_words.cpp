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

/// `waits for an item of {object}`: a wait that anybody could have ended.
QString openWait(const Scene& scene, const DeadlockLink& link)
{
    const Event& wait = scene.trace()[link.wait];
    const WordValue who = scene.named("task", link.lane);
    const auto object = [&] { return WordValue{"object", scene.object(wait.subject)}; };
    const auto holders = [&] {
        const QStringList names = holdersBut(kNone, scene, link);
        return WordValue{"holders", scene.voice().list(names, kMostHoldersTold),
                         !scene.isTask(link.helpers.front())};
    };
    if (waitsForThread(scene, link))
        return scene.say({"{task} waits for what another thread has to bring",
                          "{task} attend ce qu'un autre thread doit apporter"},
                         {who});
    switch (wait.waitReason()) {
    case WaitReason::Lock:
        if (link.helpers.empty())
            return scene.say({"{task} waits for {object}", "{task} attend {object}"},
                             {who, object()});
        if (scene.isFinished(link.helpers.front()))
            return scene.say({"{task} waits for {object}, held by {holders}, which has finished",
                              "{task} attend {object}, tenu par {holders}, qui est "
                              "{holders~terminée|terminé}"},
                             {who, object(), holders()});
        return scene.say({"{task} waits for {object}, held by {holders}",
                          "{task} attend {object}, tenu par {holders}"},
                         {who, object(), holders()});
    case WaitReason::Semaphore:
        if (link.helpers.empty())
            return scene.say({"{task} waits for a permit of {object}, which nobody holds",
                              "{task} attend une place du sémaphore {object}, que personne ne "
                              "tient"},
                             {who, object()});
        if (std::all_of(link.helpers.begin(), link.helpers.end(),
                        [&scene](LaneId lane) { return scene.isFinished(lane); }))
            return scene.say({"{task} waits for a permit of {object}, never given back by "
                              "{holders}",
                              "{task} attend une place du sémaphore {object}, jamais rendue par "
                              "{holders}"},
                             {who, object(), holders()});
        return scene.say({"{task} waits for a permit of {object}, held by {holders}",
                          "{task} attend une place du sémaphore {object}, tenue par {holders}"},
                         {who, object(), holders()});
    case WaitReason::Event:
        return scene.say(
            {"{task} waits until {object} is set", "{task} attend que soit levé {object}"},
            {who, object()});
    case WaitReason::Condition:
        return scene.say({"{task} waits to be notified by {object}",
                          "{task} attend d'être {task~prévenue|prévenu} par {object}"},
                         {who, object()});
    case WaitReason::QueueGet:
        return scene.say({"{task} waits for an item of {object}",
                          "{task} attend un élément de la file {object}"},
                         {who, object()});
    case WaitReason::QueuePut:
        return scene.say(
            {"{task} waits for room in {object}", "{task} attend de la place dans {object}"},
            {who, object()});
    case WaitReason::QueueJoin:
        return scene.say({"{task} waits until every item of {object} is processed",
                          "{task} attend que soit traité tout élément de la file {object}"},
                         {who, object()});
    case WaitReason::Barrier:
        return scene.say({"{task} waits at {object} for the others to arrive",
                          "{task} attend les autres à {object}"},
                         {who, object()});
    case WaitReason::Future:
        return scene.say(
            {"{task} waits for a future without a result", "{task} attend un futur sans résultat"},
            {who});
    case WaitReason::Task:
        if (scene.isThread(wait.subject))
            return scene.say(
                {"{task} waits for the end of {other}", "{task} attend la fin de {other}"},
                {who, {"other", scene.name(wait.subject)}});
        return scene.say({"{task} awaits {other}", "{task} attend la tâche {other}"},
                         {who, {"other", scene.name(wait.subject)}});
    case WaitReason::Call:
        return scene.say(
            {"{task} is inside the call of {other}", "{task} est dans l'appel {other}"},
            {who, {"other", scene.call(wait.subject)}});
    case WaitReason::Thread:
        if (wait.subject != kNone)
            return scene.say(
                {"{task} waits for the result of {other}", "{task} attend le résultat de {other}"},
                {who, {"other", scene.name(wait.subject)}});
        return scene.say({"{task} awaits a function in a thread of its own",
                          "{task} attend une fonction dans un thread à part"},
                         {who});
    case WaitReason::Queued:
        return scene.say({"{task} waits for {function}, in the queue of a pool that has no free "
                          "thread",
                          "{task} attend {function}, dans la file d'un pool sans thread libre"},
                         {who, {"function", scene.queued(wait)}});
    default: break;
    }
    return QStringLiteral("%1 (%2)").arg(scene.name(link.lane), waitInWords(scene, wait));
}

/// Whether it only waits for the end of others, whose waits are told themselves.
bool isConsequence(const Scene& scene, const DeadlockLink& link)
{
    if (waitsForThread(scene, link)) return false;
    switch (scene.trace()[link.wait].waitReason()) {
    case WaitReason::Task:
    case WaitReason::Call:
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group:
    case WaitReason::Queued:
    case WaitReason::Thread: return true;
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

/// Who has called a lane that waits, in the synchronous model: what it would do behind the call may
/// be what the other waits for. Nothing where it is told who else could bring that.
QStringList callers(const Scene& scene, const Deadlock& deadlock, const DeadlockLink& called)
{
    QStringList names;
    if (!deadlock.unstarted.empty() || !called.helpers.empty()) return names;
    const LaneId callee = called.lane;
    for (const DeadlockLink& link : deadlock.links) {
        if (link.wait == kNone) continue;
        const Event& wait = scene.trace()[link.wait];
        if (wait.waitReason() != WaitReason::Call || wait.subject != callee) continue;
        names << scene.say({"{task} is inside the call of {other}, and goes on only when that has "
                            "ended",
                            "{task} est dans l'appel {other}, et ne reprendra qu'à sa fin"},
                           {scene.named("task", link.lane), {"other", scene.call(callee)}});
    }
    return names;
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

} // namespace

QStringList openWaitsInWords(const Scene& scene, const Deadlock& deadlock)
{
    QStringList all;
    QStringList roots;
    const bool mayAnybodyHelp =
        std::any_of(deadlock.links.begin(), deadlock.links.end(), [&](const DeadlockLink& link) {
            return link.wait != kNone && link.helpers.empty() && !isConsequence(scene, link);
        });
    for (const DeadlockLink& link : deadlock.links) {
        if (link.wait == kNone) continue;
        const QString holds = andHoldsTheLoop(scene, deadlock, link);
        all << openWait(scene, link) + holds;
        const bool isImplied =
            isConsequence(scene, link) && !(mayAnybodyHelp && awaitsNoneOfItsOwn(scene, link));
        if (isImplied && holds.isEmpty()) continue;
        roots << all.back() << callers(scene, deadlock, link);
    }
    return roots.isEmpty() ? all : roots;
}

} // namespace awaitscope
