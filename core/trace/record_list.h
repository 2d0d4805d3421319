#pragma once

#include <bit>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace awaitscope {

/// Room for records, as large as a large page, from a pool. What stands in it at first is anything.
class RecordBlock {
public:
    static constexpr size_t kBytes = size_t{2} << 20;

    /// `large` asks the system for a large page: fresh small pages are what a long recording costs
    /// most.
    explicit RecordBlock(bool large);
    /// Gives it back to the pool.
    ~RecordBlock();
    RecordBlock(RecordBlock&& other) noexcept = default;
    RecordBlock& operator=(RecordBlock&& other) noexcept = delete;

    void* get() const { return m_room.get(); }

    struct Free {
        void operator()(void* room) const;
    };
    using Room = std::unique_ptr<void, Free>;

private:
    Room m_room;
};

/// Records that are appended by the million: they are never moved, and appending costs no
/// allocation but for a new block.
template <class Record> class RecordList {
    static_assert(std::is_trivially_copyable_v<Record> && std::is_trivially_destructible_v<Record>);
    static constexpr size_t kBits = std::bit_width(RecordBlock::kBytes / sizeof(Record)) - 1;
    static constexpr size_t kMask = (size_t{1} << kBits) - 1;

public:
    size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    /// How many there are places for.
    size_t room() const { return m_blocks.size() << kBits; }
    const Record& operator[](size_t index) const { return at(index); }
    Record& operator[](size_t index) { return at(index); }
    const Record& back() const { return at(m_size - 1); }

    void grow() { m_blocks.emplace_back(!m_blocks.empty()); }
    /// The next place: whatever it holds, all of it is to be written. REQUIRES: size() < room().
    Record& append() { return at(m_size++); }
    void push_back(const Record& record)
    {
        if (m_size == room()) grow();
        append() = record;
    }

    class Iterator {
    public:
        Iterator(const RecordList& list, size_t index) : m_list(&list), m_index(index) {}
        const Record& operator*() const { return (*m_list)[m_index]; }
        Iterator& operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(const Iterator& other) const { return m_index == other.m_index; }

    private:
        const RecordList* m_list;
        size_t m_index;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, m_size}; }

private:
    Record& at(size_t index) const
    {
        return static_cast<Record*>(m_blocks[index >> kBits].get())[index & kMask];
    }

    std::vector<RecordBlock> m_blocks;
    size_t m_size = 0;
};

} // namespace awaitscope
