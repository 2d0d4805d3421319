#pragma once

#include "scenarios/language/values/hash_table.h"
#include "scenarios/language/values/object.h"

namespace awaitscope {

class TupleObject : public Object {
public:
    explicit TupleObject(Values items);
    const Values& items() const { return m_items; }
    /// Only while nobody else has seen the tuple.
    Values& mutableItems() { return m_items; }

private:
    Values m_items;
};

class ListObject : public Object {
public:
    explicit ListObject(Values items);
    Values& items() { return m_items; }

private:
    Values m_items;
};

class DictObject : public Object {
public:
    DictObject();
    HashTable& table() { return m_table; }

private:
    HashTable m_table;
};

/// `dict.keys()`, `values()`, `items()`; the type says which.
class DictViewObject : public Object {
public:
    DictViewObject(const Type* type, Ref<DictObject> dict);
    DictObject& dict() { return *m_dict; }

private:
    Ref<DictObject> m_dict;
};

class SetObject : public Object {
public:
    explicit SetObject(const Type* type);
    HashTable& table() { return m_table; }

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

private:
    int64_t m_start, m_stop, m_step;
};

class SliceObject : public Object {
public:
    SliceObject(Value start, Value stop, Value step);
    Value start, stop, step;
};

Value makeTuple(Values items);
Value makeList(Values items);

} // namespace awaitscope
