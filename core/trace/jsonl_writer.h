#pragma once

#include "core/trace/trace.h"

#include <iosfwd>

namespace awaitscope {

/// Writes one JSON object a line for each event, in order, as UTF-8, with keys in this order:
///
/// - `t`: virtual seconds, a string with nine decimals; `seq`: the event's number from 0; `kind`;
///   `task`: its name, null outside any task; `line`: null when it has no place in the source;
/// - then what the kind adds:
///   run_started `model`; task_created `by` `coroutine`; task_ready `by` `why` (and `rank`
///   in the queue, where threads have one); task_running
///   `core`; task_preempted `core` `by` `why`; task_waiting `on` (and `keeps_thread`, `lanes`);
///   task_finished `outcome` (and
///   `error`, one line, for an exception); cancel_requested `by`; timer_set `deadline`; timer_fired
///   `late`; iteration `turn` `ready`; callback_started and callback_finished `callback`;
///   work_started and blocked_started `seconds`; lock_acquired and lock_released `object`;
///   queue_put and queue_got `object` `items`; output `text` `stream` (and `"partial": true` for a
///   line without newline); deadlock `waiting` (a list of `task` and `on`), and
///   `"cycle": true` when these wait for each other in a circle, each for the next; `unstarted`, if
///   any: the coroutines never started that refer to what is waited for, with `coroutine` and
///   `object`; limit_reached `limit`;
///   priority_set `priority`; run_finished `status` (and for an exception `error`: `type` `text`
///   `line`).
/// - then what `readJsonl` makes the same trace of: see docs/trace-format.md.
///
/// `deadline`, `late` and `seconds` are written as `t` is. Errors of the stream stay in its state.
void writeJsonl(std::ostream& stream, const Trace& trace);

} // namespace awaitscope
