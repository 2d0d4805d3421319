#include "scenarios/language/modules/random_numbers.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/modules/random_generator.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

/// As `random.getstate()` has it: a version, the words and the position, the second half of a pair.
constexpr int64_t kStateVersion = 3;

Value raiseEmptyRange(Machine& machine, const Value& start, const Value& stop, const Value& step)
{
    std::string text = "empty range in randrange(";
    if (!appendDecimal(machine, start, text)) return nullptr;
    text += ", ";
    if (!appendDecimal(machine, stop, text)) return nullptr;
    if (step) {
        text += ", ";
        if (!appendDecimal(machine, step, text)) return nullptr;
    }
    return machine.raiseValueError(text + ")");
}

bool checkInteger(Machine& machine, Value& value)
{
    if (!isInteger(value)) {
        if (Value known = KeyQuestion::indexOf(value)) value = std::move(known);
    }
    if (isInteger(value)) return true;
    machine.raiseTypeError("'" + machine.typeName(value) +
                           "' object cannot be interpreted as an integer");
    return false;
}

/// `start + step * randbelow(count)`.
Value pickOf(Machine& machine, RandomGenerator& generator, const Value& start,
             const mpz_class& step, const mpz_class& count)
{
    if (mpz_fits_ulong_p(count.get_mpz_t()) && isInt(start) && mpz_fits_slong_p(step.get_mpz_t())) {
        __int128 pick = generator.below(count.get_ui());
        return makeInteger(machine, intOf(start) + step.get_si() * pick);
    }
    if (!reserveInteger(machine, bitsOf(count.get_mpz_t())) ||
        !machine.charge(limbsOf(bitsOf(count.get_mpz_t()))))
        return nullptr;
    return makeInteger(mpz_class(IntegerView(start).copy() + step * generator.below(count)));
}

} // namespace

Value rangeNumber(Machine& machine, RandomGenerator& generator, Arguments slots)
{
    if (!checkInteger(machine, slots[0])) return nullptr;
    if (!isWanted(slots[1])) {
        if (slots[2]) return machine.raiseTypeError("Missing a non-None stop argument");
        IntegerView stop(slots[0]);
        if (stop.sign() <= 0) return machine.raiseValueError("empty range for randrange()");
        return pickOf(machine, generator, Value::small(0), mpz_class(1), stop.copy());
    }
    if (!checkInteger(machine, slots[1]) || (slots[2] && !checkInteger(machine, slots[2])))
        return nullptr;
    mpz_class width = IntegerView(slots[1]).copy() - IntegerView(slots[0]).copy();
    mpz_class step = slots[2] ? IntegerView(slots[2]).copy() : mpz_class(1), count = width;
    if (step == 0) return machine.raiseValueError("zero step for randrange()");
    if (step != 1) {
        mpz_class rounded = width + step - (step > 0 ? 1 : -1);
        mpz_fdiv_q(count.get_mpz_t(), rounded.get_mpz_t(), step.get_mpz_t());
    }
    if (count <= 0)
        return raiseEmptyRange(machine, slots[0], slots[1], step == 1 ? Value() : slots[2]);
    return pickOf(machine, generator, slots[0], step, count);
}

Value randomInteger(Machine& machine, RandomGenerator& generator, Arguments slots)
{
    if (!checkInteger(machine, slots[0]) || !checkInteger(machine, slots[1])) return nullptr;
    mpz_class stop = IntegerView(slots[1]).copy() + 1;
    mpz_class count = stop - IntegerView(slots[0]).copy();
    if (count <= 0)
        return raiseEmptyRange(machine, slots[0], makeInteger(std::move(stop)), nullptr);
    return pickOf(machine, generator, slots[0], mpz_class(1), count);
}

// Ints are subtracted as ints, which matters beyond 53 bits.
Value uniformNumber(Machine& machine, RandomGenerator& generator, Arguments slots)
{
    double low = 0, high = 0;
    if (!readDouble(machine, slots[0], low) || !readDouble(machine, slots[1], high)) return nullptr;
    double width = high - low;
    if (isInteger(slots[0]) && isInteger(slots[1])) {
        mpz_class exact = IntegerView(slots[1]).copy() - IntegerView(slots[0]).copy();
        width = nearestDouble(exact.get_mpz_t());
        if (std::isinf(width)) return raiseTooLargeForFloat(machine);
    }
    return makeFloat(low + width * generator.random());
}

Value randomBits(Machine& machine, RandomGenerator& generator, const Value& given)
{
    int64_t count = 0;
    if (!readInteger(machine, given, count)) return nullptr;
    if (count < 0) return machine.raiseValueError("number of bits must be non-negative");
    constexpr int64_t kWord = 62, kBitsPerStep = 256;
    if (count <= kWord)
        return Value::small(static_cast<int64_t>(generator.bits(static_cast<int>(count))));
    auto bits = static_cast<uint64_t>(count);
    if (!reserveInteger(machine, bits) || !machine.charge(bits / kBitsPerStep)) return nullptr;
    return makeInteger(generator.wideBits(bits));
}

Value randomBytes(Machine& machine, RandomGenerator& generator, const Value& given)
{
    int64_t count = 0;
    if (!readInteger(machine, given, count)) return nullptr;
    if (count < 0) return machine.raiseValueError("number of bits must be non-negative");
    constexpr int64_t kMost = int64_t{1} << 40, kBytesPerStep = 8;
    auto size = static_cast<size_t>(std::min(count, kMost));
    if (!machine.reserve(size * 3) || !machine.charge(size / kBytesPerStep)) return nullptr;
    mpz_class number = generator.wideBits(size * 8);
    constexpr size_t kWord = 8;
    std::string bytes(size + kWord, '\0');
    mpz_export(bytes.data(), nullptr, -1, kWord, -1, 0, number.get_mpz_t());
    bytes.resize(size);
    return makeBytes(std::move(bytes));
}

Value stateOf(const RandomGenerator& generator)
{
    Values words;
    for (uint32_t word : generator.state())
        words.push_back(Value::small(word));
    auto gauss = generator.nextGauss();
    Value next = gauss ? makeFloat(*gauss) : none();
    Value tuple = makeTuple(std::move(words));
    return makeTuple({Value::small(kStateVersion), std::move(tuple), std::move(next)});
}

Value setState(Machine& machine, RandomGenerator& generator, const Value& given)
{
    auto isTuple = [](const Value& value) { return typeOf(value)->layout() == Layout::Tuple; };
    if (!isTuple(given) || given.as<TupleObject>()->items().size() != 3 ||
        !isTuple(given.as<TupleObject>()->items()[1]))
        return machine.raiseTypeError("state vector must be a tuple");
    const Values& parts = given.as<TupleObject>()->items();
    std::vector<uint32_t> words;
    for (const Value& word : parts[1].as<TupleObject>()->items()) {
        int64_t number = 0;
        if (!readInteger(machine, word, number)) return nullptr;
        words.push_back(static_cast<uint32_t>(number));
    }
    std::optional<double> gauss;
    double next = 0;
    if (toDouble(parts[2], next)) gauss = next;
    if (!generator.setState(words, gauss))
        return machine.raiseValueError("state vector is the wrong size");
    return none();
}

} // namespace awaitscope
