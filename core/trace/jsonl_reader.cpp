#include "core/trace/jsonl_reader.h"

#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/json_value.h"

#include <charconv>
#include <istream>
#include <map>
#include <tuple>
#include <vector>

namespace awaitscope {

namespace {

constexpr size_t kMostEvents = 50'000'000;
constexpr size_t kLongestLine = size_t{256} << 20;
constexpr size_t kLongestShown = 40; // of a value that is wrong

using Kind = JsonValue::Kind;

std::string shown(const JsonValue& value)
{
    switch (value.kind) {
    case Kind::Null: return "null";
    case Kind::Boolean: return value.boolean ? "true" : "false";
    case Kind::Number: return std::to_string(value.number);
    case Kind::Text: return value.text.substr(0, kLongestShown);
    case Kind::List: return "[...]";
    case Kind::Object: return "{...}";
    }
    return {};
}

/// The value of an enumeration with this name.
template <class Enumeration> std::optional<Enumeration> named(std::string_view name)
{
    if (name.empty()) return {};
    constexpr int kMost = 64;
    for (int i = 0; i < kMost; ++i)
        if (nameOf(static_cast<Enumeration>(i)) == name) return static_cast<Enumeration>(i);
    return {};
}

/// Nanoseconds, from seconds with nine decimals.
std::optional<int64_t> nanosecondsOf(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative) text.remove_prefix(1);
    const size_t point = text.find('.');
    if (point == text.npos || point == 0 || text.size() - point != 10) return {};
    uint64_t number = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == point) continue;
        if (c < '0' || c > '9' || __builtin_mul_overflow(number, uint64_t{10}, &number) ||
            __builtin_add_overflow(number, static_cast<uint64_t>(c - '0'), &number))
            return {};
    }
    constexpr auto kMost = static_cast<uint64_t>(INT64_MAX);
    if (number > kMost + isNegative) return {};
    return static_cast<int64_t>(isNegative ? uint64_t{0} - number : number);
}

/// Reads line after line; the first problem ends it.
class JsonlReader {
public:
    JsonlReader(std::istream& stream, const std::stop_token& stop) : m_stream(stream), m_stop(stop)
    {
    }

    TraceReading read()
    {
        std::string line;
        while (!m_problem && readLine(line)) {
            readEvent(line);
            constexpr size_t kBetweenLooks = 1024;
            if (m_lineNumber % kBetweenLooks == 0 && m_stop.stop_requested()) return {};
        }
        if (!m_problem && !m_trace) fail(TraceProblem::Code::Empty);
        if (!m_problem && !m_isOver) fail(TraceProblem::Code::EndsEarly);
        if (!m_problem) checkLanes();
        if (m_problem) return {nullptr, std::move(m_problem)};
        return {std::move(m_trace), {}};
    }

private:
    void fail(TraceProblem::Code code, std::string key = {}, std::string value = {})
    {
        if (!m_problem)
            m_problem = TraceProblem{code, m_lineNumber, std::move(key), std::move(value)};
    }
    void bad(std::string_view key, const JsonValue& value)
    {
        fail(TraceProblem::Code::BadValue, std::string(key), shown(value));
    }

    /// False at the end. Lines without anything are passed over.
    bool readLine(std::string& line)
    {
        do {
            line.clear();
            std::streambuf& buffer = *m_stream.rdbuf();
            int c = buffer.sbumpc();
            if (c == EOF) return false;
            ++m_lineNumber;
            for (; c != EOF && c != '\n'; c = buffer.sbumpc()) {
                if (line.size() == kLongestLine) {
                    fail(TraceProblem::Code::TooLarge);
                    return false;
                }
                line += static_cast<char>(c);
            }
        } while (line.find_first_not_of(" \t\r") == line.npos);
        return true;
    }

