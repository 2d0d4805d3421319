#pragma once

#include "scenarios/language/values/type.h"

namespace awaitscope {

class Definitions;

/// The types of `enumerate`, `zip`, `map`, `filter`, `reversed`.
namespace types {
Type* enumerate();
Type* zip();
Type* map();
Type* filter();
Type* reversed();
} // namespace types

/// Adds them, and `iter` and `next`.
void defineIterators(Definitions& names);
/// An iterator over `function()` until it returns `sentinel`.
Value makeCallIterator(Value function, Value sentinel);
/// `reversed` of an object with `__len__`, which has answered `length`, and `__getitem__`.
Value makeDownwardIterator(Value sequence, int64_t length);

} // namespace awaitscope
