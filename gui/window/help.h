#pragma once

#include "core/text/language.h"

#include <QColor>
#include <QString>

#include <functional>

class QWidget;

namespace awaitscope {

class WindowActions;

/// The keys of all commands, as rich text in so many columns: taken from the commands themselves,
/// so never out of date.
QString keysText(const WindowActions& actions, size_t columns = 4);
/// The glossary as rich text, with each term in the other language beside it, the scenario that
/// shows it (a link `scenario:NAME`) and what it is taken for (links `#ID`). The entry `marked`
/// stands on `ground`.
QString glossaryText(Language language, const QString& marked = {}, const QColor& ground = {});

/// Windows to read in; each closes with Escape. Keys are in letters of `text` pixels, or smaller
/// ones, down to `least`, where only these show all at once.
void showKeys(QWidget* parent, const WindowActions& actions, int text, int least);
/// `term`: the id of the one to begin at, which is marked; empty: the first. `open` is told which
/// scenario is to be opened.
void showGlossary(QWidget* parent, Language language, double scale, const QString& term,
                  std::function<void(const QString&)> open);
void showAbout(QWidget* parent);

} // namespace awaitscope