    // --- members of an object; each fails when what is there cannot be
    const JsonValue* need(const JsonValue& object, std::string_view key, Kind kind)
    {
        const JsonValue* value = object.find(key);
        if (!value)
            fail(TraceProblem::Code::Missing, std::string(key));
        else if (value->kind != kind)
            bad(key, *value);
        return m_problem ? nullptr : value;
    }
    std::string textOf(const JsonValue& object, std::string_view key)
    {
        const JsonValue* value = object.find(key);
        if (!value) return {};
        if (value->kind != Kind::Text) bad(key, *value);
        return value->text;
    }
    /// A whole number in [least, most]; `otherwise` when it is not there.
    int64_t numberOf(const JsonValue& object, std::string_view key, int64_t least, int64_t most,
                     std::optional<int64_t> otherwise = {})
    {
        const JsonValue* value = object.find(key);
        if (!value && otherwise) return *otherwise;
        if (!value) {
            fail(TraceProblem::Code::Missing, std::string(key));
            return least;
        }
        if (value->kind == Kind::Number && value->number >= least && value->number <= most)
            return value->number;
        bad(key, *value);
        return least;
    }
    /// An index below `count`; `kNone` when it is not there.
    uint32_t indexOf(const JsonValue& object, std::string_view key, size_t count)
    {
        if (!object.find(key)) return kNone;
        return static_cast<uint32_t>(numberOf(object, key, 0, static_cast<int64_t>(count) - 1));
    }
    int64_t timeOf(const JsonValue& object, std::string_view key)
    {
        const JsonValue* value = need(object, key, Kind::Text);
        if (!value) return 0;
        const auto nanoseconds = nanosecondsOf(value->text);
        if (!nanoseconds) bad(key, *value);
        return nanoseconds.value_or(0);
    }
    template <class Enumeration> Enumeration nameIn(const JsonValue& object, std::string_view key)
    {
        const JsonValue* value = need(object, key, Kind::Text);
        if (!value) return {};
        const auto found = named<Enumeration>(value->text);
        if (!found) bad(key, *value);
        return found.value_or(Enumeration{});
    }

    // --- the first line
    void readBeginning(const JsonValue& object)
    {
        const JsonValue* kind = object.find("kind");
        if (!kind || kind->text != nameOf(EventKind::RunStarted))
            return fail(TraceProblem::Code::NotATrace);
        const JsonValue* settings = need(object, "settings", Kind::Object);
        if (!settings) return;
        RunSettings made;
        made.model = nameIn<Model>(object, "model");
        made.quantum = Duration::nanoseconds(timeOf(*settings, "quantum"));
        made.cores = static_cast<uint32_t>(numberOf(*settings, "cores", 1, int64_t{kMostCores}));
        made.policy = nameIn<Policy>(*settings, "policy");
        made.switchCost = Duration::nanoseconds(timeOf(*settings, "switch_cost"));
        made.statementCost = Duration::nanoseconds(timeOf(*settings, "statement_cost"));
        made.seed = numberOf(*settings, "seed", INT64_MIN, INT64_MAX);
        m_trace = std::make_shared<Trace>(made);
        m_trace->setSource(textOf(object, "file"), textOf(object, "source"));
        if (object.find("limits")) readLimits(object);
        if (const JsonValue* lanes = need(object, "lanes", Kind::List))
            for (const JsonValue& lane : lanes->items)
                addLane(lane);
        if (const JsonValue* objects = need(object, "objects", Kind::List))
            for (const JsonValue& shared : objects->items) {
                const ObjectId id = m_trace->addObject(nameIn<ObjectKind>(shared, "kind"));
                m_trace->nameObject(id, textOf(shared, "name"));
            }
        m_waiting.resize(m_trace->lanes().size());
    }

    void readLimits(const JsonValue& object)
    {
        const JsonValue* written = need(object, "limits", Kind::Object);
        if (!written) return;
        const auto most = [&](std::string_view key) {
            return static_cast<uint64_t>(numberOf(*written, key, 0, INT64_MAX));
        };
        Limits limits;
        limits.events = most("events");
        limits.statements = most("statements");
        limits.memory = most("memory");
        limits.depth = static_cast<uint32_t>(numberOf(*written, "depth", 0, UINT32_MAX));
        limits.until = VirtualTime::atNanoseconds(timeOf(*written, "until"));
        limits.untilIsWanted = written->find("wanted") != nullptr;
        m_trace->setLimits(limits);
    }

    void addLane(const JsonValue& object)
    {
        Lane lane;
        lane.kind = nameIn<LaneKind>(object, "kind");
        const std::string name = textOf(object, "name");
        const std::string coroutine = textOf(object, "coroutine");
        const std::string firstArgument = textOf(object, "argument");
        lane.namedByProgram = object.find("named") && object.find("named")->boolean;
        lane.creator = indexOf(object, "creator", m_trace->lanes().size());
        lane.created = indexOf(object, "created", kMostEvents);
        if (!m_problem && m_trace->lanes().empty() && lane.kind != LaneKind::Program)
            bad("kind", *object.find("kind"));
        if (!m_problem) m_trace->addLane(lane, {name, coroutine, firstArgument});
    }

    /// That lanes were created where they say.
    void checkLanes()
    {
        for (LaneId id = 0; id < m_trace->lanes().size(); ++id) {
            const EventIndex created = m_trace->lane(id).created;
            if (created == kNone) continue;
            if (created < m_trace->size() && (*m_trace)[created].kind == EventKind::TaskCreated &&
                (*m_trace)[created].lane == id)
                continue;
            m_lineNumber = 1;
            fail(TraceProblem::Code::BadValue, "created", std::to_string(created));
        }
    }

