#pragma once

#include <QString>

namespace awaitscope {

/// What is wrong with a source, and where. Lines and columns from 1, columns in characters, the end
/// exclusive; a line of 0 is no place.
struct SourceProblem {
    int line = 0;
    int column = 0;
    int endLine = 0;
    int endColumn = 0;
    QString message; ///< in the reader's language, with the advice

    bool operator==(const SourceProblem&) const = default;
};

} // namespace awaitscope
