#pragma once

#include "core/timeline/timeline.h"

#include <iosfwd>

namespace awaitscope {

/// Writes a run in the Trace Event Format, which Perfetto and chrome://tracing open.
///
/// Process 1 has a thread for each lane that the timeline draws, with its states as slices and its
/// prints as instants; process 2 has the threads or cores that they ran on. A flow leads from a
/// slice to each slice that it has brought about on another lane. A deadlock is an instant on the
/// lane of each who waits, and one of the process, which lists them. Times are virtual
/// microseconds, exact to the nanosecond; on each thread they never fall. Errors of the stream stay
/// in its state.
void writeChrome(std::ostream& stream, const Timeline& timeline);

} // namespace awaitscope
