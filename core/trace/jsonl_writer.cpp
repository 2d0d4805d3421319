#include "core/trace/jsonl_writer.h"

#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/json_text.h"

#include <ostream>

namespace awaitscope {

namespace {

constexpr size_t kBufferSize = 1 << 16;

class JsonlWriter {
public:
    JsonlWriter(std::ostream& stream, const Trace& trace)
        : m_stream(stream), m_trace(trace), m_waits(trace.lanes().size(), kNone)
    {
    }

    void write()
    {
        for (size_t i = 0; i < m_trace.size() && m_stream; ++i) {
            writeEvent(static_cast<EventIndex>(i));
            if (m_text.size() >= kBufferSize) flush();
        }
        flush();
    }

private:
    void flush()
    {
        m_stream.write(m_text.data(), static_cast<std::streamsize>(m_text.size()));
        m_text.clear();
    }

    void key(std::string_view name) { m_text.append(", \"").append(name).append("\": "); }
    void text(std::string_view name, std::string_view value)
    {
        key(name);
        appendJsonString(m_text, value);
    }
    void textOrNull(std::string_view name, std::string_view value)
    {
        if (!value.empty()) return text(name, value);
        key(name);
        m_text += "null";
    }
    void number(std::string_view name, int64_t value)
    {
        key(name);
        m_text += std::to_string(value);
    }
    void flag(std::string_view name)
    {
        key(name);
        m_text += "true";
    }
    void line(uint32_t line)
    {
        if (line != 0) return number("line", line);
        key("line");
        m_text += "null";
    }
    void seconds(std::string_view name, int64_t nanoseconds)
    {
        text(name, formatExactSeconds(VirtualTime::atNanoseconds(nanoseconds)));
    }

    void writeEvent(EventIndex index)
    {
        const Event& event = m_trace[index];
        m_text += "{\"t\": \"";
        m_text += formatExactSeconds(event.time);
        m_text += '"';
        number("seq", index);
        text("kind", nameOf(event.kind));
        textOrNull("task", taskName(m_trace, event.lane));
        line(m_trace.lineOf(event));
        writeDetails(event, index);
        writeRest(event);
        m_text += "}\n";
    }

    void writeDetails(const Event& event, EventIndex index)
    {
        switch (event.kind) {
        case EventKind::RunStarted: return writeBeginning();
        case EventKind::RunFinished: return writeEnd(event);
        case EventKind::TaskCreated:
            textOrNull("by", taskName(m_trace, event.subject));
            return text("coroutine", m_trace.coroutineOf(event.lane));
        case EventKind::TaskReady:
            textOrNull("by", taskName(m_trace, event.subject));
            text("why", nameOf(event.readyReason()));
            return writeRank(event);
        case EventKind::TaskRunning: return number("core", event.core);
        case EventKind::TaskPreempted:
            number("core", event.core);
            textOrNull("by", taskName(m_trace, event.subject));
            text("why", nameOf(event.preemptReason()));
            return writeRank(event);
        case EventKind::TaskWaiting:
            m_waits[event.lane] = index;
            text("on", onText(m_trace, event));
            if (event.keepsThread()) flag("keeps_thread");
            return writeAwaited(event);
        case EventKind::TaskFinished:
            text("outcome", nameOf(event.outcome()));
            if (event.outcome() == Outcome::Exception) text("error", m_trace.text(event.argument));
            return;
        case EventKind::CancelRequested: return textOrNull("by", taskName(m_trace, event.subject));
        case EventKind::TimerSet: return seconds("deadline", m_trace.number(event.argument));
        case EventKind::TimerFired: return writeLateness(event);
        case EventKind::Iteration:
            number("turn", event.subject);
            return number("ready", m_trace.number(event.argument));
        case EventKind::CallbackStarted:
        case EventKind::CallbackFinished: return text("callback", m_trace.text(event.argument));
        case EventKind::WorkStarted:
        case EventKind::BlockedStarted: return seconds("seconds", m_trace.number(event.argument));
        case EventKind::WorkFinished:
        case EventKind::BlockedFinished: return;
        case EventKind::LockAcquired:
        case EventKind::LockReleased: return text("object", objectText(m_trace, event.subject));
        case EventKind::QueuePut:
        case EventKind::QueueGot:
            text("object", objectText(m_trace, event.subject));
            return number("items", m_trace.number(event.argument));
        case EventKind::Output: return writeOutput(event);
        case EventKind::Deadlock: return writeDeadlock(event);
        case EventKind::LimitReached: return text("limit", nameOf(event.limit()));
        case EventKind::PrioritySet: return number("priority", m_trace.number(event.argument));
        }
    }

