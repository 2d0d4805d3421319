#pragma once

#include "core/comparison/comparison.h"
#include "core/findings/deadlock.h"
#include "core/findings/starvation.h"
#include "core/text/language.h"

#include <QString>
#include <QStringList>

namespace awaitscope {

/// What went wrong in a run though it went on: circles that lasted, starved tasks. A sentence each,
/// with light marks. (A deadlock that ended the run is told where its end is.)
QStringList findingsInWords(const Run& run, Language language);

/// Which runs a limit or the user has stopped, where and by what; empty when none was. With light
/// marks.
QString limitsInWords(const Comparison& comparison, Language language);

/// `low` was starved: ...
QString starvationInWords(const Run& run, const Starvation& starvation, Language language);
/// After some of them: that there are others.
QString moreStarvedInWords(Language language);

} // namespace awaitscope
