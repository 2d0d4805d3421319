#pragma once

#include "gui/window/palette.h"

#include <QObject>

namespace awaitscope {

class Playback;
class WindowActions;

/// The palette of commands, and the search in the run that is stepped.
class PaletteCommands : public QObject {
    Q_OBJECT
public:
    PaletteCommands(const WindowActions& actions, Playback& playback, QWidget& window);

private:
    std::vector<PaletteItem> commandsFor(const QString& text) const;
    std::vector<PaletteItem> foundFor(const QString& text) const;

    const WindowActions& m_actions;
    Playback& m_playback;
    Palette* m_palette;
};

} // namespace awaitscope
