#include "scenarios/language/vm/arithmetic.h"

#include "scenarios/language/builtins/set_methods.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_arithmetic.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

std::string repeatedText(const std::string& text, size_t count)
{
    const size_t size = text.size() * count;
    Cost::spend(size / Cost::kBytesMoved);
    if (text.size() == 1) return std::string(size, text.front());
    std::string repeated;
    repeated.reserve(size);
    if (size) repeated = text;
    while (repeated.size() < size) // doubles, so that short texts are quick, too
        repeated.append(repeated, 0, size - repeated.size());
    return repeated;
}

Value repeat(Machine& machine, const Value& sequence, int64_t count)
{
    count = std::max<int64_t>(count, 0);
    auto fits = [&](size_t size, size_t unit) {
        constexpr uint64_t kMost = uint64_t{1} << 40;
        const auto times = static_cast<uint64_t>(count);
        if (size == 0) return true;
        if (times >= kMost / (size * unit) || !machine.reserve(size * unit * times)) return false;
        if (unit != 1) Cost::spend(size * times / Cost::kValuesCopied);
        return true;
    };
    auto tooMuch = [&] {
        return machine.isRaised() ? Value() : machine.raise(exceptions::MemoryError(), "");
    };
    if (isStr(sequence)) {
        const std::string& text = textOf(sequence);
        if (!fits(text.size(), 1)) return tooMuch();
        const size_t length = sequence.as<StrObject>()->length() * static_cast<size_t>(count);
        return makeRef<StrObject>(repeatedText(text, static_cast<size_t>(count)), length);
    }
    if (typeOf(sequence)->layout() == Layout::Bytes) {
        const std::string& bytes = sequence.as<BytesObject>()->bytes();
        if (!fits(bytes.size(), 1)) return tooMuch();
        return makeBytes(repeatedText(bytes, static_cast<size_t>(count)));
    }
    bool isList = typeOf(sequence)->layout() == Layout::List;
    const Values& items =
        isList ? sequence.as<ListObject>()->items() : sequence.as<TupleObject>()->items();
    if (!fits(items.size(), sizeof(Value))) return tooMuch();
    Values repeated;
    repeated.reserve(items.size() * static_cast<size_t>(count));
    for (int64_t index = 0; index < count && !items.empty(); ++index)
        repeated.insert(repeated.end(), items.begin(), items.end());
    return isList ? makeList(std::move(repeated)) : makeTuple(std::move(repeated));
}

bool sequenceBinary(Machine& machine, BinaryOperator operation, bool inPlace, const Value& left,
                    const Value& right, Value& result)
{
    Layout layout = left.isObject() ? typeOf(left)->layout() : Layout::Int;
    Layout other = right.isObject() ? typeOf(right)->layout() : Layout::Int;
    auto isSequence = [](Layout kind) {
        return kind == Layout::Str || kind == Layout::List || kind == Layout::Tuple ||
               kind == Layout::Bytes;
    };
    if (operation == BinaryOperator::Multiply) {
        bool swapped = !isSequence(layout);
        const Value &sequence = swapped ? right : left, &count = swapped ? left : right;
        if (!isSequence(swapped ? other : layout) || !isInteger(count)) return false;
        int64_t times = 0;
        if (fitsInt64(count, times))
            result = repeat(machine, sequence, times);
        else
            result = machine.raise(exceptions::OverflowError(),
                                   "cannot fit 'int' into an index-sized integer");
        return true;
    }
    if (operation != BinaryOperator::Add || !isSequence(layout)) return false;
    const bool isOther = layout == Layout::Bytes && other == Layout::Native && bytesIn(right);
    if (layout != other && !isOther) return false;
    if (layout == Layout::Str) {
        Cost::spend((textOf(left).size() + textOf(right).size()) / Cost::kBytesMoved);
        if (!machine.reserve(textOf(left).size() + textOf(right).size()))
            result = nullptr;
        else
            result = Value(makeRef<StrObject>(textOf(left) + textOf(right),
                                              left.as<StrObject>()->length() +
                                                  right.as<StrObject>()->length()));
        return true;
    }
    if (layout == Layout::Bytes) {
        const std::string &first = left.as<BytesObject>()->bytes(), &second = *bytesIn(right);
        Cost::spend((first.size() + second.size()) / Cost::kBytesMoved);
        result =
            machine.reserve(first.size() + second.size()) ? makeBytes(first + second) : Value();
        return true;
    }
    const Values& more =
        layout == Layout::List ? right.as<ListObject>()->items() : right.as<TupleObject>()->items();
    const bool growsInPlace = layout == Layout::List && inPlace;
    const size_t before = growsInPlace             ? 0
                          : layout == Layout::List ? left.as<ListObject>()->items().size()
                                                   : left.as<TupleObject>()->items().size();
    Cost::spend((before + more.size()) / Cost::kValuesCopied);
    if (!machine.reserve((before + more.size()) * sizeof(Value))) {
        result = nullptr;
        return true;
    }
    if (growsInPlace) {
        Values added = more; // it may be the same list
        Values& items = left.as<ListObject>()->items();
        items.insert(items.end(), added.begin(), added.end());
        result = left;
        return true;
    }
    const Values& first =
        layout == Layout::List ? left.as<ListObject>()->items() : left.as<TupleObject>()->items();
    Values items;
    items.reserve(before + more.size());
    items.insert(items.end(), first.begin(), first.end());
    items.insert(items.end(), more.begin(), more.end());
    result = layout == Layout::List ? makeList(std::move(items)) : makeTuple(std::move(items));
    return true;
}

