#pragma once

#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/container.h"

namespace awaitscope {

// Here rather than where they are made, so that loops can do without a virtual call.

class RangeIterator final : public NativeIterator {
public:
    RangeIterator(int64_t start, int64_t step, int64_t count)
        : NativeIterator(classType(), Kind::Range), m_next(start), m_step(step), m_left(count)
    {
    }
    static Type* classType();
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        if (m_left == 0) {
            ended = true;
            return true;
        }
        item = makeInteger(m_next);
        advance();
        return true;
    }
    /// The next number. False at the end, or when it is no small integer.
    bool nextSmall(int64_t& number)
    {
        if (m_left == 0 || !Value::fitsSmall(m_next)) return false;
        number = m_next;
        advance();
        return true;
    }

private:
    void advance()
    {
        if (--m_left) m_next += m_step; // never past the end: it might not fit
    }

    int64_t m_next, m_step, m_left;
};

/// Forward or backward over items that can be asked for by their index.
template <class Sequence> class SequenceIterator final : public NativeIterator {
public:
    SequenceIterator(const Type* type, Ref<Sequence> sequence, bool backward, int64_t length)
        : NativeIterator(type, std::is_same_v<Sequence, ListObject> ? Kind::List : Kind::Other),
          m_sequence(std::move(sequence)), m_backward(backward), m_index(backward ? length - 1 : 0)
    {
    }
    bool nextPlain(Machine&, Value& item, bool& ended) override
    {
        const Value* next = nextItem();
        if (next)
            item = *next;
        else
            ended = true;
        return true;
    }
    void traverse(Visitor& visitor) const override { visitor.visit(m_sequence); }
    /// Null at the end.
    const Value* nextItem()
    {
        const auto& items = m_sequence->items();
        if (m_index < 0 || m_index >= static_cast<int64_t>(items.size())) {
            m_index = -1; // once over, a list that grows again does not bring it back
            return nullptr;
        }
        const Value* item = &items[static_cast<size_t>(m_index)];
        m_index += m_backward ? -1 : 1;
        return item;
    }

private:
    Ref<Sequence> m_sequence;
    bool m_backward;
    int64_t m_index;
};

using ListIterator = SequenceIterator<ListObject>;

} // namespace awaitscope
