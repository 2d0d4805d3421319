#include "core/findings/deadlock.h"
#include "gui/narration/narrations.h"
#include "gui/narration/unstarted_names.h"

#include <algorithm>
#include <set>

namespace awaitscope {

QStringList holdersBut(LaneId but, const Scene& scene, const DeadlockLink& link)
{
    QStringList names;
    const std::vector<LaneId>& holders = link.helpers;
    for (auto holder = holders.begin(); holder != holders.end(); ++holder) {
        if (*holder == but || std::find(holders.begin(), holder, *holder) != holder) continue;
        const auto count = qint64{std::count(holder, holders.end(), *holder)};
        const WordValue name{"name", scene.name(*holder)};
        names << (count == 1 ? name.text
                             : scene.say({"{name} ({n} permits)", "{name} ({n} places)"},
                                         {name, {"n", count}}));
    }
    return names;
}

namespace {

constexpr int kMostHolders = 8; // named in one clause

bool waitsForPermit(const Event* wait, ObjectId semaphore)
{
    return wait && wait->waitReason() == WaitReason::Semaphore && wait->subject == semaphore;
}

/// Of those that a `gather` or the like waits for, all that wait for the same thing as the next of
/// the circle: each of them closes it. Else that one alone.
std::vector<LaneId> nextOnes(const Scene& scene, const DeadlockLink& link)
{
    const LaneId next = link.helpers.front();
    const Event& wait = scene.trace()[link.wait];
    const Event* const same = scene.waitOf(next);
    if (!same || !isForSeveral(wait.waitReason()) || wait.waitReason() == WaitReason::Queued)
        return {next};
    std::vector<LaneId> lanes = awaitedLanes(scene.trace(), wait);
    if (lanes.empty()) lanes = scene.childrenOf(link.lane); // too many to be recorded
    std::erase_if(lanes, [&](LaneId lane) {
        const Event* const other = scene.waitOf(lane);
        return !other || other->waitReason() != same->waitReason() ||
               other->subject != same->subject;
    });
    std::sort(lanes.begin(), lanes.end());
    lanes.erase(std::unique(lanes.begin(), lanes.end()), lanes.end());
    return std::binary_search(lanes.begin(), lanes.end(), next) ? lanes : std::vector{next};
}

/// What a lane of a cycle does: `waits for {lock}, held by {next}`, `awaits {next}`, ... `who`: so
/// many do. Of the next ones at most `most` are named.
QString waitForNext(const Scene& scene, const DeadlockLink& link, bool namesNext, size_t who = 1,
                    size_t most = 1)
{
    const Event& wait = scene.trace()[link.wait];
    const std::vector<LaneId> nexts = nextOnes(scene, link);
    const WordValue next{"next", scene.voice().list(scene.names(nexts), static_cast<int>(most))};
    const WordValue count{"k", static_cast<qint64>(nexts.size())};
    const WordValue n{"n", static_cast<qint64>(who)};
    switch (wait.waitReason()) {
    case WaitReason::Lock: {
        const WordValue object{"object", scene.object(wait.subject)};
        if (!namesNext)
            return scene.say({"{n?waits|wait} for {object}", "{n?attend|attendent} {object}"},
                             {n, object});
        return scene.say({"{n?waits|wait} for {object}, held by {next}",
                          "{n?attend|attendent} {object}, tenu par {next}"},
                         {n, object, next});
    }
    case WaitReason::Semaphore: {
        const WordValue object{"object", scene.object(wait.subject)};
        if (!namesNext)
            return scene.say({"{n?waits|wait} for a permit of {object}",
                              "{n?attend|attendent} une place du sémaphore {object}"},
                             {n, object});
        const QStringList holders = holdersBut(link.lane, scene, link);
        const WordValue also{"also", scene.voice().list(holders.mid(1), kMostHolders)};
        if (!also.text.isEmpty())
            return scene.say({"{n?waits|wait} for a permit of {object}, held by {next} (and "
                              "{also})",
                              "{n?attend|attendent} une place du sémaphore {object}, tenue par "
                              "{next} (et {also})"},
                             {n, object, next, also});
        return scene.say({"{n?waits|wait} for a permit of {object}, held by {next}",
                          "{n?attend|attendent} une place du sémaphore {object}, tenue par {next}"},
                         {n, object, next});
    }
    case WaitReason::Call:
        return scene.say(
            {"{n?is|are} inside the call of {next}", "{n?est|sont} dans l'appel {next}"},
            {n, {"next", scene.call(link.helpers.front())}});
    case WaitReason::Gather:
        return scene.say({"{n?waits|wait} in `gather` for {next}",
                          "{n?attend|attendent} dans `gather` {k?la tâche|les tâches} {next}"},
                         {n, count, next});
    case WaitReason::Wait:
        return scene.say({"{n?waits|wait} in `wait` for {next}",
                          "{n?attend|attendent} dans `wait` {k?la tâche|les tâches} {next}"},
                         {n, count, next});
    case WaitReason::Group:
        return scene.say(
            {"{n?waits at the end of its|wait at the end of their} `TaskGroup` for {next}",
             "{n?attend à la fin de son|attendent à la fin de leur} `TaskGroup` "
             "{k?la tâche|les tâches} {next}"},
            {n, count, next});
    case WaitReason::Queued: {
        const WordValue function{"function", scene.queued(wait)};
        if (!namesNext)
            return scene.say({"{n?waits|wait} for {function}, in the queue of a pool",
                              "{n?attend|attendent} {function}, dans la file d'un pool"},
                             {n, function});
        return scene.say({"{n?waits|wait} for {function}, in the queue of a pool, behind {next}",
                          "{n?attend|attendent} {function}, dans la file d'un pool, derrière "
                          "{next}"},
                         {n, function, next});
    }
    case WaitReason::Thread:
        return scene.say({"{n?waits|wait} for the result of {next}",
                          "{n?attend|attendent} le résultat de {next}"},
                         {n, next});
    default: break;
    }
    if (scene.isThread(link.helpers.front()))
        return scene.say(
            {"{n?waits|wait} for the end of {next}", "{n?attend|attendent} la fin de {next}"},
            {n, next});
    return scene.say({"{n?awaits|await} {next}", "{n?attend|attendent} la tâche {next}"},
                     {n, next});
}

QString holdsFirst(const Scene& scene, const DeadlockLink& first)
{
    const WordValue who{"task", scene.name(first.lane)};
    if (first.held == kNone) return scene.say({"{task} ", "{task} "}, {who});
    const WordValue object{"object", scene.object(first.held)};
    if (scene.trace().objects()[first.held].kind == ObjectKind::Semaphore)
        return scene.say({"{task} holds a permit of {object} and ",
                          "{task} tient une place du sémaphore {object} et "},
                         {who, object});
    return scene.say({"{task} holds {object} and ", "{task} tient {object} et "}, {who, object});
}

/// The semaphore that a circle is about, when all of it waits for permits of one; else none. Whom
/// each waits for is then everybody who has one, not the next of the circle alone.
ObjectId onlySemaphoreOf(const Scene& scene, const Deadlock& cycle)
{
    const ObjectId semaphore = scene.trace()[cycle.links.front().wait].subject;
    const auto waits = [&](const DeadlockLink& link) {
        return waitsForPermit(&scene.trace()[link.wait], semaphore);
    };
    return std::all_of(cycle.links.begin(), cycle.links.end(), waits) ? semaphore : kNone;
}

bool allHoldersWaitFor(const Scene& scene, const DeadlockLink& link, ObjectId semaphore)
{
    return std::all_of(link.helpers.begin(), link.helpers.end(), [&](LaneId holder) {
        return waitsForPermit(scene.waitOf(holder), semaphore);
    });
}

/// Who waits for what it has, and nobody else.
QString heldByItself(const Scene& scene, const DeadlockLink& link)
{
    const WordValue who = scene.named("task", link.lane);
    if (scene.trace()[link.wait].waitReason() == WaitReason::Lock)
        return scene.say(
            {", which it holds itself", ", {task~qu'elle tient elle-même|qu'il tient lui-même}"},
            {who});
    return scene.say({", held by itself", ", tenue par {task~elle-même|lui-même}"}, {who});
}

/// Who has a permit and waits for another, and who has the others: at most `most` are named.
QString permitsInWords(const Scene& scene, const DeadlockLink& link, size_t most)
{
    const QString waits = holdsFirst(scene, link) + waitForNext(scene, link, false);
    const QStringList holders = holdersBut(link.lane, scene, link);
    // Anybody may give it back, whoever has it.
    if (holders.isEmpty()) return waits + heldByItself(scene, link);
    const ObjectId semaphore = scene.trace()[link.wait].subject;
    const WordValue names{"holders", scene.voice().list(holders, static_cast<int>(most))};
    const bool areFinished =
        std::all_of(link.helpers.begin(), link.helpers.end(),
                    [&](LaneId holder) { return holder == link.lane || scene.isFinished(holder); });
    if (areFinished)
        return waits +
               scene.say({", never given back by {holders}", ", jamais rendue par {holders}"},
                         {names});
    const QString held =
        waits + scene.say({", held by {holders}", ", tenue par {holders}"}, {names});
    if (!allHoldersWaitFor(scene, link, semaphore)) return held;
    return held + scene.say({", which {n?waits|wait} for a permit of {object}",
                             ", qui {n?attend|attendent} une place du sémaphore {object}"},
                            {{"n", qint64{holders.size()}}, {"object", scene.object(semaphore)}});
}

/// Whether a circle is of all threads of one pool, that wait for functions in its queue.
bool isWholePool(const Scene& scene, const Deadlock& cycle)
{
    std::set<LaneId> lanes;
    for (const DeadlockLink& link : cycle.links)
        lanes.insert(link.lane);
    return std::all_of(cycle.links.begin(), cycle.links.end(), [&](const DeadlockLink& link) {
        return scene.trace()[link.wait].waitReason() == WaitReason::Queued &&
               std::set<LaneId>(link.helpers.begin(), link.helpers.end()) == lanes;
    });
}

/// What they wait for can only be run by one of them.
QString poolInWords(const Scene& scene, const Deadlock& cycle)
{
    std::set<LaneId> lanes;
    QStringList functions;
    for (const DeadlockLink& link : cycle.links) {
        lanes.insert(link.lane);
        functions << scene.queued(scene.trace()[link.wait]);
    }
    const QStringList threads = scene.names({lanes.begin(), lanes.end()});
    functions.removeDuplicates();
    constexpr int kMostFunctions = 2;
    return scene.say({"{names} {n?waits|wait} for {functions}, in the queue of the pool, "
                      "{n?whose only thread it is|all of whose threads they are}",
                      "{names} {n?attend|attendent} {functions}, dans la file du pool, "
                      "{n?dont c'est le seul thread|dont ce sont tous les threads}"},
                     {{"names", scene.voice().list(threads, 2)},
                      {"functions", scene.voice().list(functions, kMostFunctions)},
                      {"n", qint64{threads.size()}}});
}

QStringList lanesOf(const Scene& scene, const std::vector<DeadlockLink>& links)
{
    QStringList names;
    for (const DeadlockLink& link : links)
        names << scene.name(link.lane);
    return names;
}

} // namespace

QString cycleInWords(const Scene& scene, const Deadlock& cycle, size_t most)
{
    std::vector<DeadlockLink> links = cycle.links;
    if (links.empty()) return {};
    const bool isLock = scene.trace()[links.front().wait].waitReason() == WaitReason::Lock;
    if (onlySemaphoreOf(scene, cycle) != kNone || (links.size() == 1 && isLock))
        return permitsInWords(scene, links.front(), most);
    if (isWholePool(scene, cycle)) return poolInWords(scene, cycle);
    if (links.size() == 1 && scene.trace()[links.front().wait].waitReason() == WaitReason::Queued)
        return scene.say({"{task} waits for {function}, in the queue of its own pool, which has no "
                          "free thread",
                          "{task} attend {function}, dans la file de son propre pool, qui n'a pas "
                          "de thread libre"},
                         {scene.named("task", links.front().lane),
                          {"function", scene.queued(scene.trace()[links.front().wait])}});
    if (links.size() == 1)
        return scene.say({"{task} waits for itself", "{task} s'attend {task~elle-même|lui-même}"},
                         {scene.named("task", links.front().lane)});
    // Who waits for several of the others comes first.
    const auto first = std::find_if(links.begin(), links.end(), [&](const DeadlockLink& link) {
        return nextOnes(scene, link).size() > 1;
    });
    if (first != links.end()) std::rotate(links.begin(), first, links.end());
    const bool isCut = links.size() > most;
    if (isCut && most < 2)
        return scene.say({"{names} wait for each other in a circle of {n}",
                          "{names} s'attendent l'une l'autre, en un cercle de {n}"},
                         {{"n", static_cast<qint64>(links.size())},
                          {"names", scene.voice().list(lanesOf(scene, links), 4)}});
    QString text = holdsFirst(scene, links.front());
    const size_t told = isCut ? most - 1 : links.size();
    constexpr size_t kMostNexts = 4;
    size_t who = 1;
    for (size_t i = 0; i < told; ++i) {
        if (i > 0) text += scene.say({", which ", ", qui "});
        // The first one has been named, and so has what it holds.
        text += waitForNext(scene, links[i], i + 1 < links.size(), who, std::min(most, kMostNexts));
        who = nextOnes(scene, links[i]).size();
    }
    if (isCut)
        text += scene.say(
            {", and so on round the circle of {n}", ", et ainsi de suite, en un cercle de {n}"},
            {{"n", static_cast<qint64>(links.size())}});
    return text;
}

namespace {

QString joined(const Scene& scene, const QStringList& clauses, int most)
{
    const QString separator = scene.say({"; ", "\u00a0; "});
    if (clauses.size() <= most) return clauses.join(separator);
    return clauses.mid(0, most).join(separator) +
           scene.say({"; and {n?# other|# others}", "\u00a0; et {n?# autre|# autres}"},
                     {{"n", qint64{clauses.size() - most}}});
}

/// At most `most` clauses, and how many coroutines there are besides.
QString unstartedInWords(const Scene& scene, const Deadlock& deadlock, int most)
{
    QString text;
    int clauses = 0;
    auto left = static_cast<qint64>(deadlock.unstarted.size());
    const auto& helpers = deadlock.unstarted;
    const UnstartedNames names(scene.trace(), helpers);
    for (size_t i = 0; i < helpers.size(); ++i) {
        const UnstartedHelper& helper = helpers[i];
        const auto here = helpers.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(helpers.begin(), here, helper) != here) continue;
        if (clauses++ == most)
            return text +
                   scene.say({"; and {n?# other|# others}", "\u00a0; et {n?# autre|# autres}"},
                             {{"n", left}});
        const auto count = qint64{std::count(here, helpers.end(), helper)};
        left -= count;
        const WordValue name{"name", Voice::code(QString::fromStdString(
                                         count > 1 ? names.call(helper) : names.label(helper)))};
        const WordValue object{"object", scene.object(helper.object)};
        if (count > 1) {
            text += scene.say({"; {n} calls of {name}, not yet started, refer to {object}",
                               "\u00a0; {n} appels de {name}, pas encore démarrés, se réfèrent à "
                               "{object}"},
                              {{"n", count}, name, object});
            continue;
        }
        text += scene.say({"; {name}, not yet started, refers to {object}",
                           "\u00a0; {name}, pas encore démarrée, se réfère à {object}"},
                          {name, object});
    }
    return text;
}

} // namespace