    void writeAwaited(const Event& event)
    {
        if (subjectKindOf(event) != SubjectKind::Lanes || event.subject == kNone) return;
        key("lanes");
        m_text += '[';
        std::string_view separator;
        for (const LaneId lane : awaitedLanes(m_trace, event)) {
            m_text.append(separator).append(std::to_string(lane));
            separator = ", ";
        }
        m_text += ']';
    }

    void writeRank(const Event& event)
    {
        const int64_t rank = m_trace.number(event.argument);
        if (rank != 0) number("rank", rank);
    }

    void writeEnd(const Event& event)
    {
        text("status", nameOf(event.status()));
        const std::optional<RunError>& error = m_trace.error();
        if (!error || event.status() != RunStatus::Exception) return;
        key("error");
        writeError(*error);
        m_text += '}';
    }

    void writeError(const RunError& error)
    {
        m_text += "{\"type\": ";
        appendJsonString(m_text, error.type);
        text("text", error.text);
        line(error.line);
    }

    /// What all events refer to.
    void writeBeginning()
    {
        const RunSettings& settings = m_trace.settings();
        text("model", nameOf(settings.model));
        text("file", m_trace.fileName());
        text("source", m_trace.source());
        key("settings");
        m_text += "{\"quantum\": \"";
        m_text += formatExactSeconds(VirtualTime() + settings.quantum);
        m_text += '"';
        number("cores", settings.cores);
        text("policy", nameOf(settings.policy));
        seconds("switch_cost", settings.switchCost.count());
        seconds("statement_cost", settings.statementCost.count());
        number("seed", settings.seed);
        m_text += '}';
        if (m_trace.limits() != Limits()) writeLimits(m_trace.limits());
        key("lanes");
        writeList(m_trace.lanes(), [this](const Lane& lane) { writeLane(lane); });
        key("objects");
        writeList(m_trace.objects(), [this](const SharedObject& object) {
            m_text += "\"kind\": ";
            appendJsonString(m_text, nameOf(object.kind));
            if (!object.name.empty()) text("name", object.name);
        });
    }

    void writeLimits(const Limits& limits)
    {
        key("limits");
        m_text += "{\"events\": " + std::to_string(limits.events);
        number("statements", static_cast<int64_t>(limits.statements));
        number("memory", static_cast<int64_t>(limits.memory));
        number("depth", limits.depth);
        seconds("until", limits.until.nanoseconds());
        if (limits.untilIsWanted) flag("wanted");
        m_text += '}';
    }

    template <class Things, class Write> void writeList(const Things& things, Write&& write)
    {
        m_text += '[';
        for (size_t i = 0; i < things.size(); ++i) {
            m_text += i == 0 ? "{" : ", {";
            write(things[i]);
            m_text += '}';
        }
        m_text += ']';
    }

    void writeLane(const Lane& lane)
    {
        m_text += "\"kind\": ";
        appendJsonString(m_text, nameOf(lane.kind));
        const auto textOf = [this](std::string_view key, std::string_view value) {
            if (!value.empty()) text(key, value);
        };
        textOf("name", m_trace.nameOf(lane));
        textOf("coroutine", m_trace.coroutineOf(lane));
        textOf("argument", m_trace.firstArgumentOf(lane));
        if (lane.namedByProgram) flag("named");
        if (lane.creator != kNone) number("creator", lane.creator);
        if (lane.created != kNone) number("created", lane.created);
    }

