// Bytes changed at random are seldom a program. Lines moved about often are: an indented text that
// was made of programs stays one. Both kinds of change take turns.

#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maximum);

namespace {

using Lines = std::vector<std::string_view>;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

size_t write(const Lines& lines, uint8_t* data, size_t maximum)
{
    size_t size = 0;
    for (const std::string_view line : lines) {
        if (size + line.size() > maximum) break;
        std::memcpy(data + size, line.data(), line.size());
        size += line.size();
    }
    return size;
}

std::string_view viewOf(const uint8_t* data, size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maximum,
                                          unsigned int seed)
{
    std::minstd_rand random(seed);
    const std::string text(viewOf(data, size));
    Lines lines = linesOf(text);
    if (lines.size() < 2 || random() % 2) return LLVMFuzzerMutate(data, size, maximum);
    const size_t here = random() % lines.size();
    const size_t there = random() % lines.size();
    const std::string_view moved = lines[here];
    switch (random() % 3) {
    case 0: std::swap(lines[here], lines[there]); break;
    case 1: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(there), moved); break;
    default: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(here)); break;
    }
    return write(lines, data, maximum);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* left, size_t leftSize,
                                            const uint8_t* right, size_t rightSize, uint8_t* data,
                                            size_t maximum, unsigned int seed)
{
    std::minstd_rand random(seed);
    Lines lines = linesOf(viewOf(left, leftSize));
    const Lines others = linesOf(viewOf(right, rightSize));
    if (lines.empty() || others.empty()) return 0;
    const size_t from = random() % others.size();
    const size_t count = 1 + random() % (others.size() - from);
    const auto at = static_cast<std::ptrdiff_t>(random() % (lines.size() + 1));
    const auto first = others.begin() + static_cast<std::ptrdiff_t>(from);
    lines.insert(lines.begin() + at, first, first + static_cast<std::ptrdiff_t>(count));
    return write(lines, data, maximum);
}
