#pragma once

#include "gui/style/theme.h"

#include <QPalette>
#include <QString>

namespace awaitscope {

/// The window's controls in a theme's colours, their sizes times `scale`.
QString styleSheetOf(const Theme& theme, double scale);
/// The same colours for what a style sheet does not reach: dialogs, selections, links.
QPalette paletteOf(const Theme& theme);

} // namespace awaitscope
