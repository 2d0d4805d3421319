#include "scenarios/language/modules/lazy.h"

#include "scenarios/language/builtins/iterators.h"

#include <algorithm>

namespace awaitscope {

namespace {

class LazyIterator final : public NativeIterator {
public:
    LazyIterator(const Type* type, Values state, LazyNext next, LazyNextPlain nextPlain)
        : NativeIterator(type), m_state(std::move(state)), m_next(next), m_nextPlain(nextPlain)
    {
        for (const Value& each : m_state)
            if (NativeIterator* source = nativeIteratorOf(each))
                m_depth = std::max(m_depth, source->depth() + 1);
    }
    void traverse(Visitor& visitor) const override { visitor.visitAll(m_state); }
    int depth() const override { return m_depth; }
    bool isPlain() const override { return false; }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        return m_nextPlain && m_nextPlain(machine, m_state, item, ended);
    }
    Coroutine<Value> next(Machine& machine) override { return m_next(machine, m_state); }
    const Values& state() const { return m_state; }

private:
    Values m_state;
    LazyNext m_next;
    LazyNextPlain m_nextPlain;
    int m_depth = 0; // of its sources when it was made, and one more
};

} // namespace

Value makeLazy(const Type* type, Values state, LazyNext next, LazyNextPlain nextPlain)
{
    return makeRef<LazyIterator>(type, std::move(state), next, nextPlain);
}

const Values& stateOfLazy(const Value& lazy)
{
    return lazy.as<LazyIterator>()->state();
}

} // namespace awaitscope
