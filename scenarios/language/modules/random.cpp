#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/random_generator.h"
#include "scenarios/language/modules/random_numbers.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Type* randomType()
{
    static Type* const type = makeBuiltinType("Random", "random", Layout::Native);
    return type;
}

/// An instance of `random.Random`.
class RandomObject final : public Object {
public:
    explicit RandomObject(int64_t seed) : Object(randomType()), generator(seed) {}
    RandomGenerator generator;
};

/// The functions of the module are methods of a hidden instance; methods have `self` in front.
RandomGenerator& takeGenerator(Machine& machine, Arguments& slots, bool isMethod)
{
    if (!isMethod) return machine.random();
    RandomGenerator& generator = slots[0].as<RandomObject>()->generator;
    slots = slots.subspan(1);
    return generator;
}

bool seedWith(Machine& machine, RandomGenerator& generator, const Value& given)
{
    if (!isWanted(given))
        generator.seed(machine.runtime().options().settings.seed);
    else if (isInt(given))
        generator.seed(intOf(given));
    else if (isBig(given))
        generator.seed(mpz_class(abs(bigOf(given))));
    else if (isFloat(given)) // by the hash as it stands in 64 bits, not by its magnitude
        generator.seed(mpz_class(static_cast<uint64_t>(numberHash(given))));
    else if (isStr(given))
        generator.seed(textOf(given));
    else if (const std::string* bytes = bytesIn(given))
        generator.seed(*bytes);
    else {
        machine.raiseTypeError("The only supported seed types are:\nNone, int, float, str, bytes, "
                               "and bytearray.");
        return false;
    }
    return true;
}

enum class Draw {
    Random,
    Seed,
    Range,
    Integer,
    Uniform,
    Bits,
    Gauss,
    Normal,
    Exponential,
    Triangular,
    Beta,
    Gamma,
    LogNormal,
    Pareto,
    Weibull,
    VonMises,
    Binomial,
    Bytes,
    State,
    SetState
};

/// Reads optional numbers, for distributions.
bool readNumbers(Machine& machine, Arguments slots, std::initializer_list<double*> numbers)
{
    size_t index = 0;
    for (double* number : numbers) {
        if (slots[index] && !readDouble(machine, slots[index], *number)) return false;
        ++index;
    }
    return true;
}

Value drawDistribution(Machine& machine, RandomGenerator& generator, Draw draw, Arguments slots)
{
    double first = 0, second = 1;
    if (draw == Draw::Triangular) {
        double mode = 0.5;
        bool hasMode = isWanted(slots[2]);
        if (!hasMode) slots[2] = nullptr;
        if (!readNumbers(machine, slots, {&first, &second, &mode})) return nullptr;
        if (!hasMode) mode = first + (second - first) * 0.5;
        return makeFloat(generator.triangular(first, second, mode));
    }
    if (draw == Draw::Exponential) {
        double rate = 1;
        if (!readNumbers(machine, slots, {&rate})) return nullptr;
        if (rate == 0)
            return machine.raise(exceptions::ZeroDivisionError(), "float division by zero");
        return makeFloat(generator.exponential(rate));
    }
    if (draw == Draw::Pareto) {
        if (!readNumbers(machine, slots, {&first})) return nullptr;
        return makeFloat(generator.pareto(first));
    }
    if (!readNumbers(machine, slots, {&first, &second})) return nullptr;
    if (draw == Draw::LogNormal) return makeFloat(std::exp(generator.normal(first, second)));
    if (draw == Draw::Weibull) return makeFloat(generator.weibull(first, second));
    if (draw == Draw::VonMises) return makeFloat(generator.vonMises(first, second));
    if (draw == Draw::Gauss) return makeFloat(generator.gauss(first, second));
    if (draw == Draw::Normal) return makeFloat(generator.normal(first, second));
    if (first <= 0 || second <= 0)
        return machine.raiseValueError("gammavariate: alpha and beta must be > 0.0");
    if (draw == Draw::Gamma) return makeFloat(generator.gamma(first, second));
    double share = generator.gamma(first, 1.0);
    return makeFloat(share ? share / (share + generator.gamma(second, 1.0)) : 0.0);
}

