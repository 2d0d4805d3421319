#pragma once

#include "scenarios/language/syntax/source_span.h"

#include <cstddef>
#include <string_view>

namespace awaitscope {

/// A place in source text.
struct SourcePosition {
    std::size_t offset = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// The range between two places.
SourceSpan spanOf(const SourcePosition& start, const SourcePosition& end);

/// Walks over UTF-8 text and knows line and column on the way, each character being counted once.
class SourceCursor {
public:
    explicit SourceCursor(std::string_view text) : m_text(text) {}

    bool isAtEnd() const { return m_position.offset >= m_text.size(); }
    /// The byte ahead, 0 past the end.
    char peek(std::size_t distance = 0) const;
    bool startsWith(std::string_view prefix) const;
    /// The character ahead, 0 past the end.
    char32_t peekCharacter() const;
    /// Moves past one character. REQUIRES: !isAtEnd().
    void advance();
    /// Moves past `count` ASCII characters other than line ends.
    void skip(std::size_t count);
    void moveTo(const SourcePosition& position) { m_position = position; }

    const SourcePosition& position() const { return m_position; }
    std::string_view text() const { return m_text; }
    std::string_view textFrom(const SourcePosition& start) const;

private:
    std::string_view m_text;
    SourcePosition m_position;
};

} // namespace awaitscope
