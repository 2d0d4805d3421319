#pragma once

#include "core/text/language.h"
#include "core/time/virtual_time.h"

#include <string>

namespace awaitscope {

/// A time of a run, always in seconds, exactly: `0.5 s`, `1.25 s`; `0,5 s` in French.
std::string timeText(VirtualTime time, Language language);

/// How long something takes, in seconds as times are, so that both can stand in one sentence:
/// `0.5 s`, `0.05 s`. Only what is shorter than 10 ms has a unit of its own: `5 ms`, `250 us`.
/// (What people set, a quantum or a cost, is a `formatDuration`.)
std::string lengthText(Duration duration, Language language);

} // namespace awaitscope
