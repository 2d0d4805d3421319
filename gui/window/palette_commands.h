#pragma once

#include "core/trace/event.h"
#include "gui/window/palette.h"

#include <QObject>

#include <functional>

class QTabWidget;

namespace awaitscope {

class LibraryPanel;
class Playback;
class WindowActions;

/// The palette of commands, tabs and scenarios, and the search: first in the run that is stepped,
/// then in the others.
class PaletteCommands : public QObject {
    Q_OBJECT
public:
    PaletteCommands(const WindowActions& actions, Playback& playback, const LibraryPanel& library,
                    QTabWidget& tabs, QWidget& window);

    /// The sentence of an event of a run.
    std::function<QString(size_t, EventIndex)> tell = [](size_t, EventIndex) { return QString(); };

signals:
    void scenarioChosen(const QString& name);

private:
    std::vector<PaletteItem> commandsFor(const QString& text);
    std::vector<PaletteItem> foundFor(const QString& text) const;
    void findIn(size_t which, const QString& text, std::vector<PaletteItem>& items) const;

    const WindowActions& m_actions;
    Playback& m_playback;
    const LibraryPanel& m_library;
    QTabWidget& m_tabs;
    Palette* m_palette;
};

} // namespace awaitscope
