#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/exception.h"

#include <vector>

namespace awaitscope {

class Machine;

bool isExceptionGroup(const Value& value);
/// The exceptions in a group. REQUIRES: isExceptionGroup(group).
const Values& groupMembers(const Value& group);
/// `message (2 sub-exceptions)`.
std::string groupText(const Value& group);
/// An ExceptionGroup, or a BaseExceptionGroup where a member needs it. REQUIRES: members are
/// exceptions, at least one.
Value makeExceptionGroup(std::string message, Values members);

/// A part of a group, and the group.
struct GroupPart {
    Value part, whole;
    bool isMatch;
};

/// What `split` returns: each is null when there is nothing for it.
struct GroupSplit {
    Value match, rest;
    std::vector<GroupPart> parts; ///< the groups that were made for it, inner ones first
};
/// Parts a group, deep, by `accepts(exception)`, which is asked for whole groups first. Parts keep
/// message, traceback, cause, context and notes.
template <class Accepts> GroupSplit splitGroup(const Value& exception, const Accepts& accepts);
/// A group like this one, of other members.
Value deriveGroup(const Value& group, Values members);
/// Whether one of the parts is up to the program: its class says `derive` itself.
bool isDerivedByProgram(const GroupSplit& split);
/// `(match, rest)`, each or None, with those parts as the program's `derive` makes them.
Coroutine<Value> derivedByProgram(Machine& machine, GroupSplit split);
/// The same where the program has no say.
Value asPair(const GroupSplit& split);
/// What leaves an `except*` whose clauses have raised something: the exception that it caught,
/// what they raised (at least one), and what nobody has handled (or None).
Coroutine<Value> leavingGroups(Machine& machine, Value original, Values raised, Value rest);

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
        split.match = isAccepted ? each : Value();
        split.rest = isAccepted ? Value() : each;
        if (isAccepted || !isExceptionGroup(each)) return false;
        levels.push_back({each, 0, {}, {}});
        return true;
    };
    auto derives = [&split](const Value& group, Values members, bool isMatch) {
        Value part = deriveGroup(group, std::move(members));
        split.parts.push_back({part, group, isMatch});
        return part;
    };
    begins(exception);
    while (!levels.empty()) {
        Level& level = levels.back();
        const Values& members = groupMembers(level.group);
        if (level.next < members.size()) {
            if (begins(members[level.next++])) continue;
        } else {
            if (!level.matches.empty()) {
                split.match = derives(level.group, std::move(level.matches), true);
                split.rest = level.rests.empty()
                                 ? Value()
                                 : derives(level.group, std::move(level.rests), false);
            } else {
                split.match = nullptr;
                split.rest = level.group;
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
