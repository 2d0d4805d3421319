#include "core/trace/labels.h"

#include <algorithm>
#include <map>
#include <optional>

namespace awaitscope {

namespace {

bool isNamed(const Lane& lane)
{
    return lane.kind == LaneKind::Task || lane.kind == LaneKind::Thread;
}

// For each coroutine its only first argument, or nothing when its tasks have different ones.
using Arguments = std::unordered_map<std::string_view, std::optional<std::string_view>>;

Arguments argumentsByCoroutine(const Trace& trace)
{
    Arguments arguments;
    for (const Lane& lane : trace.lanes()) {
        if (!isNamed(lane)) continue;
        const std::string_view argument = trace.firstArgumentOf(lane);
        const auto [known, isNew] = arguments.try_emplace(trace.coroutineOf(lane), argument);
        if (!isNew && known->second != argument) known->second.reset();
    }
    return arguments;
}

std::string withoutNumber(const Trace& trace, const Lane& lane, const Arguments& arguments)
{
    const std::string_view coroutine = trace.coroutineOf(lane);
    if (lane.namedByProgram || coroutine.empty()) return trace.nameOf(lane);
    std::string label(coroutine);
    const std::string_view argument = trace.firstArgumentOf(lane);
    if (!argument.empty() && !arguments.at(coroutine)) label.append("(").append(argument) += ')';
    return label;
}

// Creators before what they created, siblings by place.
std::vector<LaneId> inOrderOfIdentity(const Trace::Lanes& lanes)
{
    const size_t count = lanes.size();
    std::vector<LaneId> firstChild(count, kNone), nextSibling(count, kNone), stack, order;
    // Backwards, so that each list ends up in order; roots go to the stack with the first on top.
    for (size_t i = count; i-- > 0;) {
        const auto id = static_cast<LaneId>(i);
        const LaneId creator = lanes[i].creator;
        if (creator == kNone) {
            stack.push_back(id);
        } else {
            nextSibling[id] = firstChild[creator];
            firstChild[creator] = id;
        }
    }
    order.reserve(count);
    while (!stack.empty()) {
        const LaneId id = stack.back();
        stack.pop_back();
        order.push_back(id);
        if (nextSibling[id] != kNone) stack.push_back(nextSibling[id]);
        if (firstChild[id] != kNone) stack.push_back(firstChild[id]);
    }
    return order;
}

// `before`: its namesakes.
std::string labelOf(const SharedObject& shared, size_t before)
{
    if (shared.name.empty())
        return std::string(nameOf(shared.kind)) + ' ' + std::to_string(shared.place + 1);
    return before == 0 ? shared.name : shared.name + " #" + std::to_string(before + 1);
}

} // namespace

std::vector<std::string> labelsOf(const Trace& trace)
{
    const Trace::Lanes& lanes = trace.lanes();
    const Arguments arguments = argumentsByCoroutine(trace);
    std::vector<std::string> labels(lanes.size());
    std::unordered_map<std::string, uint32_t> namesakes;
    for (const LaneId id : inOrderOfIdentity(lanes)) {
        if (!isNamed(lanes[id])) continue;
        labels[id] = withoutNumber(trace, lanes[id], arguments);
        const uint32_t number = ++namesakes[labels[id]];
        if (number > 1) labels[id] += " #" + std::to_string(number);
    }
    return labels;
}

std::string labelOf(const std::vector<SharedObject>& objects, ObjectId object)
{
    const SharedObject& shared = objects[object];
    const auto isNamesake = [&shared](const SharedObject& other) {
        return other.kind == shared.kind && other.name == shared.name;
    };
    const auto before = std::count_if(objects.begin(), objects.begin() + object, isNamesake);
    return labelOf(shared, static_cast<size_t>(before));
}

std::vector<std::string> labelsOf(const std::vector<SharedObject>& objects)
{
    std::vector<std::string> labels;
    labels.reserve(objects.size());
    std::map<std::pair<ObjectKind, std::string_view>, size_t> namesakes;
    for (const SharedObject& shared : objects)
        labels.push_back(labelOf(shared, namesakes[{shared.kind, shared.name}]++));
    return labels;
}

} // namespace awaitscope
