#include "gui/timeline/pixel_columns.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

PixelColumns::PixelColumns(const RunScene& scene, double shift)
    : m_first(static_cast<int>(std::floor(scene.left() - shift)))
{
    const int last = static_cast<int>(std::ceil(scene.right() - shift)) + 1;
    m_starts.reserve(static_cast<size_t>(last - m_first + 1));
    AxisMap::Walk walk;
    for (int column = m_first; column <= last; ++column)
        m_starts.push_back(scene.map.firstFrom(column + shift - scene.left() + scene.offset, walk));
}

int PixelColumns::columnOf(AxisPosition position) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), position);
    return m_first + static_cast<int>(after - m_starts.begin()) - 1;
}

} // namespace awaitscope
