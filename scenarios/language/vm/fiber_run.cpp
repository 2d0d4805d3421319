#include "scenarios/language/vm/fiber_run.h"

#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/interpreter.h"

#include <cassert>

namespace awaitscope {

namespace {

/// Frames are on the heap, but whoever destroys a chain of fibers, each awaited by the one below,
/// does so on the stack.
bool isNestedTooDeep(const Fiber& fiber)
{
    constexpr uint32_t kFrames = 1000; // so many are always fine
    constexpr int kMostFibers = 2000;
    if (fiber.depth <= kFrames) return false;
    int nested = 0;
    for (const Fiber* each = &fiber; each && nested <= kMostFibers; each = each->below)
        ++nested;
    return nested > kMostFibers;
}

} // namespace

FiberRun::FiberRun(Machine& machine, Frame* bottom, bool byHand, Frame* top)
    : m_machine(machine), m_lane(static_cast<uint32_t>(machine.runtime().currentLane() + 1))
{
    std::vector<Fiber*>& lanes = machine.fibers();
    if (lanes.size() <= m_lane) lanes.resize(m_lane + 1);
    m_fiber.below = std::exchange(lanes[m_lane], &m_fiber);
    m_fiber.depth = m_fiber.below ? m_fiber.below->depth + 1 : 1;
    m_fiber.byHand = byHand;
    bottom->back = nullptr;
    m_fiber.top = top ? top : bottom;
    for (Frame* frame = m_fiber.top; frame != bottom; frame = frame->back)
        ++m_fiber.depth;
}

FiberRun::FiberRun(FiberRun&& other) noexcept
    : m_machine(other.m_machine), m_fiber(std::exchange(other.m_fiber, {})), m_lane(other.m_lane)
{
    assert(m_machine.fibers()[m_lane] == &other.m_fiber);
    m_machine.fibers()[m_lane] = &m_fiber;
}

FiberRun::~FiberRun()
{
    // Usually the innermost; threads of callbacks share a lane and may end in another order.
    for (Fiber** link = &m_machine.fibers()[m_lane]; *link; link = &(*link)->below)
        if (*link == &m_fiber) {
            *link = m_fiber.below;
            break;
        }
    while (Frame* frame = m_fiber.top) {
        m_fiber.top = frame->back;
        if (GeneratorObject* generator = frame->generator) {
            generator->finish();
            generator->release();
        } else {
            Frame::destroy(frame);
        }
    }
}

bool FiberRun::run()
{
    if (isNestedTooDeep(m_fiber)) {
        m_machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
        return true;
    }
    return Interpreter(m_machine, m_fiber).run() == Interpreter::Status::Finished;
}

void FiberRun::deliver(Value value)
{
    Interpreter(m_machine, m_fiber).deliver(std::move(value));
}

} // namespace awaitscope
