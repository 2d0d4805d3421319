#include "scenarios/language/values/number.h"
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
    /// `lane`: whose code it is for.
    SharedSearch(ObjectId object, LaneId lane)
        : SharedVisitor(kDeepest), m_object(object), m_lane(lane)
    {
    }
    bool found() const { return m_found; }
    /// Those on the way.
    const std::vector<const FunctionObject*>& functions() const { return m_functions; }

protected:
    void meet(const Shared& shared) override
    {
        m_found = shared.object() == m_object;
        if (m_found) stop();
    }
    /// The code of another task, or of another thread that has been started, is its doing.
    bool leadsOn(Opaque& object) const override
    {
        static const Value lane = intern("_awaitscope_lane");
        if (dynamic_cast<const Task*>(&object)) return false;
        auto* const instance = dynamic_cast<InstanceObject*>(&object);
        const Value* started = instance ? instance->attributes().find(lane) : nullptr;
        return !started || !isInt(*started) || intOf(*started) == static_cast<int64_t>(m_lane);
    }
    void meetFunction(const FunctionObject& function) override
    {
        if (std::find(m_functions.begin(), m_functions.end(), &function) == m_functions.end())
            m_functions.push_back(&function);
    }

private:
    static constexpr int kDeepest = 4; // an item of a list in an attribute of an argument

    ObjectId m_object;
    LaneId m_lane;
    bool m_found = false;
    std::vector<const FunctionObject*> m_functions;
};

/// Whether what comes behind an instruction may run after it.
bool goesOn(Opcode opcode)
{
    switch (opcode) {
    case Opcode::Jump:
    case Opcode::JumpBack:
    case Opcode::Return:
    case Opcode::Raise:
    case Opcode::Reraise: return false;
    default: return true;
    }
}

bool mayJump(Opcode opcode)
{
    switch (opcode) {
    case Opcode::Jump:
    case Opcode::JumpBack:
    case Opcode::JumpIfFalse:
    case Opcode::JumpIfTrue:
    case Opcode::JumpIfFalseKeep:
    case Opcode::JumpIfTrueKeep:
    case Opcode::JumpIfNone:
    case Opcode::ForIter:
    case Opcode::ForNext: return true;
    default: return false;
    }
}

/// The instructions of a code that may still run, from `next` on.
std::vector<bool> instructionsAhead(const Code& code, uint32_t next)
{
    std::vector<bool> isAhead(code.instructions.size(), false);
    std::vector<uint32_t> left{next};
    while (!left.empty()) {
        const uint32_t at = left.back();
        left.pop_back();
        if (at >= isAhead.size() || isAhead[at]) continue;
        isAhead[at] = true;
        const Instruction instruction = code.instructions[at];
        if (goesOn(instruction.opcode)) left.push_back(at + 1);
        if (mayJump(instruction.opcode)) left.push_back(instruction.argument);
        for (const Handler& handler : code.handlers)
            if (handler.begin <= at && at < handler.end) left.push_back(handler.target);
    }
    return isAhead;
}

bool loadsGlobal(Opcode opcode)
{
    return opcode == Opcode::LoadGlobal || opcode == Opcode::LoadName;
}

void visitGlobals(SharedSearch& search, const Code& code, ModuleObject& module)
{
    for (const Instruction& instruction : code.instructions)
        if (loadsGlobal(instruction.opcode)) search.visit(module.global(instruction.argument));
}

/// What the functions of the program that have been met name and enclose, and those in turn.
void visitFunctions(SharedSearch& search)
{
    constexpr size_t kMostFunctions = 50;
    for (size_t i = 0; i < std::min(search.functions().size(), kMostFunctions); ++i) {
        const FunctionObject& function = *search.functions()[i];
        if (function.code().isLibrary) continue;
        search.visitAll(function.closure());
        visitGlobals(search, function.code(), function.module());
    }
}

/// For what the frame has still to do.
bool hasAtHand(const Frame& frame, ObjectId object, LaneId lane)
{
    SharedSearch search(object, lane);
    for (const Value* value = frame.stack; value < frame.top; ++value)
        search.visit(*value);
    const std::vector<bool> isAhead = instructionsAhead(*frame.code, frame.next);
    for (size_t at = 0; at < isAhead.size(); ++at) {
        if (!isAhead[at]) continue;
        const Instruction instruction = frame.code->instructions[at];
        switch (instruction.opcode) {
        case Opcode::LoadLocal:
        case Opcode::LoadCell:
        case Opcode::LoadClassCell:
        case Opcode::LoadCellItself: search.visit(frame.locals()[instruction.argument]); break;
        default:
            // What the library keeps is about all threads.
            if (loadsGlobal(instruction.opcode) && frame.module && !frame.code->isLibrary)
                search.visit(frame.module->global(instruction.argument));
        }
    }
    visitFunctions(search);
    return search.found();
}

/// Of a function that a thread is about to call: what it is given, encloses and names.
bool hasAtHand(const NativeCoroutineObject& call, ObjectId object, LaneId lane)
{
    static const Value runName = intern("run"); // of a class derived from Thread
    SharedSearch search(object, lane);
    search.visitAll(call.slots());
    for (const Value& slot : call.slots()) {
        if (!slot || typeOf(slot)->layout() != Layout::BoundMethod) continue;
        search.visit(slot.as<BoundMethodObject>()->function());
        if (const Value* run = typeOf(slot.as<BoundMethodObject>()->self())->find(runName))
            search.visit(*run);
    }
    visitFunctions(search);
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
        if (!coroutine || !hasAtHand(*coroutine->frame(), object, kNone)) return;
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

bool Machine::refersTo(LaneId lane, Task* task, ObjectId object)
{
    const Fiber* fiber = lane == kNone ? nullptr : fiberOf(lane);
    if (!fiber) {
        const auto* own = dynamic_cast<const ProgramTask*>(task);
        if (!own) return false;
        if (own->coroutine() && typeOf(own->coroutine()) == types::nativeCoroutine())
            return hasAtHand(*own->coroutine().as<NativeCoroutineObject>(), object, lane);
        const GeneratorObject* coroutine = own->suspended();
        return coroutine && coroutine->frame() && hasAtHand(*coroutine->frame(), object, lane);
    }
    for (; fiber; fiber = fiber->below)
        for (const Frame* frame = fiber->top; frame; frame = frame->back) {
            // At its end the program joins its threads: what these do is not its own.
            if (!task && frame->code->isLibrary) continue;
            if (hasAtHand(*frame, object, lane)) return true;
        }
    return false;
}

} // namespace awaitscope
