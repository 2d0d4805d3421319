#pragma once

#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace awaitscope {

/// The labels of all lanes at once, as `Trace::label` gives them one by one: linear, where asking
/// for each would be quadratic.
///
/// Namesakes that even the argument does not tell apart are numbered `worker`, `worker #2`, in the
/// order of their identities (creator first, then place), so that a task has the same label in
/// every model.
std::vector<std::string> labelsOf(const Trace& trace);

/// How people call a lock, a queue, ...: the variable that it was first stored to, else its kind
/// and number. Namesakes of a kind, as of an attribute of many, are numbered: `lock`, `lock #2`.
/// Linear in the number of objects.
std::string labelOf(const std::vector<SharedObject>& objects, ObjectId object);
/// Those of all objects at once: linear, where asking for each would be quadratic.
std::vector<std::string> labelsOf(const std::vector<SharedObject>& objects);

} // namespace awaitscope
