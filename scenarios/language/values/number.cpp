#include "scenarios/language/values/number.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/types.h"

#include <charconv>
#include <cmath>

namespace awaitscope {

bool detail::isIntObject(const Value& value)
{
    const Type* type = typeOf(value);
    if (type->layout() == Layout::Bool) return true;
    return type->layout() == Layout::Int && type != types::integer() &&
           value.as<IntegerObject>()->plain().isSmall();
}

int64_t intOf(const Value& value)
{
    if (value.isSmall()) return value.smallInt();
    if (isBool(value)) return value.is(trueValue());
    return value.as<IntegerObject>()->plain().smallInt();
}

bool toDouble(const Value& value, double& number)
{
    if (isInt(value))
        number = static_cast<double>(intOf(value));
    else if (isFloat(value))
        number = floatOf(value);
    else if (isBig(value))
        number = nearestDouble(bigOf(value).get_mpz_t());
    else
        return false;
    return true;
}

std::string formatFloat(double number)
{
    Cost::spend(Cost::kFloatText);
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    char digits[32];
    auto shortest =
        std::to_chars(digits, digits + sizeof digits, number, std::chars_format::scientific);
    std::string text(digits, shortest.ptr);
    size_t mark = text.find('e');
    int exponent = std::stoi(text.substr(mark + 1));
    std::string sign = text[0] == '-' ? "-" : "";
    std::string mantissa = text.substr(sign.size(), mark - sign.size());
    std::erase(mantissa, '.');
    if (exponent < -4 || exponent >= 16) {
        std::string result = sign + mantissa.substr(0, 1);
        if (mantissa.size() > 1) result += "." + mantissa.substr(1);
        std::string power = std::to_string(std::abs(exponent));
        return result + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" + power : power);
    }
    if (exponent < 0)
        return sign + "0." + std::string(static_cast<size_t>(-exponent - 1), '0') + mantissa;
    auto whole = static_cast<size_t>(exponent + 1);
    if (mantissa.size() < whole) mantissa.append(whole - mantissa.size(), '0');
    std::string fraction = mantissa.substr(whole);
    return sign + mantissa.substr(0, whole) + "." + (fraction.empty() ? "0" : fraction);
}

} // namespace awaitscope
