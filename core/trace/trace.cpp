#include "core/trace/trace.h"

#include "core/trace/labels.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace awaitscope {

namespace {

constexpr std::array kModels{Model::Synchronous, Model::Cooperative, Model::Preemptive};
constexpr std::array kPolicies{
    Policy::RoundRobin,        Policy::Fifo,       Policy::Priority, Policy::PriorityAging,
    Policy::ShortestRemaining, Policy::Multilevel, Policy::Fair,     Policy::Gil};
constexpr size_t kLaneKinds = 4;

} // namespace

std::string_view nameOf(Model model)
{
    switch (model) {
    case Model::Synchronous: return "synchronous";
    case Model::Cooperative: return "cooperative";
    case Model::Preemptive: return "preemptive";
    }
    return {};
}

std::optional<Model> modelNamed(std::string_view name)
{
    for (const Model model : kModels)
        if (nameOf(model) == name) return model;
    return {};
}

std::string_view nameOf(Policy policy)
{
    switch (policy) {
    case Policy::RoundRobin: return "rr";
    case Policy::Fifo: return "fifo";
    case Policy::Priority: return "priority";
    case Policy::PriorityAging: return "priority-aging";
    case Policy::ShortestRemaining: return "srt";
    case Policy::Multilevel: return "mlfq";
    case Policy::Fair: return "fair";
    case Policy::Gil: return "gil";
    }
    return {};
}

std::optional<Policy> policyNamed(std::string_view name)
{
    for (const Policy policy : kPolicies)
        if (nameOf(policy) == name) return policy;
    return {};
}

std::span<const Policy> policies()
{
    return kPolicies;
}

Duration usualQuantum(Policy policy)
{
    return Duration::milliseconds(policy == Policy::Gil ? 5 : 100);
}

std::string_view nameOf(LaneKind kind)
{
    switch (kind) {
    case LaneKind::Task: return "task";
    case LaneKind::Program: return "program";
    case LaneKind::Callbacks: return "callbacks";
    case LaneKind::Thread: return "thread";
    }
    return {};
}

std::string_view nameOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Lock: return "lock";
    case ObjectKind::Semaphore: return "semaphore";
    case ObjectKind::Event: return "event";
    case ObjectKind::Condition: return "condition";
    case ObjectKind::Queue: return "queue";
    case ObjectKind::Barrier: return "barrier";
    }
    return {};
}

Trace::Trace(RunSettings settings)
    : m_settings(std::move(settings)), m_texts{std::string()}, m_textIds{{m_texts.front(), 0}},
      m_numbers{0}, m_spans{TraceSpan{}}
{
    m_smallIds.front() = 0;
}

VirtualTime Trace::end() const
{
    return size() == 0 ? VirtualTime() : (*this)[size() - 1].time;
}

RunStatus Trace::status() const
{
    assert(size() > 0 && (*this)[size() - 1].kind == EventKind::RunFinished);
    return (*this)[size() - 1].status();
}

bool Trace::wasCut() const
{
    // Behind the limit there is only the end, and perhaps a line without its newline.
    for (size_t index = size(); index-- > 0;) {
        const EventKind kind = (*this)[index].kind;
        if (kind == EventKind::LimitReached) return true;
        if (kind != EventKind::RunFinished && kind != EventKind::Output) return false;
    }
    return false;
}

