#pragma once

#include "core/trace/event.h"

#include <string_view>

namespace awaitscope {

/// What an event's `argument` is an index of.
enum class ArgumentKind : uint8_t { None, Text, Number };
ArgumentKind argumentKindOf(EventKind kind);

/// What an event's `subject` is an index of.
enum class SubjectKind : uint8_t { None, Lane, Lanes, Object, Count };
SubjectKind subjectKindOf(const Event& event);

/// Under which key JSON lines have the argument, exactly and by itself: `text`, `deadline`, ...
/// `argument` where they have no other.
std::string_view argumentKeyOf(const Event& event);
/// Whether the value of that key is written as seconds.
bool isArgumentInSeconds(EventKind kind);

/// Whether JSON lines name the detail, so that it can be read from there.
bool isDetailNamed(EventKind kind);

/// Whether an event of this kind is always about a lane.
bool needsLane(EventKind kind);

} // namespace awaitscope
