#include "scenarios/language/builtins/arguments.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

namespace awaitscope {

bool isWanted(const Value& value)
{
    return value && !value.is(none());
}

bool readInteger(Machine& machine, const Value& value, int64_t& number)
{
    if (isInteger(value)) {
        if (fitsInt64(value, number)) return true;
        machine.raise(exceptions::OverflowError(), "Python int too large to convert to C ssize_t");
        return false;
    }
    if (const Value known = KeyQuestion::indexOf(value)) return readInteger(machine, known, number);
    machine.raiseTypeError("'" + machine.typeName(value) +
                           "' object cannot be interpreted as an integer");
    return false;
}

bool readDouble(Machine& machine, const Value& value, double& number)
{
    if (isFloat(value) || isInteger(value)) return convertToDouble(machine, value, number);
    machine.raiseTypeError("must be real number, not " + machine.typeName(value));
    return false;
}

bool checkText(Machine& machine, const Value& value, const char* what)
{
    if (value.isObject() && typeOf(value)->layout() == Layout::Str) return true;
    machine.raiseTypeError(std::string(what) + " must be str, not " + machine.typeName(value));
    return false;
}

int64_t sliceIndex(const Value& value)
{
    constexpr int64_t kFar = (int64_t{1} << 62) - 1;
    int64_t number = 0;
    if (!isInteger(value)) { // whoever read it has been told what it stands for
        const Value known = KeyQuestion::indexOf(value);
        return known ? sliceIndex(known) : 0;
    }
    if (fitsInt64(value, number)) return std::clamp(number, -kFar, kFar);
    return IntegerView(value).sign() < 0 ? -kFar : kFar;
}

int64_t clampIndex(int64_t index, int64_t length)
{
    if (index < 0) index += length;
    return std::clamp<int64_t>(index, 0, length);
}

bool readBound(Machine& machine, const Value& value, Value& number)
{
    if (!isWanted(value)) return true;
    number = isInteger(value) ? value : KeyQuestion::indexOf(value);
    if (!number)
        machine.raiseTypeError(
            "slice indices must be integers or None or have an __index__ method");
    return static_cast<bool>(number);
}

bool readBounds(Machine& machine, const Value& start, const Value& end, int64_t length,
                int64_t& from, int64_t& to)
{
    from = 0;
    to = length;
    Value first, last;
    if (!readBound(machine, start, first) || !readBound(machine, end, last)) return false;
    if (first) {
        from = sliceIndex(first);
        // A start behind the end finds nothing, not even the empty text.
        from = from > length ? from : clampIndex(from, length);
    }
    if (last) to = clampIndex(sliceIndex(last), length);
    return true;
}

Coroutine<bool> appendText(Machine& machine, Value value, char conversion, std::string& text)
{
    std::string plain;
    bool isRepr = conversion != 's';
    if (!(isRepr ? machine.plainRepr(value, plain) : machine.plainStr(value, plain))) {
        Value made;
        if (isRepr)
            made = co_await machine.repr(std::move(value));
        else
            made = co_await machine.str(std::move(value));
        if (!made) co_return false;
        plain = textOf(made);
    }
    text += conversion == 'a' ? asciiOnly(plain) : plain;
    co_return true;
}

Value raiseWrongSelf(Machine& machine, const Value& self, const Type* owner, const char* name)
{
    return machine.raiseTypeError(std::string("descriptor '") + name + "' for '" + owner->name() +
                                  "' objects doesn't apply to a '" + machine.typeName(self) +
                                  "' object");
}

namespace {

Coroutine<Value> raised()
{
    co_return nullptr;
}

} // namespace

Coroutine<Value> raisedWrongSelf(Machine& machine, const Value& self, const Type* owner,
                                 const char* name)
{
    raiseWrongSelf(machine, self, owner, name); // at once: the arguments are the caller's
    return raised();
}

} // namespace awaitscope
