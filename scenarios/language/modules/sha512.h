#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// The 64 bytes of SHA-512: `random.seed` of a text needs them.
std::string sha512(std::string_view bytes);

} // namespace awaitscope
