#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

// What a pattern does, for `re.sub(...)` and `pattern.sub(...)` alike. `pattern` is a compiled one;
// `pos` and `endpos` may be null. Null when raised.

enum class RegexCall { Search, Match, FullMatch };

Value regexMatch(Machine& machine, RegexCall call, const Value& pattern, const Value& subject,
                 const Value& pos, const Value& endpos);
Value regexFindAll(Machine& machine, const Value& pattern, const Value& subject, const Value& pos,
                   const Value& endpos);
Value regexFindIterator(Machine& machine, const Value& pattern, const Value& subject,
                        const Value& pos, const Value& endpos);
Value regexSplit(Machine& machine, const Value& pattern, const Value& subject, const Value& most);
/// The new text, or with `counted` a tuple of it and the number of replacements.
Coroutine<Value> regexSubstitute(Machine& machine, Value pattern, Value replacement, Value subject,
                                 Value most, bool counted);

} // namespace awaitscope
