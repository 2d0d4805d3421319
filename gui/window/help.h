#pragma once

#include "core/text/language.h"

#include <QString>

class QWidget;

namespace awaitscope {

class WindowActions;

/// The keys of all commands, as rich text: taken from the commands themselves, so never out of
/// date.
QString keysText(const WindowActions& actions);
/// The glossary as rich text, with each term in the other language beside it.
QString glossaryText(Language language);

/// Windows to read in; each closes with Escape.
void showKeys(QWidget* parent, const WindowActions& actions, double scale);
/// `term`: the id of the one to begin at; empty: the first.
void showGlossary(QWidget* parent, Language language, double scale, const QString& term = {});
void showAbout(QWidget* parent);

} // namespace awaitscope
