#pragma once

#include "scenarios/language/vm/fiber.h"

#include <cstddef>

namespace awaitscope {

class Machine;

/// A fiber on its lane: it stands in the chain of the lane's fibers for as long as this lives, and
/// the frames that are left are given back with it.
class FiberRun {
public:
    /// `byHand`: the program itself resumes it; `top`: the generator that it delegates to, if any.
    FiberRun(Machine& machine, Frame* bottom, bool byHand = false, Frame* top = nullptr);
    ~FiberRun();
    /// Takes the other's place, which is left with nothing. REQUIRES: the other is the innermost of
    /// its lane.
    FiberRun(FiberRun&& other) noexcept;
    FiberRun& operator=(FiberRun&&) = delete;

    Fiber& fiber() { return m_fiber; }
    /// Runs on until it is over (true), or asks for something: see `Fiber::request`.
    bool run();
    /// Gives it what it asked for; null: raise what is pending, or (in a `for`) the end.
    void deliver(Value value);

private:
    Machine& m_machine;
    Fiber m_fiber;
    size_t m_lane;
};

} // namespace awaitscope
