#include "scenarios/inspection/program_reader.h"

#include "scenarios/inspection/value_text.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/shared_visitor.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <map>
#include <optional>

namespace awaitscope {

namespace {

constexpr size_t kMostFrames = 200; // of one lane: deep recursion has more
constexpr size_t kMostQueueItems = 50;

bool isHiddenName(const std::string& name)
{
    const bool isDunder = name.size() > 4 && name.starts_with("__") && name.ends_with("__");
    return name.empty() || name.front() == '.' || name.front() == '<' || isDunder;
}

/// Whether a variable of a module is there since the module imports or defines it: the text of the
/// program says that already.
bool isDefinition(const std::string& name, const Value& value)
{
    if (!value.isObject() || !value.object()->type()) return false;
    switch (typeOf(value)->layout()) {
    case Layout::Module: return true;
    case Layout::Function: return value.as<FunctionObject>()->code().name == name;
    case Layout::Builtin: return value.as<BuiltinObject>()->name() == name;
    case Layout::Type: return value.as<Type>()->name() == name;
    default: return false;
    }
}

/// Nothing for what is written in Python, which core knows by its events only.
std::optional<int64_t> numberOf(const Shared& shared)
{
    if (const auto* semaphore = dynamic_cast<const Semaphore*>(&shared)) return semaphore->value();
    if (const auto* flag = dynamic_cast<const EventFlag*>(&shared)) return flag->isSet() ? 1 : 0;
    if (const auto* barrier = dynamic_cast<const Barrier*>(&shared)) return barrier->parties();
    if (const auto* queue = dynamic_cast<const Queue*>(&shared)) return queue->capacity();
    const bool isOfCore =
        dynamic_cast<const Lock*>(&shared) || dynamic_cast<const Condition*>(&shared);
    return isOfCore ? std::optional<int64_t>(0) : std::nullopt;
}

/// What a queue between threads, which is written in Python, has of its own.
struct ThreadQueue {
    int64_t capacity = 0;
    Value items; ///< a list or a deque
};

class SharedReader final : public SharedVisitor {
public:
    SharedReader() : SharedVisitor(kDeepest) {}
    const std::map<ObjectId, ThreadQueue>& queues() const { return m_queues; }
    std::vector<SharedState> found() const
    {
        std::vector<SharedState> states;
        for (const auto& [object, number] : m_found)
            states.push_back({object, number});
        return states;
    }

protected:
    void meet(const Shared& shared) override
    {
        if (const auto number = numberOf(shared)) m_found.emplace(shared.object(), *number);
    }

    void meetAttributes(const Attributes& attributes) override
    {
        const Shared* mark = nullptr;
        ThreadQueue queue;
        for (const Attributes::Entry& entry : attributes.entries()) {
            if (!entry.name || !entry.value) continue;
            const std::string_view name = textOf(entry.name);
            if (name == "_awaitscope_mark" && entry.value.isObject())
                mark = dynamic_cast<const Shared*>(entry.value.object());
            else if (name == "queue")
                queue.items = entry.value;
            else if (name == "maxsize" && isInt(entry.value))
                queue.capacity = intOf(entry.value);
        }
        if (!mark || !queue.items || !queue.items.isObject()) return;
        m_found.emplace(mark->object(), queue.capacity);
        m_queues.emplace(mark->object(), std::move(queue));
    }

private:
    static constexpr int kDeepest = 3; // a lock in a list in an attribute of a variable

    std::map<ObjectId, int64_t> m_found;
    std::map<ObjectId, ThreadQueue> m_queues;
};

class ProgramReader {
public:
    ProgramReader(Machine& machine, const std::vector<std::string>& labels, Language language)
        : m_machine(machine), m_text(labels, language)
    {
    }

    Inspection read(RunPosition position)
    {
        Inspection inspection;
        inspection.position = position;
        if (position.statements > 0) inspection.running = m_machine.runtime().currentLane();
        for (const Attributes::Entry& entry : m_machine.mainModule()->attributes().entries())
            if (entry.name && entry.value && !isDefinition(textOf(entry.name), entry.value))
                add(inspection.globals, entry.name, entry.value);
        readLanes(inspection.lanes);
        for (const auto& [object, queue] : m_machine.queues())
            inspection.queues.push_back(contentsOf(object, *queue));
        for (const auto& [object, queue] : m_shared.queues())
            inspection.queues.push_back(contentsOf(object, queue));
        std::sort(inspection.queues.begin(), inspection.queues.end(),
                  [](const QueueContents& left, const QueueContents& right) {
                      return left.object < right.object;
                  });
        inspection.shared = m_shared.found();
        inspection.unstarted = m_machine.unstarted();
        return inspection;
    }

private:
    void add(std::vector<Variable>& variables, const Value& name, const Value& value)
    {
        if (!name || isHiddenName(textOf(name))) return;
        variables.push_back({textOf(name), m_text.of(value)});
        m_shared.visit(value);
    }

