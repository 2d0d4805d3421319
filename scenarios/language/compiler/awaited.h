#pragma once

#include <cstdint>

namespace awaitscope {

/// What an `await` waits for, the argument of its `GetAwaitable`: what is said when that cannot be
/// awaited.
enum class Awaited : uint32_t { Expression, Enter, Exit, Next };

} // namespace awaitscope
