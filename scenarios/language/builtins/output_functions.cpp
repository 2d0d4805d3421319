#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/namespaces.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/streams.h"
#include "scenarios/language/builtins/text_limits.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

bool readSeparator(Machine& machine, const Value& given, const char* name, std::string& text)
{
    if (!isWanted(given)) return true;
    if (!isStr(given)) {
        machine.raiseTypeError(std::string(name) + " must be None or a string, not " +
                               machine.typeName(given));
        return false;
    }
    text = textOf(given);
    return true;
}

/// Calls a method of what stands for a file. False: raised.
Coroutine<bool> callFile(Machine& machine, const Value& file, const char* name, Values arguments)
{
    Value method = co_await machine.attribute(file, intern(name));
    if (!method) co_return false;
    Value done = co_await machine.call(std::move(method), std::move(arguments));
    co_return bool(done);
}

/// Into what stands for a file: each piece by a call of its `write`.
Coroutine<bool> printPieces(Machine& machine, const Value& file, const Values& values,
                            const std::string& separator, const std::string& end)
{
    for (size_t index = 0; index < values.size(); ++index) {
        std::string text;
        if (index > 0) {
            Values between{makeStr(separator)};
            if (!co_await callFile(machine, file, "write", std::move(between))) co_return false;
        }
        if (!co_await appendText(machine, values[index], 's', text)) co_return false;
        if (!isTextSize(machine, text.size()) || !machine.chargeItem()) co_return false;
        Values piece{makeStr(std::move(text))};
        if (!co_await callFile(machine, file, "write", std::move(piece))) co_return false;
    }
    Values last{makeStr(end)};
    const bool isDone = co_await callFile(machine, file, "write", std::move(last));
    co_return isDone;
}

/// The whole line, or what of it comes before something that cannot be shown.
Coroutine<bool> printLine(Machine& machine, const Values& values, const std::string& separator,
                          const std::string& end, std::string& line)
{
    for (size_t index = 0; index < values.size(); ++index) {
        if (index > 0) line += separator;
        if (!co_await appendText(machine, values[index], 's', line)) co_return false;
        if (!isTextSize(machine, line.size()) || !machine.chargeItem()) co_return false;
    }
    line += end;
    constexpr size_t kBytesInAStep = 128; // they are hashed, kept, and written in the end
    constexpr uint64_t kSteps = 4;
    co_return machine.charge(kSteps + line.size() / kBytesInAStep);
}

// Slots: sep, end, file, flush, then the values.
Coroutine<Value> print(Machine& machine, Values slots)
{
    std::string separator = " ", end = "\n";
    if (!readSeparator(machine, slots[0], "sep", separator)) co_return nullptr;
    if (!readSeparator(machine, slots[1], "end", end)) co_return nullptr;
    Value file = isWanted(slots[2]) ? slots[2] : currentOutput(machine);
    if (!file) co_return machine.raise(exceptions::RuntimeError(), "lost sys.stdout");
    if (file.is(none())) co_return none();
    const Values& values = slots[4].as<TupleObject>()->items();
    if (isPlainStream(file)) {
        std::string line;
        const bool isDone = co_await printLine(machine, values, separator, end, line);
        if (!line.empty()) machine.runtime().write(line, file.as<StreamObject>()->isStderr());
        if (!isDone) co_return nullptr;
    } else if (!co_await printPieces(machine, file, values, separator, end)) {
        co_return nullptr;
    }
    if (!slots[3]) co_return none();
    const Answer flushes = co_await isTrue(machine, slots[3]);
    if (flushes == Answer::Raised) co_return nullptr;
    Values noArguments;
    if (flushes == Answer::Yes && isPlainStream(file))
        machine.runtime().flush(file.as<StreamObject>()->isStderr());
    else if (flushes == Answer::Yes &&
             !co_await callFile(machine, file, "flush", std::move(noArguments)))
        co_return nullptr;
    co_return none();
}

