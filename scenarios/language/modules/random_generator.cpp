#include "scenarios/language/modules/random_generator.h"

#include "scenarios/language/modules/digests.h"
#include "scenarios/language/modules/log_gamma.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <set>
#include <string>

namespace awaitscope {

// mt19937ar's init_by_array; seed(int) goes through it even for small numbers.
void RandomGenerator::seedWords(const std::vector<uint32_t>& key)
{
    m_words[0] = 19650218;
    for (uint32_t index = 1; index < kWords; ++index)
        m_words[index] = 1812433253u * (m_words[index - 1] ^ (m_words[index - 1] >> 30)) + index;
    size_t at = 1, used = 0;
    auto wrap = [&] {
        if (++at < kWords) return;
        m_words[0] = m_words[kWords - 1];
        at = 1;
    };
    for (size_t count = std::max<size_t>(kWords, key.size()); count > 0; --count) {
        uint32_t previous = m_words[at - 1] ^ (m_words[at - 1] >> 30);
        m_words[at] =
            (m_words[at] ^ (previous * 1664525u)) + key[used] + static_cast<uint32_t>(used);
        wrap();
        if (++used >= key.size()) used = 0;
    }
    for (int count = kWords - 1; count > 0; --count) {
        uint32_t previous = m_words[at - 1] ^ (m_words[at - 1] >> 30);
        m_words[at] = (m_words[at] ^ (previous * 1566083941u)) - static_cast<uint32_t>(at);
        wrap();
    }
    m_words[0] = 0x80000000u;
    m_next = kWords;
    m_nextGauss.reset();
}

void RandomGenerator::seed(int64_t number)
{
    uint64_t magnitude =
        number < 0 ? -static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    std::vector<uint32_t> key{static_cast<uint32_t>(magnitude)};
    if (magnitude >> 32) key.push_back(static_cast<uint32_t>(magnitude >> 32));
    seedWords(key);
}

void RandomGenerator::seed(const mpz_class& number)
{
    std::vector<uint32_t> key(mpz_sizeinbase(number.get_mpz_t(), 2) / 32 + 1);
    size_t count = 0;
    mpz_export(key.data(), &count, -1, sizeof(uint32_t), 0, 0, number.get_mpz_t());
    key.resize(std::max<size_t>(count, 1));
    seedWords(key);
}

void RandomGenerator::seed(std::string_view bytes)
{
    std::string number(bytes); // big-endian
    number += sha512(bytes);
    std::vector<uint32_t> key;
    for (size_t end = number.size(); end > 0; end -= std::min<size_t>(end, 4)) {
        uint32_t word = 0;
        for (size_t index = end < 4 ? 0 : end - 4; index < end; ++index)
            word = word << 8 | static_cast<unsigned char>(number[index]);
        key.push_back(word);
    }
    while (key.size() > 1 && key.back() == 0)
        key.pop_back();
    seedWords(key);
}

void RandomGenerator::twist()
{
    constexpr int kShift = 397;
    for (int index = 0; index < kWords; ++index) {
        uint32_t mixed =
            (m_words[index] & 0x80000000u) | (m_words[(index + 1) % kWords] & 0x7fffffffu);
        m_words[index] =
            m_words[(index + kShift) % kWords] ^ (mixed >> 1) ^ (mixed & 1 ? 0x9908b0dfu : 0);
    }
    m_next = 0;
}

uint32_t RandomGenerator::word()
{
    if (m_next >= kWords) twist();
    uint32_t word = m_words[m_next++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680u;
    word ^= (word << 15) & 0xefc60000u;
    return word ^ (word >> 18);
}

double RandomGenerator::random()
{
    uint32_t high = word() >> 5, low = word() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

uint64_t RandomGenerator::bits(int count)
{
    if (count == 0) return 0;
    if (count <= 32) return word() >> (32 - count);
    uint64_t low = word();
    return low | static_cast<uint64_t>(word() >> (64 - count)) << 32;
}

mpz_class RandomGenerator::wideBits(uint64_t count)
{
    constexpr uint64_t kBits = 32;
    std::vector<uint32_t> words;
    words.reserve(count / kBits + 1);
    for (; count >= kBits; count -= kBits)
        words.push_back(word());
    if (count) words.push_back(word() >> (kBits - count));
    mpz_class number;
    mpz_import(number.get_mpz_t(), words.size(), -1, sizeof(uint32_t), 0, 0, words.data());
    return number;
}

mpz_class RandomGenerator::below(const mpz_class& limit)
{
    uint64_t width = mpz_sizeinbase(limit.get_mpz_t(), 2);
    mpz_class number = wideBits(width);
    while (number >= limit)
        number = wideBits(width);
    return number;
}

uint64_t RandomGenerator::below(uint64_t limit)
{
    int width = std::bit_width(limit);
    uint64_t number = bits(width);
    while (number >= limit)
        number = bits(width);
    return number;
}

double RandomGenerator::gauss(double mean, double deviation)
{
    double unit = 0;
    if (m_nextGauss) {
        unit = *m_nextGauss;
        m_nextGauss.reset();
    } else {
        double angle = random() * (2.0 * std::numbers::pi);
        double radius = std::sqrt(-2.0 * std::log(1.0 - random()));
        unit = std::cos(angle) * radius;
        m_nextGauss = std::sin(angle) * radius;
    }
    return mean + unit * deviation;
}

double RandomGenerator::normal(double mean, double deviation)
{
    const double magic = 4 * std::exp(-0.5) / std::sqrt(2.0);
    for (;;) {
        double first = random(), second = 1.0 - random();
        double unit = magic * (first - 0.5) / second;
        if (unit * unit / 4.0 <= -std::log(second)) return mean + unit * deviation;
    }
}

double RandomGenerator::exponential(double rate)
{
    return -std::log(1.0 - random()) / rate;
}

double RandomGenerator::triangular(double low, double high, double mode)
{
    double share = random();
    if (high == low) return low;
    double turn = (mode - low) / (high - low);
    if (share > turn) {
        share = 1.0 - share;
        turn = 1.0 - turn;
        std::swap(low, high);
    }
    return low + (high - low) * std::sqrt(share * turn);
}

// Cheng for alpha > 1, Kennedy and Gentle below, as CPython's gammavariate.
double RandomGenerator::gamma(double alpha, double beta)
{
    if (alpha > 1.0) {
        double root = std::sqrt(2.0 * alpha - 1.0);
        double offset = alpha - std::log(4.0), slope = alpha + root;
        const double magic = 1.0 + std::log(4.5);
        for (;;) {
            double first = random();
            if (!(1e-7 < first && first < 0.9999999)) continue;
            double second = 1.0 - random();
            double value = std::log(first / (1.0 - first)) / root;
            double result = alpha * std::exp(value);
            double product = first * first * second;
            double bound = offset + slope * value - result;
            if (bound + magic - 4.5 * product >= 0.0 || bound >= std::log(product))
                return result * beta;
        }
    }
    if (alpha == 1.0) return -std::log(1.0 - random()) * beta;
    for (;;) {
        double first = random();
        double scale = (std::numbers::e + alpha) / std::numbers::e;
        double product = scale * first;
        double result =
            product <= 1.0 ? std::pow(product, 1.0 / alpha) : -std::log((scale - product) / alpha);
        double second = random();
        if (product > 1.0 ? second <= std::pow(result, alpha - 1.0) : second <= std::exp(-result))
            return result * beta;
    }
}

double RandomGenerator::pareto(double alpha)
{
    return std::pow(1.0 - random(), -1.0 / alpha);
}

double RandomGenerator::weibull(double alpha, double beta)
{
    return alpha * std::pow(-std::log(1.0 - random()), 1.0 / beta);
}

// Best and Fisher, as CPython's vonmisesvariate.
double RandomGenerator::vonMises(double mean, double concentration)
{
    constexpr double kTurn = 2.0 * std::numbers::pi, kUniform = 1e-6;
    if (concentration <= kUniform) return kTurn * random();
    double half = 0.5 / concentration, scale = half + std::sqrt(1.0 + half * half);
    double cosine = 0;
    for (;;) {
        cosine = std::cos(std::numbers::pi * random());
        double ratio = cosine / (scale + cosine), second = random();
        if (second < 1.0 - ratio * ratio || second <= (1.0 - ratio) * std::exp(ratio)) break;
    }
    double inverse = 1.0 / scale;
    double turned = std::acos((inverse + cosine) / (1.0 + inverse * cosine));
    double angle = std::fmod(random() > 0.5 ? mean + turned : mean - turned, kTurn);
    return angle < 0 ? angle + kTurn : angle;
}

/// Of few successes: the trials between one and the next are drawn (Devroye).
int64_t RandomGenerator::countGaps(int64_t trials, double chance)
{
    const double scale = std::log2(1.0 - chance);
    int64_t successes = 0;
    if (scale == 0) return successes;
    for (double passed = 0;; ++successes) {
        passed += std::floor(std::log2(random()) / scale) + 1;
        if (passed > static_cast<double>(trials)) return successes;
    }
}

int64_t RandomGenerator::binomial(int64_t trials, double chance)
{
    const auto all = static_cast<double>(trials);
    if (chance == 0 || chance == 1) return chance == 0 ? 0 : trials;
    if (trials == 1) return random() < chance ? 1 : 0;
    if (chance > 0.5) return trials - binomial(trials, 1.0 - chance);
    constexpr double kFew = 10;
    if (all * chance < kFew) return countGaps(trials, chance);
    // Hormann's transformed rejection, with squeeze (BTRS).
    const double spread = std::sqrt(all * chance * (1.0 - chance));
    const double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * chance;
    const double center = all * chance + 0.5, squeeze = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * spread, odds = std::log(chance / (1.0 - chance));
    const double mode = std::floor((all + 1) * chance);
    const double height = logGamma(mode + 1) + logGamma(all - mode + 1);
    for (;;) {
        const double first = random() - 0.5, rest = 0.5 - std::fabs(first);
        const double number = std::floor((2.0 * a / rest + b) * first + center);
        if (number < 0 || number > all) continue;
        double second = random();
        if (rest >= 0.07 && second <= squeeze) return static_cast<int64_t>(number);
        second *= alpha / (a / (rest * rest) + b);
        if (std::log(second) <=
            height - logGamma(number + 1) - logGamma(all - number + 1) + (number - mode) * odds)
            return static_cast<int64_t>(number);
    }
}

std::vector<uint32_t> RandomGenerator::state() const
{
    std::vector<uint32_t> state(m_words, m_words + kWords);
    state.push_back(static_cast<uint32_t>(m_next));
    return state;
}

bool RandomGenerator::setState(const std::vector<uint32_t>& state, std::optional<double> nextGauss)
{
    if (state.size() != kWords + 1 || state.back() > kWords) return false;
    std::copy_n(state.begin(), kWords, m_words);
    m_next = static_cast<int>(state.back());
    m_nextGauss = nextGauss;
    return true;
}

std::vector<uint64_t> RandomGenerator::sample(uint64_t size, uint64_t count)
{
    // Which of the two ways is taken decides which words are drawn.
    uint64_t poolLimit = 21;
    if (count > 5) {
        uint64_t power = 1;
        while (power < count * 3)
            power *= 4;
        poolLimit += power;
    }
    std::vector<uint64_t> chosen;
    if (size <= poolLimit) {
        std::vector<uint64_t> pool(size);
        for (uint64_t index = 0; index < size; ++index)
            pool[index] = index;
        for (uint64_t index = 0; index < count; ++index) {
            uint64_t pick = below(size - index);
            chosen.push_back(pool[pick]);
            pool[pick] = pool[size - index - 1];
        }
        return chosen;
    }
    std::set<uint64_t> taken;
    for (uint64_t index = 0; index < count; ++index) {
        uint64_t pick = below(size);
        while (!taken.insert(pick).second)
            pick = below(size);
        chosen.push_back(pick);
    }
    return chosen;
}

} // namespace awaitscope
