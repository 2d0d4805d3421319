#pragma once

#include "scenarios/language/modules/regex_objects.h"

#include <optional>

namespace awaitscope {

/// The replacement of `sub`, read: `\1`, `\g<name>`.
struct RegexTemplate {
    struct Part {
        std::string text;
        std::optional<uint32_t> group; ///< after the text
    };
    std::vector<Part> parts;

    /// Appends it for one match. False when it is too much.
    bool append(Machine& machine, const Value& subject, const RegexSpans& spans,
                std::string& text) const;
};

/// Nothing when raised.
std::optional<RegexTemplate> readTemplate(Machine& machine, const PatternObject& pattern,
                                          const Value& source);

} // namespace awaitscope
