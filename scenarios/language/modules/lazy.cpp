#include "scenarios/language/modules/lazy.h"

#include "scenarios/language/builtins/iterators.h"

namespace awaitscope {

namespace {

class LazyIterator final : public NativeIterator {
public:
    LazyIterator(Values state, LazyNext next) : m_state(std::move(state)), m_next(next) {}
    bool isPlain() const override { return false; }
    bool nextPlain(Machine&, Value&, bool&) override { return false; }
    Coroutine<Value> next(Machine& machine) override { return m_next(machine, m_state); }

private:
    Values m_state;
    LazyNext m_next;
};

} // namespace

Value makeLazy(Values state, LazyNext next)
{
    return makeRef<LazyIterator>(std::move(state), next);
}

} // namespace awaitscope
