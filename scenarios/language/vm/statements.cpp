#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/statement_watcher.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Statements between two looks at limits and garbage.
constexpr uint64_t kBetweenInspections = 1024;

Coroutine<Value> thenJump(Frame& frame, Coroutine<Value> coroutine, uint32_t target)
{
    Value value = co_await std::move(coroutine);
    frame.next = target;
    co_return value;
}

} // namespace

Interpreter::Step Interpreter::beforeStatement()
{
    const uint64_t count = m_machine.m_statements;
    Runtime& runtime = m_machine.runtime();
    m_machine.pauseAtStatement(); // until nothing is left to do
    const auto stop = [this](Limit limit) {
        setPlace();
        return request(m_machine.stopAt(limit), false);
    };
    if (m_machine.m_watcher && !top()->code->isLibrary && !m_machine.m_watcher->beginning())
        return request(m_machine.stopAt(Limit::Stopped), false);
    if (count > m_options.limits.statements) return stop(Limit::Statements);
    if (count >= m_machine.m_nextInspection) {
        m_machine.m_nextInspection = (count / kBetweenInspections + 1) * kBetweenInspections;
        m_machine.collectIfDue();
        Limit limit = runtime.exceededLimit();
        if (limit == Limit::None && m_machine.isOverMemory()) limit = Limit::Memory;
        if (limit != Limit::None) return stop(limit);
    }
    if (m_machine.m_overMemory) return stop(Limit::Memory);
    if (m_machine.m_isClockAwaited) {
        setPlace();
        return request(m_machine.letClockPass(), false);
    }
    const bool isPaid = m_machine.costsStatements() && !top()->code->isLibrary;
    if (isPaid) return request(m_machine.payStatement(top()->span()), false);
    if (m_machine.hasAbandoned()) return request(m_machine.closeAbandoned(), false);
    if (m_machine.costsStatements()) return Step::Next;
    m_machine.m_nextDuty = std::min(m_machine.m_nextInspection, m_options.limits.statements + 1);
    if (!m_machine.m_watcher) m_machine.m_nextPause = m_machine.m_nextDuty;
    return Step::Next;
}

Interpreter::Step Interpreter::beforeHeader(uint32_t target)
{
    const Step step = beforeStatement();
    if (step == Step::Requested)
        m_fiber.request = thenJump(*top(), std::move(m_fiber.request), target);
    else
        top()->next = target;
    return step;
}

VirtualTime Machine::readClock()
{
    constexpr uint32_t kPatience = 100'000;
    const VirtualTime now = m_runtime->now();
    if (now != m_clockRead && now != m_clockPassed) m_clockReads = 0;
    m_clockRead = now;
    if (++m_clockReads > kPatience) {
        m_isClockAwaited = true;
        pauseAtStatement();
    }
    return now;
}

Coroutine<Value> Machine::letClockPass()
{
    constexpr Duration kGlance = Duration::nanoseconds(100'000);
    m_isClockAwaited = false;
    co_await m_runtime->work(kGlance);
    m_clockPassed = m_runtime->now();
    co_return none();
}

Coroutine<Value> Machine::payStatement(SpanId place)
{
    if (hasAbandoned()) co_await closeAbandoned();
    m_runtime->setPlace(place);
    co_await m_runtime->work(m_runtime->options().settings.statementCost);
    co_return none();
}

} // namespace awaitscope
