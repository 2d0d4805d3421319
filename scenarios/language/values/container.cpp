#include "scenarios/language/values/container.h"

#include "scenarios/language/values/types.h"

namespace awaitscope {

TupleObject::TupleObject(Values items) : Container(types::tuple()), m_items(std::move(items)) {}

ListObject::ListObject(Values items) : Container(types::list()), m_items(std::move(items)) {}

DictObject::DictObject() : Container(types::dict()) {}

DictViewObject::DictViewObject(const Type* type, Ref<DictObject> dict)
    : Container(type), m_dict(std::move(dict))
{
}

SetObject::SetObject(const Type* type) : Container(type) {}

RangeObject::RangeObject(int64_t start, int64_t stop, int64_t step)
    : Object(types::range()), m_start(start), m_stop(stop), m_step(step)
{
}

int64_t RangeObject::length() const
{
    if (m_step > 0) return m_start < m_stop ? (m_stop - m_start - 1) / m_step + 1 : 0;
    return m_start > m_stop ? (m_start - m_stop - 1) / -m_step + 1 : 0;
}

SliceObject::SliceObject(Value first, Value last, Value stride)
    : Container(types::slice()), start(std::move(first)), stop(std::move(last)),
      step(std::move(stride))
{
}

Value makeTuple(Values items)
{
    return makeRef<TupleObject>(std::move(items));
}

Value makeList(Values items)
{
    return makeRef<ListObject>(std::move(items));
}

} // namespace awaitscope
