#include "scenarios/language/values/container.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

TupleObject::TupleObject(Values items) : Container(types::tuple()), m_items(std::move(items)) {}

ListObject::ListObject(Values items) : Container(types::list()), m_items(std::move(items)) {}

DictObject::DictObject() : Container(types::dict()) {}

DictViewObject::DictViewObject(const Type* type, Ref<DictObject> dict)
    : Container(type), m_dict(std::move(dict))
{
}

SetObject::SetObject(const Type* type) : Container(type)
{
    m_table.orderAsSet();
}

RangeObject::RangeObject(int64_t start, int64_t stop, int64_t step)
    : Object(types::range()), m_start(start), m_stop(stop), m_step(step)
{
}

int64_t RangeObject::length() const
{
    __int128 start = m_start, stop = m_stop, step = m_step;
    if (step < 0) {
        std::swap(start, stop);
        step = -step;
    }
    __int128 length = start < stop ? (stop - start - 1) / step + 1 : 0;
    return static_cast<int64_t>(std::min<__int128>(length, INT64_MAX));
}

int64_t RangeObject::positionOf(const Value& number) const
{
    int64_t whole = 0;
    if (isFloat(number)) {
        constexpr double kFar = 0x1p63;
        double real = floatOf(number);
        if (real != std::floor(real) || real < -kFar || real >= kFar) return -1;
        whole = static_cast<int64_t>(real);
    } else if (!isInteger(number) || !fitsInt64(number, whole)) {
        return -1;
    }
    __int128 distance = static_cast<__int128>(whole) - m_start;
    if (distance % m_step != 0) return -1;
    __int128 position = distance / m_step;
    return position >= 0 && position < length() ? static_cast<int64_t>(position) : -1;
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
