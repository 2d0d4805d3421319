#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/format_spec.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>
#include <cstdlib>

namespace awaitscope {

namespace {

using Number = std::complex<double>;

Number self(Arguments slots)
{
    return slots[0].as<ComplexObject>()->number();
}

// --- texts

/// A part as `repr` shows it: whole numbers without `.0`.
std::string partText(double part)
{
    std::string text = formatFloat(part);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string textOfComplex(Number number)
{
    std::string imaginary = partText(number.imag()) + "j";
    if (number.real() == 0 && !std::signbit(number.real())) return imaginary;
    if (!imaginary.starts_with('-')) imaginary.insert(0, "+");
    return "(" + partText(number.real()) + imaginary + ")";
}

Value represent(Machine&, Arguments slots)
{
    return makeStr(textOfComplex(self(slots)));
}

/// `[sign]digits[.digits][exponent]`, `inf`, `nan`; moves behind it.
bool readPart(const char*& text, double& number)
{
    const char* digits = *text == '+' || *text == '-' ? text + 1 : text;
    if (*digits == '+' || *digits == '-' || std::isspace(static_cast<unsigned char>(*digits)) ||
        (digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')))
        return false;
    char* end = nullptr;
    number = std::strtod(text, &end);
    if (end == text) return false;
    text = end;
    return true;
}

bool isUnit(const char* text)
{
    return *text == 'j' || *text == 'J';
}

bool readComplex(std::string_view given, Number& number)
{
    const auto isSpace = [](char c) { return std::isspace(static_cast<unsigned char>(c)); };
    while (!given.empty() && isSpace(given.front()))
        given.remove_prefix(1);
    while (!given.empty() && isSpace(given.back()))
        given.remove_suffix(1);
    if (given.starts_with('(') && given.ends_with(')')) {
        given.remove_prefix(1);
        given.remove_suffix(1);
    }
    const std::string copy(given);
    const char* text = copy.c_str();
    double first = 0;
    if (!readPart(text, first)) {
        // `j`, `+j`, `-j`
        const bool negative = *text == '-';
        if (negative || *text == '+') ++text;
        if (!isUnit(text)) return false;
        number = {0, negative ? -1.0 : 1.0};
        return text[1] == '\0';
    }
    if (isUnit(text)) {
        number = {0, first};
        return text[1] == '\0';
    }
    number = first;
    if (*text == '\0') return true;
    if (*text != '+' && *text != '-') return false;
    const double sign = *text == '-' ? -1 : 1;
    double second = 1;
    if (isUnit(text + 1)) {
        number = {first, sign};
        return text[2] == '\0';
    }
    if (!readPart(text, second) || !isUnit(text)) return false;
    number = {first, second};
    return text[1] == '\0';
}

/// The parts of a type or a precision that is asked for; in parentheses when no type is.
bool formatted(Machine& machine, Number number, const std::string& given, std::string& out)
{
    FormatSpec spec;
    FormatError error;
    if (!parseFormatSpec(given, false, "complex", spec, error)) {
        machine.raise(error.type, error.message);
        return false;
    }
    if (spec.zeroPadded() || spec.align == '=') {
        machine.raiseValueError(
            spec.fill == "0" ? "Zero padding is not allowed in complex format specifier"
                             : "'=' alignment flag is not allowed in complex format specifier");
        return false;
    }
    std::string text;
    if (!spec.type && spec.precision < 0 && !spec.separator && !spec.sign) {
        text = textOfComplex(number);
    } else {
        FormatSpec part = spec;
        part.width = 0;
        part.fill = " ";
        part.align = 0;
        if (!spec.type) part.type = 'g';
        std::string real, imaginary;
        const bool onlyImaginary = !spec.type && number.real() == 0 && !std::signbit(number.real());
        bool fine = formatDouble(number.real(), part, "complex", real, error);
        if (!onlyImaginary) part.sign = '+';
        fine = fine && formatDouble(number.imag(), part, "complex", imaginary, error);
        if (!fine) {
            machine.raise(error.type, error.message);
            return false;
        }
        text = onlyImaginary ? imaginary + "j" : real + imaginary + "j";
        if (!spec.type && !onlyImaginary) text = "(" + text + ")";
    }
    out += padFormatted(text, 0, spec, '>');
    return true;
}

Value format(Machine& machine, Arguments slots)
{
    std::string out;
    if (!checkText(machine, slots[1], "__format__() argument")) return {};
    if (!formatted(machine, self(slots), textOf(slots[1]), out)) return {};
    return makeStr(std::move(out));
}

// --- making

Coroutine<bool> readArgument(Machine& machine, const Value& value, const char* which,
                             Number& number)
{
    if (toComplex(value, number)) co_return true;
    for (const char* name : {"__complex__", "__float__", "__index__"}) {
        bool found = false;
        Values noArguments;
        Value made = co_await callSpecial(machine, value, name, std::move(noArguments), found);
        if (!found) continue;
        if (!made) co_return false;
        if (toComplex(made, number)) co_return true;
    }
    machine.raiseTypeError("complex() " + std::string(which) + " argument must be a " +
                           (*which == 'f' ? "string or a number" : "number") + ", not '" +
                           machine.typeName(value) + "'");
    co_return false;
}

// Slots: cls, real, imag.
Coroutine<Value> newComplex(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::complex())) co_return Value();
    Number number, imaginary;
    if (slots[1] && isStr(slots[1])) {
        if (slots[2])
            co_return machine.raiseTypeError(
                "complex() can't take second arg if first is a string");
        std::string text = textOf(slots[1]);
        std::erase(text, '_');
        if (!readComplex(text, number))
            co_return machine.raiseValueError("complex() arg is a malformed string");
        co_return makeComplex(number);
    }
    if (slots[1]) {
        const bool fine = co_await readArgument(machine, slots[1], "first", number);
        if (!fine) co_return Value();
    }
    if (slots[2]) {
        if (isStr(slots[2]))
            co_return machine.raiseTypeError("complex() second arg can't be a string");
        const bool fine = co_await readArgument(machine, slots[2], "second", imaginary);
        if (!fine) co_return Value();
        const double real =
            slots[2] && isComplex(slots[2]) ? number.real() - imaginary.imag() : number.real();
        const bool hasImaginary = slots[1] && number.imag() != 0;
        number = {real, hasImaginary ? number.imag() + imaginary.real() : imaginary.real()};
    }
    co_return makeComplex(number);
}

// --- arithmetic

Number quotient(Number left, Number right)
{
    // Smith's way: by the larger part of the divisor.
    if (std::fabs(right.real()) >= std::fabs(right.imag())) {
        const double ratio = right.imag() / right.real();
        const double divisor = right.real() + right.imag() * ratio;
        return {(left.real() + left.imag() * ratio) / divisor,
                (left.imag() - left.real() * ratio) / divisor};
    }
    const double ratio = right.real() / right.imag();
    const double divisor = right.real() * ratio + right.imag();
    return {(left.real() * ratio + left.imag()) / divisor,
            (left.imag() * ratio - left.real()) / divisor};
}

template <char Operation, bool IsReflected> Value operate(Machine& machine, Arguments slots)
{
    Number left, right;
    if (!toComplex(slots[0], left) || !toComplex(slots[1], right)) return notImplemented();
    if constexpr (IsReflected) std::swap(left, right);
    switch (Operation) {
    case '+': return makeComplex({left.real() + right.real(), left.imag() + right.imag()});
    case '-': return makeComplex({left.real() - right.real(), left.imag() - right.imag()});
    case '*':
        return makeComplex({left.real() * right.real() - left.imag() * right.imag(),
                            left.real() * right.imag() + left.imag() * right.real()});
    case '/':
        if (right == 0.0)
            return machine.raise(exceptions::ZeroDivisionError(), "complex division by zero");
        return makeComplex(quotient(left, right));
    default: break;
    }
    Number result;
    if (!complexPower(left, right, result))
        return machine.raise(exceptions::ZeroDivisionError(),
                             "zero to a negative or complex power");
    return makeComplex(result);
}

Value equal(Machine&, Arguments slots)
{
    Number other;
    if (!toComplex(slots[1], other)) return notImplemented();
    return boolean(self(slots) == other);
}

Value unequal(Machine&, Arguments slots)
{
    Number other;
    if (!toComplex(slots[1], other)) return notImplemented();
    return boolean(self(slots) != other);
}

Value hashNumber(Machine&, Arguments slots)
{
    return Value::small(complexHash(slots[0]));
}

Value negate(Machine&, Arguments slots)
{
    return makeComplex(-self(slots));
}

Value keep(Machine&, Arguments slots)
{
    return slots[0];
}

Value magnitude(Machine&, Arguments slots)
{
    return makeFloat(std::hypot(self(slots).real(), self(slots).imag()));
}

Value truth(Machine&, Arguments slots)
{
    return boolean(self(slots) != 0.0);
}

Value conjugate(Machine&, Arguments slots)
{
    return makeComplex(std::conj(self(slots)));
}

Value realPart(Machine&, Arguments slots)
{
    return makeFloat(self(slots).real());
}

Value imaginaryPart(Machine&, Arguments slots)
{
    return makeFloat(self(slots).imag());
}

} // namespace

void defineComplex(Definitions& names)
{
    defineNew(types::complex(), "cls, real=, imag=", newComplex);
    Methods<types::complex>()
        .method<"__add__", operate<'+', false>>("self, value, /")
        .method<"__radd__", operate<'+', true>>("self, value, /")
        .method<"__sub__", operate<'-', false>>("self, value, /")
        .method<"__rsub__", operate<'-', true>>("self, value, /")
        .method<"__mul__", operate<'*', false>>("self, value, /")
        .method<"__rmul__", operate<'*', true>>("self, value, /")
        .method<"__truediv__", operate<'/', false>>("self, value, /")
        .method<"__rtruediv__", operate<'/', true>>("self, value, /")
        .method<"__pow__", operate<'^', false>>("self, value, /")
        .method<"__rpow__", operate<'^', true>>("self, value, /")
        .method<"__eq__", equal>("self, value, /")
        .method<"__ne__", unequal>("self, value, /")
        .method<"__hash__", hashNumber>()
        .method<"__neg__", negate>()
        .method<"__pos__", keep>()
        .method<"__abs__", magnitude>()
        .method<"__bool__", truth>()
        .method<"__complex__", keep>()
        .method<"__repr__", represent>()
        .method<"__format__", format>("self, format_spec, /")
        .method<"conjugate", conjugate>()
        .property<"real", realPart>()
        .property<"imag", imaginaryPart>();
    names.type(types::complex());
}

} // namespace awaitscope
