#include "gui/timeline/lane_mark_index.h"

namespace awaitscope {

LaneMarkIndex::LaneMarkIndex(std::span<const LaneMark> marks) : m_marks(marks)
{
    for (size_t number = 0; number < marks.size(); ++number)
        m_byKind[static_cast<size_t>(marks[number].kind)].push_back(static_cast<uint32_t>(number));
}

} // namespace awaitscope