size_t Trace::firstAtOrAfter(VirtualTime time) const
{
    size_t low = 0;
    size_t high = size();
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if ((*this)[middle].time < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::string Trace::label(LaneId id) const
{
    return labelsOf(*this)[id];
}

std::string Trace::nameOf(const Lane& lane) const
{
    if (lane.number != 0) return "Task-" + std::to_string(lane.number);
    return std::string(m_laneTexts[lane.name]);
}

LaneId Trace::addLane(Lane lane, const LaneTexts& texts)
{
    const size_t creator = lane.creator == kNone ? 0 : size_t{lane.creator} + 1;
    const size_t counter = creator * kLaneKinds + static_cast<size_t>(lane.kind);
    if (counter >= m_childCounts.size()) m_childCounts.resize(counter + 1);
    lane.place = m_childCounts[counter]++;
    lane.name = m_laneTexts.add(texts.name);
    // Those made one after the other are mostly alike.
    const bool isAlike = !m_lanes.empty() && coroutineOf(m_lanes.back()) == texts.coroutine;
    lane.coroutine = isAlike ? m_lanes.back().coroutine : m_laneTexts.add(texts.coroutine);
    lane.firstArgument = m_laneTexts.add(texts.firstArgument);
    m_lanes.push_back(lane);
    return static_cast<LaneId>(m_lanes.size() - 1);
}

void Trace::renameLane(LaneId id, std::string_view name)
{
    m_lanes[id].name = m_laneTexts.add(name);
    m_lanes[id].number = 0;
    m_lanes[id].namedByProgram = true;
}

ObjectId Trace::addObject(ObjectKind kind)
{
    uint32_t place = 0;
    for (size_t i = m_objects.size(); i-- > 0 && place == 0;)
        if (m_objects[i].kind == kind) place = m_objects[i].place + 1;
    m_objects.push_back({kind, {}, place});
    return static_cast<ObjectId>(m_objects.size() - 1);
}

void Trace::nameObject(ObjectId id, std::string_view name)
{
    if (m_objects[id].name.empty()) m_objects[id].name = name;
}

TextId Trace::intern(std::string_view text)
{
    if (const auto known = m_textIds.find(text); known != m_textIds.end()) return known->second;
    const auto id = static_cast<TextId>(m_texts.size());
    m_textIds.emplace(m_texts.emplace_back(text), id);
    constexpr size_t kPlaces = 96; // in the list and in the table
    m_textBytes += kPlaces + text.size();
    return id;
}

NumberId Trace::placeNumber(int64_t number)
{
    // Small ones, as lengths of queues are, are asked for all the time.
    if (number >= 0 && number < kSmallNumbers) {
        NumberId& id = m_smallIds[static_cast<size_t>(number)];
        if (id == kNone) {
            id = static_cast<NumberId>(m_numbers.size());
            m_numbers.push_back(number);
        }
        return id;
    }
    const auto [known, isNew] =
        m_numberIds.try_emplace(number, static_cast<NumberId>(m_numbers.size()));
    if (isNew) m_numbers.push_back(number);
    return known->second;
}

void Trace::setSpans(const std::vector<TraceSpan>& spans)
{
    m_spans.resize(1);
    m_spans.insert(m_spans.end(), spans.begin(), spans.end());
}

SpanId Trace::addSpan(const TraceSpan& span)
{
    m_spans.push_back(span);
    return static_cast<SpanId>(m_spans.size() - 1);
}

size_t Trace::bytes() const
{
    constexpr size_t internedNumber = 64; // in the list and in the table
    constexpr size_t lane = sizeof(Lane) + kLaneKinds * sizeof(uint32_t); // with what it counts
    return size() * sizeof(Event) + m_lanes.size() * lane + m_laneTexts.bytes() + m_textBytes +
           m_numbers.size() * internedNumber + m_objects.size() * sizeof(SharedObject) +
           m_spans.size() * sizeof(TraceSpan);
}

void Trace::setSource(std::string fileName, std::string source)
{
    m_fileName = std::move(fileName);
    m_source = std::move(source);
}

void Trace::watch(TraceWatcher& watcher, EventIndex from)
{
    assert(from >= size());
    m_watcher = &watcher;
    m_watchedFrom = from;
    m_room = nextStop();
}

size_t Trace::nextStop() const
{
    return std::min(m_events.room(), m_watchedFrom);
}

void Trace::makeRoom(const Event& next)
{
    if (size() == m_watchedFrom) {
        const EventIndex later = m_watcher->recording(static_cast<EventIndex>(size()), next);
        assert(later > size());
        m_watchedFrom = later == kNone ? SIZE_MAX : later;
    }
    if (size() == m_events.room()) m_events.grow();
    m_room = nextStop();
}

} // namespace awaitscope