Value refuse(Machine& machine, const char* sentence)
{
    return machine.raise(exceptions::RuntimeError(), sentence);
}

Value input(Machine& machine, Arguments)
{
    return refuse(machine, "input is not available in Awaitscope: a scenario runs by itself; "
                           "assign the value in the source");
}

/// There are no files, so what would be read is not found, as a program may expect; nothing can be
/// written.
Coroutine<Value> open(Machine& machine, Values slots)
{
    Value name = slots[0];
    bool isPath = isStr(name);
    if (!isPath && name.isObject()) {
        Values noArguments;
        Value path =
            co_await callSpecial(machine, slots[0], "__fspath__", std::move(noArguments), isPath);
        if (isPath && !path) co_return nullptr;
        if (isPath) name = std::move(path);
    }
    if (!isPath && !isInt(name) && !bytesIn(name))
        co_return machine.raiseTypeError("expected str, bytes or os.PathLike object, not " +
                                         machine.typeName(slots[0]));
    const bool writes = isWanted(slots[1]) && isStr(slots[1]) &&
                        textOf(slots[1]).find_first_of("wax") != std::string::npos;
    if (writes || !isPath)
        co_return refuse(machine,
                         "open is not available in Awaitscope: a scenario has no files; keep "
                         "the data in a variable");
    constexpr int kNoEntry = 2;
    Values arguments{Value::small(kNoEntry), makeStr("No such file or directory"), name};
    auto exception =
        makeRef<ExceptionObject>(Ref<Type>(exceptions::FileNotFoundError()), std::move(arguments));
    exception->notes.push_back(
        makeStr("A scenario has no files in Awaitscope: keep the data in a variable"));
    co_return machine.raise(Value(exception));
}

Value evaluate(Machine& machine, Arguments)
{
    return refuse(machine, "eval is not available in Awaitscope: write the expression in the "
                           "source");
}

Value execute(Machine& machine, Arguments)
{
    return refuse(machine, "exec is not available in Awaitscope: write the statements in the "
                           "source");
}

Value globals(Machine& machine, Arguments)
{
    return globalNames(machine);
}

Value locals(Machine& machine, Arguments)
{
    return localNames(machine);
}

/// `exit()`, `quit()`.
Value leave(Machine& machine, Arguments slots)
{
    Values arguments{slots[0] ? slots[0] : none()};
    Ref<Type> type(exceptions::SystemExit());
    return machine.raise(Value(makeRef<ExceptionObject>(std::move(type), std::move(arguments))));
}

Value breakpoint(Machine& machine, Arguments)
{
    return refuse(machine, "breakpoint is not available in Awaitscope: step through the run "
                           "instead");
}

Value help(Machine& machine, Arguments)
{
    return refuse(machine, "help is not available in Awaitscope: print(x.__doc__) shows what is "
                           "said of x");
}

Value importByName(Machine& machine, Arguments)
{
    return refuse(machine, "__import__ is not available in Awaitscope: write 'import' at the top "
                           "of the file");
}

Value compileText(Machine& machine, Arguments)
{
    return refuse(machine, "compile is not available in Awaitscope: write the code in the source");
}

} // namespace

void defineOutput(Definitions& names)
{
    names.coroutine("print", "*args, sep=, end=, file=, flush=", print);
    names.function("input", "*args", input);
    names.coroutine("open", "file, mode=, *args, **kwargs", open);
    names.function("eval", "*args, **kwargs", evaluate);
    names.function("exec", "*args, **kwargs", execute);
    names.function("globals", "", globals);
    names.function("locals", "", locals);
    names.function("exit", "code=", leave).function("quit", "code=", leave);
    names.function("breakpoint", "*args, **kwargs", breakpoint);
    names.function("help", "*args", help);
    names.function("__import__", "*args, **kwargs", importByName);
    names.function("compile", "*args, **kwargs", compileText);
}

} // namespace awaitscope
