#include "core/runtime/pooled_allocator.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/lookup.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <deque>

namespace awaitscope {

namespace {

/// A queue's items; the machine knows the queue for as long as it has them.
class Store : public QueueStore {
public:
    explicit Store(Machine& machine) : m_machine(machine) {}
    ~Store() override { m_machine.queues().erase(m_object); }
    void setQueue(Queue& queue)
    {
        m_queue = &queue;
        m_object = queue.object();
        m_machine.queues()[m_object] = &queue;
    }

protected:
    Machine& m_machine;
    Queue* m_queue = nullptr;

private:
    ObjectId m_object = kNone;
};

/// Items in order of arrival, or the last one first.
class LineStore final : public Store {
public:
    LineStore(Machine& machine, bool lastFirst) : Store(machine), m_lastFirst(lastFirst) {}
    Coroutine<Completion> put(Payload item) override
    {
        putAtOnce(item);
        co_return Completion();
    }
    Coroutine<Completion> take() override
    {
        Payload item;
        takeAtOnce(item);
        co_return Completion::result(std::move(item));
    }
    bool putAtOnce(Payload& item) override
    {
        m_items.push_back(std::move(item));
        ++m_count;
        return true;
    }
    bool takeAtOnce(Payload& item) override
    {
        item = m_lastFirst ? std::move(m_items.back()) : std::move(m_items.front());
        m_lastFirst ? m_items.pop_back() : m_items.pop_front();
        --m_count;
        return true;
    }
    size_t size() const override { return m_count; }
    std::vector<Payload> items() const override { return {m_items.begin(), m_items.end()}; }
    void traverse(Visitor& visitor) const override { visitor.visitAll(m_items); }
    void letGo() override
    {
        m_items.clear();
        m_count = 0;
    }

private:
    std::deque<Payload, PooledAllocator<Payload>> m_items;
    size_t m_count = 0; ///< of them: a deque computes it, and it is asked for all the time
    bool m_lastFirst;
};

/// The smallest item first: a heap, kept as CPython's heapq keeps it, so that equal items come out
/// in its order.
class HeapStore final : public Store {
public:
    using Store::Store;
    size_t size() const override { return m_items.size(); }
    std::vector<Payload> items() const override
    {
        std::vector<Payload> items;
        for (const Value& item : m_items)
            items.push_back(toPayload(item));
        return items;
    }
    void traverse(Visitor& visitor) const override { visitor.visitAll(m_items); }
    void letGo() override { m_items.clear(); }

    Coroutine<Completion> put(Payload item) override
    {
        m_items.push_back(fromPayload(item));
        bool fine = co_await rise(0, m_items.size() - 1);
        co_return fine ? Completion() : completionOf(m_machine, nullptr);
    }

    Coroutine<Completion> take() override
    {
        Value last = std::move(m_items.back());
        m_items.pop_back();
        if (m_items.empty()) co_return Completion::result(toPayload(last));
        Value first = std::exchange(m_items[0], std::move(last));
        // The hole sinks to the bottom along the smaller children, then what stands there rises.
        size_t position = 0, end = m_items.size();
        Value moving = m_items[0];
        for (size_t child = 1; child < end; child = 2 * position + 1) {
            size_t right = child + 1;
            if (right < end) {
                Answer less = co_await isLess(m_machine, m_items[child], m_items[right]);
                if (less == Answer::Raised) co_return completionOf(m_machine, nullptr);
                if (less == Answer::No) child = right;
            }
            m_items[position] = m_items[child];
            position = child;
        }
        m_items[position] = std::move(moving);
        bool fine = co_await rise(0, position);
        co_return fine ? Completion::result(toPayload(first)) : completionOf(m_machine, nullptr);
    }

private:
    Coroutine<bool> rise(size_t start, size_t position)
    {
        Value moving = m_items[position];
        while (position > start) {
            size_t parent = (position - 1) / 2;
            Answer less = co_await isLess(m_machine, moving, m_items[parent]);
            if (less == Answer::Raised) co_return false;
            if (less == Answer::No) break;
            m_items[position] = m_items[parent];
            position = parent;
        }
        m_items[position] = std::move(moving);
        co_return true;
    }