QString deadlockInWords(const Scene& scene, const std::vector<Deadlock>& all, size_t index,
                        size_t most)
{
    const Deadlock& deadlock = all[index];
    const auto colon = [&](const QString& text) {
        return scene.say({"Deadlock: {text}.", "Interblocage : {text}."}, {{"text", text}});
    };
    if (deadlock.extent == DeadlockExtent::Cycle) return colon(cycleInWords(scene, deadlock, most));
    QStringList cycles;
    std::set<LaneId> told; // as holders of permits who wait for one
    for (size_t i = 0; i < index; ++i) {
        if (all[i].broken != kNone) continue;
        const DeadlockLink& first = all[i].links.front();
        const ObjectId semaphore = onlySemaphoreOf(scene, all[i]);
        if (semaphore != kNone && told.contains(first.lane)) continue;
        cycles << cycleInWords(scene, all[i], most);
        if (semaphore != kNone && allHoldersWaitFor(scene, first, semaphore))
            told.insert(first.helpers.begin(), first.helpers.end());
    }
    const QString unstarted = unstartedInWords(scene, deadlock, most > 3 ? 4 : 1);
    if (!cycles.isEmpty()) return colon(joined(scene, cycles, most > 3 ? 4 : 1) + unstarted);
    const QStringList waits = openWaitsInWords(scene, deadlock);
    if (waits.isEmpty() && scene.isCooperative()) // the program's own code runs the loop
        return scene.say({"Deadlock: nothing is left to run, and the loop goes on until somebody "
                          "calls `loop.stop()` or brings about what it runs for.",
                          "Interblocage : plus rien n'est à exécuter, et la boucle continue "
                          "jusqu'à un `loop.stop()` ou jusqu'à la fin de ce qu'elle attend."});
    if (waits.isEmpty())
        return scene.say({"Deadlock: nothing can run any more.",
                          "Interblocage : plus rien ne peut s'exécuter."});
    return colon(joined(scene, waits, most > 3 ? 8 : static_cast<int>(std::min<size_t>(most, 2))) +
                 unstarted);
}

