#include "scenarios/language/builtins/os_errors.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

bool hasErrorNumber(const Value& exception)
{
    const Values& arguments = exceptionOf(exception)->arguments;
    return isInstance(exception, exceptions::OSError()) && arguments.size() >= 2 &&
           arguments.size() <= 5;
}

bool osErrorText(Machine& machine, const Value& exception, std::string& text)
{
    const Values& arguments = exceptionOf(exception)->arguments;
    std::string number, message, file;
    if (!machine.plainStr(arguments[0], number) || !machine.plainStr(arguments[1], message))
        return false;
    text = "[Errno " + number + "] " + message;
    if (arguments.size() < 3 || arguments[2].is(none())) return true;
    if (!machine.plainRepr(arguments[2], file)) return false;
    text += ": " + file;
    return true;
}

Type* typeOfError(const Value& number)
{
    using namespace exceptions;
    switch (number.isSmall() ? number.smallInt() : 0) {
    case 1:
    case 13: return PermissionError();
    case 2: return FileNotFoundError();
    case 3: return ProcessLookupError();
    case 4: return InterruptedError();
    case 10: return ChildProcessError();
    case 11: return BlockingIOError();
    case 17: return FileExistsError();
    case 20: return NotADirectoryError();
    case 21: return IsADirectoryError();
    case 32: return BrokenPipeError();
    case 103: return ConnectionAbortedError();
    case 104: return ConnectionResetError();
    case 110: return TimeoutError();
    case 111: return ConnectionRefusedError();
    default: return OSError();
    }
}

Value makeOsError(int number, std::string message)
{
    Values arguments{Value::small(number), makeStr(std::move(message))};
    Ref<Type> type(typeOfError(arguments[0]));
    return makeRef<ExceptionObject>(std::move(type), std::move(arguments));
}

namespace {

template <size_t Index> Value errorPart(Machine&, Arguments slots)
{
    const Values& arguments = exceptionOf(slots[0])->arguments;
    return hasErrorNumber(slots[0]) && Index < arguments.size() ? arguments[Index] : none();
}

} // namespace

void defineOsErrors()
{
    Methods<exceptions::OSError>()
        .property<"errno", errorPart<0>>()
        .property<"strerror", errorPart<1>>()
        .property<"filename", errorPart<2>>();
}

} // namespace awaitscope
