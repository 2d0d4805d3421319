#pragma once

#include "scenarios/language/modules/json_decoder.h"
#include "scenarios/language/modules/json_encoder.h"

namespace awaitscope {

/// Reads what `dumps` and `JSONEncoder` are given: skipkeys, ensure_ascii, check_circular,
/// allow_nan, sort_keys, indent, separators, default. Null stands for what was left out. False when
/// raised.
bool readJsonStyle(Machine& machine, Value (&given)[8], JsonStyle& style);
/// A pair of texts; false when raised.
bool readSeparators(Machine& machine, const Value& given, std::string& item, std::string& key);
/// The whole document: one value, and nothing behind it.
Coroutine<Value> decodeJsonDocument(Machine& machine, JsonHooks hooks, Value document);

} // namespace awaitscope