    Values m_items;
};

Coroutine<Value> callMethod(Machine& machine, Value object, const char* name, Value argument)
{
    Value wanted = intern(name);
    Value method = co_await machine.attribute(std::move(object), std::move(wanted));
    if (!method) co_return Value();
    Values arguments;
    if (argument) arguments.push_back(std::move(argument));
    Value result = co_await machine.call(std::move(method), std::move(arguments));
    co_return result;
}

/// Whether a class of the program keeps its items as it likes: it has `_init`, `_put` or `_get`.
bool keepsItems(const Type& type)
{
    if (!type.isProgram()) return false;
    for (const char* name : {"_init", "_put", "_get"}) {
        const Value* found = type.find(intern(name));
        if (found && typeOf(*found)->layout() != Layout::Builtin) return true;
    }
    return false;
}

/// The items of such a class: they are in the attribute `_queue`.
class ProgramStore final : public Store {
public:
    using Store::Store;
    Coroutine<Completion> put(Payload item) override
    {
        Value stored = co_await callMethod(m_machine, queue(), "_put", fromPayload(item));
        if (!stored) co_return completionOf(m_machine, nullptr);
        ++m_count;
        co_return Completion();
    }
    Coroutine<Completion> take() override
    {
        Value taken = co_await callMethod(m_machine, queue(), "_get", nullptr);
        if (taken) --m_count;
        co_return completionOf(m_machine, taken);
    }
    size_t size() const override
    {
        const Value* kept = items(queue());
        switch (kept && *kept ? typeOf(*kept)->layout() : Layout::None) {
        case Layout::List: return kept->as<ListObject>()->items().size();
        case Layout::Dict: return kept->as<DictObject>()->table().size();
        case Layout::Set: return kept->as<SetObject>()->table().size();
        default: break;
        }
        return isDeque(kept) ? kept->as<DequeObject>()->items.size() : m_count;
    }
    std::vector<Payload> items() const override
    {
        Values values;
        const Value* kept = items(queue());
        if (isDeque(kept))
            values.assign(kept->as<DequeObject>()->items.begin(),
                          kept->as<DequeObject>()->items.end());
        else if (kept && *kept)
            m_machine.plainItems(*kept, values);
        std::vector<Payload> payloads;
        for (const Value& each : values)
            payloads.push_back(toPayload(each));
        return payloads;
    }
    static const Value* items(const Value& queue)
    {
        Attributes* attributes = ownAttributesOf(queue);
        return attributes ? attributes->find(intern("_queue")) : nullptr;
    }

private:
    Value queue() const { return Value(Ref<Queue>(m_queue)); }
    static bool isDeque(const Value* kept)
    {
        return kept && *kept && typeOf(*kept)->isSubtypeOf(types::deque());
    }

