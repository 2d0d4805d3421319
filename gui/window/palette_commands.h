#pragma once

#include "gui/window/palette.h"

#include <QObject>

namespace awaitscope {

class LibraryPanel;
class Playback;
class WindowActions;

/// The palette of commands and scenarios, and the search in the run that is stepped.
class PaletteCommands : public QObject {
    Q_OBJECT
public:
    PaletteCommands(const WindowActions& actions, Playback& playback, const LibraryPanel& library,
                    QWidget& window);

signals:
    void scenarioChosen(const QString& name);

private:
    std::vector<PaletteItem> commandsFor(const QString& text);
    std::vector<PaletteItem> foundFor(const QString& text) const;

    const WindowActions& m_actions;
    Playback& m_playback;
    const LibraryPanel& m_library;
    Palette* m_palette;
};

} // namespace awaitscope
