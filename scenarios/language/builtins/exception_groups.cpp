#include "scenarios/language/builtins/exception_groups.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace awaitscope {

// A group's arguments are its message and the sequence that it was made of (a list, mostly).

bool isExceptionGroup(const Value& value)
{
    return isException(value) && isInstance(value, exceptions::BaseExceptionGroup());
}

const Values& groupMembers(const Value& group)
{
    const Value& members = exceptionOf(group)->arguments[1];
    return typeOf(members)->layout() == Layout::Tuple ? members.as<TupleObject>()->items()
                                                      : members.as<ListObject>()->items();
}

std::string groupText(const Value& group)
{
    size_t count = groupMembers(group).size();
    return textOf(exceptionOf(group)->arguments[0]) + " (" + std::to_string(count) +
           " sub-exception" + (count == 1 ? ")" : "s)");
}

Value makeExceptionGroup(std::string message, Values members)
{
    bool ordinary = true;
    for (const Value& member : members)
        ordinary = ordinary && isInstance(member, exceptions::Exception());
    Ref<Type> type(ordinary ? exceptions::ExceptionGroup() : exceptions::BaseExceptionGroup());
    Values arguments;
    arguments.push_back(makeStr(std::move(message)));
    arguments.push_back(makeList(std::move(members)));
    return makeRef<ExceptionObject>(std::move(type), std::move(arguments));
}

namespace {

void copyCircumstances(const Value& group, const Value& derived)
{
    const ExceptionObject* original = exceptionOf(group);
    ExceptionObject* copy = exceptionOf(derived);
    copy->traceback = original->traceback;
    copy->cause = original->cause;
    copy->context = original->context;
    copy->suppressContext = true; // as whenever a cause is set, be it none
    copy->notes = original->notes;
}

const Value& deriveName()
{
    static const Value name = intern("derive");
    return name;
}

/// Whether a class of the program has a `derive` of its own.
bool hasDerive(const Value& group)
{
    if (!typeOf(group)->isProgram()) return false;
    const Value* derive = typeOf(group)->find(deriveName());
    return derive && typeOf(*derive)->layout() != Layout::Builtin;
}

} // namespace

Value deriveGroup(const Value& group, Values members)
{
    const std::string& message = textOf(exceptionOf(group)->arguments[0]);
    Value derived = makeExceptionGroup(message, std::move(members));
    copyCircumstances(group, derived);
    return derived;
}

bool isDerivedByProgram(const GroupSplit& split)
{
    return std::any_of(split.parts.begin(), split.parts.end(),
                       [](const GroupPart& each) { return hasDerive(each.whole); });
}

Value asPair(const GroupSplit& split)
{
    return makeTuple({split.match ? split.match : none(), split.rest ? split.rest : none()});
}

Coroutine<Value> derivedByProgram(Machine& machine, GroupSplit split)
{
    std::unordered_map<uintptr_t, Value> made;
    for (const GroupPart& each : split.parts) {
        Values members;
        for (const Value& member : groupMembers(each.part)) {
            const auto known = made.find(member.bits());
            members.push_back(known == made.end() ? member : known->second);
        }
        Value derived;
        if (hasDerive(each.whole)) {
            Value derive = co_await machine.attribute(each.whole, deriveName());
            if (!derive) co_return Value();
            Values arguments;
            arguments.push_back(makeList(std::move(members)));
            derived = co_await machine.call(std::move(derive), std::move(arguments));
            if (!derived) co_return Value();
            if (!isExceptionGroup(derived))
                co_return machine.raiseTypeError(
                    "derive must return an instance of BaseExceptionGroup");
            copyCircumstances(each.whole, derived);
        } else {
            derived = deriveGroup(each.whole, std::move(members));
        }
        made[each.part.bits()] = std::move(derived);
    }
    for (Value* part : {&split.match, &split.rest})
        if (const auto known = made.find(part->bits()); *part && known != made.end())
            *part = known->second;
    co_return asPair(split);
}

namespace {

/// The part that matches, or None.
Coroutine<Value> matchOf(Machine& machine, GroupSplit parts)
{
    std::erase_if(parts.parts, [](const GroupPart& each) { return !each.isMatch; });
    if (!isDerivedByProgram(parts)) co_return parts.match ? parts.match : none();
    Value pair = co_await derivedByProgram(machine, std::move(parts));
    if (!pair) co_return Value();
    co_return pair.as<TupleObject>()->items().front();
}

/// The exceptions of a group, deep, and the groups, in the order in which `split` asks for them.
void listAll(const Value& exception, Values& all)
{
    all.push_back(exception);
    if (!isExceptionGroup(exception)) return;
    for (const Value& member : groupMembers(exception))
        listAll(member, all);
}

/// Whether it is a part of the group that was raised again, as it came.
bool isRaisedAgain(const Value& raised, const Value& group)
{
    const ExceptionObject &one = *exceptionOf(raised), &other = *exceptionOf(group);
    return isExceptionGroup(raised) && one.traceback.size() == other.traceback.size() &&
           one.cause.is(other.cause) && one.context.is(other.context);
}

} // namespace

// What was raised again and what was never handled are together a part of the original once more.
Coroutine<Value> leavingGroups(Machine& machine, Value original, Values raised, Value rest)
{
    if (!isExceptionGroup(original)) co_return raised.front(); // one clause has caught it, whole
    if (!rest.is(none())) raised.push_back(std::move(rest));
    Values leaving, again;
    for (const Value& each : raised)
        if (isRaisedAgain(each, original))
            listAll(each, again);
        else
            leaving.push_back(each);
    std::unordered_set<uintptr_t> wanted;
    for (const Value& each : again)
        wanted.insert(each.bits());
    auto isWanted = [&wanted](const Value& each) {
        return !isExceptionGroup(each) && wanted.contains(each.bits());
    };
    GroupSplit parts = splitGroup(original, isWanted);
    Value part = co_await matchOf(machine, std::move(parts));
    if (!part) co_return Value();
    if (!part.is(none())) leaving.push_back(std::move(part));
    co_return leaving.size() == 1 ? leaving.front() : makeExceptionGroup("", std::move(leaving));
}