    size_t m_count = 0; ///< for what has no length at once
};

Queue& self(const Value& value)
{
    return *static_cast<Queue*>(value.object());
}

Value newQueue(Machine& machine, Arguments slots)
{
    Type* type = slots[0].as<Type>();
    int64_t capacity = 0;
    if (slots[1]) {
        if (!isInteger(slots[1]))
            return machine.raiseTypeError("'" + machine.typeName(slots[1]) +
                                          "' object cannot be interpreted as an integer");
        capacity = sliceIndex(slots[1]);
    }
    Ref<Store> store;
    if (keepsItems(*type))
        store = makeRef<ProgramStore>(machine);
    else if (type->isSubtypeOf(asyncioTypes().priorityQueue))
        store = makeRef<HeapStore>(machine);
    else
        store = makeRef<LineStore>(machine, type->isSubtypeOf(asyncioTypes().lifoQueue));
    Ref<Queue> queue = machine.runtime().makeQueue(capacity, store);
    store->setQueue(*queue);
    queue->setType(type);
    machine.expectName();
    return Value(std::move(queue));
}

Coroutine<Value> put(Machine& machine, Values slots)
{
    Completion completion = co_await self(slots[0]).put(toPayload(slots[1]));
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> get(Machine& machine, Values slots)
{
    Completion completion = co_await self(slots[0]).get();
    co_return machine.deliver(std::move(completion));
}

Coroutine<Value> putNow(Machine& machine, Values slots)
{
    Completion completion = co_await self(slots[0]).putNow(toPayload(slots[1]));
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> getNow(Machine& machine, Values slots)
{
    Completion completion = co_await self(slots[0]).getNow();
    co_return machine.deliver(std::move(completion));
}

Coroutine<Value> taskDone(Machine& machine, Values slots)
{
    Completion completion = co_await self(slots[0]).taskDone();
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> join(Machine& machine, Values slots)
{
    Completion completion = co_await self(slots[0]).join();
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> shutdown(Machine& machine, Values slots)
{
    const bool immediate = slots[1] && machine.plainTruth(slots[1]) == 1;
    Completion completion = co_await self(slots[0]).shutdown(immediate);
    co_return valueOf(machine, std::move(completion), none());
}

Value putAtOnce(Machine&, Arguments slots)
{
    Payload item = toPayload(slots[1]);
    return self(slots[0]).putAtOnce(item) ? none() : Value();
}

Value getAtOnce(Machine&, Arguments slots)
{
    Payload item;
    return self(slots[0]).getAtOnce(item) ? fromPayload(item) : Value();
}

Value size(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(self(slots[0]).size()));
}

Value isEmpty(Machine&, Arguments slots)
{
    return boolean(self(slots[0]).size() == 0);
}

Value isFull(Machine&, Arguments slots)
{
    Queue& queue = self(slots[0]);
    return boolean(queue.capacity() > 0 && static_cast<int64_t>(queue.size()) >= queue.capacity());
}

Value capacity(Machine&, Arguments slots)
{
    return Value::small(self(slots[0]).capacity());
}

} // namespace

namespace {

/// `Queue.__init__` of a class of the program that derives from it.
Coroutine<Value> initializeQueue(Machine& machine, Values slots)
{
    if (slots[1] && !isInteger(slots[1]))
        co_return machine.raiseTypeError("'" + machine.typeName(slots[1]) +
                                         "' object cannot be interpreted as an integer");
    if (slots[1]) self(slots[0]).setCapacity(sliceIndex(slots[1]));
    if (keepsItems(*typeOf(slots[0]))) {
        Value capacity = slots[1] ? slots[1] : Value::small(0);
        Value done = co_await callMethod(machine, slots[0], "_init", std::move(capacity));
        if (!done) co_return Value();
    }
    co_return none();
}

// What such a class inherits of `_init`, `_put` and `_get`.

Value initializeItems(Machine& machine, Arguments slots)
{
    Attributes* attributes = ownAttributesOf(slots[0]);
    if (!attributes) return none();
    const bool isLine = !typeOf(slots[0])->isSubtypeOf(asyncioTypes().priorityQueue) &&
                        !typeOf(slots[0])->isSubtypeOf(asyncioTypes().lifoQueue);
    attributes->set(intern("_queue"), isLine ? Value(makeRef<DequeObject>()) : makeList({}));
    return machine.isRaised() ? Value() : none();
}

Coroutine<Value> itemsOf(Machine& machine, Value queue)
{
    Value name = intern("_queue");
    Value items = co_await machine.attribute(std::move(queue), std::move(name));
    co_return items;
}

Coroutine<Value> putItem(Machine& machine, Values slots)
{
    Value items = co_await itemsOf(machine, slots[0]);
    if (!items) co_return Value();
    if (!typeOf(slots[0])->isSubtypeOf(asyncioTypes().priorityQueue)) {
        Value done = co_await callMethod(machine, std::move(items), "append", slots[1]);
        co_return done;
    }
    Value heapq = co_await machine.importModule("heapq");
    if (!heapq) co_return Value();
    Value push = co_await machine.attribute(std::move(heapq), intern("heappush"));
    if (!push) co_return Value();
    Values arguments{std::move(items), slots[1]};
    Value done = co_await machine.call(std::move(push), std::move(arguments));
    co_return done;
}

Coroutine<Value> getItem(Machine& machine, Values slots)
{
    Value items = co_await itemsOf(machine, slots[0]);
    if (!items) co_return Value();
    if (typeOf(slots[0])->isSubtypeOf(asyncioTypes().priorityQueue)) {
        Value heapq = co_await machine.importModule("heapq");
        if (!heapq) co_return Value();
        Value item = co_await callMethod(machine, std::move(heapq), "heappop", std::move(items));
        co_return item;
    }
    const bool isStack = typeOf(slots[0])->isSubtypeOf(asyncioTypes().lifoQueue);
    Value item =
        co_await callMethod(machine, std::move(items), isStack ? "pop" : "popleft", nullptr);
    co_return item;
}

} // namespace

void defineQueues(Definitions& module)
{
    const AsyncioTypes& types = asyncioTypes();
    Definitions(types.queue->attributes(), "Queue")
        .function("__new__", "cls, maxsize=", newQueue)
        .coroutine("__init__", "self, maxsize=", initializeQueue)
        .function("_init", "self, maxsize", initializeItems)
        .coroutine("_put", "self, item", putItem)
        .coroutine("_get", "self", getItem)
        .async("put", "self, item", putAtOnce, put)
        .async("get", "self", getAtOnce, get)
        .function("put_nowait", "self, item", putAtOnce, putNow)
        .function("get_nowait", "self", getAtOnce, getNow)
        .coroutine("task_done", "self", taskDone)
        .async("join", "self", join)
        .coroutine("shutdown", "self, immediate=", shutdown)
        .function("qsize", "self", size)
        .function("empty", "self", isEmpty)
        .function("full", "self", isFull)
        .property("maxsize", capacity);
    module.type(types.queue).type(types.priorityQueue).type(types.lifoQueue);
}

} // namespace awaitscope
