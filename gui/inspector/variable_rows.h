#pragma once

#include "core/text/language.h"
#include "scenarios/inspection/inspection.h"

#include <QString>

#include <string>
#include <vector>

namespace awaitscope {

/// A line of the list of variables: a heading, or a name with its value.
struct VariableRow {
    enum class Kind { Heading, Variable, Note };
    Kind kind = Kind::Variable;
    QString name;         ///< of a heading: a function, or what follows
    QString value;        ///< of a heading: where it stands
    bool changed = false; ///< by the last step
    bool operator==(const VariableRow&) const = default;
};

/// What people read of a task at a position: its calls, the innermost first, with their variables,
/// then the module's variables and what the queues hold.
///
/// `names`: those of the trace's objects, by `ObjectId`. What `before` (may be null) shows with
/// another value, or not at all, has changed.
std::vector<VariableRow> variableRows(const Inspection& inspection, LaneId lane,
                                      const Inspection* before,
                                      const std::vector<std::string>& names, Language language);

} // namespace awaitscope
