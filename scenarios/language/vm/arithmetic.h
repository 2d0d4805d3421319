#pragma once

#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// `left operation right` of built-in values. False when they have no such operation: then the
/// program may have a say, or it is a TypeError. A null result is raised.
bool plainBinary(Machine& machine, BinaryOperator operation, bool inPlace, const Value& left,
                 const Value& right, Value& result);
/// A comparison of built-in values; false when the program has a say, or there is no order between
/// them.
bool plainCompare(Machine& machine, CompareOperator operation, const Value& left,
                  const Value& right, Value& result);
/// What the operators of sets see: a set as it is, the keys or items of a dict as a set of them;
/// null for anything else, and for items that have no hash.
Value asSetOperand(const Value& value);
/// `+`, as it stands in messages; the names of the methods that define it: `__add__`, `__radd__`,
/// `__iadd__`.
const char* symbolOf(BinaryOperator operation);
const char* symbolOf(CompareOperator operation);
const char* methodOf(BinaryOperator operation);
const char* methodOf(CompareOperator operation);
/// The same, interned.
const Value& nameOf(CompareOperator operation);
/// Whether the type of one operand is derived from that of the other: it is asked first.
bool isDerived(const Value& operand, const Value& other);

} // namespace awaitscope
