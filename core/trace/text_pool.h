#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Short texts, one behind the other, each for the price of its characters: what millions of tasks
/// are called.
class TextPool {
public:
    /// Where a text stands. 0 is the empty one.
    using Place = uint32_t;

    /// What would stand past 16 GiB is the empty text.
    Place add(std::string_view text)
    {
        const size_t place = m_words.size();
        if (text.empty() || text.size() > UINT32_MAX || place > UINT32_MAX) return 0;
        m_words.resize(place + 1 + (text.size() + kWord - 1) / kWord);
        m_words[place] = static_cast<uint32_t>(text.size());
        std::memcpy(&m_words[place + 1], text.data(), text.size());
        return static_cast<Place>(place);
    }
    /// Valid until the next `add`.
    std::string_view operator[](Place place) const
    {
        if (place == 0) return {};
        return {reinterpret_cast<const char*>(&m_words[place + 1]), m_words[place]};
    }
    size_t bytes() const { return m_words.size() * kWord; }

private:
    static constexpr size_t kWord = sizeof(uint32_t);

    std::vector<uint32_t> m_words{0}; // of each text its length, then its characters
};

} // namespace awaitscope
