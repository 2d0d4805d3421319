#pragma once

#include "tests/core/test_host.h"

#include <algorithm>
#include <random>

namespace awaitscope {

/// What a random program saw of itself: to be found again in what is derived from its trace.
struct Sighting {
    EventIndex event = kNone;   ///< the last one recorded by then
    std::vector<LaneId> owners; ///< who has taken the lock and has not given it back
    bool locked = false;
    size_t items = 0; ///< in the queue
};

/// A program made at random: its actors do one thing after the other with what they share.
struct RandomWorld {
    RandomWorld(Runtime& its, uint32_t seed) : runtime(its), random(seed) {}

    Runtime& runtime;
    std::minstd_rand random;
    Ref<Lock> lock = runtime.makeLock();
    Ref<Semaphore> permits = runtime.makeSemaphore(2, false);
    Ref<EventFlag> flag = runtime.makeEvent();
    Ref<Queue> queue = runtime.makeQueue(2, makeRef<TestStore>());
    std::vector<LaneId> owners;
    std::vector<Sighting> sightings;

    Duration someTime() { return Duration::milliseconds(static_cast<int64_t>(random() % 300)); }
    bool isSynchronous() const { return runtime.options().settings.model == Model::Synchronous; }
    void look()
    {
        sightings.push_back({static_cast<EventIndex>(runtime.trace().size() - 1), owners,
                             lock->locked(), queue->size()});
    }
};

namespace random_actor {

Coroutine<Completion> run(RandomWorld& world, int depth);

inline Ref<Task> child(RandomWorld& world, int depth)
{
    return makeRef<TestTask>("", run(world, depth + 1));
}

inline Coroutine<void> spawnOne(RandomWorld& world, int depth)
{
    const Ref<Task> created = child(world, depth);
    co_await world.runtime.spawn(created);
    if (world.random() % 3 == 0) co_return;
    const Ref<Future> future = created;
    co_await world.runtime.wait(future);
}

inline Coroutine<void> gatherTwo(RandomWorld& world, int depth)
{
    std::vector<Ref<Future>> children;
    for (int i = 0; i < 2; ++i) {
        const Ref<Task> created = child(world, depth);
        co_await world.runtime.spawn(created);
        children.push_back(created);
    }
    const Ref<Future> all = co_await world.runtime.gather(std::move(children), true);
    co_await world.runtime.wait(all);
}

inline Coroutine<void> useThread(RandomWorld& world)
{
    const auto body = [](RandomWorld& own) -> Coroutine<Completion> {
        co_await own.runtime.blockingSleep(own.someTime());
        co_await own.runtime.work(own.someTime());
        co_return Completion();
    };
    Coroutine<Completion> code = body(world);
    const Ref<Task> function = makeRef<TestTask>("", std::move(code));
    const Ref<Future> result = co_await world.runtime.toThread(function);
    co_await world.runtime.wait(result);
}

inline Coroutine<void> callLater(RandomWorld& world)
{
    const Ref<Callback> callback =
        makeRef<TestCallback>(world.runtime, "callback", world.someTime());
    const Ref<Handle> handle = makeRef<Handle>(callback);
    co_await world.runtime.callAt(handle, world.runtime.now() + world.someTime());
}

inline Coroutine<void> useLock(RandomWorld& world)
{
    const Completion acquired = co_await world.lock->acquire();
    if (acquired.raised()) co_return;
    const LaneId lane = world.runtime.currentLane();
    world.owners.push_back(lane);
    if (!world.isSynchronous()) co_await world.runtime.sleep(world.someTime());
    co_await world.runtime.work(world.someTime());
    world.look();
    std::erase(world.owners, lane);
    co_await world.lock->release();
}

inline Coroutine<void> takePermit(RandomWorld& world)
{
    const Completion acquired = co_await world.permits->acquire();
    if (acquired.raised()) co_return;
    co_await world.runtime.work(world.someTime());
    co_await world.permits->release();
}

/// With a timeout, since nobody else may come.
inline Coroutine<void> waitForSomething(RandomWorld& world)
{
    const Ref<Timeout> limit = world.runtime.makeTimeout(world.runtime.now() + world.someTime());
    co_await limit->enter();
    Completion body;
    switch (world.random() % 4) {
    case 0: body = co_await world.runtime.sleep(world.someTime()); break;
    case 1: body = co_await world.flag->wait(); break;
    case 2: body = co_await world.queue->get(); break;
    default: body = co_await world.queue->put(textValue("item")); break;
    }
    co_await limit->exit(std::move(body));
}

inline Coroutine<void> cancelSomebody(RandomWorld& world)
{
    const std::vector<Ref<Task>> live = world.runtime.liveTasks();
    if (live.empty()) co_return;
    const Ref<Future> whom = live[world.random() % live.size()];
    const Payload noMessage;
    co_await world.runtime.cancel(whom, noMessage);
}

inline Coroutine<void> toggleFlag(RandomWorld& world)
{
    if (world.flag->isSet())
        world.flag->clear();
    else
        co_await world.flag->set();
}

inline Coroutine<Completion> run(RandomWorld& world, int depth)
{
    for (uint32_t steps = 3 + world.random() % 6; steps > 0; --steps) {
        world.look();
        switch (world.random() % 19) {
        case 0: co_await world.runtime.sleep(world.someTime()); break;
        case 1: co_await world.runtime.work(world.someTime()); break;
        case 2: co_await world.runtime.blockingSleep(world.someTime()); break;
        case 3: co_await world.runtime.sleep(Duration()); break;
        case 4: world.runtime.write("x\n"); break;
        case 5: co_await useLock(world); break;
        case 6: co_await callLater(world); break;
        case 7: world.runtime.setPriority(static_cast<int64_t>(world.random() % 5)); break;
        case 8:
        case 9: co_await waitForSomething(world); break;
        case 10: co_await cancelSomebody(world); break;
        case 11: co_await takePermit(world); break;
        case 12: co_await toggleFlag(world); break;
        case 13: co_await useThread(world); break;
        case 14:
            if (depth < 2) co_await gatherTwo(world, depth);
            break;
        default:
            if (depth < 3) co_await spawnOne(world, depth);
        }
    }
    co_return Completion();
}

inline Coroutine<Completion> program(RandomWorld& world)
{
    world.runtime.write("begin\n");
    co_await world.runtime.work(world.someTime());
    const Ref<Task> main = makeRef<TestTask>("", run(world, 0));
    const Ref<Future> future = main;
    co_await world.runtime.runMain(future, true);
    world.runtime.write("end\n");
    co_return Completion();
}

} // namespace random_actor

/// A run under these settings; its seed chooses the program.
struct RandomRun {
    explicit RandomRun(const RunSettings& settings)
    {
        RunOptions options;
        options.settings = settings;
        TestHost host;
        const auto runtime = Runtime::create(options, host);
        RandomWorld world(*runtime, static_cast<uint32_t>(settings.seed) * 2 + 1);
        runtime->run(random_actor::program(world));
        trace = runtime->sharedTrace();
        lock = world.lock->object();
        queue = world.queue->object();
        sightings = std::move(world.sightings);
    }

    std::shared_ptr<const Trace> trace;
    ObjectId lock = kNone;
    ObjectId queue = kNone;
    std::vector<Sighting> sightings;
};

/// Every model, every policy on several numbers of cores, with and without a switch cost: `add` is
/// called with a name and the settings of each.
template <class Add> void forAllSettings(Add add)
{
    RunSettings settings;
    settings.model = Model::Synchronous;
    add(std::string("synchronous"), settings);
    settings.model = Model::Cooperative;
    add(std::string("cooperative"), settings);
    settings.model = Model::Preemptive;
    for (const Policy policy : policies()) {
        for (const uint32_t cores : {1u, 2u, 3u, 16u}) {
            for (const int64_t switchCost : {0, 5}) {
                settings.policy = policy;
                settings.quantum = usualQuantum(policy);
                settings.cores = cores;
                settings.switchCost = Duration::milliseconds(switchCost);
                settings.seed += 3;
                add(std::string(nameOf(policy)) + ", " + std::to_string(cores) + " cores, " +
                        std::to_string(switchCost) + " ms a switch",
                    settings);
            }
        }
    }
}

} // namespace awaitscope
