#include "core/runtime/runtime.h"
#include "scenarios/inspection/value_text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>

namespace awaitscope {

void ValueText::appendFuture(Future& future)
{
    if (auto* task = dynamic_cast<Task*>(&future)) {
        say("task ", "tâche ");
        const bool hasLabel = task->lane() != kNone && task->lane() < m_labels.size();
        m_text +=
            hasLabel && !m_labels[task->lane()].empty() ? m_labels[task->lane()] : task->name();
    } else {
        say("future", "futur");
    }
    const bool isTask = future.isTask();
    if (!future.done()) {
        say(", pending", isTask ? ", en cours" : ", en attente");
        return;
    }
    if (future.cancelled()) {
        say(", cancelled", isTask ? ", annulée" : ", annulé");
        return;
    }
    if (future.failed())
        say(", failed: ", isTask ? ", échouée\u00a0: " : ", échoué\u00a0: ");
    else
        say(", done: ", isTask ? ", finie\u00a0: " : ", fini\u00a0: ");
    const Value held = fromPayload(future.completion().payload);
    const bool isAround = std::find(m_open.begin(), m_open.end(),
                                    reinterpret_cast<uintptr_t>(&future)) != m_open.end();
    if (isAround || m_open.size() == kDeepest || isFull()) {
        m_text += "…";
        return;
    }
    m_open.push_back(reinterpret_cast<uintptr_t>(&future));
    append(held);
    m_open.pop_back();
}

void ValueText::appendAsyncio(const Value& value)
{
    Opaque* object = value.object();
    const Type* type = static_cast<const Type*>(object->type());
    const bool isFrench = m_language == Language::French;
    const auto waiting = [&](size_t count) {
        if (count == 0) return;
        m_text += ", " + std::to_string(count);
        say(" waiting", " en attente");
    };
    if (auto* future = dynamic_cast<Future*>(object)) return appendFuture(*future);
    if (type && type->isProgram()) m_text += type->name() + ": ";
    if (auto* queue = dynamic_cast<Queue*>(object)) {
        say("queue", "file");
        m_text += ", " + std::to_string(queue->size());
        if (queue->capacity() > 0)
            m_text += (isFrench ? " sur " : " of ") + std::to_string(queue->capacity());
        say(queue->size() == 1 ? " item" : " items", queue->size() < 2 ? " élément" : " éléments");
    } else if (auto* lock = dynamic_cast<Lock*>(object)) {
        say(lock->locked() ? "lock, held" : "lock, free",
            lock->locked() ? "verrou, tenu" : "verrou, libre");
        waiting(lock->waiting());
    } else if (auto* semaphore = dynamic_cast<Semaphore*>(object)) {
        say("semaphore, ", "sémaphore, ");
        m_text += std::to_string(semaphore->value());
        say(" free", semaphore->value() < 2 ? " libre" : " libres");
        waiting(semaphore->waiting());
    } else if (auto* flag = dynamic_cast<EventFlag*>(object)) {
        say(flag->isSet() ? "event, set" : "event, not set",
            flag->isSet() ? "événement, levé" : "événement, baissé");
        waiting(flag->waiting());
    } else if (auto* condition = dynamic_cast<Condition*>(object)) {
        const bool held = condition->lock() && condition->lock()->locked();
        say(held ? "condition, lock held" : "condition, lock free",
            held ? "condition, verrou tenu" : "condition, verrou libre");
        waiting(condition->waiting());
    } else if (auto* barrier = dynamic_cast<Barrier*>(object)) {
        say("barrier, ", "barrière, ");
        m_text += std::to_string(barrier->waiting()) + (isFrench ? " sur " : " of ") +
                  std::to_string(barrier->parties());
    } else if (auto* group = dynamic_cast<TaskGroup*>(object)) {
        const size_t members = group->state().members;
        say("task group, ", "groupe de tâches, ");
        m_text += std::to_string(members);
        say(" running", " en cours");
    } else {
        m_text += '<' + (type ? type->name() : std::string("object")) + '>';
    }
}

} // namespace awaitscope
