#pragma once

#include "core/text/language.h"
#include "scenarios/inspection/inspection.h"

namespace awaitscope {

class Machine;

/// Reads what a program is in the middle of: `position` is what it is called.
///
/// `labels`: what people call each lane. REQUIRES: no instruction is halfway through changing a
/// variable: called where an event is recorded or a statement begins.
Inspection readProgram(Machine& machine, RunPosition position,
                       const std::vector<std::string>& labels, Language language);

} // namespace awaitscope
