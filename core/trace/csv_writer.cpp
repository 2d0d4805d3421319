#include "core/trace/csv_writer.h"

#include "core/trace/event_text.h"
#include "core/trace/labels.h"

#include <ostream>

namespace awaitscope {

namespace {

constexpr size_t kMostBuffered = 1 << 16;

// One line; the first five cells are the same for all kinds.
struct Row {
    std::string core;
    std::string by;
    std::string_view why;
    std::string on;
    std::string_view outcome;
    std::string_view text;
    std::string_view stream;
    std::string_view status;
};

// Of a list, a name that is no task's would be a gap.
std::string nameInList(const Trace& trace, LaneId lane)
{
    const std::string name = trace.nameOf(lane);
    return name.empty() ? std::string(nameOf(trace.lane(lane).kind)) : name;
}

Row rowOf(const Trace& trace, const Event& event)
{
    Row row;
    switch (event.kind) {
    case EventKind::TaskCreated:
    case EventKind::CancelRequested: row.by = taskName(trace, event.subject); break;
    case EventKind::TaskReady:
        row.by = taskName(trace, event.subject);
        row.why = nameOf(event.readyReason());
        break;
    case EventKind::TaskRunning: row.core = std::to_string(event.core); break;
    case EventKind::TaskPreempted:
        row.core = std::to_string(event.core);
        row.by = taskName(trace, event.subject);
        row.why = nameOf(event.preemptReason());
        break;
    case EventKind::PrioritySet: row.on = std::to_string(trace.number(event.argument)); break;
    case EventKind::TaskWaiting: row.on = onText(trace, event); break;
    case EventKind::TaskFinished:
        row.outcome = nameOf(event.outcome());
        row.text = trace.text(event.argument);
        break;
    case EventKind::LockAcquired:
    case EventKind::LockReleased:
    case EventKind::QueuePut:
    case EventKind::QueueGot: row.on = objectText(trace, event.subject); break;
    case EventKind::CallbackStarted:
    case EventKind::CallbackFinished: row.text = trace.text(event.argument); break;
    case EventKind::Output:
        row.text = trace.text(event.argument);
        row.stream = event.detail & OutputToStderr ? "stderr" : "stdout";
        break;
    case EventKind::Deadlock:
        for (const LaneId lane : deadlockedLanes(trace, event))
            row.on += (row.on.empty() ? "" : " ") + nameInList(trace, lane);
        break;
    case EventKind::LimitReached: row.status = nameOf(event.limit()); break;
    case EventKind::RunFinished:
        row.text = trace.text(event.argument);
        row.status = nameOf(event.status());
        break;
    default: break;
    }
    return row;
}

void appendCell(std::string& out, std::string_view text)
{
    out += ',';
    if (text.find_first_of(",\"\r\n") == text.npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

} // namespace

void writeCsv(std::ostream& stream, const Trace& trace)
{
    std::vector<std::string> labels = labelsOf(trace);
    for (LaneId lane = 0; lane < labels.size(); ++lane)
        if (labels[lane].empty()) labels[lane] = nameOf(trace.lane(lane).kind);
    std::string out = "t,seq,kind,task,line,core,by,why,on,outcome,text,stream,status,lane,name\n";
    for (size_t i = 0; i < trace.size() && stream; ++i) {
        const Event& event = trace[i];
        const Row row = rowOf(trace, event);
        const uint32_t line = trace.lineOf(event);
        out += formatExactSeconds(event.time);
        appendCell(out, std::to_string(i));
        appendCell(out, nameOf(event.kind));
        appendCell(out, taskName(trace, event.lane));
        appendCell(out, line == 0 ? std::string() : std::to_string(line));
        appendCell(out, row.core);
        appendCell(out, row.by);
        appendCell(out, row.why);
        appendCell(out, row.on);
        appendCell(out, row.outcome);
        appendCell(out, row.text);
        appendCell(out, row.stream);
        appendCell(out, row.status);
        const bool hasLane = event.lane != kNone;
        appendCell(out, hasLane ? std::to_string(event.lane) : std::string());
        appendCell(out, hasLane ? labels[event.lane] : std::string());
        out += '\n';
        if (out.size() >= kMostBuffered) {
            stream.write(out.data(), static_cast<std::streamsize>(out.size()));
            out.clear();
        }
    }
    stream.write(out.data(), static_cast<std::streamsize>(out.size()));
}

} // namespace awaitscope
