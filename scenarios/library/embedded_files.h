#pragma once

#include <span>
#include <string_view>

namespace awaitscope {

/// A file of the library as the build found it. `path` is relative to `scenarios/library`, with
/// slashes.
struct EmbeddedFile {
    std::string_view path;
    std::string_view content;
};

/// Every embedded file, in the order in which CMakeLists.txt lists them, which is the teaching
/// order. The bytes live as long as the program.
std::span<const EmbeddedFile> embeddedFiles();

} // namespace awaitscope
