#include "gui/playback/history.h"

namespace awaitscope {

namespace {

constexpr size_t kMostKept = 500;

} // namespace

void History::leave(const Stand& here)
{
    m_future.clear();
    if (!m_past.empty() && m_past.back() == here) return;
    if (m_past.size() == kMostKept) m_past.erase(m_past.begin());
    m_past.push_back(here);
}

std::optional<Stand> History::back(const Stand& here)
{
    // Whoever went away and came back has nothing to undo.
    while (!m_past.empty() && m_past.back() == here)
        m_past.pop_back();
    if (m_past.empty()) return {};
    Stand before = std::move(m_past.back());
    m_past.pop_back();
    m_future.push_back(here);
    return before;
}

std::optional<Stand> History::forward(const Stand& here)
{
    if (m_future.empty()) return {};
    Stand after = std::move(m_future.back());
    m_future.pop_back();
    m_past.push_back(here);
    return after;
}

void History::clear()
{
    m_past.clear();
    m_future.clear();
}

} // namespace awaitscope
