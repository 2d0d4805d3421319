#pragma once

#include "core/timeline/interval.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace awaitscope {

/// The marks of a row by their kind, so that those of one kind on one pixel can be skipped at once
/// without skipping another.
class LaneMarkIndex {
public:
    LaneMarkIndex() = default;
    /// REQUIRES: the marks stand in order and outlive this.
    explicit LaneMarkIndex(std::span<const LaneMark> marks);

    /// Numbers of the marks of a kind, in order.
    std::span<const uint32_t> of(LaneMarkKind kind) const
    {
        return m_byKind[static_cast<size_t>(kind)];
    }
    const LaneMark& operator[](uint32_t number) const { return m_marks[number]; }

private:
    static constexpr size_t kKinds = static_cast<size_t>(LaneMarkKind::Starved) + 1;

    std::span<const LaneMark> m_marks;
    std::array<std::vector<uint32_t>, kKinds> m_byKind;
};

} // namespace awaitscope
