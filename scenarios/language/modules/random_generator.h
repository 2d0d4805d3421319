#pragma once

#include <cstdint>
#include <gmpxx.h>
#include <optional>
#include <string_view>
#include <vector>

namespace awaitscope {

/// Python's `random`, bit for bit: the Mersenne Twister MT19937, and what CPython makes of its
/// words.
class RandomGenerator {
public:
    explicit RandomGenerator(int64_t seed) { this->seed(seed); }

    /// `random.seed(int)`: the sign does not matter.
    void seed(int64_t number);
    void seed(const mpz_class& number);
    /// `random.seed(str)`, `random.seed(bytes)`.
    void seed(std::string_view bytes);

    /// 32 random bits.
    uint32_t word();
    /// In [0, 1), 53 bits.
    double random();
    /// REQUIRES: 0 <= count <= 64.
    uint64_t bits(int count);
    mpz_class wideBits(uint64_t count);
    /// An int in [0, limit). REQUIRES: limit > 0.
    uint64_t below(uint64_t limit);
    mpz_class below(const mpz_class& limit);

    double gauss(double mean, double deviation);
    double normal(double mean, double deviation);
    double exponential(double rate);
    double triangular(double low, double high, double mode);
    double gamma(double alpha, double beta);
    double pareto(double alpha);
    double weibull(double alpha, double beta);
    double vonMises(double mean, double concentration);
    /// How many of so many trials succeed. REQUIRES: trials >= 0, 0 <= chance <= 1.
    int64_t binomial(int64_t trials, double chance);
    /// All there is to know, for `setState`: the words, then the position.
    std::vector<uint32_t> state() const;
    const std::optional<double>& nextGauss() const { return m_nextGauss; }
    /// False when the state is of the wrong size.
    bool setState(const std::vector<uint32_t>& state, std::optional<double> nextGauss);
    /// Indexes of `count` different items of `size`, in the order of `random.sample`. REQUIRES:
    /// count <= size.
    std::vector<uint64_t> sample(uint64_t size, uint64_t count);

private:
    static constexpr int kWords = 624;

    int64_t countGaps(int64_t trials, double chance);
    void seedWords(const std::vector<uint32_t>& key);
    void twist();

    uint32_t m_words[kWords];
    int m_next = kWords;
    std::optional<double> m_nextGauss;
};

} // namespace awaitscope
