#include "scenarios/language/builtins/streams.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Type* types::textStream()
{
    static Type* const type = makeBuiltinType("TextIOWrapper", "_io", Layout::Native);
    return type;
}

namespace {

Value makeStream(bool isStderr)
{
    auto stream = makeRef<StreamObject>(isStderr);
    stream->makeImmortal();
    return stream;
}

Value write(Machine& machine, Arguments slots)
{
    if (!checkText(machine, slots[1], "write() argument")) return nullptr;
    machine.runtime().write(textOf(slots[1]), slots[0].as<StreamObject>()->isStderr());
    return Value::small(static_cast<int64_t>(slots[1].as<StrObject>()->length()));
}

Value flush(Machine&, Arguments)
{
    return none();
}

Value isatty(Machine&, Arguments)
{
    return falseValue();
}

} // namespace

const Value& standardOutput()
{
    static const Value stream = makeStream(false);
    return stream;
}

const Value& standardError()
{
    static const Value stream = makeStream(true);
    return stream;
}

void defineStreams()
{
    Methods<types::textStream>()
        .method<"write", write>("self, text, /")
        .method<"flush", flush>()
        .method<"isatty", isatty>();
}

} // namespace awaitscope