// Slots: n, p.
Value binomialNumber(Machine& machine, RandomGenerator& generator, Arguments slots)
{
    int64_t trials = 1;
    double chance = 0.5;
    if (slots[0] && !readInteger(machine, slots[0], trials)) return nullptr;
    if (slots[1] && !readDouble(machine, slots[1], chance)) return nullptr;
    if (trials < 0) return machine.raiseValueError("n must be non-negative");
    if (!(chance >= 0 && chance <= 1))
        return machine.raiseValueError("p must be in the range 0.0 <= p <= 1.0");
    return Value::small(generator.binomial(trials, chance));
}

template <Draw Kind, bool IsMethod> Value draw(Machine& machine, Arguments slots)
{
    if (IsMethod && !isInstance(slots[0], randomType()))
        return raiseWrongSelf(machine, slots[0], randomType(), "random");
    RandomGenerator& generator = takeGenerator(machine, slots, IsMethod);
    if constexpr (Kind == Draw::Random) {
        return makeFloat(generator.random());
    } else if constexpr (Kind == Draw::Seed) {
        return seedWith(machine, generator, slots[0]) ? none() : Value();
    } else if constexpr (Kind == Draw::Range) {
        return rangeNumber(machine, generator, slots);
    } else if constexpr (Kind == Draw::Integer) {
        return randomInteger(machine, generator, slots);
    } else if constexpr (Kind == Draw::Uniform) {
        return uniformNumber(machine, generator, slots);
    } else if constexpr (Kind == Draw::Bits) {
        return randomBits(machine, generator, slots[0]);
    } else if constexpr (Kind == Draw::Binomial) {
        return binomialNumber(machine, generator, slots);
    } else if constexpr (Kind == Draw::Bytes) {
        return randomBytes(machine, generator, slots[0]);
    } else if constexpr (Kind == Draw::State) {
        return stateOf(generator);
    } else if constexpr (Kind == Draw::SetState) {
        return setState(machine, generator, slots[0]);
    } else {
        return drawDistribution(machine, generator, Kind, slots);
    }
}

/// The length of a sequence that is chosen from; false when raised.
Coroutine<bool> readLength(Machine& machine, Value sequence, uint64_t& length)
{
    Value given = co_await lengthOf(machine, std::move(sequence));
    if (!given) co_return false;
    length = static_cast<uint64_t>(sliceIndex(given));
    co_return true;
}

/// `self` of a method, or nothing; the other slots follow.
RandomGenerator& takeGenerator(Machine& machine, Values& slots, bool isMethod, Value& self)
{
    if (!isMethod) return machine.random();
    self = std::move(slots[0]);
    slots.erase(slots.begin());
    return self.as<RandomObject>()->generator;
}

template <bool IsMethod> Coroutine<Value> choice(Machine& machine, Values slots)
{
    if (IsMethod && !isInstance(slots[0], randomType()))
        co_return raiseWrongSelf(machine, slots[0], randomType(), "random");
    Value self;
    RandomGenerator& generator = takeGenerator(machine, slots, IsMethod, self);
    uint64_t length = 0;
    if (!co_await readLength(machine, slots[0], length)) co_return nullptr;
    if (length == 0)
        co_return machine.raise(exceptions::IndexError(), "Cannot choose from an empty sequence");
    Value index = Value::small(static_cast<int64_t>(generator.below(length)));
    co_return co_await machine.subscript(slots[0], std::move(index));
}

/// `sequence[index] = item` by the method of its class; false when raised.
Coroutine<bool> storeItem(Machine& machine, Value sequence, Value index, Value item)
{
    bool found = false;
    const std::string type = machine.className(sequence);
    Values arguments{std::move(index), std::move(item)};
    const Value done = co_await callSpecial(machine, std::move(sequence), "__setitem__",
                                            std::move(arguments), found);
    if (!found) machine.raiseTypeError("'" + type + "' object does not support item assignment");
    co_return static_cast<bool>(done);
}

/// Of a sequence that says itself what its items are.
Coroutine<Value> shuffleItems(Machine& machine, RandomGenerator& generator, Value sequence)
{
    uint64_t length = 0;
    if (!co_await readLength(machine, sequence, length)) co_return nullptr;
    for (uint64_t index = length; index-- > 1;) {
        const Value last = Value::small(static_cast<int64_t>(index));
        const Value chosen = Value::small(static_cast<int64_t>(generator.below(index + 1)));
        const Value first = co_await machine.subscript(sequence, chosen);
        if (!first) co_return nullptr;
        const Value second = co_await machine.subscript(sequence, last);
        if (!second) co_return nullptr;
        bool isStored = co_await storeItem(machine, sequence, last, first);
        if (isStored) isStored = co_await storeItem(machine, sequence, chosen, second);
        if (!isStored) co_return nullptr;
    }
    co_return none();
}

