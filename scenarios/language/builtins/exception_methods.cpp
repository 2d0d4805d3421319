#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/codecs.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/exception_groups.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/os_errors.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/traceback.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

bool isKeyError(const Value& exception)
{
    return isInstance(exception, exceptions::KeyError());
}

/// Appends the text of each of the values; false when one is up to the program.
bool appendPlain(Machine& machine, const Value& value, bool repr, std::string& text)
{
    std::string part;
    if (!(repr ? machine.plainRepr(value, part) : machine.plainStr(value, part))) return false;
    text += part;
    return true;
}

} // namespace

bool exceptionText(Machine& machine, const Value& exception, std::string& text)
{
    const Values& arguments = exceptionOf(exception)->arguments;
    text.clear();
    if (isExceptionGroup(exception)) {
        text = groupText(exception);
        return true;
    }
    if (unicodeProblemText(exception, text)) return true;
    if (hasErrorNumber(exception)) return osErrorText(machine, exception, text);
    if (arguments.empty()) return true;
    if (arguments.size() == 1)
        return appendPlain(machine, arguments[0], isKeyError(exception), text);
    return appendPlain(machine, makeTuple(arguments), true, text);
}

namespace {

/// What `repr` says when no class of the program does.
Coroutine<Value> representException(Machine& machine, Values slots)
{
    if (!isInstance(slots[0], exceptions::BaseException()))
        return raisedWrongSelf(machine, slots[0], exceptions::BaseException(), "__repr__");
    return machine.containerRepr(slots[0]);
}

Coroutine<Value> strMethod(Machine& machine, Values slots)
{
    std::string text;
    if (exceptionText(machine, slots[0], text)) co_return makeStr(std::move(text));
    const Values& arguments = exceptionOf(slots[0])->arguments;
    text.clear();
    bool single = arguments.size() == 1;
    Value shown = single ? arguments[0] : makeTuple(arguments);
    char conversion = single && !isKeyError(slots[0]) ? 's' : 'r';
    if (!co_await appendText(machine, std::move(shown), conversion, text)) co_return nullptr;
    co_return makeStr(std::move(text));
}

bool refuseKeywords(Machine& machine, const Type* type, const Value& named)
{
    if (named.as<DictObject>()->table().size() == 0) return false;
    machine.raiseTypeError(type->name() + "() takes no keyword arguments");
    return true;
}

/// `AttributeError(message, name=..., obj=...)`; false when a keyword is none of theirs.
bool takeKeywords(ExceptionObject& exception, const Value& named)
{
    HashTable& given = named.as<DictObject>()->table();
    size_t taken = 0;
    auto take = [&](const char* key, Value& target) {
        const Value name = intern(key);
        const Value* value = given.find(*hashOf(name), name);
        if (!value) return;
        target = *value;
        ++taken;
    };
    take("name", exception.name);
    take("obj", exception.object);
    Value path;
    if (isInstance(Value(&exception), exceptions::ImportError())) take("path", path);
    if (path) exception.attributes().set(intern("path"), std::move(path));
    return taken == given.size();
}

Value newException(Machine& machine, Arguments slots)
{
    if (typeOf(slots[0])->layout() != Layout::Type ||
        slots[0].as<Type>()->layout() != Layout::Exception)
        return machine.raiseTypeError("BaseException.__new__(X): X is not a type of exception");
    Type* type = slots[0].as<Type>();
    // A class of the program may take them in its __init__.
    bool takesNamed = type->isProgram() || type->isSubtypeOf(exceptions::ImportError()) ||
                      type->isSubtypeOf(exceptions::AttributeError()) ||
                      type->isSubtypeOf(exceptions::NameError());
    if (!takesNamed && refuseKeywords(machine, type, slots[2])) return nullptr;
    Values arguments = slots[1].as<TupleObject>()->items();
    if (type == exceptions::OSError() && arguments.size() >= 2) type = typeOfError(arguments[0]);
    auto made = makeRef<ExceptionObject>(Ref<Type>(type), std::move(arguments));
    if (!type->isProgram() && !takeKeywords(*made, slots[2]) &&
        refuseKeywords(machine, type, slots[2]))
        return nullptr;
    return made;
}

Value initialize(Machine& machine, Arguments slots)
{
    const Type* type = typeOf(slots[0]);
    const bool isNamed = type->isSubtypeOf(exceptions::ImportError()) ||
                         type->isSubtypeOf(exceptions::AttributeError()) ||
                         type->isSubtypeOf(exceptions::NameError());
    const bool isTaken = isNamed && takeKeywords(*exceptionOf(slots[0]), slots[2]);
    if (!isTaken && refuseKeywords(machine, type, slots[2])) return nullptr;
    // A group keeps what it was made of.
    if (!isExceptionGroup(slots[0]))
        exceptionOf(slots[0])->arguments = slots[1].as<TupleObject>()->items();
    return none();
}

Value args(Machine&, Arguments slots)
{
    Values arguments = exceptionOf(slots[0])->arguments;
    // The file's name of an OSError is none of them.
    if (hasErrorNumber(slots[0]) && arguments.size() > 2) arguments.resize(2);
    return makeTuple(std::move(arguments));
}

Value orNone(const Value& value)
{
    return value ? value : none();
}

Value cause(Machine&, Arguments slots)
{
    return orNone(exceptionOf(slots[0])->cause);
}

/// An exception or None, for a cause or a context; false when raised.
bool readLink(Machine& machine, const Value& given, const char* what, Value& link)
{
    if (!given.is(none()) && !isException(given)) {
        machine.raiseTypeError(std::string("exception ") + what +
                               " must be None or derive from BaseException");
        return false;
    }
    link = given.is(none()) ? Value() : given;
    return true;
}

Value setCause(Machine& machine, Arguments slots)
{
    ExceptionObject* exception = exceptionOf(slots[0]);
    if (!readLink(machine, slots[1], "cause", exception->cause)) return nullptr;
    exception->suppressContext = true;
    return none();
}

Value setContext(Machine& machine, Arguments slots)
{
    if (!readLink(machine, slots[1], "context", exceptionOf(slots[0])->context)) return nullptr;
    return none();
}

Value setSuppressContext(Machine& machine, Arguments slots)
{
    exceptionOf(slots[0])->suppressContext = machine.plainTruth(slots[1]) == 1;
    return none();
}

Value context(Machine&, Arguments slots)
{
    return orNone(exceptionOf(slots[0])->context);
}

Value suppressContext(Machine&, Arguments slots)
{
    return boolean(exceptionOf(slots[0])->suppressContext);
}

Value traceback(Machine& machine, Arguments slots)
{
    const ExceptionObject& exception = *exceptionOf(slots[0]);
    if (!machine.reserve(exception.traceback.size() * sizeof(TracebackEntry))) return nullptr;
    return tracebackOf(exception);
}

Value setTraceback(Machine& machine, Arguments slots)
{
    const Value& given = slots[1];
    const bool isTraceback = typeOf(given) == TracebackObject::classType();
    if (!isTraceback && !given.is(none()))
        return machine.raiseTypeError("__traceback__ must be a traceback or None");
    exceptionOf(slots[0])->traceback =
        isTraceback ? given.as<TracebackObject>()->entries() : TracebackEntries();
    if (!isTraceback) exceptionOf(slots[0])->keptLines = SIZE_MAX; // as if it had not been raised
    return none();
}

Value withTraceback(Machine& machine, Arguments slots)
{
    if (!setTraceback(machine, slots)) return nullptr;
    return slots[0];
}

Value addNote(Machine& machine, Arguments slots)
{
    if (!isStr(slots[1]))
        return machine.raiseTypeError("note must be a str, not '" + machine.typeName(slots[1]) +
                                      "'");
    exceptionOf(slots[0])->notes.push_back(slots[1]);
    return none();
}

Value notes(Machine& machine, Arguments slots)
{
    ExceptionObject* exception = exceptionOf(slots[0]);
    if (!exception->notes.empty()) return makeList(exception->notes);
    return machine.raise(exceptions::AttributeError(), "'" + machine.typeName(slots[0]) +
                                                           "' object has no attribute "
                                                           "'__notes__'");
}

/// What is missing: for an import, the module that it is missing from or that is itself missing.
Value missingName(Machine&, Arguments slots)
{
    const ExceptionObject& exception = *exceptionOf(slots[0]);
    const bool isIn = exception.object && typeOf(exception.object)->layout() == Layout::Module &&
                      isInstance(slots[0], exceptions::ImportError());
    return isIn ? makeStr(exception.object.as<ModuleObject>()->name()) : orNone(exception.name);
}

Value missingObject(Machine&, Arguments slots)
{
    return orNone(exceptionOf(slots[0])->object);
}

/// The part of this number of what a SyntaxError says about its place.
template <size_t Index> Value placePart(Machine&, Arguments slots)
{
    const Values& arguments = exceptionOf(slots[0])->arguments;
    if (arguments.size() < 2 || typeOf(arguments[1])->layout() != Layout::Tuple) return none();
    const Values& parts = arguments[1].as<TupleObject>()->items();
    return Index < parts.size() ? parts[Index] : none();
}

/// The argument of this number; None when there is none.
template <size_t Index> Value argument(Machine&, Arguments slots)
{
    const Values& arguments = exceptionOf(slots[0])->arguments;
    return Index < arguments.size() ? arguments[Index] : none();
}

Value exitCode(Machine&, Arguments slots)
{
    const Values& arguments = exceptionOf(slots[0])->arguments;
    if (arguments.empty()) return none();
    return arguments.size() == 1 ? arguments[0] : makeTuple(arguments);
}

} // namespace

