#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope {

namespace {

constexpr int kDeepest = 4;        // an item of a list in an attribute of an argument
constexpr size_t kMostSeen = 2000; // values looked at for each coroutine
// Of those that are listed for whoever looks inside.
constexpr size_t kMostContainers = 20'000;
constexpr size_t kMostNames = 50;

/// Looks for one lock, queue, ... among what a coroutine has at hand.
class SharedSearch final : public Visitor {
public:
    explicit SharedSearch(ObjectId object) : m_object(object) {}

    bool found() const { return m_found; }
    void visit(const Value& value) override
    {
        if (m_found || !value.isObject() || m_seen.size() > kMostSeen) return;
        if (typeOf(value)->layout() == Layout::Core)
            if (const auto* shared = dynamic_cast<const Shared*>(value.object()))
                m_found = m_found || shared->object() == m_object;
        // Modules, functions and classes lead to everything.
        if (!value.object()->isContainer() || m_depth == kDeepest ||
            dynamic_cast<const ModuleObject*>(value.object()) ||
            dynamic_cast<const FunctionObject*>(value.object()) ||
            dynamic_cast<const Type*>(value.object()) || !m_seen.insert(value.object()).second)
            return;
        ++m_depth;
        static_cast<const Container*>(value.object())->traverse(*this);
        --m_depth;
    }

private:
    ObjectId m_object;
    bool m_found = false;
    int m_depth = 0;
    std::unordered_set<const Opaque*> m_seen; // asked only, never walked
};

bool hasAtHand(const Frame& frame, ObjectId object)
{
    SharedSearch search(object);
    for (const Value* value = frame.locals(); value < frame.top; ++value)
        search.visit(*value);
    for (const Instruction& instruction : frame.code->instructions)
        if (instruction.opcode == Opcode::LoadGlobal && frame.module)
            search.visit(frame.module->global(instruction.argument));
    return search.found();
}

} // namespace

std::vector<std::string> Machine::unstartedThatReferTo(ObjectId object)
{
    // Whoever looks inside wants all (`kNone`), as the calls that made them, but for those that
    // tasks are made of.
    const bool wantsAll = object == kNone;
    std::unordered_set<const Opaque*> tasks; // asked only, never walked
    if (wantsAll)
        for (const Ref<Task>& live : m_runtime->liveTasks())
            if (const auto* task = dynamic_cast<ProgramTask*>(live.get()))
                if (task->coroutine()) tasks.insert(task->coroutine().object());
    // A task that is just being made does not count as live everywhere.
    const Lane& newest = m_runtime->trace().lanes().back();
    bool isBeingMade = newest.kind == LaneKind::Task && newest.created == kNone;
    std::vector<std::string> names;
    size_t looked = 0;
    m_collector->each([&](const Container& container) {
        if (wantsAll && (++looked > kMostContainers || names.size() == kMostNames)) return;
        const auto* coroutine = dynamic_cast<const GeneratorObject*>(&container);
        if (!coroutine || coroutine->type() != types::coroutine() ||
            coroutine->state() != GeneratorObject::State::Created || !coroutine->frame())
            return;
        if (!wantsAll) {
            if (hasAtHand(*coroutine->frame(), object)) names.push_back(coroutine->name());
            return;
        }
        if (coroutine->code().isLibrary || tasks.contains(coroutine)) return;
        if (isBeingMade && coroutine->name() == newest.coroutine) {
            isBeingMade = false;
            return;
        }
        // It is looked at only.
        auto& made = const_cast<GeneratorObject&>(*coroutine);
        names.push_back(coroutine->name() + '(' + firstArgumentOf(made) + ')');
    });
    std::reverse(names.begin(), names.end()); // in the order of their making
    return names;
}

bool Machine::refersTo(Task& task, ObjectId object)
{
    const Fiber* fiber = task.lane() == kNone ? nullptr : fiberOf(task.lane());
    if (!fiber) {
        const auto* own = dynamic_cast<const ProgramTask*>(&task);
        const GeneratorObject* coroutine = own ? own->suspended() : nullptr;
        return coroutine && coroutine->frame() && hasAtHand(*coroutine->frame(), object);
    }
    for (; fiber; fiber = fiber->below)
        for (const Frame* frame = fiber->top; frame; frame = frame->back)
            if (hasAtHand(*frame, object)) return true;
    return false;
}

} // namespace awaitscope
