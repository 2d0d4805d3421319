#include "scenarios/language/modules/digests.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace awaitscope {

namespace {

// Fractional parts of the square roots of the first primes, and of the cube roots.
constexpr uint64_t kStart[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};
constexpr uint64_t kOtherStart[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
};
constexpr uint64_t kRounds[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

// SHA-256 is made of the upper halves of the same words.
template <class Word> constexpr Word wordOf(uint64_t number)
{
    return static_cast<Word>(number >> (64 - 8 * sizeof(Word)));
}

template <class Word> Word readBig(const unsigned char* bytes)
{
    Word word = 0;
    for (size_t index = 0; index < sizeof(Word); ++index)
        word = static_cast<Word>(word << 8 | bytes[index]);
    return word;
}

template <class Word> void writeBig(Word word, unsigned char* bytes)
{
    for (size_t index = sizeof(Word); index-- > 0; word = static_cast<Word>(word >> 8))
        bytes[index] = static_cast<unsigned char>(word);
}

uint32_t readLittle(const unsigned char* bytes)
{
    return std::rotl(uint32_t{bytes[3]}, 24) | std::rotl(uint32_t{bytes[2]}, 16) |
           std::rotl(uint32_t{bytes[1]}, 8) | bytes[0];
}

/// How far the words of SHA-2 are turned, and in the schedule shifted at the end.
struct Turns {
    int early[3], late[3], first[3], second[3];
};
constexpr Turns kTurns256 = {{7, 18, 3}, {17, 19, 10}, {6, 11, 25}, {2, 13, 22}};
constexpr Turns kTurns512 = {{1, 8, 7}, {19, 61, 6}, {14, 18, 41}, {28, 34, 39}};

template <class Word, size_t Rounds>
void mixSha2(const unsigned char* block, std::array<Word, 8>& state)
{
    constexpr const Turns& kTurns = sizeof(Word) == 4 ? kTurns256 : kTurns512;
    Word schedule[Rounds];
    for (size_t index = 0; index < 16; ++index)
        schedule[index] = readBig<Word>(block + index * sizeof(Word));
    auto shifted = [](Word word, const int(&by)[3]) -> Word {
        return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ word >> by[2];
    };
    for (size_t index = 16; index < Rounds; ++index)
        schedule[index] = schedule[index - 16] + shifted(schedule[index - 15], kTurns.early) +
                          schedule[index - 7] + shifted(schedule[index - 2], kTurns.late);
    auto turned = [](Word word, const int(&by)[3]) -> Word {
        return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ std::rotr(word, by[2]);
    };
    auto [a, b, c, d, e, f, g, h] = state;
    for (size_t index = 0; index < Rounds; ++index) {
        const Word first = h + turned(e, kTurns.first) + ((e & f) ^ (~e & g)) +
                           wordOf<Word>(kRounds[index]) + schedule[index];
        const Word second = turned(a, kTurns.second) + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + first;
        d = c, c = b, b = a, a = first + second;
    }
    const Word mixed[] = {a, b, c, d, e, f, g, h};
    for (size_t index = 0; index < 8; ++index)
        state[index] += mixed[index];
}

void mixSha1(const unsigned char* block, std::array<uint32_t, 5>& state)
{
    uint32_t schedule[80];
    for (size_t index = 0; index < 16; ++index)
        schedule[index] = readBig<uint32_t>(block + index * 4);
    for (size_t index = 16; index < 80; ++index)
        schedule[index] = std::rotl(schedule[index - 3] ^ schedule[index - 8] ^
                                        schedule[index - 14] ^ schedule[index - 16],
                                    1);
    constexpr uint32_t kAdded[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    auto [a, b, c, d, e] = state;
    for (size_t index = 0; index < 80; ++index) {
        const size_t quarter = index / 20;
        const uint32_t chosen = quarter == 0   ? (b & c) | (~b & d)
                                : quarter == 2 ? (b & c) | (b & d) | (c & d)
                                               : b ^ c ^ d;
        const uint32_t next = std::rotl(a, 5) + chosen + e + kAdded[quarter] + schedule[index];
        e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
    }
    const uint32_t mixed[] = {a, b, c, d, e};
    for (size_t index = 0; index < 5; ++index)
        state[index] += mixed[index];
}

/// The integer parts of 2^32 times the sines of 1, 2, 3...
std::array<uint32_t, 64> makeSines()
{
    std::array<uint32_t, 64> sines{};
    for (size_t index = 0; index < sines.size(); ++index)
        sines[index] =
            static_cast<uint32_t>(std::fabs(std::sin(static_cast<double>(index + 1))) * 0x1p32);
    return sines;
}

void mixMd5(const unsigned char* block, std::array<uint32_t, 4>& state)
{
    static const std::array<uint32_t, 64> sines = makeSines();
    constexpr int kTurned[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    auto [a, b, c, d] = state;
    for (size_t index = 0; index < 64; ++index) {
        const size_t quarter = index / 16;
        const uint32_t chosen = quarter == 0   ? (b & c) | (~b & d)
                                : quarter == 1 ? (d & b) | (~d & c)
                                : quarter == 2 ? b ^ c ^ d
                                               : c ^ (b | ~d);
        const size_t word = quarter == 0   ? index
                            : quarter == 1 ? (5 * index + 1) % 16
                            : quarter == 2 ? (3 * index + 5) % 16
                                           : 7 * index % 16;
        const uint32_t sum = a + chosen + sines[index] + readLittle(block + word * 4);
        a = d, d = c, c = b, b += std::rotl(sum, kTurned[quarter][index % 4]);
    }
    const uint32_t mixed[] = {a, b, c, d};
    for (size_t index = 0; index < 4; ++index)
        state[index] += mixed[index];
}

unsigned char* bytesAt(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

/// Reads the words of the state, mixes all blocks in, and writes the words back.
template <class Word, size_t Words, size_t BlockSize,
          void (*Mix)(const unsigned char*, std::array<Word, Words>&), bool IsLittle = false>
void mixBlocks(std::string& text, std::string_view blocks)
{
    std::array<Word, Words> state;
    for (size_t index = 0; index < Words; ++index) {
        const Word word = readBig<Word>(bytesAt(text) + index * sizeof(Word));
        state[index] = IsLittle ? __builtin_bswap32(static_cast<uint32_t>(word)) : word;
    }
    for (size_t offset = 0; offset < blocks.size(); offset += BlockSize)
        Mix(reinterpret_cast<const unsigned char*>(blocks.data()) + offset, state);
    for (size_t index = 0; index < Words; ++index) {
        const Word word = state[index];
        writeBig<Word>(IsLittle ? __builtin_bswap32(static_cast<uint32_t>(word)) : word,
                       bytesAt(text) + index * sizeof(Word));
    }
}

/// The words, or the upper or lower halves of them.
template <class Word> std::string startOf(const uint64_t (&words)[8], int shift = 0)
{
    std::string state(8 * sizeof(Word), '\0');
    for (size_t index = 0; index < 8; ++index)
        writeBig(static_cast<Word>(words[index] >> shift), bytesAt(state) + index * sizeof(Word));
    return state;
}

constexpr std::string_view kCounting = "\x01\x23\x45\x67\x89\xab\xcd\xef"
                                       "\xfe\xdc\xba\x98\x76\x54\x32\x10";
constexpr std::string_view kCountingOn = "\x67\x45\x23\x01\xef\xcd\xab\x89\x98\xba\xdc\xfe"
                                         "\x10\x32\x54\x76\xc3\xd2\xe1\xf0";

constexpr auto kMix256 = mixBlocks<uint32_t, 8, 64, mixSha2<uint32_t, 64>>;
constexpr auto kMix512 = mixBlocks<uint64_t, 8, 128, mixSha2<uint64_t, 80>>;
constexpr DigestKind kKinds[] = {
    {"md5", 16, 64, [] { return std::string(kCounting); },
     mixBlocks<uint32_t, 4, 64, mixMd5, true>},
    {"sha1", 20, 64, [] { return std::string(kCountingOn); }, mixBlocks<uint32_t, 5, 64, mixSha1>},
    {"sha224", 28, 64, [] { return startOf<uint32_t>(kOtherStart); }, kMix256},
    {"sha256", 32, 64, [] { return startOf<uint32_t>(kStart, 32); }, kMix256},
    {"sha384", 48, 128, [] { return startOf<uint64_t>(kOtherStart); }, kMix512},
    {"sha512", 64, 128, [] { return startOf<uint64_t>(kStart); }, kMix512},
};

} // namespace

const DigestKind* digestKind(std::string_view name)
{
    const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                     [&](const DigestKind& each) { return name == each.name; });
    return found == std::end(kKinds) ? nullptr : found;
}

std::string sha512(std::string_view bytes)
{
    const DigestKind& kind = *digestKind("sha512");
    std::string padded(bytes);
    padded.push_back('\x80');
    padded.resize((padded.size() + 16 + kind.blockSize - 1) / kind.blockSize * kind.blockSize);
    writeBig(uint64_t{bytes.size()} * 8, bytesAt(padded) + padded.size() - 8);
    std::string state = kind.start();
    kind.mix(state, padded);
    return state;
}

} // namespace awaitscope