bool setBinary(BinaryOperator operation, bool inPlace, const Value& left, const Value& right,
               Value& result)
{
    if (!left.isObject() || !right.isObject()) return false;
    Layout layout = typeOf(left)->layout();
    if (layout == Layout::Native || typeOf(right)->layout() == Layout::Native) {
        if (layout != Layout::Set && layout != Layout::Native) return false;
        const Value first = asSetOperand(left), second = first ? asSetOperand(right) : Value();
        return second && setBinary(operation, false, first, second, result);
    }
    if (layout != typeOf(right)->layout()) return false;
    static const Value orName = intern("__or__");
    if (layout == Layout::Dict && operation == BinaryOperator::BitOr) {
        // Counters and OrderedDicts are united in their own way.
        const Value* ofDict = types::dict()->find(orName);
        for (const Value* operand : {&left, &right}) {
            const Value* own = typeOf(*operand)->find(orName);
            if (own && !(ofDict && own->is(*ofDict))) return false;
        }
        Cost::spend((right.as<DictObject>()->table().size() +
                     (inPlace ? 0 : left.as<DictObject>()->table().size())) /
                    2);
        Ref<DictObject> united = inPlace ? left.ref<DictObject>() : makeRef<DictObject>();
        if (!inPlace)
            for (const auto& entry : left.as<DictObject>()->table().entries())
                if (entry.key) united->table().set(entry.hash, entry.key, entry.value);
        auto entries = right.as<DictObject>()->table().entries();
        for (const auto& entry : entries)
            if (entry.key) united->table().set(entry.hash, entry.key, entry.value);
        result = united;
        return true;
    }
    if (layout != Layout::Set) return false;
    HashTable &first = left.as<SetObject>()->table(), &second = right.as<SetObject>()->table();
    const Type* type = typeOf(left);
    if (type->isProgram()) // the built-in one that it derives from
        type = type->isSubtypeOf(types::frozenset()) ? types::frozenset() : types::set();
    if (first.isOrdered() && second.isOrdered()) {
        SetOperation combination;
        switch (operation) {
        case BinaryOperator::BitOr: combination = SetOperation::Union; break;
        case BinaryOperator::BitAnd: combination = SetOperation::Intersection; break;
        case BinaryOperator::Subtract: combination = SetOperation::Difference; break;
        case BinaryOperator::BitXor: combination = SetOperation::SymmetricDifference; break;
        default: return false;
        }
        if (inPlace && !typeOf(left)->isSubtypeOf(types::frozenset())) {
            combineInPlace(combination, first, second);
            result = left;
        } else {
            result = combineSets(combination, type, first, second);
        }
        return true;
    }
    Cost::spend(first.size() + second.size());
    auto made = makeRef<SetObject>(type);
    auto addFrom = [&](HashTable& from, HashTable* with, bool wanted) {
        for (const auto& entry : from.entries())
            if (entry.key && (!with || (with->find(entry.hash, entry.key) != nullptr) == wanted))
                made->table().set(entry.hash, entry.key, nullptr);
    };
    switch (operation) {
    case BinaryOperator::BitOr:
        addFrom(first, nullptr, true);
        addFrom(second, nullptr, true);
        break;
    case BinaryOperator::BitAnd: addFrom(first, &second, true); break;
    case BinaryOperator::Subtract: addFrom(first, &second, false); break;
    case BinaryOperator::BitXor:
        addFrom(first, &second, false);
        addFrom(second, &first, false);
        break;
    default: return false;
    }
    if (KeyQuestion::isAsked()) return true; // asked again, with the answers
    if (inPlace && !typeOf(left)->isSubtypeOf(types::frozenset())) {
        HashTable table = made->table();
        first = std::move(table);
        result = left;
        return true;
    }
    result = made;
    return true;
}

} // namespace

Value asSetOperand(const Value& value)
{
    if (!value.isObject()) return nullptr;
    const Type* type = typeOf(value);
    if (type->layout() == Layout::Set) return value;
    if (type != types::dictKeys() && type != types::dictItems()) return nullptr;
    auto set = makeRef<SetObject>(types::set());
    for (const auto& entry : value.as<DictViewObject>()->dict().table().entries()) {
        if (!entry.key) continue;
        if (type == types::dictKeys()) {
            set->table().set(entry.hash, entry.key, none());
            continue;
        }
        const Value item = makeTuple({entry.key, entry.value});
        const auto hash = hashOf(item);
        if (!hash) return nullptr;
        set->table().set(*hash, item, none());
    }
    return set;
}

bool plainBinary(Machine& machine, BinaryOperator operation, bool inPlace, const Value& left,
                 const Value& right, Value& result)
{
    bool isWhole = isInteger(left) && isInteger(right);
    if (isWhole && operation != BinaryOperator::MatrixMultiply) {
        bool bits = operation == BinaryOperator::BitOr || operation == BinaryOperator::BitAnd ||
                    operation == BinaryOperator::BitXor;
        if (bits && isBool(left) && isBool(right)) {
            bool a = left.is(trueValue()), b = right.is(trueValue());
            result = boolean(operation == BinaryOperator::BitOr    ? a || b
                             : operation == BinaryOperator::BitAnd ? a && b
                                                                   : a != b);
            return true;
        }
        result = integerBinary(machine, operation, left, right);
        return true;
    }
    auto isNumber = [](const Value& value) { return isFloat(value) || isInteger(value); };
    if (isNumber(left) && isNumber(right)) {
        if (!isFloatOperator(operation)) return false;
        double first = 0, second = 0;
        result = nullptr;
        if (convertToDouble(machine, left, first) && convertToDouble(machine, right, second))
            result = floatBinary(machine, operation, first, second);
        return true;
    }
    return sequenceBinary(machine, operation, inPlace, left, right, result) ||
           setBinary(operation, inPlace, left, right, result);
}

} // namespace awaitscope
