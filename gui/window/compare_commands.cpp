#include "gui/window/compare_commands.h"

#include "gui/compare/run_controls.h"
#include "gui/playback/playback.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/window_actions.h"

#include <algorithm>

namespace awaitscope {

CompareCommands::CompareCommands(const WindowActions& actions, Playback& playback,
                                 TimelineView& timeline, QObject* parent)
    : QObject(parent), m_actions(actions), m_playback(playback), m_timeline(timeline),
      m_controls(new RunControls(m_runs, playback, timeline))
{
    connect(m_controls, &RunControls::runsWanted, this, &CompareCommands::runsWanted);
    connectActions();
}

void CompareCommands::connectActions()
{
    const auto on = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    for (size_t run = 0; run < m_actions.focusRuns.size(); ++run)
        on(m_actions.focusRuns[run], [this, run] {
            if (m_playback.isEmpty() || run >= m_playback.comparison()->runs.size()) return;
            // Again: it alone, and once more: all. Whoever sees one alone goes on to another.
            if (m_playback.focus() == run || m_timeline.alone()) m_controls->toggleAlone(run);
            m_playback.setFocus(run);
        });
    on(m_actions.runSettings, [this] { m_controls->openSettings(m_playback.focus()); });
    on(m_actions.addRun, [this] { m_runs.duplicate(m_playback.focus()); });
    on(m_actions.removeRun, [this] { m_runs.remove(m_playback.focus()); });
    on(m_actions.moveRunUp, [this] {
        if (m_playback.focus() > 0) m_runs.move(m_playback.focus(), m_playback.focus() - 1);
    });
    on(m_actions.moveRunDown, [this] { m_runs.move(m_playback.focus(), m_playback.focus() + 1); });
    on(m_actions.resetRuns, [this] { m_runs.reset(); });
    connect(m_actions.ghost, &QAction::toggled, this, &CompareCommands::showGhost);
}

std::vector<ModelChoice> CompareCommands::modelsFor(const QString& fileName)
{
    if (fileName != m_shownFile) m_runs.forget();
    m_wantedIds = m_runs.ids();
    return m_runs.wanted();
}

void CompareCommands::showRuns(std::shared_ptr<const Comparison> before,
                               const ComparisonRunner& runner)
{
    const RunRequest& request = runner.request();
    const bool sameProgram = request.fileName == m_shownFile && request.language == m_shownLanguage;
    m_before = sameProgram ? std::move(before) : nullptr;
    m_shownFile = request.fileName;
    m_shownLanguage = request.language;
    m_runs.follow(runner.models());
    // Runs that people have moved are found again by what they are, not by where they stand.
    const std::vector<uint64_t>& ids = m_runs.isOwn() ? m_wantedIds : m_runs.ids();
    m_beforePlaces.clear();
    for (const uint64_t id : ids) {
        const auto old = std::find(m_shownIds.begin(), m_shownIds.end(), id);
        m_beforePlaces.push_back(old == m_shownIds.end()
                                     ? std::nullopt
                                     : std::optional<size_t>(old - m_shownIds.begin()));
    }
    m_shownIds = ids;
    m_controls->showRuns();
    const size_t count = m_playback.isEmpty() ? 0 : m_playback.comparison()->runs.size();
    for (size_t run = 0; run < m_actions.focusRuns.size(); ++run)
        m_actions.focusRuns[run]->setVisible(run < count);
    // Whoever sees one alone sees the one that is stepped.
    if (m_timeline.alone() && m_timeline.alone() != m_playback.focus())
        m_timeline.setAlone(m_playback.focus());
    showGhost();
}

void CompareCommands::showGhost()
{
    m_timeline.setBefore(m_actions.ghost->isChecked() ? m_before : nullptr, m_beforePlaces);
}

void CompareCommands::setScale(double scale)
{
    m_controls->setScale(scale);
}

void CompareCommands::setCompact(bool compact)
{
    m_controls->setCompact(compact);
}

void CompareCommands::retranslate(Language language)
{
    m_controls->setLanguage(language);
}

} // namespace awaitscope
