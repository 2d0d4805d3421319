#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// `float.hex()`.
std::string hexOfFloat(double number);

enum class HexFloat { Fine, Invalid, TooLarge };
/// `float.fromhex(text)`: the nearest float, ties to even.
HexFloat readHexFloat(std::string_view text, double& number);

} // namespace awaitscope
