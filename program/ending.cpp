#include "program/ending.h"

#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "core/text/time_text.h"
#include "gui/narration/narrator.h"
#include "program/messages.h"

namespace awaitscope {

namespace {

/// The last event of this kind; it comes just before the run's end, but for what the end prints.
EventIndex lastOf(const Trace& trace, EventKind kind)
{
    for (size_t index = trace.size(); index-- > 0;)
        if (trace[index].kind == kind) return static_cast<EventIndex>(index);
    return kNone;
}

std::string limitText(Limit limit, const Limits& limits, Language language)
{
    switch (limit) {
    case Limit::Until: return say(Message::LimitUntil, language);
    case Limit::Events: return say(Message::LimitEvents, language, {std::to_string(limits.events)});
    case Limit::Statements:
        return say(Message::LimitStatements, language, {std::to_string(limits.statements)});
    case Limit::Memory:
        return say(Message::LimitMemory, language, {std::to_string(limits.memory >> 20)});
    case Limit::Output:
        return say(Message::LimitOutput, language, {std::to_string(limits.memory >> 20)});
    case Limit::Depth:
        return say(Message::LimitNestedTasks, language, {std::to_string(limits.depth)});
    case Limit::Stopped: return say(Message::LimitStopped, language);
    default: return say(Message::LimitOther, language, {nameOf(limit)});
    }
}

/// For a program that ended by an exception which stands for a limit, and did not stop the run
/// itself: it could have caught it.
std::string exceptionSentence(const Trace& trace, const Limits& limits, Language language)
{
    if (!trace.error()) return {};
    // Those that the program raises itself mostly say something else, or more.
    const std::string& text = trace.error()->text;
    const bool isMemory = text == "MemoryError";
    const bool isDepth = text.starts_with("RecursionError: maximum recursion depth exceeded") &&
                         !text.ends_with("object"); // so ends a circle of cancellations
    if (!isMemory && !isDepth) return {};
    const Event& end = trace[trace.size() - 1];
    const uint32_t line = trace.error()->line;
    const std::string place =
        line == 0 ? std::string() : say(Message::AtLine, language, {std::to_string(line)});
    const std::string time = timeText(end.time, language);
    if (isMemory)
        return say(Message::LimitOfOneValue, language,
                   {time, place, std::to_string(limits.memory >> 20)});
    return say(Message::LimitOfDepth, language, {time, place, std::to_string(limits.depth)});
}

std::string limitSentence(const Trace& trace, const Limits& limits, Language language)
{
    const EventIndex index = lastOf(trace, EventKind::LimitReached);
    if (index == kNone) return {};
    const Event& event = trace[index];
    const uint32_t line = trace.lineOf(event);
    const std::string place =
        line == 0 ? std::string() : say(Message::AtLine, language, {std::to_string(line)});
    const std::string time = timeText(event.time, language);
    const bool isStill =
        event.limit() == Limit::Statements && trace.settings().statementCost == Duration();
    return say(Message::StoppedByLimit, language,
               {time, place, limitText(event.limit(), limits, language)}) +
           (isStill ? say(Message::TimeStandsStill, language) : std::string());
}

std::string deadlockSentence(const std::shared_ptr<const Trace>& trace, Language language)
{
    const Run run = makeRun(trace);
    const SnapshotIndex snapshots(*trace);
    return plainText(Narrator(run, snapshots).finalDeadlock(language)).toStdString();
}

} // namespace

int exitCodeOf(const Trace& trace)
{
    constexpr int kException = 1;
    constexpr int kStopped = 3;
    switch (trace.status()) {
    case RunStatus::Ok: return 0;
    case RunStatus::Exception: return kException;
    case RunStatus::Exit: return trace.error() ? trace.error()->exitCode : 0;
    case RunStatus::Deadlock:
    case RunStatus::Limit: return kStopped;
    }
    return kException;
}

std::string endingSentence(const std::shared_ptr<const Trace>& trace, const Limits& limits,
                           Language language)
{
    switch (trace->status()) {
    case RunStatus::Deadlock: return deadlockSentence(trace, language);
    case RunStatus::Limit: return limitSentence(*trace, limits, language);
    case RunStatus::Exception: return exceptionSentence(*trace, limits, language);
    default: return {};
    }
}

} // namespace awaitscope
