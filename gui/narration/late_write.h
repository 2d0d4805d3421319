#pragma once

#include <QString>
#include <QStringList>

namespace awaitscope {

/// A line with what strings hold taken out, and without its comment.
QString bareLine(const QString& line);

/// A line without its comment, and without spaces round it.
QString withoutComment(const QString& line);

/// Whether a line writes to a variable that tasks share what was made of an older value of it.
enum class LateWrite {
    No,
    AfterAwait, ///< an `await` lies between the read and the write: others may have written
    AfterWork,  ///< only what takes time: other threads may have
};

/// What a line of a program does, as far as one can tell from the text of its function: it assigns
/// to a variable declared `global` or `nonlocal`, or to an attribute, and its right side has that
/// variable before an `await` of its own, or a name that an earlier line has made of it. What one
/// `with` block holds together is no late write. `line` counts from 1. REQUIRES: it is in `source`.
LateWrite lateWriteOf(const QStringList& source, int line);

} // namespace awaitscope