namespace {

/// The type that a group of these members gets when `type` is asked for; null when raised.
Type* groupType(Machine& machine, Type* type, const Values& members)
{
    bool ordinary = true;
    for (size_t index = 0; index < members.size(); ++index) {
        if (!isException(members[index])) {
            machine.raiseValueError("Item " + std::to_string(index) +
                                    " of second argument (exceptions) is not an exception");
            return nullptr;
        }
        ordinary = ordinary && isInstance(members[index], exceptions::Exception());
    }
    if (type == exceptions::BaseExceptionGroup() && ordinary) return exceptions::ExceptionGroup();
    if (ordinary || !type->isSubtypeOf(exceptions::Exception())) return type;
    machine.raiseTypeError(type == exceptions::ExceptionGroup()
                               ? "Cannot nest BaseExceptions in an ExceptionGroup"
                               : "Cannot nest BaseExceptions in '" + type->name() + "'");
    return nullptr;
}

Value newGroup(Machine& machine, Arguments slots)
{
    if (typeOf(slots[0])->layout() != Layout::Type ||
        !slots[0].as<Type>()->isSubtypeOf(exceptions::BaseExceptionGroup()))
        return machine.raiseTypeError("BaseExceptionGroup.__new__(X): X is not a type of group");
    if (!isStr(slots[1]))
        return machine.raiseTypeError("BaseExceptionGroup.__new__() argument 1 must be str, not " +
                                      machine.typeName(slots[1]));
    Layout layout = typeOf(slots[2])->layout();
    if (layout != Layout::List && layout != Layout::Tuple)
        return machine.raiseTypeError("second argument (exceptions) must be a sequence");
    Values members;
    machine.plainItems(slots[2], members);
    if (members.empty())
        return machine.raiseValueError("second argument (exceptions) must be a non-empty sequence");
    Type* type = groupType(machine, slots[0].as<Type>(), members);
    if (!type) return nullptr;
    Values arguments;
    arguments.push_back(slots[1]);
    arguments.push_back(layout == Layout::List ? makeList(std::move(members)) : slots[2]);
    return makeRef<ExceptionObject>(Ref<Type>(type), std::move(arguments));
}

Value message(Machine&, Arguments slots)
{
    return exceptionOf(slots[0])->arguments[0];
}

Value members(Machine&, Arguments slots)
{
    return makeTuple(groupMembers(slots[0]));
}

Value derive(Machine& machine, Arguments slots)
{
    Values items;
    if (!machine.plainItems(slots[1], items) || items.empty())
        return machine.raiseValueError("second argument (exceptions) must be a non-empty sequence");
    if (!groupType(machine, exceptions::BaseExceptionGroup(), items)) return nullptr;
    return makeExceptionGroup(textOf(exceptionOf(slots[0])->arguments[0]), std::move(items));
}

/// Splits by a type, a tuple of types or a function; false when raised.
Coroutine<bool> splitBy(Machine& machine, Value group, Value condition, GroupSplit& parts)
{
    Layout layout = typeOf(condition)->layout();
    if (layout == Layout::Type || layout == Layout::Tuple) {
        bool valid = true;
        auto accepts = [&](const Value& exception) {
            bool matches = false;
            valid = valid && matchesType(machine, typeOf(exception), condition,
                                         "expected an exception type, a tuple of exception types, "
                                         "or a callable (other than a class)",
                                         matches);
            return matches;
        };
        parts = splitGroup(group, accepts);
        co_return valid;
    }
    Values all, accepted;
    listAll(group, all);
    for (const Value& exception : all) {
        Values arguments{exception};
        Value verdict = co_await machine.call(condition, std::move(arguments));
        if (!verdict) co_return false;
        Answer answer = co_await isTrue(machine, std::move(verdict));
        if (answer == Answer::Raised) co_return false;
        if (answer == Answer::Yes) accepted.push_back(exception);
    }
    auto accepts = [&accepted](const Value& exception) {
        for (const Value& each : accepted)
            if (each.is(exception)) return true;
        return false;
    };
    parts = splitGroup(group, accepts);
    co_return true;
}

Coroutine<Value> split(Machine& machine, Values slots)
{
    GroupSplit parts;
    if (!co_await splitBy(machine, slots[0], slots[1], parts)) co_return nullptr;
    if (!isDerivedByProgram(parts)) co_return asPair(parts);
    Value pair = co_await derivedByProgram(machine, std::move(parts));
    co_return pair;
}

Coroutine<Value> subgroup(Machine& machine, Values slots)
{
    GroupSplit parts;
    if (!co_await splitBy(machine, slots[0], slots[1], parts)) co_return nullptr;
    Value match = co_await matchOf(machine, std::move(parts));
    co_return match;
}

} // namespace

void defineExceptionGroups()
{
    defineNew(exceptions::BaseExceptionGroup(), "cls, message, exceptions, /", newGroup);
    Methods<exceptions::BaseExceptionGroup>()
        .property<"message", message>()
        .property<"exceptions", members>()
        .method<"derive", derive>("self, excs, /")
        .method<"split", split>("self, condition, /")
        .method<"subgroup", subgroup>("self, condition, /");
}

} // namespace awaitscope