template <bool IsMethod> Coroutine<Value> shuffle(Machine& machine, Values slots)
{
    if (IsMethod && !isInstance(slots[0], randomType()))
        co_return raiseWrongSelf(machine, slots[0], randomType(), "random");
    Value self;
    RandomGenerator& generator = takeGenerator(machine, slots, IsMethod, self);
    if (typeOf(slots[0])->layout() != Layout::List || isHooked(slots[0], hook::SetItem)) {
        const Value done = co_await shuffleItems(machine, generator, slots[0]);
        co_return done;
    }
    Values& items = slots[0].as<ListObject>()->items();
    if (!machine.charge(items.size())) co_return Value();
    for (size_t index = items.size(); index-- > 1;)
        std::swap(items[index], items[generator.below(index + 1)]);
    co_return none();
}

// Slots: population, k, counts.
template <bool IsMethod> Coroutine<Value> sample(Machine& machine, Values slots)
{
    if (IsMethod && !isInstance(slots[0], randomType()))
        co_return raiseWrongSelf(machine, slots[0], randomType(), "random");
    Value self;
    RandomGenerator& generator = takeGenerator(machine, slots, IsMethod, self);
    Layout layout = typeOf(slots[0])->layout();
    bool isSequence = layout == Layout::List || layout == Layout::Tuple ||
                      layout == Layout::Range || layout == Layout::Str || bytesIn(slots[0]) ||
                      isInstance(slots[0], types::deque());
    if (!isSequence)
        co_return machine.raiseTypeError(
            "Population must be a sequence.  For dicts or sets, use sorted(d).");
    Values population;
    if (!co_await collect(machine, slots[0], population)) co_return nullptr;
    int64_t count = 0;
    if (!readInteger(machine, slots[1], count)) co_return nullptr;
    if (isWanted(slots[2])) {
        constexpr int64_t kMany = int64_t{1} << 40;
        Values counts, repeated;
        if (!co_await collect(machine, slots[2], counts)) co_return nullptr;
        for (size_t index = 0; index < std::min(counts.size(), population.size()); ++index) {
            int64_t times = 0;
            if (!readInteger(machine, counts[index], times)) co_return nullptr;
            if (times > 0 &&
                !machine.reserve(static_cast<size_t>(std::min(times, kMany)) * sizeof(Value)))
                co_return nullptr;
            for (; times > 0; --times)
                repeated.push_back(population[index]);
        }
        population = std::move(repeated);
    }
    if (count < 0 || count > static_cast<int64_t>(population.size()))
        co_return machine.raiseValueError("Sample larger than population or is negative");
    if (!machine.charge(Cost::kStep * static_cast<uint64_t>(count))) co_return nullptr;
    Values chosen;
    for (uint64_t index : generator.sample(population.size(), static_cast<uint64_t>(count)))
        chosen.push_back(population[index]);
    co_return makeList(std::move(chosen));
}

/// Running totals of weights; false when raised.
bool addUp(Machine& machine, const Values& weights, bool cumulative, std::vector<double>& totals)
{
    double total = 0;
    for (const Value& weight : weights) {
        double number = 0;
        if (!readDouble(machine, weight, number)) return false;
        total = cumulative ? number : total + number;
        totals.push_back(total);
    }
    return true;
}

