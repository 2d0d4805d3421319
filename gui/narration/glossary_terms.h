#pragma once

#include "core/text/language.h"

#include <QString>
#include <QStringList>

namespace awaitscope {

/// The text as rich text, with links to the glossary (`term:event-loop`) where its terms stand.
///
/// A term that is among `told` gets none, and is added to it: one link a sentence is enough.
QString richTextWithTerms(const QString& marked, const QString& codeFamily, Language language,
                          QStringList& told);

} // namespace awaitscope