    CallFrame callOf(const Frame& frame)
    {
        const Code& code = *frame.code;
        CallFrame call;
        call.function = code.kind == Code::Kind::Module ? "<module>" : code.qualifiedName;
        const SpanId place = frame.next == 0 || !frame.span() ? code.definition : frame.span();
        if (place) call.line = code.program->spans[place - 1].line;
        if (code.kind == Code::Kind::Module) return call;
        if (frame.names)
            for (const Attributes::Entry& entry : frame.names->entries())
                if (entry.value) add(call.variables, entry.name, entry.value);
        for (size_t i = 0; i < code.localNames.size(); ++i) {
            const Value& value = frame.locals()[i];
            if (!value) continue;
            const bool isCell = value.isObject() && value.object()->type() &&
                                typeOf(value)->layout() == Layout::Cell;
            if (isCell && !value.as<CellObject>()->value) continue;
            add(call.variables, code.localNames[i], value);
        }
        return call;
    }

    void readLanes(std::vector<LaneCalls>& lanes)
    {
        for (LaneId lane = 0; lane < m_machine.runtime().trace().lanes().size(); ++lane) {
            const Fiber* fiber = m_machine.fiberOf(lane);
            if (!fiber) continue;
            LaneCalls calls;
            calls.lane = lane;
            for (; fiber; fiber = fiber->below)
                for (const Frame* frame = fiber->top; frame; frame = frame->back)
                    if (!frame->code->isLibrary && calls.frames.size() < kMostFrames)
                        calls.frames.push_back(callOf(*frame));
            lanes.push_back(std::move(calls));
        }
        readUnstarted(lanes);
    }

    void readUnstarted(std::vector<LaneCalls>& lanes)
    {
        const size_t begun = lanes.size();
        for (const Ref<Task>& live : m_machine.runtime().liveTasks()) {
            auto* task = dynamic_cast<ProgramTask*>(live.get());
            if (!task || task->lane() == kNone || m_machine.fiberOf(task->lane())) continue;
            const GeneratorObject* coroutine = task->suspended();
            if (!coroutine || coroutine->state() != GeneratorObject::State::Created ||
                coroutine->code().isLibrary)
                continue;
            LaneCalls calls;
            calls.lane = task->lane();
            calls.hasBegun = false;
            calls.frames.push_back(callOf(*coroutine->frame()));
            lanes.push_back(std::move(calls));
        }
        if (lanes.size() > begun)
            std::sort(lanes.begin(), lanes.end(),
                      [](const LaneCalls& left, const LaneCalls& right) {
                          return left.lane < right.lane;
                      });
    }

    QueueContents contentsOf(ObjectId object, const Queue& queue)
    {
        QueueContents contents;
        contents.object = object;
        for (const Payload& item : queue.items())
            addItem(contents, fromPayload(item));
        return contents;
    }

    QueueContents contentsOf(ObjectId object, const ThreadQueue& queue)
    {
        QueueContents contents;
        contents.object = object;
        if (auto* list = dynamic_cast<ListObject*>(queue.items.object()))
            for (const Value& item : list->items())
                addItem(contents, item);
        if (const auto* deque = dynamic_cast<const DequeObject*>(queue.items.object()))
            for (const Value& item : deque->items)
                addItem(contents, item);
        return contents;
    }

    void addItem(QueueContents& contents, const Value& item)
    {
        if (contents.items.size() < kMostQueueItems)
            contents.items.push_back(m_text.of(item));
        else
            ++contents.more;
    }

    Machine& m_machine;
    ValueText m_text;
    SharedReader m_shared;
};

} // namespace

const LaneCalls* Inspection::callsOf(LaneId lane) const
{
    const auto found =
        std::lower_bound(lanes.begin(), lanes.end(), lane,
                         [](const LaneCalls& calls, LaneId wanted) { return calls.lane < wanted; });
    return found != lanes.end() && found->lane == lane ? &*found : nullptr;
}

const QueueContents* Inspection::contentsOf(ObjectId queue) const
{
    for (const QueueContents& contents : queues)
        if (contents.object == queue) return &contents;
    return nullptr;
}

const SharedState* Inspection::stateOf(ObjectId object) const
{
    for (const SharedState& state : shared)
        if (state.object == object) return &state;
    return nullptr;
}

Inspection readProgram(Machine& machine, RunPosition position,
                       const std::vector<std::string>& labels, Language language)
{
    // To look costs the program nothing: its limit of statements is for what it does itself.
    constexpr uint64_t kMost = 10'000'000;
    uint64_t cost = 0;
    const Cost::Scope scope(cost, kMost);
    return ProgramReader(machine, labels, language).read(position);
}

} // namespace awaitscope
