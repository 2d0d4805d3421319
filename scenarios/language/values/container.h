#pragma once

#include "scenarios/language/values/container_base.h"
#include "scenarios/language/values/hash_table.h"
#include "scenarios/language/values/object.h"

namespace awaitscope {

/// Lets go of all items, the last one first: the order in which CPython's sequences die.
inline void dropBackward(Values& items)
{
    while (!items.empty())
        items.pop_back();
}

class TupleObject : public Container {
public:
    explicit TupleObject(Values items);
    ~TupleObject() override { dropBackward(m_items); }
    const Values& items() const { return m_items; }
    /// Only while nobody else has seen the tuple.
    Values& mutableItems() { return m_items; }
    void traverse(Visitor& visitor) const override { visitor.visitAll(m_items); }
    void clear() override { m_items.clear(); }

private:
    Values m_items;
};

class ListObject : public Container {
public:
    explicit ListObject(Values items);
    ~ListObject() override { dropBackward(m_items); }
    Values& items() { return m_items; }
    void traverse(Visitor& visitor) const override { visitor.visitAll(m_items); }
    void clear() override { m_items.clear(); }

private:
    Values m_items;
};

class DictObject : public Container {
public:
    DictObject();
    HashTable& table() { return m_table; }
    void traverse(Visitor& visitor) const override { m_table.traverse(visitor); }
    void clear() override { m_table.clear(); }

private:
    HashTable m_table;
};

/// `dict.keys()`, `values()`, `items()`; the type says which.
class DictViewObject : public Container {
public:
    DictViewObject(const Type* type, Ref<DictObject> dict);
    DictObject& dict() { return *m_dict; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_dict); }
    void clear() override {}

private:
    Ref<DictObject> m_dict;
};

class SetObject : public Container {
public:
    explicit SetObject(const Type* type);
    HashTable& table() { return m_table; }
    void traverse(Visitor& visitor) const override { m_table.traverse(visitor); }
    void clear() override { m_table.clear(); }

private:
    HashTable m_table;
};

class RangeObject : public Object {
public:
    RangeObject(int64_t start, int64_t stop, int64_t step);
    int64_t start() const { return m_start; }
    int64_t stop() const { return m_stop; }
    int64_t step() const { return m_step; }
    int64_t length() const;
    int64_t at(int64_t index) const { return m_start + index * m_step; }
    /// Where this number stands in the range; -1 when it is not in there, or no number.
    int64_t positionOf(const Value& number) const;

private:
    int64_t m_start, m_stop, m_step;
};

class SliceObject : public Container {
public:
    SliceObject(Value start, Value stop, Value step);
    Value start, stop, step;
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(start);
        visitor.visit(stop);
        visitor.visit(step);
    }
    void clear() override { start = stop = step = nullptr; }
};

Value makeTuple(Values items);
Value makeList(Values items);

} // namespace awaitscope
