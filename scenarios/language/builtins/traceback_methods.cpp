#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/traceback.h"
#include "scenarios/language/values/types.h"

namespace awaitscope {

namespace {

Type* frameType()
{
    static Type* const type = makeBuiltinType("frame", "builtins", Layout::Native);
    return type;
}

Type* codeType()
{
    static Type* const type = makeBuiltinType("code", "builtins", Layout::Native);
    return type;
}

/// The frame of a line of a traceback, as far as it can still be looked at, or its code.
class PlaceObject : public Container {
public:
    PlaceObject(const Type* type, TracebackEntry place) : Container(type), place(place) {}
    const TracebackEntry place;
    void traverse(Visitor&) const override {}
    void clear() override {}
};

int64_t lineOf(const Code& code, SpanId span)
{
    return span ? code.program->spans[span - 1].line : 0;
}

const TracebackEntry& placeOf(Arguments slots)
{
    return slots[0].as<PlaceObject>()->place;
}

const TracebackEntry& entryOf(Arguments slots)
{
    return slots[0].as<TracebackObject>()->entry();
}

Value tracebackLine(Machine&, Arguments slots)
{
    return Value::small(lineOf(*entryOf(slots).code, entryOf(slots).span));
}

Value tracebackNext(Machine&, Arguments slots)
{
    return slots[0].as<TracebackObject>()->next();
}

Value tracebackFrame(Machine&, Arguments slots)
{
    return makeRef<PlaceObject>(frameType(), entryOf(slots));
}

Value frameLine(Machine&, Arguments slots)
{
    return Value::small(lineOf(*placeOf(slots).code, placeOf(slots).span));
}

Value frameCode(Machine&, Arguments slots)
{
    return makeRef<PlaceObject>(codeType(), placeOf(slots));
}

Value codeName(Machine&, Arguments slots)
{
    return makeStr(placeOf(slots).code->name);
}

Value codeQualifiedName(Machine&, Arguments slots)
{
    return makeStr(placeOf(slots).code->qualifiedName);
}

Value codeFile(Machine&, Arguments slots)
{
    return makeStr(placeOf(slots).code->program->fileName);
}

Value codeFirstLine(Machine&, Arguments slots)
{
    const Code& code = *placeOf(slots).code;
    return Value::small(code.kind == Code::Kind::Module ? 1 : lineOf(code, code.definition));
}

} // namespace

void defineTracebacks()
{
    Methods<TracebackObject::classType>()
        .property<"tb_lineno", tracebackLine>()
        .property<"tb_next", tracebackNext>()
        .property<"tb_frame", tracebackFrame>();
    Methods<frameType>().property<"f_lineno", frameLine>().property<"f_code", frameCode>();
    Methods<codeType>()
        .property<"co_name", codeName>()
        .property<"co_qualname", codeQualifiedName>()
        .property<"co_filename", codeFile>()
        .property<"co_firstlineno", codeFirstLine>();
}

} // namespace awaitscope
