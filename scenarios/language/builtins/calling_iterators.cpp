#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/lazy_iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/at_once.h"
#include "scenarios/language/vm/machine.h"

#include <utility>

namespace awaitscope {

namespace {

/// `iter(function, sentinel)`.
class CallIterator final : public NativeIterator {
public:
    CallIterator(Value function, Value sentinel)
        : m_function(std::move(function)), m_sentinel(std::move(sentinel))
    {
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_function);
        visitor.visit(m_sentinel);
    }
    bool isPlain() const override { return false; }
    bool nextPlain(Machine&, Value&, bool&) override { return false; }
    Coroutine<Value> next(Machine& machine) override
    {
        constexpr uint64_t kSteps = 8; // what it takes to come here
        if (!m_function || !machine.charge(kSteps)) co_return nullptr;
        Values noArguments;
        Value item = co_await CallAtOnce(machine, m_function, std::move(noArguments));
        if (!item) co_return nullptr;
        bool isLast = item.is(m_sentinel);
        if (!isLast && !plainlyEqual(item, m_sentinel, isLast)) {
            const Answer answer = co_await isSame(machine, item, m_sentinel);
            if (answer == Answer::Raised) co_return nullptr;
            isLast = answer == Answer::Yes;
        }
        if (!isLast) co_return item;
        m_function = nullptr;
        co_return nullptr;
    }

private:
    Value m_function, m_sentinel;
};

/// `reversed` of an object with `__len__` and `__getitem__`.
class DownwardIterator final : public NativeIterator {
public:
    DownwardIterator(Value sequence, int64_t length)
        : NativeIterator(types::reversed()), m_sequence(std::move(sequence)), m_left(length)
    {
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_sequence); }
    bool isPlain() const override { return false; }
    bool nextPlain(Machine&, Value&, bool&) override { return false; }
    Coroutine<Value> next(Machine& machine) override
    {
        if (m_left <= 0) co_return nullptr;
        Value index = Value::small(--m_left);
        co_return co_await machine.subscript(m_sequence, std::move(index));
    }

private:
    Value m_sequence;
    int64_t m_left;
};

} // namespace

Value makeCallIterator(Value function, Value sentinel)
{
    return makeRef<CallIterator>(std::move(function), std::move(sentinel));
}

Value makeDownwardIterator(Value sequence, int64_t length)
{
    return makeRef<DownwardIterator>(std::move(sequence), length);
}

} // namespace awaitscope