// Slots: population, weights, then keyword-only cum_weights, k.
template <bool IsMethod> Coroutine<Value> choices(Machine& machine, Values slots)
{
    if (IsMethod && !isInstance(slots[0], randomType()))
        co_return raiseWrongSelf(machine, slots[0], randomType(), "random");
    Value self;
    RandomGenerator& generator = takeGenerator(machine, slots, IsMethod, self);
    Values population, weights, chosen;
    if (!co_await collect(machine, slots[0], population)) co_return nullptr;
    int64_t count = 1;
    if (slots[3] && !readInteger(machine, slots[3], count)) co_return nullptr;
    bool cumulative = isWanted(slots[2]);
    if (cumulative && isWanted(slots[1]))
        co_return machine.raiseTypeError("Cannot specify both weights and cumulative weights");
    auto most = static_cast<size_t>(std::max<int64_t>(count, 0));
    if (!machine.reserve(most < SIZE_MAX / sizeof(Value) ? most * sizeof(Value) : SIZE_MAX) ||
        !machine.charge(most / 2))
        co_return nullptr;
    auto size = static_cast<double>(population.size());
    if (!cumulative && !isWanted(slots[1])) {
        if (population.empty() && count > 0)
            co_return machine.raise(exceptions::IndexError(), "list index out of range");
        for (; count > 0; --count)
            chosen.push_back(
                population[static_cast<size_t>(std::floor(generator.random() * size))]);
        co_return makeList(std::move(chosen));
    }
    if (!co_await collect(machine, cumulative ? slots[2] : slots[1], weights)) co_return nullptr;
    if (weights.size() != population.size())
        co_return machine.raiseValueError("The number of weights does not match the population");
    std::vector<double> totals;
    if (!addUp(machine, weights, cumulative, totals)) co_return nullptr;
    if (totals.empty() || totals.back() <= 0)
        co_return machine.raiseValueError("Total of weights must be greater than zero");
    if (!std::isfinite(totals.back()))
        co_return machine.raiseValueError("Total of weights must be finite");
    for (; count > 0; --count) {
        auto found =
            std::upper_bound(totals.begin(), totals.end() - 1, generator.random() * totals.back());
        chosen.push_back(population[static_cast<size_t>(found - totals.begin())]);
    }
    co_return makeList(std::move(chosen));
}

Value newRandom(Machine& machine, Arguments slots)
{
    auto made = makeRef<RandomObject>(machine.runtime().options().settings.seed);
    if (!seedWith(machine, made->generator, slots[1])) return nullptr;
    return made;
}

template <Draw Kind>
void define(Definitions& module, Methods<randomType>& methods, const char* name,
            const std::string& signature)
{
    module.function(name, signature.c_str(), draw<Kind, false>);
    std::string withSelf = signature.empty() ? "self" : "self, " + signature;
    methods.definitions().function(name, withSelf.c_str(), draw<Kind, true>);
}

} // namespace

void fillRandom(Definitions& module)
{
    Methods<randomType> methods;
    define<Draw::Random>(module, methods, "random", "");
    define<Draw::Bits>(module, methods, "getrandbits", "k");
    module.of("Random");
    define<Draw::Seed>(module, methods, "seed", "a=, version=");
    define<Draw::Range>(module, methods, "randrange", "start, stop=, step=");
    define<Draw::Integer>(module, methods, "randint", "a, b");
    define<Draw::Uniform>(module, methods, "uniform", "a, b");
    define<Draw::Gauss>(module, methods, "gauss", "mu=, sigma=");
    define<Draw::Normal>(module, methods, "normalvariate", "mu=, sigma=");
    define<Draw::Exponential>(module, methods, "expovariate", "lambd=");
    define<Draw::Triangular>(module, methods, "triangular", "low=, high=, mode=");
    define<Draw::Beta>(module, methods, "betavariate", "alpha, beta");
    define<Draw::Gamma>(module, methods, "gammavariate", "alpha, beta");
    define<Draw::LogNormal>(module, methods, "lognormvariate", "mu=, sigma=");
    define<Draw::Pareto>(module, methods, "paretovariate", "alpha");
    define<Draw::Weibull>(module, methods, "weibullvariate", "alpha, beta");
    define<Draw::VonMises>(module, methods, "vonmisesvariate", "mu, kappa");
    define<Draw::Binomial>(module, methods, "binomialvariate", "n=, p=");
    define<Draw::Bytes>(module, methods, "randbytes", "n");
    define<Draw::State>(module, methods, "getstate", "");
    define<Draw::SetState>(module, methods, "setstate", "state");
    module.coroutine("choice", "seq", choice<false>);
    module.coroutine("shuffle", "x", shuffle<false>);
    module.coroutine("sample", "population, k, *, counts=", sample<false>);
    module.coroutine("choices", "population, weights=, *, cum_weights=, k=", choices<false>);
    methods.definitions()
        .coroutine("choice", "self, seq", choice<true>)
        .coroutine("shuffle", "self, x", shuffle<true>)
        .coroutine("sample", "self, population, k, *, counts=", sample<true>)
        .coroutine("choices", "self, population, weights=, *, cum_weights=, k=", choices<true>);
    defineNew(randomType(), "cls, x=", newRandom);
    module.type(randomType());
}

} // namespace awaitscope
