#include "gui/narration/unstarted_names.h"

namespace awaitscope {

UnstartedNames::UnstartedNames(const Trace& trace, const std::vector<UnstartedHelper>& helpers)
{
    for (const Lane& lane : trace.lanes()) {
        if (lane.kind != LaneKind::Task || lane.namedByProgram) continue;
        const std::string coroutine(trace.coroutineOf(lane));
        const std::string argument(trace.firstArgumentOf(lane));
        m_arguments[coroutine].insert(argument);
        ++m_tasks[{coroutine, argument}];
    }
    for (const UnstartedHelper& helper : helpers)
        m_arguments[helper.coroutine].insert(helper.argument);
}

std::string UnstartedNames::call(const UnstartedHelper& helper) const
{
    const bool tells = !helper.argument.empty() && m_arguments.at(helper.coroutine).size() > 1;
    return tells ? helper.coroutine + '(' + helper.argument + ')' : helper.coroutine;
}

std::string UnstartedNames::label(const UnstartedHelper& helper) const
{
    const auto tasks = m_tasks.find({helper.coroutine, helper.argument});
    if (tasks == m_tasks.end()) return call(helper);
    return call(helper) + " #" + std::to_string(tasks->second + 1);
}

} // namespace awaitscope
