#pragma once

#include "scenarios/language/values/exception.h"

namespace awaitscope {

bool isExceptionGroup(const Value& value);
/// The exceptions in a group. REQUIRES: isExceptionGroup(group).
const Values& groupMembers(const Value& group);
/// `message (2 sub-exceptions)`.
std::string groupText(const Value& group);
/// An ExceptionGroup, or a BaseExceptionGroup where a member needs it. REQUIRES: members are
/// exceptions, at least one.
Value makeExceptionGroup(std::string message, Values members);

/// What `split` returns: each is null when there is nothing for it.
struct GroupSplit {
    Value match, rest;
};
/// Parts a group, deep, by `accepts(exception)`, which is asked for whole groups first. Parts keep
/// message, traceback, cause, context and notes.
template <class Accepts> GroupSplit splitGroup(const Value& exception, const Accepts& accepts);
/// A group like this one, of other members.
Value deriveGroup(const Value& group, Values members);

// Groups in groups in groups: hence a stack of our own.
template <class Accepts> GroupSplit splitGroup(const Value& exception, const Accepts& accepts)
{
    struct Level {
        Value group;
        size_t next = 0;
        Values matches, rests;
    };
    std::vector<Level> levels;
    GroupSplit split; // of what was looked at last
    auto begins = [&](const Value& each) {
        const bool isAccepted = accepts(each);
        split = isAccepted ? GroupSplit{each, nullptr} : GroupSplit{nullptr, each};
        if (isAccepted || !isExceptionGroup(each)) return false;
        levels.push_back({each, 0, {}, {}});
        return true;
    };
    begins(exception);
    while (!levels.empty()) {
        Level& level = levels.back();
        const Values& members = groupMembers(level.group);
        if (level.next < members.size()) {
            if (begins(members[level.next++])) continue;
        } else {
            if (!level.matches.empty()) {
                split.match = deriveGroup(level.group, std::move(level.matches));
                split.rest = level.rests.empty() ? Value()
                                                 : deriveGroup(level.group, std::move(level.rests));
            } else {
                split = {nullptr, level.group};
            }
            levels.pop_back();
            if (levels.empty()) break;
        }
        Level& parent = levels.back();
        if (split.match) parent.matches.push_back(split.match);
        if (split.rest) parent.rests.push_back(split.rest);
    }
    return split;
}

} // namespace awaitscope
