#include "scenarios/language/builtins/percent_format.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/fast_calls.h"
#include "scenarios/language/vm/integer_arithmetic.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/keys.h"

namespace awaitscope {

namespace {

Value specialOf(Opcode unary)
{
    return intern(unary == Opcode::UnaryNegative ? "__neg__"
                  : unary == Opcode::UnaryInvert ? "__invert__"
                                                 : "__pos__");
}

/// The methods of an operator: `__add__`, `__iadd__`, `__radd__`.
struct MethodNames {
    Value own, inPlace, reflected;
};

const MethodNames& namesOf(BinaryOperator operation)
{
    static const std::vector<MethodNames> all = [] {
        std::vector<MethodNames> made;
        for (int each = 0; each <= static_cast<int>(BinaryOperator::BitAnd); ++each) {
            const std::string name = methodOf(static_cast<BinaryOperator>(each));
            made.push_back({intern("__" + name + "__"), intern("__i" + name + "__"),
                            intern("__r" + name + "__")});
        }
        return made;
    }();
    return all[static_cast<size_t>(operation)];
}

/// Whether the built-in type that the left operand's class derives from has a method for the
/// operator in place: that goes before what the class says of the operator itself.
bool changesInPlace(BinaryOperator operation, const Value& left)
{
    switch (typeOf(left)->layout()) {
    case Layout::List: return operation == BinaryOperator::Add;
    case Layout::Dict: return operation == BinaryOperator::BitOr;
    case Layout::Set:
        return (operation == BinaryOperator::Subtract || operation == BinaryOperator::BitAnd ||
                operation == BinaryOperator::BitOr || operation == BinaryOperator::BitXor) &&
               !typeOf(left)->isSubtypeOf(types::frozenset());
    default: return false;
    }
}

} // namespace

bool Interpreter::entersOperator(const Value& name, Step& step)
{
    Frame* frame = top();
    const Value* method = typeOf(frame->peek(2))->find(name);
    if (!method || !isFunction(*method)) return false;
    const Value function = *method;
    if (function.as<FunctionObject>()->code().isSuspended()) return false;
    setPlace();
    Value operands[] = {frame->peek(2), frame->peek(1)};
    const Values noNames;
    const bool isEntered = enter(function, Arguments(operands, 2), noNames, {}, Return::Operate);
    step = isEntered ? Step::Switched : Step::Raised;
    return true;
}

Interpreter::Step Interpreter::leaveOperator(Value result)
{
    Frame* frame = top();
    const Instruction& instruction = frame->code->instructions[frame->current()];
    const bool isDeclined = result.is(notImplemented());
    const auto operation = static_cast<int>(instruction.argument);
    if (!isDeclined || instruction.opcode == Opcode::LoadSubscript) {
        frame->drop(2);
        frame->push(std::move(result));
        return Step::Switched;
    }
    Value right = frame->pop();
    Value left = frame->pop();
    if (instruction.opcode == Opcode::Compare)
        return request(m_machine.compare(operation, std::move(left), std::move(right), true));
    return request(m_machine.binary(operation, instruction.opcode == Opcode::InPlace,
                                    std::move(left), std::move(right), true));
}

Interpreter::Step Interpreter::binary(uint32_t operation, bool inPlace)
{
    Frame* frame = top();
    Value& left = frame->peek(2);
    Value& right = frame->peek(1);
    const bool areTexts = left.isObject() && right.isObject() && typeOf(left) == types::str() &&
                          typeOf(right) == types::str();
    if (areTexts && operation == static_cast<uint32_t>(BinaryOperator::Add) &&
        growText(left, right))
        return m_machine.isRaised() ? Step::Raised : Step::Next;
    bool hooked = isHooked(left, hook::Arithmetic) || isHooked(right, hook::Arithmetic);
    Value result;
    if (!hooked &&
        plainBinary(m_machine, static_cast<BinaryOperator>(operation), inPlace, left, right,
                    result) &&
        !KeyQuestion::isAsked()) {
        frame->drop(2);
        return push(std::move(result));
    }
    const MethodNames& names = namesOf(static_cast<BinaryOperator>(operation));
    const bool isOwn = !inPlace || (!typeOf(left)->find(names.inPlace) &&
                                    !changesInPlace(static_cast<BinaryOperator>(operation), left));
    Step step;
    if (isOwn && isHooked(left, hook::Arithmetic) && !isDerived(right, left) &&
        entersOperator(names.own, step))
        return step;
    Value second = frame->pop();
    Value first = frame->pop();
    if (!hooked && operation == static_cast<uint32_t>(BinaryOperator::Modulo) && isStr(first) &&
        !KeyQuestion::isAsked())
        return request(percentFormat(m_machine, std::move(first), std::move(second)));
    return request(m_machine.binary(static_cast<int>(operation), inPlace, std::move(first),
                                    std::move(second)));
}

/// `text = text + more`: the text is on its way into the only variable that holds it, so it may
/// grow where it is. Building a text piece by piece takes linear time, as in CPython.
bool Interpreter::growText(Value& left, const Value& right)
{
    Frame* frame = top();
    const Instruction& next = frame->code->instructions[frame->next];
    Value* variable = next.opcode == Opcode::StoreLocal    ? &frame->locals()[next.argument]
                      : next.opcode == Opcode::StoreGlobal ? &frame->module->global(next.argument)
                                                           : nullptr;
    if (!variable || !variable->is(left) || left.object()->isImmortal() ||
        left.object()->references() != 2 || left.is(right) || typeOf(left)->isProgram())
        return false;
    if (!m_machine.reserve(textOf(right).size())) return true;
    *variable = nullptr;
    left.as<StrObject>()->append(*right.as<StrObject>());
    frame->drop(1);
    return true;
}

Interpreter::Step Interpreter::compare(uint32_t operation)
{
    Frame* frame = top();
    Value result;
    if (plainCompare(m_machine, static_cast<CompareOperator>(operation), frame->peek(2),
                     frame->peek(1), result)) {
        frame->drop(2);
        return push(std::move(result));
    }
    if (m_machine.isRaised()) return Step::Raised;
    const auto kind = static_cast<CompareOperator>(operation);
    const bool isOrder = kind != CompareOperator::Equal;
    const bool hasMethod = kind == CompareOperator::Equal ||
                           (kind >= CompareOperator::Less && kind <= CompareOperator::GreaterEqual);
    Step step;
    if (hasMethod && isHooked(frame->peek(2), isOrder ? hook::Order : hook::Equality) &&
        !isDerived(frame->peek(1), frame->peek(2)) && entersOperator(nameOf(kind), step))
        return step;
    Value right = frame->pop();
    Value left = frame->pop();
    return request(
        m_machine.compare(static_cast<int>(operation), std::move(left), std::move(right)));
}

Interpreter::Step Interpreter::unary(Opcode opcode)
{
    Frame* frame = top();
    Value& operand = frame->peek();
    if (opcode == Opcode::UnaryNot) {
        int truth = m_machine.plainTruth(operand);
        if (truth < 0) return requestAndRepeat(m_machine.truthValue(frame->pop()));
        operand = boolean(!truth);
        return Step::Next;
    }
    if (isHooked(operand, hook::Arithmetic)) {
        const Value method = specialOf(opcode);
        const Value plain = plainOf(operand);
        const bool isOfBase = !plain.is(operand) && !typeOf(operand)->find(method);
        if (isOfBase && (isInteger(plain) || isFloat(plain) || typeOf(plain)->find(method))) {
            operand = plain;
            return unary(opcode);
        }
    } else if (isInteger(operand)) {
        operand = opcode == Opcode::UnaryNegative ? negated(operand)
                  : opcode == Opcode::UnaryInvert ? inverted(operand)
                                                  : plainInteger(operand);
        return Step::Next;
    }
    if (isFloat(operand) && opcode != Opcode::UnaryInvert) {
        if (opcode == Opcode::UnaryNegative) operand = makeFloat(-floatOf(operand));
        return Step::Next;
    }
    const char* name = opcode == Opcode::UnaryNegative ? "__neg__"
                       : opcode == Opcode::UnaryInvert ? "__invert__"
                                                       : "__pos__";
    const Value* method = typeOf(operand)->find(intern(name));
    if (!method) {
        m_machine.raiseTypeError(std::string("bad operand type for unary ") +
                                 (opcode == Opcode::UnaryNegative ? "-"
                                  : opcode == Opcode::UnaryInvert ? "~"
                                                                  : "+") +
                                 ": '" + m_machine.typeName(operand) + "'");
        return Step::Raised;
    }
    Value function = *method;
    Values positional{frame->pop()};
    return callValue(std::move(function), nullptr, std::move(positional), {}, {});
}

Interpreter::Step Interpreter::jumpIf(uint32_t target, bool truth, bool keep)
{
    Frame* frame = top();
    int value = m_machine.plainTruth(frame->peek());
    if (value < 0) {
        if (keep) return request(m_machine.truthKept(*frame, target, truth), false);
        return requestAndRepeat(m_machine.truthValue(frame->pop()));
    }
    if ((value == 1) == truth) {
        frame->next = target;
        if (!keep) frame->drop(1);
    } else {
        frame->drop(1);
    }
    return Step::Next;
}

namespace {

/// Whether `value * 2` repeats it.
bool isRepeated(const Value& value)
{
    switch (typeOf(value)->layout()) {
    case Layout::Str:
    case Layout::List:
    case Layout::Tuple:
    case Layout::Bytes: return true;
    default: return bytesIn(value) || typeOf(value)->isSubtypeOf(types::deque());
    }
}

} // namespace

Coroutine<Value> Machine::binary(int operation, bool inPlace, Value left, Value right,
                                 bool isDeclined)
{
    auto kind = static_cast<BinaryOperator>(operation);
    Value result;
    bool hooked = isHooked(left, hook::Arithmetic) || isHooked(right, hook::Arithmetic);
    KeyQuestion::forget();
    bool known = !hooked && plainBinary(*this, kind, inPlace, left, right, result);
    if (KeyQuestion::isAsked()) {
        std::function<Value()> operate = [&] {
            Value made;
            plainBinary(*this, kind, inPlace, left, right, made);
            return made;
        };
        result = co_await withAnswers(*this, std::move(operate));
        co_return result;
    }
    if (known) co_return result;
    if (kind == BinaryOperator::Modulo && isStr(left) && !isHooked(left, hook::Arithmetic)) {
        Value text = co_await percentFormat(*this, left, right);
        co_return text;
    }
    if (kind == BinaryOperator::Modulo && typeOf(left)->layout() == Layout::Bytes && !hooked) {
        Value bytes = co_await percentFormatBytes(*this, left, right);
        co_return bytes;
    }
    if (kind == BinaryOperator::Add && inPlace && typeOf(left)->layout() == Layout::List &&
        !isHooked(left, hook::Arithmetic)) {
        const bool extended = co_await extendList(left, right);
        co_return extended ? left : Value();
    }
    const bool isOfSets = kind == BinaryOperator::Subtract || kind == BinaryOperator::BitAnd ||
                          kind == BinaryOperator::BitOr || kind == BinaryOperator::BitXor;
    const MethodNames& names = namesOf(kind);
    const auto isView = [](const Value& value) {
        return typeOf(value) == types::dictKeys() || typeOf(value) == types::dictItems();
    };
    const bool isAny = isView(left)
                           ? !asSetOperand(right)
                           : isView(right) && !asSetOperand(left) && !typeOf(left)->find(names.own);
    if (isOfSets && isAny) { // views take any iterable
        Value& other = isView(left) ? right : left;
        Values arguments{other};
        Value others = co_await call(Value(types::set()), std::move(arguments));
        if (!others) co_return Value();
        other = std::move(others);
        result = co_await binary(operation, false, left, right);
        co_return result;
    }
    if (inPlace && hooked && !isDeclined && !typeOf(left)->find(names.inPlace) &&
        changesInPlace(kind, left)) {
        const Layout layout = typeOf(left)->layout();
        bool changed = true;
        if (layout == Layout::List) {
            changed = co_await extendList(left, right);
        } else if (layout == Layout::Dict) {
            auto dict = left.ref<DictObject>();
            changed = co_await updateDict(*this, dict, right);
        }
        if (layout != Layout::Set) co_return changed ? left : Value();
        if (typeOf(right)->layout() == Layout::Set) {
            std::function<Value()> operate = [&] {
                Value made;
                plainBinary(*this, kind, true, left, right, made);
                return made;
            };
            result = co_await withAnswers(*this, std::move(operate));
            co_return result;
        }
    }
    struct Try {
        const Value* name;
        bool isReflected;
    };
    // A subclass on the right that says something else goes first.
    const Value *const ofRight = typeOf(right)->find(names.reflected), *const ofLeft =
                                                                           typeOf(left)->find(
                                                                               names.reflected);
    const bool rightFirst = isDerived(right, left) && ofRight && !(ofLeft && ofRight->is(*ofLeft));
    const bool rightLast = !rightFirst && typeOf(left) != typeOf(right);
    for (const Try& attempt : {Try{inPlace && !isDeclined ? &names.inPlace : nullptr, false},
                               Try{rightFirst ? &names.reflected : nullptr, true},
                               Try{isDeclined ? nullptr : &names.own, false},
                               Try{rightLast ? &names.reflected : nullptr, true}}) {
        const Value& self = attempt.isReflected ? right : left;
        const Value* method = attempt.name ? typeOf(self)->find(*attempt.name) : nullptr;
        if (!method) continue;
        Values arguments{self, attempt.isReflected ? left : right};
        Value answer = co_await call(*method, std::move(arguments));
        if (!answer || !answer.is(notImplemented())) co_return answer;
    }
    if (kind == BinaryOperator::Multiply) {
        const bool isLeft = haveIndex({&left, 1});
        if ((isLeft || haveIndex({&right, 1})) && isRepeated(isLeft ? right : left)) {
            Value factor = isLeft ? left : right, sequence = isLeft ? right : left;
            Value number = co_await indexOf(*this, std::move(factor));
            if (!number) co_return Value();
            const bool changes = inPlace && !isLeft;
            result = co_await binary(operation, changes, std::move(sequence), std::move(number));
            co_return result;
        }
    }
    // Kinds of dict that do not agree about it are dicts.
    if (kind == BinaryOperator::BitOr && typeOf(left)->layout() == Layout::Dict &&
        (inPlace || typeOf(right)->layout() == Layout::Dict)) {
        auto dict = inPlace ? left.ref<DictObject>() : makeRef<DictObject>();
        bool stored = true;
        if (!inPlace) stored = co_await updateDict(*this, dict, left);
        if (stored) stored = co_await updateDict(*this, dict, right);
        co_return stored ? Value(dict) : Value();
    }
    if (hooked) {
        // Nothing that the program says: what the built-in types say.
        Value first = plainOf(left), second = plainOf(right);
        if (!first.is(left) || !second.is(right)) {
            result = co_await binary(operation, false, std::move(first), std::move(second));
            co_return result;
        }
    }
    if (kind == BinaryOperator::Add && isStr(left))
        co_return raiseTypeError("can only concatenate str (not \"" + typeName(right) +
                                 "\") to str");
    if (kind == BinaryOperator::Add && typeOf(left)->layout() == Layout::List)
        co_return raiseTypeError("can only concatenate list (not \"" + typeName(right) +
                                 "\") to list");
    if (kind == BinaryOperator::Add && typeOf(left)->layout() == Layout::Bytes)
        co_return raiseTypeError("can't concat " + typeName(right) + " to bytes");
    if (kind == BinaryOperator::Add && typeOf(left)->layout() == Layout::Tuple)
        co_return raiseTypeError("can only concatenate tuple (not \"" + typeName(right) +
                                 "\") to tuple");
    if (kind == BinaryOperator::Multiply) {
        auto isSequence = [](const Value& value) {
            Layout layout = typeOf(value)->layout();
            return layout == Layout::Str || layout == Layout::List || layout == Layout::Tuple ||
                   layout == Layout::Bytes;
        };
        if (isSequence(left) || isSequence(right))
            co_return raiseTypeError("can't multiply sequence by non-int of type '" +
                                     typeName(isSequence(left) ? right : left) + "'");
    }
    std::string symbol = symbolOf(kind);
    if (inPlace) symbol = kind == BinaryOperator::Power ? "**=" : symbol + "=";
    co_return raiseTypeError("unsupported operand type(s) for " + symbol + ": '" + typeName(left) +
                             "' and '" + typeName(right) + "'");
}

} // namespace awaitscope
