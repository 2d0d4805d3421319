#pragma once

#include "core/trace/event_text.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace awaitscope {

/// What calls that have not started are called beside the tasks that have: as those are, by their
/// first argument where that tells them apart, else by a number.
class UnstartedNames {
public:
    UnstartedNames(const Trace& trace, const std::vector<UnstartedHelper>& helpers);

    /// `runner`, `download("B")`: also of several at once.
    std::string call(const UnstartedHelper& helper) const;
    /// Of one: `runner #2` where there is a task `runner`.
    std::string label(const UnstartedHelper& helper) const;

private:
    std::map<std::string, std::set<std::string>> m_arguments;        // by coroutine
    std::map<std::pair<std::string, std::string>, uint32_t> m_tasks; // of a coroutine and argument
};

} // namespace awaitscope
