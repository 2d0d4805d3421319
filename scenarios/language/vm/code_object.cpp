#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/vm/lookup.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// `function.__code__`: what a function is made of.
class CodeObject final : public Object {
public:
    explicit CodeObject(const Code& code) : Object(codeType()), code(code) {}
    const Code& code;
};

const Code& codeOf(Arguments slots)
{
    return slots[0].as<CodeObject>()->code;
}

Value codeName(Machine&, Arguments slots)
{
    return makeStr(codeOf(slots).name);
}

Value codeQualifiedName(Machine&, Arguments slots)
{
    return makeStr(codeOf(slots).qualifiedName);
}

Value codeFile(Machine&, Arguments slots)
{
    return makeStr(codeOf(slots).program->fileName);
}

Value codeLine(Machine&, Arguments slots)
{
    const Code& code = codeOf(slots);
    bool isKnown = code.definition && code.definition <= code.program->spans.size();
    return Value::small(isKnown ? code.program->spans[code.definition - 1].line : 1);
}

Value argumentCount(Machine&, Arguments slots)
{
    return Value::small(codeOf(slots).signature.positional);
}

Value keywordOnlyCount(Machine&, Arguments slots)
{
    return Value::small(codeOf(slots).signature.keywordOnly);
}

Value positionalOnlyCount(Machine&, Arguments slots)
{
    return Value::small(codeOf(slots).signature.positionalOnly);
}

/// Parameters and variables, without those of functions around it.
Values localsOf(const Code& code)
{
    auto free =
        code.localNames.begin() + (code.freeCount ? code.firstFree : code.localNames.size());
    return Values(code.localNames.begin(), free);
}

Values freeOf(const Code& code)
{
    if (!code.freeCount) return {};
    auto first = code.localNames.begin() + code.firstFree;
    return Values(first, first + code.freeCount);
}

bool has(const Values& names, const Value& name)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const Value& other) { return textOf(other) == textOf(name); });
}

/// As CPython has them, by their names.
Values inOrder(Values names)
{
    std::sort(names.begin(), names.end(),
              [](const Value& left, const Value& right) { return textOf(left) < textOf(right); });
    return names;
}

/// Those that functions inside use.
Values cellsOf(const Code& code)
{
    Values inner;
    for (const auto& child : code.children)
        for (const Value& name : freeOf(*child))
            inner.push_back(name);
    Values cells = localsOf(code);
    std::erase_if(cells, [&](const Value& name) { return !has(inner, name); });
    return cells;
}

/// A variable in a cell is none of them, but a parameter is one anyway.
Values variablesOf(const Code& code)
{
    Values variables = localsOf(code);
    const size_t parameters = code.signature.slots();
    const Values cells = cellsOf(code);
    for (size_t index = variables.size(); index > parameters; --index)
        if (has(cells, variables[index - 1]) || textOf(variables[index - 1]).starts_with("."))
            variables.erase(variables.begin() + static_cast<ptrdiff_t>(index) - 1);
    return variables;
}

Value variableNames(Machine&, Arguments slots)
{
    return makeTuple(variablesOf(codeOf(slots)));
}

Value variableCount(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(variablesOf(codeOf(slots)).size()));
}

Value cellNames(Machine&, Arguments slots)
{
    return makeTuple(inOrder(cellsOf(codeOf(slots))));
}

/// Global names and attributes, in the order of their use.
Value usedNames(Machine&, Arguments slots)
{
    const Code& code = codeOf(slots);
    Values used;
    for (const Instruction& instruction : code.instructions) {
        const Value* name = nullptr;
        switch (instruction.opcode) {
        case Opcode::LoadGlobal:
        case Opcode::StoreGlobal:
        case Opcode::DeleteGlobal: name = &code.program->globalNames[instruction.argument]; break;
        case Opcode::LoadAttribute:
        case Opcode::StoreAttribute:
        case Opcode::DeleteAttribute:
        case Opcode::LoadMethod:
        case Opcode::ImportFrom: name = &code.names[instruction.argument]; break;
        case Opcode::Import:
        case Opcode::ImportTop: name = &code.constants[instruction.argument]; break;
        default: break;
        }
        if (name && !has(used, *name)) used.push_back(*name);
    }
    return makeTuple(std::move(used));
}

Value freeNames(Machine&, Arguments slots)
{
    return makeTuple(inOrder(freeOf(codeOf(slots))));
}

/// As CPython's flags, as far as people ask for them: `*args`, `**kwargs`, nested, generator,
/// coroutine.
Value codeFlags(Machine&, Arguments slots)
{
    const Code& code = codeOf(slots);
    int64_t flags =
        3 + (code.signature.varArguments ? 4 : 0) + (code.signature.varKeywords ? 8 : 0);
    if (code.isGenerator) flags += code.isAsync ? 0x200 : 0x20;
    if (code.isAsync && !code.isGenerator) flags += 0x80;
    if (code.qualifiedName.find("<locals>") != std::string::npos) flags += 0x10;
    return Value::small(flags);
}

} // namespace

Value makeCode(const Code& code)
{
    return makeRef<CodeObject>(code);
}

Value closureOf(const FunctionObject& function)
{
    const Values free = freeOf(function.code());
    Values cells;
    for (const Value& name : inOrder(free))
        for (size_t index = 0; index < free.size(); ++index)
            if (free[index].is(name)) cells.push_back(function.closure()[index]);
    return cells.empty() ? none() : makeTuple(std::move(cells));
}

Type* codeType()
{
    static Type* const type = [] {
        Type* made = makeBuiltinType("code", "builtins", Layout::Native);
        Definitions(made->attributes(), "code")
            .property("co_name", codeName)
            .property("co_qualname", codeQualifiedName)
            .property("co_filename", codeFile)
            .property("co_firstlineno", codeLine)
            .property("co_argcount", argumentCount)
            .property("co_kwonlyargcount", keywordOnlyCount)
            .property("co_posonlyargcount", positionalOnlyCount)
            .property("co_varnames", variableNames)
            .property("co_nlocals", variableCount)
            .property("co_cellvars", cellNames)
            .property("co_names", usedNames)
            .property("co_freevars", freeNames)
            .property("co_flags", codeFlags);
        return made;
    }();
    return type;
}

} // namespace awaitscope