void defineExceptions(Definitions& names)
{
    defineTracebacks();
    defineOsErrors();
    defineNew(exceptions::BaseException(), "cls, /, *args, **kwargs", newException);
    Definitions(exceptions::BaseException()->operators(), "BaseException")
        .coroutine("__repr__", "self, /", representException);
    Methods<exceptions::BaseException>()
        .method<"__init__", initialize>("self, /, *args, **kwargs")
        .method<"__str__", strMethod>()
        .method<"with_traceback", withTraceback>("self, tb, /")
        .method<"add_note", addNote>("self, note, /")
        .property<"args", args>()
        .property<"__cause__", cause, setCause>()
        .property<"__context__", context, setContext>()
        .property<"__suppress_context__", suppressContext, setSuppressContext>()
        .property<"__traceback__", traceback, setTraceback>()
        .property<"__notes__", notes>();
    Methods<exceptions::NameError>().property<"name", missingName>();
    Methods<exceptions::AttributeError>()
        .property<"name", missingName>()
        .property<"obj", missingObject>();
    Methods<exceptions::ImportError>()
        .property<"name", missingName>()
        .property<"msg", argument<0>>()
        .definitions()
        .value("path", none());
    Methods<exceptions::SyntaxError>()
        .property<"msg", argument<0>>()
        .property<"filename", placePart<0>>()
        .property<"lineno", placePart<1>>()
        .property<"offset", placePart<2>>()
        .property<"text", placePart<3>>();
    Methods<exceptions::StopIteration>().property<"value", argument<0>>();
    Methods<exceptions::SystemExit>().property<"code", exitCode>();

    names.type(exceptions::BaseException());
#define AWAITSCOPE_DEFINE(name, base) names.type(exceptions::name());
    AWAITSCOPE_EXCEPTIONS(AWAITSCOPE_DEFINE)
#undef AWAITSCOPE_DEFINE
    names.type(exceptions::ExceptionGroup());
    names.value("EnvironmentError", Value(exceptions::OSError()));
    names.value("IOError", Value(exceptions::OSError()));
}

} // namespace awaitscope
