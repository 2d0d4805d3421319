#include "gui/compare/run_list.h"

#include <algorithm>

namespace awaitscope {

RunList::RunList(QObject* parent) : QObject(parent) {}

std::vector<ModelChoice> RunList::wanted() const
{
    return m_isOwn ? m_choices : std::vector<ModelChoice>();
}

void RunList::follow(const std::vector<ModelChoice>& ofScenario)
{
    if (m_isOwn) return;
    for (size_t run = 0; run < ofScenario.size(); ++run) {
        const bool isSame = run < count() && m_choices[run].model == ofScenario[run].model;
        if (run >= m_ids.size())
            m_ids.push_back(m_nextId++);
        else if (!isSame)
            m_ids[run] = m_nextId++;
    }
    m_ids.resize(ofScenario.size());
    m_choices = ofScenario;
}

void RunList::reset()
{
    if (!m_isOwn) return;
    m_isOwn = false;
    emit changed(0);
}

void RunList::own(size_t focus)
{
    m_isOwn = true;
    emit changed(focus);
}

void RunList::setModel(size_t run, Model model)
{
    if (run >= count() || m_choices[run].model == model) return;
    m_choices[run].model = model;
    own(run);
}

void RunList::setSetting(size_t run, const std::string& key, const std::string& value)
{
    if (run >= count()) return;
    auto& settings = m_choices[run].settings;
    const auto known = std::find_if(settings.begin(), settings.end(),
                                    [&](const auto& setting) { return setting.first == key; });
    if (known == settings.end())
        settings.emplace_back(key, value);
    else if (known->second == value)
        return;
    else
        known->second = value;
    own(run);
}

void RunList::duplicate(size_t run)
{
    if (run >= count() || count() == kMostRuns) return;
    const ModelChoice twin = m_choices[run];
    m_choices.insert(m_choices.begin() + static_cast<ptrdiff_t>(run) + 1, twin);
    m_ids.insert(m_ids.begin() + static_cast<ptrdiff_t>(run) + 1, m_nextId++);
    own(run + 1);
}

void RunList::remove(size_t run)
{
    if (run >= count() || count() == 1) return;
    m_choices.erase(m_choices.begin() + static_cast<ptrdiff_t>(run));
    m_ids.erase(m_ids.begin() + static_cast<ptrdiff_t>(run));
    own(std::min(run, count() - 1));
}

void RunList::move(size_t run, size_t to)
{
    if (run >= count() || to >= count() || run == to) return;
    const auto moveIn = [&](auto& list) {
        const auto moved = list[run];
        list.erase(list.begin() + static_cast<ptrdiff_t>(run));
        list.insert(list.begin() + static_cast<ptrdiff_t>(to), moved);
    };
    moveIn(m_choices);
    moveIn(m_ids);
    own(to);
}

} // namespace awaitscope
