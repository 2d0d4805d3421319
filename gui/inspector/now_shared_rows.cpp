// The rows of what tasks share.
#include "gui/inspector/now_row_builder.h"
#include "gui/timeline/wording.h"

#include <algorithm>

namespace awaitscope {

QString NowRowBuilder::objectLabel(ObjectId object) const
{
    const QString name = plainText(m_scene.object(object));
    const auto say = [&](const char* english, const char* french) {
        return saidOnce(m_voice.say({english, french}, {{"name", name}}));
    };
    switch (trace().objects()[object].kind) {
    case ObjectKind::Lock: return say("lock {name}", "verrou {name}");
    case ObjectKind::Semaphore: return say("semaphore {name}", "sémaphore {name}");
    case ObjectKind::Event: return say("event {name}", "événement {name}");
    case ObjectKind::Condition: return say("condition {name}", "condition {name}");
    case ObjectKind::Queue: return say("queue {name}", "file {name}");
    case ObjectKind::Barrier: return say("barrier {name}", "barrière {name}");
    }
    return name;
}

QString NowRowBuilder::objectText(ObjectId object) const
{
    const ObjectStatus& status = m_snapshot.objects[object];
    const SharedState* state = m_inside ? m_inside->stateOf(object) : nullptr;
    switch (trace().objects()[object].kind) {
    case ObjectKind::Lock:
        return status.holders.empty() ? m_voice.say({"free", "libre"}) : QString();
    case ObjectKind::Queue:
        if (status.items == 0) return m_voice.say({"empty", "vide"});
        return m_voice.say({"{n?# item|# items}", "{n?# élément|# éléments}"},
                           {{"n", qint64{status.items}}});
    case ObjectKind::Barrier:
        if (state && state->number > 0)
            return m_voice.say({"{n} of {all} are there", "{n} sur {all} sont là"},
                               {{"n", static_cast<qint64>(status.waiters.size())},
                                {"all", qint64{state->number}}});
        return status.waiters.empty() ? m_voice.say({"nobody is there", "personne"}) : QString();
    case ObjectKind::Semaphore:
    case ObjectKind::Event: return {};
    case ObjectKind::Condition:
        return status.waiters.empty() ? m_voice.say({"nobody waits", "personne n'attend"})
                                      : QString();
    }
    return {};
}

QString NowRowBuilder::objectInside(ObjectId object) const
{
    const SharedState* state = m_inside ? m_inside->stateOf(object) : nullptr;
    switch (trace().objects()[object].kind) {
    case ObjectKind::Queue: {
        const QueueContents* contents = m_inside ? m_inside->contentsOf(object) : nullptr;
        if (!contents) return {};
        QStringList items;
        for (const std::string& item : contents->items) {
            if (items.size() == static_cast<int>(kMostRows)) break;
            items << QString::fromStdString(item);
        }
        if (contents->items.size() + contents->more > kMostRows) items << QString(QChar(0x2026));
        QString text;
        if (state && state->number > 0)
            text = m_voice.say({" of {n}", " sur {n}"}, {{"n", qint64{state->number}}});
        return items.isEmpty()
                   ? text
                   : text + m_voice.say({": ", " : "}) + items.join(QStringLiteral(", "));
    }
    case ObjectKind::Semaphore:
        if (!state) return {};
        return m_voice.say({"{n} free", "{n?# libre|# libres}"}, {{"n", qint64{state->number}}});
    case ObjectKind::Event:
        if (!state) return {};
        return state->number ? m_voice.say({"set", "levé"}) : m_voice.say({"not set", "baissé"});
    default: return {};
    }
}

QString NowRowBuilder::waiterText(ObjectId object, LaneId lane) const
{
    const Event* wait = m_scene.waitOf(lane);
    const WordValue name{"name", nameBefore(lane, QStringLiteral(" "))};
    const WordValue time{"time", since(lane)};
    if (trace().objects()[object].kind == ObjectKind::Queue && wait) switch (wait->waitReason()) {
        case WaitReason::QueueGet:
            return m_voice.say({"{name}waits for an item, since {time}",
                                "{name}attend un élément depuis t = {time}"},
                               {name, time});
        case WaitReason::QueuePut:
            return m_voice.say({"{name}waits for room, since {time}",
                                "{name}attend de la place depuis t = {time}"},
                               {name, time});
        case WaitReason::QueueJoin:
            return m_voice.say({"{name}waits until all is processed, since {time}",
                                "{name}attend que tout soit traité depuis t = {time}"},
                               {name, time});
        default: break;
        }
    return m_voice.say({"{name}waits since {time}", "{name}attend depuis t = {time}"},
                       {name, time});
}

void NowRowBuilder::addObject(ObjectId object)
{
    const ObjectStatus& status = m_snapshot.objects[object];
    m_object = object;
    QString label = objectLabel(object);
    const QString text = objectText(object);
    const QString inside = objectInside(object);
    if (!text.isEmpty() || !inside.isEmpty()) {
        add(label, kNone, text, inside);
        label.clear();
    }
    size_t shown = 0;
    const bool isLock = trace().objects()[object].kind == ObjectKind::Lock;
    for (const LaneId lane : status.holders) {
        if (++shown > kMostRows) break;
        const WordValue name{"name", nameBefore(lane, QStringLiteral(" "))};
        add(label, lane,
            isLock ? m_voice.say({"{name}holds it", "{name}le tient"}, {name})
                   : m_voice.say({"{name}has a permit", "{name}a une place"}, {name}));
        label.clear();
    }
    for (const LaneId lane : status.waiters) {
        if (++shown > kMostRows) break;
        add(label, lane, waiterText(object, lane));
        label.clear();
    }
    addRest(std::min(shown, kMostRows), status.holders.size() + status.waiters.size());
    // Whether an event is set is known only from a look inside.
    const bool isFree = trace().objects()[object].kind != ObjectKind::Event;
    if (!label.isEmpty() && isFree) add(label, kNone, m_voice.say({"free", "libre"}));
    m_object = kNone;
}

void NowRowBuilder::addObjects()
{
    constexpr size_t kMostObjects = 30;
    size_t shown = 0;
    for (ObjectId object = 0; object < m_snapshot.objects.size(); ++object) {
        // What nobody has touched yet may not even have been made.
        const bool isThere =
            m_snapshot.objects[object].used || (m_inside && m_inside->stateOf(object));
        if (isThere && ++shown <= kMostObjects) addObject(object);
    }
    addRest(std::min(shown, kMostObjects), shown);
}

} // namespace awaitscope
