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

template <class Accepts> GroupSplit splitGroup(const Value& exception, const Accepts& accepts)
{
    if (accepts(exception)) return {exception, nullptr};
    if (!isExceptionGroup(exception)) return {nullptr, exception};
    Values matches, rests;
    for (const Value& member : groupMembers(exception)) {
        GroupSplit parts = splitGroup(member, accepts);
        if (parts.match) matches.push_back(parts.match);
        if (parts.rest) rests.push_back(parts.rest);
    }
    if (matches.empty()) return {nullptr, exception};
    GroupSplit result;
    result.match = deriveGroup(exception, std::move(matches));
    if (!rests.empty()) result.rest = deriveGroup(exception, std::move(rests));
    return result;
}

} // namespace awaitscope
