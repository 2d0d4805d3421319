#pragma once

#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/container.h"

namespace awaitscope {

/// The event loop as programs see it: what it does is the runtime's, of which there is one for a
/// run. Loops that take turns share what is planned, until one is closed.
class LoopObject final : public Container {
public:
    explicit LoopObject(Ref<EventLoop> stands)
        : Container(asyncioTypes().loop), loop(std::move(stands))
    {
        loop->setObject(this);
    }
    ~LoopObject() override { loop->setObject(nullptr); }
    const Ref<EventLoop> loop; ///< that it stands for
    bool closed = false;
    bool debug = false;
    double slowCallbackSeconds = 0.1;
    /// After a change of `debug` or `slowCallbackSeconds`.
    void applyDebug()
    {
        loop->setSlowCall(debug ? std::optional(Duration::fromSeconds(slowCallbackSeconds))
                                : std::nullopt);
    }
    Value taskFactory; ///< null until the program sets one
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(loop);
        visitor.visit(taskFactory);
    }
    void clear() override
    {
        taskFactory = nullptr;
        loop->letGo();
    }
};

/// A loop that nobody has chosen yet. Null when raised: a process has 1024 descriptors unless told
/// otherwise, each of CPython's loops takes three, and three are taken before.
Value openLoop(Machine& machine);
/// A loop that is the current one until a new one is made. `debug` and `factory` may be null. Null
/// when raised.
Coroutine<Value> makeLoop(Machine& machine, Value debug, Value factory);
/// Makes it the loop that this thread runs next.
void enterLoop(Machine& machine, const Value& loop);
/// The running loop, or the one that was chosen; or, once and with a warning, a new one. Null when
/// raised.
Value loopForFutures(Machine& machine);
/// It is closed, and is nobody's loop any more.
void closeLoop(Machine& machine, const Value& loop);
/// `run_until_complete` of a future or of a new task; null after raising.
Coroutine<Value> runLoop(Machine& machine, Value loop, Ref<Future> main, bool shutdown);
/// Fills the type `Runner`.
void defineRunner(Definitions& module);
/// The functions of the module that choose a loop.
void defineLoopChoice(Definitions& module);
/// Its policies, and the functions that choose one.
void defineLoopPolicies(Definitions& module);
/// Whether the program chose a policy of a class of its own.
bool hasOwnPolicy(Machine& machine);
/// The policy that was chosen; until one is, the default one.
Value policyOf(Machine& machine);
/// Has the policy do this: get_event_loop, set_event_loop, new_event_loop.
Coroutine<Value> askPolicy(Machine& machine, const char* method, Values arguments);
/// A loop tells the program's logger what it waits with. False when raised.
Coroutine<bool> logSelector(Machine& machine);

} // namespace awaitscope
