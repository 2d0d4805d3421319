#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/reals.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Coroutine<Value> product(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[0], items)) co_return nullptr;
    Value result = slots[1] ? slots[1] : Value::small(1);
    Cost::spend(items.size() * 3 / 4);
    for (const Value& item : items) {
        if (isFloat(result) && isFloat(item)) {
            result = makeFloat(floatOf(result) * floatOf(item));
            continue;
        }
        if (result.isSmall() && item.isSmall()) {
            result = makeInteger(machine, __int128{result.smallInt()} * item.smallInt());
            continue;
        }
        result = co_await machine.binary(static_cast<int>(BinaryOperator::Multiply), false, result,
                                         item);
        if (!result) co_return nullptr;
    }
    co_return result;
}

/// Adds without any loss, as Shewchuk has it, and rounds once at the end.
class ExactSum {
public:
    void add(double number)
    {
        size_t kept = 0;
        for (double part : m_parts) {
            if (std::abs(number) < std::abs(part)) std::swap(number, part);
            double high = number + part, low = part - (high - number);
            if (low) m_parts[kept++] = low;
            number = high;
        }
        m_parts.resize(kept);
        m_parts.push_back(number);
    }
    double result()
    {
        double sum = 0;
        while (!m_parts.empty()) {
            double before = sum;
            sum += m_parts.back();
            double low = m_parts.back() - (sum - before);
            m_parts.pop_back();
            if (!low) continue;
            // Half a unit: the next part decides which way to round.
            if (!m_parts.empty() && (low < 0) == (m_parts.back() < 0)) {
                double twice = low * 2, higher = sum + twice;
                if (higher - sum == twice) sum = higher;
            }
            break;
        }
        return sum;
    }

private:
    std::vector<double> m_parts; ///< without overlap, smallest first
};

Coroutine<Value> exactSum(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[0], items)) co_return nullptr;
    const bool areReal = co_await makeReal(machine, items);
    if (!areReal) co_return nullptr;
    Cost::spend(items.size() * 3 / 2);
    ExactSum sum;
    double special = 0;
    bool isSpecial = false;
    for (const Value& item : items) {
        double number = 0;
        if (!readDouble(machine, item, number)) co_return nullptr;
        if (std::isfinite(number)) {
            sum.add(number);
            continue;
        }
        isSpecial = true;
        if (std::isinf(number) && std::isinf(special) && number != special)
            co_return machine.raiseValueError("-inf + inf in fsum");
        special += number;
    }
    if (isSpecial) co_return makeFloat(special);
    double total = sum.result();
    if (!std::isfinite(total))
        co_return machine.raise(exceptions::OverflowError(), "intermediate overflow in fsum");
    co_return makeFloat(total);
}

Coroutine<Value> sumOfProducts(Machine& machine, Values slots)
{
    Values first, second;
    if (!co_await collect(machine, slots[0], first)) co_return nullptr;
    if (!co_await collect(machine, slots[1], second)) co_return nullptr;
    if (first.size() != second.size())
        co_return machine.raiseValueError("Inputs are not the same length");
    Cost::spend(2 * first.size());
    bool hasFloat = false, isPlain = true;
    for (const Values* numbers : {&first, &second})
        for (const Value& number : *numbers) {
            hasFloat = hasFloat || isFloat(number);
            isPlain = isPlain && (isFloat(number) || isInt(number));
        }
    if (isPlain && hasFloat) {
        ExactSum sum;
        for (size_t index = 0; index < first.size(); ++index) {
            double left = 0, right = 0;
            toDouble(first[index], left);
            toDouble(second[index], right);
            double product = left * right;
            sum.add(product);
            if (std::isfinite(product)) sum.add(std::fma(left, right, -product));
        }
        co_return makeFloat(sum.result());
    }
    Value total = Value::small(0);
    for (size_t index = 0; index < first.size(); ++index) {
        Value product = co_await machine.binary(static_cast<int>(BinaryOperator::Multiply), false,
                                                first[index], second[index]);
        if (!product) co_return nullptr;
        total =
            co_await machine.binary(static_cast<int>(BinaryOperator::Add), false, total, product);
        if (!total) co_return nullptr;
    }
    co_return total;
}

} // namespace

void fillMathSums(Definitions& module)
{
    module.coroutine("prod", "iterable, /, *, start=", product)
        .coroutine("fsum", "seq, /", exactSum)
        .coroutine("sumprod", "p, q, /", sumOfProducts);
}

} // namespace awaitscope
