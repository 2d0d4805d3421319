#include "scenarios/language/builtins/streams.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Type* types::textStream()
{
    static Type* const type = makeBuiltinType("TextIOWrapper", "_io", Layout::Native);
    return type;
}

namespace {

bool payFor(Machine& machine, const std::string& text)
{
    constexpr size_t kBytesInAStep = 128; // they are hashed, kept, and written in the end
    constexpr uint64_t kSteps = 4;
    return machine.charge(kSteps + text.size() / kBytesInAStep);
}

Value write(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[1], "write() argument")) return nullptr;
    if (!payFor(machine, textOf(slots[1]))) return nullptr;
    machine.runtime().write(textOf(slots[1]), slots[0].as<StreamObject>()->isStderr());
    return Value::small(static_cast<int64_t>(slots[1].as<StrObject>()->length()));
}

Value flush(Machine& machine, Arguments slots)
{
    machine.runtime().flush(slots[0].as<StreamObject>()->isStderr());
    return none();
}

Coroutine<Value> writeLines(Machine& machine, Values slots)
{
    Values lines;
    const bool fine = co_await collect(machine, slots[1], lines);
    if (!fine) co_return nullptr;
    for (const Value& line : lines) {
        if (!isPlainStream(slots[0])) {
            Value name = intern("write");
            Value method = co_await machine.attribute(slots[0], name);
            if (!method) co_return nullptr;
            Values arguments{line};
            Value done = co_await machine.call(std::move(method), std::move(arguments));
            if (!done) co_return nullptr;
            continue;
        }
        if (!checkText(machine, line, "write() argument") || !payFor(machine, textOf(line)))
            co_return nullptr;
        machine.runtime().write(textOf(line), slots[0].as<StreamObject>()->isStderr());
    }
    co_return none();
}

Value reconfigure(Machine&, Arguments)
{
    return none();
}

Value name(Machine&, Arguments slots)
{
    return makeStr(slots[0].as<StreamObject>()->isStderr() ? "<stderr>" : "<stdout>");
}

Value encoding(Machine&, Arguments)
{
    return makeStr("utf-8");
}

Value closed(Machine&, Arguments)
{
    return falseValue();
}

Value writable(Machine&, Arguments)
{
    return trueValue();
}

Value isatty(Machine&, Arguments)
{
    return falseValue();
}

} // namespace

bool isPlainStream(const Value& file)
{
    static const Value writeName = intern("write"), flushName = intern("flush");
    if (typeOf(file) != types::textStream()) return false;
    const Attributes& own = *file.as<StreamObject>()->ownAttributes();
    return !own.find(writeName) && !own.find(flushName);
}

Value currentOutput(const Machine& machine)
{
    static const Value name = intern("stdout");
    if (!machine.sys()) return makeRef<StreamObject>(false);
    const Value* present = machine.sys()->attributes().find(name);
    return present ? *present : Value();
}

void defineStreams()
{
    Methods<types::textStream>()
        .method<"write", write>("self, text, /")
        .method<"flush", flush>()
        .method<"writelines", writeLines>("self, lines, /")
        .method<"reconfigure", reconfigure>("self, /, **kwargs")
        .property<"name", name>()
        .property<"encoding", encoding>()
        .property<"closed", closed>()
        .method<"writable", writable>()
        .method<"isatty", isatty>();
}

} // namespace awaitscope
