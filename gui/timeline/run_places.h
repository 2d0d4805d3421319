#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace awaitscope {

/// By run: which one of an earlier comparison it was; nothing for one that is new.
using RunPlaces = std::vector<std::optional<size_t>>;

} // namespace awaitscope
