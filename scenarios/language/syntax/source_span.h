#pragma once

#include <cstdint>

namespace awaitscope {

/// A range of source text, kept from token to instruction so that every event can point at its
/// code.
///
/// Lines and columns start at 1; columns count Unicode characters, not bytes; the end is exclusive.
/// A line of 0 means that there is no source behind it.
struct SourceSpan {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t endLine = 0;
    std::uint32_t endColumn = 0;

    bool isValid() const { return line != 0; }
    bool operator==(const SourceSpan&) const = default;
};

/// The range from the start of `first` to the end of `last`.
inline SourceSpan spanBetween(const SourceSpan& first, const SourceSpan& last)
{
    return {first.line, first.column, last.endLine, last.endColumn};
}

} // namespace awaitscope
