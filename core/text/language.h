#pragma once

namespace awaitscope {

/// The languages that people read Awaitscope in. Texts that are CPython's own stay English in both.
enum class Language { English, French };

} // namespace awaitscope
