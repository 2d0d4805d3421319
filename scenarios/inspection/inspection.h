#pragma once

#include "core/trace/trace.h"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

/// A place in a run, as fine as its statements: just after an event, when as many statements have
/// begun since. With statements, the last of them has not done anything yet: its line is the next
/// to run.
struct RunPosition {
    EventIndex event = 0;
    uint64_t statements = 0;
    auto operator<=>(const RunPosition&) const = default;
};

/// A statement of the program that is about to run. Statements of the standard library are none.
struct LineStep {
    RunPosition position;
    LaneId lane = kNone;
    uint32_t line = 0;
};

/// The statements that begin in a stretch of a run, in order.
struct LineSteps {
    std::vector<LineStep> steps;
    /// How many were left out, since there are too many to keep; and behind how many of `steps`.
    uint64_t omitted = 0;
    size_t omittedAfter = 0;
};

/// A variable, with its value in a few words.
struct Variable {
    std::string name;
    std::string value;
    bool operator==(const Variable&) const = default;
};

/// A function, a class body or the module under way.
struct CallFrame {
    std::string function;            ///< its qualified name; `<module>` for the program's own code
    uint32_t line = 0;               ///< where it stands; of its definition when it has not begun
    std::vector<Variable> variables; ///< in order of definition; those that are bound
};

/// What the code on one lane is in the middle of.
struct LaneCalls {
    LaneId lane = kNone;
    bool hasBegun = true; ///< false: a task whose coroutine has not run yet
    /// The innermost first; without those of the standard library. What the module's code has is in
    /// `Inspection::globals`.
    std::vector<CallFrame> frames;
};

/// What a queue holds.
struct QueueContents {
    ObjectId object = kNone;
    std::vector<std::string> items; ///< in the order in which the queue keeps them
    size_t more = 0;                ///< that are not listed
};

/// What only the program knows of something that tasks share: how many permits a semaphore has
/// left, whether an event is set (1), for how many a barrier waits, how many items a queue takes
/// (0: any number).
struct SharedState {
    ObjectId object = kNone;
    int64_t number = 0;
};

/// What a program is in the middle of, at one position of its run.
struct Inspection {
    RunPosition position;
    /// With statements: on whose lane the last of them is about to run. (Who runs at an event is
    /// the snapshot's to say.)
    LaneId running = kNone;
    std::vector<Variable> globals;     ///< of the module, but for what it imports and defines
    std::vector<LaneCalls> lanes;      ///< that are in the middle of something, by `LaneId`
    std::vector<QueueContents> queues; ///< that are not gone, by `ObjectId`
    std::vector<SharedState> shared;   ///< that variables lead to, by `ObjectId`
    /// Coroutine objects that nobody has started, as the calls that made them: `download("A")`; in
    /// the order of their making. Those that are tasks are none.
    std::vector<std::string> unstarted;

    /// Null when the lane is in the middle of nothing.
    const LaneCalls* callsOf(LaneId lane) const;
    /// Null when there is no such queue (any more).
    const QueueContents* contentsOf(ObjectId queue) const;
    /// Null when nothing is known of it.
    const SharedState* stateOf(ObjectId object) const;
};

} // namespace awaitscope