    // --- each line
    void readEvent(const std::string& line)
    {
        if (m_isOver) return fail(TraceProblem::Code::GoesOn);
        if (m_trace && m_trace->size() == kMostEvents) return fail(TraceProblem::Code::TooLarge);
        const auto object = parseJson(line);
        if (!object || object->kind != Kind::Object) return fail(TraceProblem::Code::NotJson);
        const bool isFirst = !m_trace;
        if (isFirst) readBeginning(*object);
        if (m_problem) return;
        if (m_trace->lanes().empty()) return fail(TraceProblem::Code::Missing, "lanes");

        Event event;
        event.kind = nameIn<EventKind>(*object, "kind");
        if (m_problem) return;
        if (!isFirst && event.kind == EventKind::RunStarted) bad("kind", *object->find("kind"));
        const int64_t number = numberOf(*object, "seq", 0, static_cast<int64_t>(kMostEvents));
        if (static_cast<size_t>(number) != m_trace->size())
            fail(TraceProblem::Code::Unnumbered, "seq", std::to_string(number));
        event.time = VirtualTime::atNanoseconds(timeOf(*object, "t"));
        if (event.time < m_trace->end()) fail(TraceProblem::Code::BackInTime);
        event.lane = indexOf(*object, "lane", m_trace->lanes().size());
        if (event.lane == kNone && needsLane(event.kind)) fail(TraceProblem::Code::Missing, "lane");
        event.core = static_cast<uint8_t>(
            numberOf(*object, "core", 0, int64_t{m_trace->settings().cores} - 1, 0));
        event.cause = indexOf(*object, "cause", m_trace->size());
        readDetail(*object, event);
        readSubject(*object, event);
        readArgument(*object, event);
        readPlace(*object, event);
        if (event.kind == EventKind::RunFinished) readError(*object);
        if (!m_problem) followWaits(event);
        if (!m_problem) m_trace->append(event);
    }

    void readDetail(const JsonValue& object, Event& event)
    {
        const auto set = [&event](auto value) { event.detail = static_cast<uint16_t>(value); };
        switch (event.kind) {
        case EventKind::TaskReady: return set(nameIn<ReadyReason>(object, "why"));
        case EventKind::TaskPreempted: return set(nameIn<PreemptReason>(object, "why"));
        case EventKind::TaskFinished: return set(nameIn<Outcome>(object, "outcome"));
        case EventKind::LimitReached: return set(nameIn<Limit>(object, "limit"));
        case EventKind::RunFinished: return set(nameIn<RunStatus>(object, "status"));
        case EventKind::TaskWaiting: {
            const JsonValue* on = need(object, "on", Kind::Text);
            if (!on) return;
            const std::string_view text = on->text;
            const auto reason = named<WaitReason>(text.substr(0, text.find(' ')));
            if (!reason) return bad("on", *on);
            return set(static_cast<uint16_t>(*reason) |
                       (object.find("keeps_thread") ? kKeepsThread : 0));
        }
        case EventKind::Output: {
            const bool isError = textOf(object, "stream") == "stderr";
            return set((isError ? OutputToStderr : 0) |
                       (object.find("partial") ? OutputPartial : 0));
        }
        default: return set(numberOf(object, "detail", 0, UINT16_MAX, 0));
        }
    }

    void readSubject(const JsonValue& object, Event& event)
    {
        const SubjectKind kind = subjectKindOf(event);
        if (kind == SubjectKind::Count) {
            event.subject = static_cast<uint32_t>(numberOf(object, "turn", 0, kNone));
            return;
        }
        if (kind == SubjectKind::Lanes) return readAwaited(object, event);
        const bool isObject = kind == SubjectKind::Object;
        event.subject = indexOf(object, "subject",
                                isObject ? m_trace->objects().size() : m_trace->lanes().size());
        const bool isNeeded = isObject && event.kind != EventKind::TaskWaiting;
        if (event.subject == kNone && isNeeded) fail(TraceProblem::Code::Missing, "subject");
    }

    void readAwaited(const JsonValue& object, Event& event)
    {
        const JsonValue* written = object.find("lanes");
        const bool isQueued = event.waitReason() == WaitReason::Queued;
        if (!written && !isQueued) return;
        if (written && written->kind != Kind::List) return bad("lanes", *written);
        std::vector<LaneId> lanes;
        for (const JsonValue& item : written ? written->items : std::vector<JsonValue>()) {
            const bool isLane = item.kind == Kind::Number && item.number >= 0 &&
                                item.number < static_cast<int64_t>(m_trace->lanes().size());
            if (!isLane) return bad("lanes", *written);
            lanes.push_back(static_cast<LaneId>(item.number));
        }
        if (!isQueued) {
            event.subject = subjectOfWait(*m_trace, lanes);
            return;
        }
        const std::string on = textOf(object, "on");
        const size_t space = on.find(' ');
        const std::string function = space == on.npos ? std::string() : on.substr(space + 1);
        event.subject = subjectOfQueued(*m_trace, lanes, function);
    }

