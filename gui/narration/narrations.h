#pragma once

#include "core/findings/deadlock.h"
#include "gui/narration/scene.h"
#include "gui/narration/sentence.h"

namespace awaitscope {

// The sentences by kind of event, one function each. REQUIRES: the scene's event is of that kind.

Sentence narrateRunStarted(const Scene& scene);
Sentence narrateRunFinished(const Scene& scene);
Sentence narrateCreated(const Scene& scene);
Sentence narrateReady(const Scene& scene);
/// All that one `set` or `notify` has made ready. REQUIRES: the scene's event is the last of them.
Sentence narrateWoken(const Scene& scene);
Sentence narrateRunning(const Scene& scene);
Sentence narrateWaiting(const Scene& scene);
Sentence narratePreempted(const Scene& scene);
Sentence narrateFinished(const Scene& scene);
Sentence narrateCancelRequested(const Scene& scene);
Sentence narrateTimerSet(const Scene& scene);
/// Whether a timer ends a wait early, by `timeout` or `wait_for`.
bool isTimeLimit(const Scene& scene, const Event& timerFired);
Sentence narrateTimerFired(const Scene& scene);
Sentence narrateIteration(const Scene& scene);
Sentence narrateCallback(const Scene& scene);
Sentence narrateWorkStarted(const Scene& scene);
Sentence narrateWorkFinished(const Scene& scene);
Sentence narrateBlockedStarted(const Scene& scene);
Sentence narrateBlockedFinished(const Scene& scene);
Sentence narrateLock(const Scene& scene);
Sentence narrateQueue(const Scene& scene);
Sentence narrateOutput(const Scene& scene);
Sentence narrateDeadlock(const Scene& scene);
Sentence narrateLimit(const Scene& scene);
Sentence narratePrioritySet(const Scene& scene);

/// `A` holds `v1` and waits for `v2`, held by `B`, which waits for `v1`. At most `most` tasks of
/// the circle are named.
QString cycleInWords(const Scene& scene, const Deadlock& cycle, size_t most);
/// What nobody will bring, of a deadlock without a circle: `A` waits for an item of `q`, ...
QStringList openWaitsInWords(const Scene& scene, const Deadlock& deadlock);
/// Who has what a link waits for, but one: each once, with its permits if they are several.
QStringList holdersBut(LaneId but, const Scene& scene, const DeadlockLink& link);
/// The deadlock `all[index]` of the run in one sentence: the circles that it consists of, else what
/// each waits for and nobody will bring.
QString deadlockInWords(const Scene& scene, const std::vector<Deadlock>& all, size_t index,
                        size_t most);

/// Nobody computes and nobody is ready: what the run waits for from the scene's event on.
Sentence narrateIdle(const Scene& scene);

/// How the policy of threads shares the cores, in one sentence.
QString sharingWords(const Scene& scene);
/// Why the thread that starts to run is the one that got the core.
QString turnWords(const Scene& scene);
/// ` at line 6` / ` ligne 6`, or nothing when the line is unknown.
QString atLine(const Scene& scene);
/// ` (line 6)` / ` (ligne 6)`, or nothing.
QString inParentheses(const Scene& scene);
/// ` in the middle of `work`` when the event's lane is inside `work`, or nothing.
QString inTheMiddle(const Scene& scene);
/// What a wait is for, in a few words: `sleep 2`, `gather`, `lock verrou`.
QString waitInWords(const Scene& scene, const Event& wait);

} // namespace awaitscope
