#include "gui/window/palette_commands.h"

#include "gui/library/library_panel.h"
#include "gui/narration/difference_words.h"
#include "gui/playback/playback.h"
#include "gui/playback/search.h"
#include "gui/timeline/wording.h"
#include "gui/window/window_actions.h"

#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr size_t kMostFound = 200;

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

PaletteCommands::PaletteCommands(const WindowActions& actions, Playback& playback,
                                 const LibraryPanel& library, QTabWidget& tabs, QWidget& window)
    : QObject(&window), m_actions(actions), m_playback(playback), m_library(library), m_tabs(tabs),
      m_palette(new Palette(&window))
{
    connect(actions.palette, &QAction::triggered, this, [this] {
        m_palette->open(tr("What do you want to do, or which scenario to open?"),
                        tr("Nothing fits."),
                        [this](const QString& text) { return commandsFor(text); });
    });
    connect(actions.search, &QAction::triggered, this, [this] {
        m_palette->open(tr("A task, a printed text, a kind of event, a lock, a queue"),
                        tr("Nothing fits."),
                        [this](const QString& text) { return foundFor(text); });
    });
}

std::vector<PaletteItem> PaletteCommands::commandsFor(const QString& text)
{
    std::vector<PaletteItem> items;
    for (QAction* action : m_actions.all()) {
        const QString name = m_actions.nameInMenus(*action);
        if (!action->isEnabled() || !action->isVisible() || action == m_actions.palette ||
            !fitsWords(name, text))
            continue;
        items.push_back({name, keysOf(*action), [action] { action->trigger(); }});
    }
    for (int tab = 0; m_tabs.isVisible() && tab < m_tabs.count(); ++tab) {
        const QString name = tr("Show: %1").arg(m_tabs.tabText(tab));
        if (fitsWords(name, text))
            items.push_back({name, {}, [this, tab] {
                                 m_tabs.setCurrentIndex(tab);
                                 m_tabs.tabBar()->setFocus(Qt::TabFocusReason);
                             }});
    }
    for (const ListedScenario& scenario : m_library.scenariosWith(text))
        items.push_back({tr("Open: %1").arg(scenario.title), {}, [this, name = scenario.name] {
                             emit scenarioChosen(name);
                         }});
    std::stable_partition(items.begin(), items.end(),
                          [&](const PaletteItem& item) { return beginsWords(item.text, text); });
    return items;
}

std::vector<PaletteItem> PaletteCommands::foundFor(const QString& text) const
{
    std::vector<PaletteItem> items;
    if (m_playback.isEmpty()) return items;
    const size_t focus = m_playback.focus();
    findIn(focus, text, items);
    // What another run does says whose it is.
    for (size_t run = 0; run < m_playback.comparison()->runs.size(); ++run)
        if (run != focus) findIn(run, text, items);
    return items;
}

void PaletteCommands::findIn(size_t which, const QString& text,
                             std::vector<PaletteItem>& items) const
{
    if (items.size() >= kMostFound) return;
    const Run& run = m_playback.comparison()->runs[which];
    const Language language = m_library.language();
    const EventIndex last = m_actions.curtain->isChecked() ? m_playback.event(which) : kNone;
    const auto fits = [&](std::string_view words) { return fitsWords(textOf(words), text); };
    const auto tellEvent = [&](EventIndex event) { return tell(which, event).toStdString(); };
    for (const Found& found : searchRun(run, fits, tellEvent, last, kMostFound - items.size())) {
        const Event& event = (*run.trace)[found.event];
        QString words;
        switch (found.kind) {
        case FoundKind::Task:
            words = tr("task %1").arg(QString::fromStdString(run.timeline.lane(event.lane).label));
            break;
        case FoundKind::Print:
            words = tr("prints %1").arg(textOf(run.trace->text(event.argument)));
            break;
        case FoundKind::Event: words = tell(which, found.event); break;
        }
        QString place = cursorWords(event.time, language);
        if (which != m_playback.focus())
            place += QStringLiteral("  (%1)").arg(
                runName(*m_playback.comparison(), which, language).toLower());
        items.push_back(
            {words, place, [this, which, at = found.event] { m_playback.toEvent(which, at); }});
    }
}

} // namespace awaitscope
