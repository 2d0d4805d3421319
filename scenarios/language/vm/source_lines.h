#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

/// The lines of a source, found at once. REQUIRES: the source outlives it.
class SourceLines {
public:
    explicit SourceLines(const std::string& source);
    /// A line without the white space at its end; empty when there is none of this number.
    std::string line(uint32_t number) const;
    /// The same without the white space at its beginning.
    std::string stripped(uint32_t number) const;

private:
    const std::string& m_source;
    std::vector<uint32_t> m_starts; ///< of line 1, 2, ... and the end
};

} // namespace awaitscope
