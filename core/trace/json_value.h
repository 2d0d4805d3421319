#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// A value of JSON as traces have them: numbers are whole, of 64 bits.
struct JsonValue {
    enum class Kind : uint8_t { Null, Boolean, Number, Text, List, Object };
    struct Member;

    Kind kind = Kind::Null;
    bool boolean = false;
    int64_t number = 0;
    std::string text;
    std::vector<JsonValue> items; ///< of a list
    std::vector<Member> members;  ///< of an object, in their order

    /// A member; null when there is none.
    const JsonValue* find(std::string_view key) const;
};

struct JsonValue::Member {
    std::string key;
    JsonValue value;
};

/// Reads one value and nothing else. Nothing when the text is not that, or is nested deeper than
/// any trace. A lone `\ud800` becomes what `appendJsonString` makes it of.
std::optional<JsonValue> parseJson(std::string_view text);

} // namespace awaitscope
