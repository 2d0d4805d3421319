#pragma once

#include <span>
#include <string_view>

namespace awaitscope {

/// The candidate that a mistyped word most likely stands for ("did you mean"), or an empty view
/// when none is near: at most a third of the word's letters, and at least one, may be wrong, be
/// missing, be too many or have changed places with a neighbour. The first of equally near ones.
std::string_view nearestName(std::string_view word, std::span<const std::string_view> candidates);

} // namespace awaitscope
