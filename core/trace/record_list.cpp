#include "core/trace/record_list.h"

#include <mutex>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace awaitscope {

namespace {

// Blocks of finished traces, for the next ones: their pages are mapped already.
class BlockPool {
public:
    RecordBlock::Room take()
    {
        const std::lock_guard guard(m_mutex);
        if (m_rooms.empty()) return {};
        RecordBlock::Room room = std::move(m_rooms.back());
        m_rooms.pop_back();
        return room;
    }
    void giveBack(RecordBlock::Room room)
    {
        const std::lock_guard guard(m_mutex);
        if (m_rooms.size() < kCapacity) m_rooms.push_back(std::move(room));
    }
    // Never destroyed: a trace may outlive every static object.
    static BlockPool& instance()
    {
        static BlockPool& pool = *new BlockPool;
        return pool;
    }

private:
    static constexpr size_t kCapacity = 32;
    std::mutex m_mutex;
    std::vector<RecordBlock::Room> m_rooms;
};

} // namespace

RecordBlock::RecordBlock(bool large) : m_room(BlockPool::instance().take())
{
    if (m_room) return;
    m_room.reset(::operator new (kBytes, std::align_val_t{kBytes}));
#ifdef MADV_HUGEPAGE
    if (large) ::madvise(m_room.get(), kBytes, MADV_HUGEPAGE);
#endif
}

RecordBlock::~RecordBlock()
{
    if (m_room) BlockPool::instance().giveBack(std::move(m_room));
}

void RecordBlock::Free::operator()(void* room) const
{
    ::operator delete (room, std::align_val_t{kBytes});
}

} // namespace awaitscope
