#pragma once

#include "gui/narration/voice.h"

#include <array>
#include <span>

namespace awaitscope {

/// What a line of a program can do that the models take differently.
enum class LineTopic {
    Run,
    CreateTask,
    Gather,
    TaskGroup,
    Wait,
    AsCompleted,
    WaitFor,
    Timeout,
    ToThread,
    SleepZero,
    Sleep,
    TimeSleep,
    Work,
    Cancel,
    AsyncFor,
    Definition,
    WithLock,
    WithSemaphore,
    AsyncWith,
    QueueGet,
    QueuePut,
    QueueJoin,
    EventWait,
    EventSet,
    ConditionWait,
    BarrierWait,
    AwaitCall,
    AwaitTask,
    Await,
    MakesCoroutine,
    WriteAfterAwait,
    WriteAfterWork,
};

/// The words of one topic.
struct LineWords {
    LineTopic topic;
    const char* code;           ///< as people call it
    const char* pattern;        ///< of a line that does it; null where more has to be looked at
    std::array<Words, 3> words; ///< by `Model`
};

/// All of them, the more telling before the less.
std::span<const LineWords> lineWords();

} // namespace awaitscope