/// Whether the event before is the only circle that the run ends in.
static bool hasJustBeenTold(const std::vector<Deadlock>& all,
                            std::vector<Deadlock>::const_iterator end)
{
    const auto isStill = [](const Deadlock& other) { return other.broken == kNone; };
    return end != all.begin() && std::prev(end)->event + 1 == end->event &&
           isStill(*std::prev(end)) && std::count_if(all.begin(), end, isStill) == 1 &&
           end->unstarted.empty();
}

Sentence narrateDeadlock(const Scene& scene)
{
    constexpr size_t kMostTasks = 3;
    const std::vector<Deadlock> all = deadlocksOf(scene.trace());
    const auto found = std::find_if(all.begin(), all.end(), [&](const Deadlock& deadlock) {
        return deadlock.event == scene.index();
    });
    if (found == all.end()) return {};
    const auto holdsTheLoop = [&](const DeadlockLink& link) {
        return link.wait != kNone && scene.trace()[link.wait].keepsThread();
    };
    Sentence sentence;
    // A long circle is told with fewer of its tasks, never cut in the middle.
    const auto tell = [&](const Sentence& rest) {
        sentence = rest;
        for (size_t most = kMostTasks; most >= 1; --most) {
            sentence.what =
                deadlockInWords(scene, all, static_cast<size_t>(found - all.begin()), most);
            if (plainText(Sentence{sentence.what, sentence.why, {}}).size() <= kLongestSentence)
                break;
            // Who is in it says more than what that means.
            const QString brief =
                scene.say({"Nothing can happen any more.", "Plus rien ne peut arriver."});
            if (found->extent == DeadlockExtent::Run &&
                plainText(Sentence{sentence.what, brief, {}}).size() <= kLongestSentence) {
                sentence.why = brief;
                break;
            }
        }
        return sentence;
    };
    if (found->extent == DeadlockExtent::Run) {
        sentence.why =
            std::any_of(found->links.begin(), found->links.end(), holdsTheLoop)
                ? scene.say({"It is no `await`: whoever waits like that gives the loop back to "
                             "nobody.",
                             "Ce n'est pas un `await` : attendre ainsi ne rend pas la main à la "
                             "boucle."})
                : scene.say({"Nobody is ready, no timer is set: nothing can ever happen again.",
                             "Personne n'est prêt, aucun minuteur : plus rien ne peut arriver."});
        if (hasJustBeenTold(all, found)) {
            sentence.what = scene.say({"This deadlock stops the whole run.",
                                       "Cet interblocage arrête toute l'exécution."});
            return sentence;
        }
        return tell(sentence);
    }
    const DeadlockLink& first = found->links.front();
    if (found->links.size() == 1 && holdersBut(first.lane, scene, first).isEmpty())
        sentence.why = scene.say({"It waits for what only it could bring.",
                                  "{task~Elle|Il} attend ce {task~qu'elle seule|que lui seul} "
                                  "pourrait apporter."},
                                 {scene.named("task", first.lane)});
    else
        sentence.why = scene.say({"Each waits for another, and no timeout is pending.",
                                  "Chacune en attend une autre, et aucun délai ne court."});
    if (found->broken != kNone) {
        const Event& broken = scene.trace()[found->broken];
        sentence.next =
            scene.say({"That lasts until {time}: then {task} is cancelled.",
                       "Cela dure jusqu'à {time} : la tâche {task} est alors annulée."},
                      {{"time", scene.time(broken.time)}, {"task", scene.name(broken.lane)}});
    }
    return tell(sentence);
}

} // namespace awaitscope
