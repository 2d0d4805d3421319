#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace awaitscope {

/// One kind of digest: a state that blocks of bytes change, one after the other. What is left over,
/// and the end, are up to who uses it.
struct DigestKind {
    const char* name;
    size_t size; ///< bytes of the digest: so much of the last state
    size_t blockSize;
    std::string (*start)();
    /// REQUIRES: whole blocks.
    void (*mix)(std::string& state, std::string_view blocks);
};

/// `md5`, `sha1`, `sha224`, `sha256`, `sha384`, `sha512`; null for any other.
const DigestKind* digestKind(std::string_view name);
/// The 64 bytes of SHA-512: `random.seed` of a text needs them.
std::string sha512(std::string_view bytes);

} // namespace awaitscope