    /// What the keys before leave open, so that the same trace can be made of it.
    void writeRest(const Event& event)
    {
        if (event.lane != kNone) number("lane", event.lane);
        const bool hasCore =
            event.kind == EventKind::TaskRunning || event.kind == EventKind::TaskPreempted;
        if (event.core != 0 && !hasCore) number("core", event.core);
        const SubjectKind subject = subjectKindOf(event);
        const bool isNumber = subject != SubjectKind::Count && subject != SubjectKind::Lanes;
        if (event.subject != kNone && isNumber) number("subject", event.subject);
        if (event.argument != 0 && argumentKeyOf(event) == "argument") {
            if (argumentKindOf(event.kind) == ArgumentKind::Text)
                text("argument", m_trace.text(event.argument));
            else if (argumentKindOf(event.kind) == ArgumentKind::Number)
                number("argument", m_trace.number(event.argument));
        }
        if (event.detail != 0 && !isDetailNamed(event.kind)) number("detail", event.detail);
        if (event.cause != kNone) number("cause", event.cause);
        if (event.kind == EventKind::RunFinished && m_trace.error()) {
            key("uncaught");
            writeError(*m_trace.error());
            text("traceback", m_trace.error()->traceback);
            number("exit", m_trace.error()->exitCode);
            m_text += '}';
        }
        if (event.span == 0) return;
        const TraceSpan& span = m_trace.span(event.span);
        key("place");
        m_text += '[' + std::to_string(span.line) + ", " + std::to_string(span.column) + ", " +
                  std::to_string(span.endLine) + ", " + std::to_string(span.endColumn) + ']';
    }

    void writeLateness(const Event& event)
    {
        if (event.cause == kNone || m_trace[event.cause].kind != EventKind::TimerSet) return;
        const int64_t deadline = m_trace.number(m_trace[event.cause].argument);
        seconds("late", event.time.nanoseconds() - deadline);
    }

    void writeOutput(const Event& event)
    {
        text("text", m_trace.text(event.argument));
        text("stream", event.detail & OutputToStderr ? "stderr" : "stdout");
        if (event.detail & OutputPartial) flag("partial");
    }

    void writeDeadlock(const Event& event)
    {
        key("waiting");
        m_text += '[';
        std::string_view separator;
        for (const LaneId lane : deadlockedLanes(m_trace, event)) {
            m_text.append(separator);
            writeWho(lane);
            const EventIndex wait = m_waits[lane];
            text("on", wait == kNone ? std::string() : onText(m_trace, m_trace[wait]));
            m_text += '}';
            separator = ", ";
        }
        m_text += ']';
        if (event.extent() == DeadlockExtent::Cycle) {
            key("cycle");
            m_text += "true";
        }
        writeUnstarted(unstartedHelpers(m_trace, event));
        writeStuck(stuckHelpers(m_trace, event));
    }

    void writeStuck(const std::vector<StuckHelper>& helpers)
    {
        if (helpers.empty()) return;
        key("refer");
        std::string_view separator = "[";
        for (const StuckHelper& helper : helpers) {
            m_text.append(separator);
            writeWho(helper.lane);
            text("object", objectText(m_trace, helper.object));
            m_text += '}';
            separator = ", ";
        }
        m_text += ']';
    }

    /// Of a list: `{"task": "Task-1"`, or for who is none `{"task": null, "lane": 3`.
    void writeWho(LaneId lane)
    {
        m_text += "{\"task\": ";
        const std::string name = taskName(m_trace, lane);
        if (name.empty()) {
            m_text += "null";
            number("lane", lane);
        } else {
            appendJsonString(m_text, name);
        }
    }

    void writeUnstarted(const std::vector<UnstartedHelper>& helpers)
    {
        if (helpers.empty()) return;
        key("unstarted");
        std::string_view separator = "[";
        for (const UnstartedHelper& helper : helpers) {
            m_text.append(separator).append("{\"coroutine\": ");
            appendJsonString(m_text, helper.coroutine);
            if (!helper.argument.empty()) text("argument", helper.argument);
            text("object", objectText(m_trace, helper.object));
            m_text += '}';
            separator = ", ";
        }
        m_text += ']';
    }

    std::ostream& m_stream;
    const Trace& m_trace;
    std::string m_text;
    std::vector<EventIndex> m_waits; // by lane: its last TaskWaiting
};

} // namespace

void writeJsonl(std::ostream& stream, const Trace& trace)
{
    JsonlWriter(stream, trace).write();
}

} // namespace awaitscope