    void readArgument(const JsonValue& object, Event& event)
    {
        const ArgumentKind kind = argumentKindOf(event.kind);
        const std::string_view key = argumentKeyOf(event);
        const JsonValue* value = object.find(key);
        if (kind == ArgumentKind::None) return;
        if (!value && (key == "argument" || key == "rank")) return; // 0
        if (!value) return fail(TraceProblem::Code::Missing, std::string(key));
        if (kind == ArgumentKind::Text)
            event.argument = m_trace->intern(textOf(object, key));
        else if (isArgumentInSeconds(event.kind))
            event.argument = m_trace->internNumber(timeOf(object, key));
        else
            event.argument = m_trace->internNumber(numberOf(object, key, INT64_MIN, INT64_MAX));
    }

    void followWaits(const Event& event)
    {
        switch (event.kind) {
        case EventKind::TaskWaiting: m_waiting[event.lane] = true; break;
        case EventKind::TaskReady:
        case EventKind::TaskRunning:
        case EventKind::TaskFinished: m_waiting[event.lane] = false; break;
        case EventKind::Deadlock: checkDeadlock(event); break;
        default: break;
        }
    }

    /// That it lists lanes that there are, and a cycle those that wait.
    void checkDeadlock(const Event& event)
    {
        const std::string_view text = m_trace->text(event.argument);
        const std::vector<LaneId> lanes = deadlockedLanes(*m_trace, event);
        std::string listed;
        bool allWait = true;
        for (const LaneId lane : lanes) {
            listed.append(listed.empty() ? "" : " ").append(std::to_string(lane));
            allWait = allWait && m_waiting[lane];
        }
        const bool isCycle = event.extent() == DeadlockExtent::Cycle;
        if (listed != text.substr(0, text.find(';')) || (isCycle && (lanes.empty() || !allWait)))
            fail(TraceProblem::Code::BadValue, "argument",
                 std::string(text.substr(0, kLongestShown)));
    }

    void readPlace(const JsonValue& object, Event& event)
    {
        const JsonValue* place = object.find("place");
        if (!place) return;
        TraceSpan span;
        uint32_t* const parts[] = {&span.line, &span.column, &span.endLine, &span.endColumn};
        if (place->kind != Kind::List || place->items.size() != 4) return bad("place", *place);
        for (size_t i = 0; i < 4; ++i) {
            const JsonValue& part = place->items[i];
            constexpr int64_t kMost = INT32_MAX;
            if (part.kind != Kind::Number || part.number < 0 || part.number > kMost)
                return bad("place", *place);
            *parts[i] = static_cast<uint32_t>(part.number);
        }
        const auto [known, isNew] = m_spans.try_emplace(
            std::tuple(span.line, span.column, span.endLine, span.endColumn), SpanId{});
        if (isNew) known->second = m_trace->addSpan(span);
        event.span = known->second;
    }

    void readError(const JsonValue& object)
    {
        m_isOver = true;
        if (!object.find("uncaught")) return;
        const JsonValue* written = need(object, "uncaught", Kind::Object);
        if (!written) return;
        RunError error;
        error.type = textOf(*written, "type");
        error.text = textOf(*written, "text");
        const JsonValue* line = written->find("line");
        if (line && line->kind != Kind::Null)
            error.line = static_cast<uint32_t>(numberOf(*written, "line", 0, INT32_MAX));
        error.traceback = textOf(*written, "traceback");
        error.exitCode = static_cast<int>(numberOf(*written, "exit", INT32_MIN, INT32_MAX, 1));
        m_trace->setError(std::move(error));
    }

    std::istream& m_stream;
    const std::stop_token& m_stop;
    std::shared_ptr<Trace> m_trace;
    std::optional<TraceProblem> m_problem;
    std::map<std::tuple<uint32_t, uint32_t, uint32_t, uint32_t>, SpanId> m_spans;
    std::vector<bool> m_waiting; // by lane
    size_t m_lineNumber = 0;
    bool m_isOver = false;
};

} // namespace

TraceReading readJsonl(std::istream& stream, const std::stop_token& stop)
{
    return JsonlReader(stream, stop).read();
}

} // namespace awaitscope
