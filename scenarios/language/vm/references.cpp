#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/shared_visitor.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <unordered_set>

namespace awaitscope {

namespace {

// Of coroutines that are listed for whoever looks inside.
constexpr size_t kMostContainers = 20'000;
constexpr size_t kMostNames = 50;

/// Looks for one lock, queue, ... among what a coroutine has at hand.
class SharedSearch final : public SharedVisitor {
public:
    explicit SharedSearch(ObjectId object) : SharedVisitor(kDeepest), m_object(object) {}
    bool found() const { return m_found; }
    /// Those on the way.
    std::vector<const FunctionObject*> functions() const { return m_functions; }

protected:
    void meet(const Shared& shared) override
    {
        m_found = shared.object() == m_object;
        if (m_found) stop();
    }
    void meetFunction(const FunctionObject& function) override { m_functions.push_back(&function); }

private:
    static constexpr int kDeepest = 4; // an item of a list in an attribute of an argument

    ObjectId m_object;
    bool m_found = false;
    std::vector<const FunctionObject*> m_functions;
};

void visitGlobals(SharedSearch& search, const Code& code, ModuleObject& module)
{
    for (const Instruction& instruction : code.instructions)
        if (instruction.opcode == Opcode::LoadGlobal)
            search.visit(module.global(instruction.argument));
}

bool hasAtHand(const Frame& frame, ObjectId object)
{
    SharedSearch search(object);
    for (const Value* value = frame.locals(); value < frame.top; ++value)
        search.visit(*value);
    if (frame.module) visitGlobals(search, *frame.code, *frame.module);
    return search.found();
}

/// Of a function that a thread is about to call: what it is given, encloses and names.
bool hasAtHand(const NativeCoroutineObject& call, ObjectId object)
{
    static const Value runName = intern("run"); // of a class derived from Thread
    SharedSearch search(object);
    search.visitAll(call.slots());
    for (const Value& slot : call.slots()) {
        if (!slot || typeOf(slot)->layout() != Layout::BoundMethod) continue;
        search.visit(slot.as<BoundMethodObject>()->function());
        if (const Value* run = typeOf(slot.as<BoundMethodObject>()->self())->find(runName))
            search.visit(*run);
    }
    for (const FunctionObject* function : search.functions()) {
        if (function->code().isLibrary) continue;
        search.visitAll(function->closure());
        visitGlobals(search, function->code(), function->module());
    }
    return search.found();
}

/// The container as a coroutine that has not begun; null when it is none.
const GeneratorObject* unstartedIn(const Container& container)
{
    const auto* coroutine = dynamic_cast<const GeneratorObject*>(&container);
    const bool isUnstarted = coroutine && coroutine->type() == types::coroutine() &&
                             coroutine->state() == GeneratorObject::State::Created &&
                             coroutine->frame();
    return isUnstarted ? coroutine : nullptr;
}

} // namespace

std::vector<std::string> Machine::unstartedThatReferTo(ObjectId object)
{
    std::vector<std::string> names;
    m_collector->each([&](const Container& container) {
        const GeneratorObject* coroutine = unstartedIn(container);
        if (!coroutine || !hasAtHand(*coroutine->frame(), object)) return;
        auto& made = const_cast<GeneratorObject&>(*coroutine); // it is looked at only
        const std::string argument = firstArgumentOf(made);
        const bool isShown = !argument.empty() && argument.find(';') == argument.npos;
        names.push_back(isShown ? coroutine->name() + '(' + argument + ')' : coroutine->name());
    });
    std::reverse(names.begin(), names.end()); // in the order of their making
    return names;
}

std::vector<std::string> Machine::unstarted()
{
    std::unordered_set<const Opaque*> tasks; // asked only, never walked
    for (const Ref<Task>& live : m_runtime->liveTasks())
        if (const auto* task = dynamic_cast<ProgramTask*>(live.get()))
            if (task->coroutine()) tasks.insert(task->coroutine().object());
    // A task that is just being made does not count as live everywhere.
    const Trace& trace = m_runtime->trace();
    const Lane& newest = trace.lanes().back();
    bool isBeingMade = newest.kind == LaneKind::Task && newest.created == kNone;
    std::vector<std::string> calls;
    size_t looked = 0;
    m_collector->each([&](const Container& container) {
        if (++looked > kMostContainers || calls.size() == kMostNames) return;
        const GeneratorObject* coroutine = unstartedIn(container);
        if (!coroutine || coroutine->code().isLibrary || tasks.contains(coroutine)) return;
        if (isBeingMade && coroutine->name() == trace.coroutineOf(newest)) {
            isBeingMade = false;
            return;
        }
        // It is looked at only.
        auto& made = const_cast<GeneratorObject&>(*coroutine);
        calls.push_back(coroutine->name() + '(' + firstArgumentOf(made) + ')');
    });
    std::reverse(calls.begin(), calls.end());
    return calls;
}

bool Machine::refersTo(Task& task, ObjectId object)
{
    const Fiber* fiber = task.lane() == kNone ? nullptr : fiberOf(task.lane());
    if (!fiber) {
        const auto* own = dynamic_cast<const ProgramTask*>(&task);
        if (!own) return false;
        if (own->coroutine() && typeOf(own->coroutine()) == types::nativeCoroutine())
            return hasAtHand(*own->coroutine().as<NativeCoroutineObject>(), object);
        const GeneratorObject* coroutine = own->suspended();
        return coroutine && coroutine->frame() && hasAtHand(*coroutine->frame(), object);
    }
    for (; fiber; fiber = fiber->below)
        for (const Frame* frame = fiber->top; frame; frame = frame->back)
            if (hasAtHand(*frame, object)) return true;
    return false;
}

} // namespace awaitscope
