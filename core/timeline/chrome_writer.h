#pragma once

#include "core/timeline/timeline.h"

#include <iosfwd>

namespace awaitscope {

/// Writes a run in the Trace Event Format, which Perfetto and chrome://tracing open.
///
/// Process 1 has a thread for each lane that the timeline draws, with its states as slices and its
/// prints as instants; process 2 has the threads or cores that they ran on. Times are virtual
/// microseconds. Errors of the stream stay in its state.
void writeChrome(std::ostream& stream, const Timeline& timeline);

} // namespace awaitscope
