#include "gui/narration/narrations.h"

namespace awaitscope {

namespace {

Sentence released(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue object{"object", scene.object(event.subject)};
    const auto waiters = scene.waitersOf(event.subject);
    const bool handOver = !scene.isCooperative();
    if (waiters.empty())
        return {scene.say({"{task} releases {object}.", "{task} libère {object}."}, {who, object}),
                scene.say({"Nobody is waiting for it: it is free.",
                           "Personne ne l'attend : il est libre."}),
                {}};
    const WordValue first = scene.named("first", waiters.front());
    if (handOver)
        return {scene.say({"{task} releases {object}, which passes to {first} at once.",
                           "{task} libère {object}, qui passe aussitôt {first~à la tâche|au "
                           "thread} {first}."},
                          {who, object, first}),
                scene.say({"{first} waited longest: it owns it before it runs again.",
                           "{first} attendait depuis le plus longtemps et le tient avant même "
                           "de reprendre."},
                          {first}),
                {}};
    return {scene.say(
                {"{task} releases {object}: it is free.", "{task} libère {object} : il est libre."},
                {who, object}),
            scene.say(
                {"{first}, who waited longest, is made ready to take it.",
                 "{first}, qui attendait depuis le plus longtemps, devient {first~prête|prêt} à le "
                 "prendre."},
                {first}),
            {}};
}

} // namespace

Sentence narrateLock(const Scene& scene)
{
    const Event& event = scene.event();
    if (event.kind == EventKind::LockReleased) return released(scene);
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue object{"object", scene.object(event.subject)};
    const auto waiters = scene.waitersOf(event.subject);
    if (scene.trace().objects()[event.subject].kind == ObjectKind::Semaphore)
        return {scene.say(
                    {"{task} takes a permit of {object}.", "{task} prend une place dans {object}."},
                    {who, object}),
                scene.say({"One fewer is left for the others until it is given back.",
                           "Il en reste une de moins pour les autres jusqu'à sa restitution."}),
                {}};
    return {scene.say({"{task} takes {object} and owns it from here on.",
                       "{task} prend {object} et le tient à partir d'ici."},
                      {who, object}),
            waiters.empty()
                ? scene.say({"Whoever asks for it now has to wait until it is released.",
                             "Qui le demande maintenant devra attendre qu'il soit "
                             "libéré."})
                : scene.say({"Still waiting for it: {others}.", "L'attendent encore : {others}."},
                            {{"others", scene.voice().list(scene.names(waiters))}}),
            {}};
}

Sentence narrateQueue(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue object{"object", scene.object(event.subject)};
    const WordValue count{"n", qint64{scene.trace().number(event.argument)}};
    const auto waiters = scene.waitersOf(event.subject);
    const QString left =
        count.count == 0 ? scene.say({"The queue is empty now.", "La file est vide maintenant."})
                         : scene.say({"{n?# item is|# items are} in the queue now.",
                                      "{n?# élément est|# éléments sont} dans la file maintenant."},
                                     {count});
    Sentence sentence;
    if (event.kind == EventKind::QueuePut)
        sentence.what = scene.say({"{task} puts an item into the queue {object}.",
                                   "{task} met un élément dans la file {object}."},
                                  {who, object});
    else
        sentence.what = scene.say({"{task} takes an item out of the queue {object}.",
                                   "{task} prend un élément dans la file {object}."},
                                  {who, object});
    sentence.why = left;
    if (!waiters.empty())
        sentence.next = scene.say({"Waiting at it: {others}.", "En attente sur elle : {others}."},
                                  {{"others", scene.voice().list(scene.names(waiters))}});
    return sentence;
}

} // namespace awaitscope
