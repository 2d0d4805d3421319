#include "scenarios/language/compiler/compiler.h"

#include "scenarios/language/syntax/warnings.h"
#include "scenarios/language/values/text.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr uint32_t kUnplaced = 0xffffffff;

} // namespace

std::shared_ptr<const Program> compileModule(const Module& module, std::string source,
                                             std::string fileName,
                                             std::vector<Diagnostic>& diagnostics, bool isLibrary)
{
    auto program = std::make_shared<Program>();
    program->source = std::move(source);
    program->fileName = std::move(fileName);
    program->isLibrary = isLibrary;
    const NameScope::Use names(program->names);
    Compiler(module, *program, diagnostics).compile();
    if (!diagnostics.empty()) return nullptr;
    program->warnings = warningText(module.warnings, program->source, program->fileName);
    return program;
}

Program::~Program()
{
    module.reset();      // lets go of them first
    globalNames.clear(); // before `names` goes, which owns them
    for (Opaque* constant : ownConstants)
        constant->destroyImmortal();
}

Compiler::Compiler(const Module& module, Program& program, std::vector<Diagnostic>& diagnostics)
    : m_program(program), m_module(module), m_diagnostics(diagnostics), m_scopes(module)
{
}

void Compiler::compile()
{
    m_program.module = std::make_unique<Code>();
    Code& code = *m_program.module;
    code.name = code.qualifiedName = "<module>";
    code.kind = Code::Kind::Module;
    Unit unit;
    open(unit, code, m_scopes.module());
    document(m_module.body, code);
    block(m_module.body);
    loadNone();
    emit(Opcode::Return);
    close();
}

void Compiler::open(Unit& unit, Code& code, Scope& scope)
{
    unit.code = &code;
    code.program = &m_program;
    code.isLibrary = m_program.isLibrary;
    unit.scope = &scope;
    unit.outer = m_unit;
    m_unit = &unit;
    m_scope = &scope;
    for (const Value& name : code.signature.names)
        slot(&scope, textOf(name));
    code.freeCount = static_cast<uint32_t>(scope.freeNames().size());
    code.firstFree = static_cast<uint32_t>(code.localNames.size());
    for (const std::string& name : scope.freeNames())
        slot(nullptr, name);
    for (const auto& [name, symbol] : scope.symbols())
        if (symbol.captured) emit(Opcode::MakeCell, slot(&scope, name));
}

void Compiler::close()
{
    Unit& unit = *m_unit;
    for (const auto& [index, label] : unit.jumps)
        unit.code->instructions[index].argument = unit.labels[label];
    Code& code = *unit.code;
    code.places = static_cast<uint32_t>(code.localNames.size()) + code.stackSize;
    code.isSimple =
        code.kind == Code::Kind::Function && code.signature.slots() == code.signature.positional;
    m_unit = unit.outer;
    m_scope = m_unit ? m_unit->scope : nullptr;
}

void Compiler::emit(Opcode opcode, uint32_t argument)
{
    Code& code = *m_unit->code;
    m_unit->depth =
        static_cast<uint32_t>(static_cast<int>(m_unit->depth) + effectOf(opcode, argument));
    code.stackSize = std::max(code.stackSize, m_unit->depth + 4);
    code.instructions.push_back({opcode, argument & 0xffffff});
    code.spans.push_back(spanId(m_span));
}

void Compiler::emitJump(Opcode opcode, Label label)
{
    m_unit->jumps.emplace_back(position(), label);
    emit(opcode);
}

Compiler::Label Compiler::newLabel()
{
    m_unit->labels.push_back(kUnplaced);
    return static_cast<Label>(m_unit->labels.size() - 1);
}

void Compiler::place(Label label)
{
    m_unit->labels[label] = position();
}

uint32_t Compiler::position() const
{
    return static_cast<uint32_t>(m_unit->code->instructions.size());
}

/// How many values an instruction leaves on the stack, less those it takes (where it does not
/// jump).
int Compiler::effectOf(Opcode opcode, uint32_t argument) const
{
    int count = static_cast<int>(argument);
    switch (opcode) {
    case Opcode::LoadConst:
    case Opcode::LoadLocal:
    case Opcode::LoadCell:
    case Opcode::LoadGlobal:
    case Opcode::LoadName:
    case Opcode::LoadClassCell:
    case Opcode::LoadMethod:
    case Opcode::LoadSpecial:
    case Opcode::Copy:
    case Opcode::PushNull:
    case Opcode::LoadCellItself:
    case Opcode::GetAsyncNext:
    case Opcode::Import:
    case Opcode::ImportTop:
    case Opcode::ImportFrom:
    case Opcode::MatchSequence:
    case Opcode::MatchMapping:
    case Opcode::MatchKeys:
    case Opcode::GetLength:
    case Opcode::ForIter:
    case Opcode::ForNext:
    case Opcode::PushException: return 1;
    case Opcode::LoadExceptionType:
    case Opcode::LoadTraceback: return 0;
    case Opcode::StoreLocal:
    case Opcode::StoreCell:
    case Opcode::StoreGlobal:
    case Opcode::StoreName:
    case Opcode::DeleteAttribute:
    case Opcode::LoadSubscript:
    case Opcode::Binary:
    case Opcode::InPlace:
    case Opcode::Compare:
    case Opcode::JumpIfFalse:
    case Opcode::JumpIfTrue:
    case Opcode::JumpIfFalseKeep:
    case Opcode::JumpIfTrueKeep:
    case Opcode::JumpIfNone:
    case Opcode::Pop:
    case Opcode::ListAppend:
    case Opcode::SetAdd:
    case Opcode::ListExtend:
    case Opcode::SetUpdate:
    case Opcode::DictUpdate:
    case Opcode::DictMerge:
    case Opcode::Return:
    case Opcode::YieldFrom:
    case Opcode::PopException:
    case Opcode::GroupMatch:
    case Opcode::Reraise:
    case Opcode::ImportStar:
    case Opcode::MatchRest: return -1;
    case Opcode::StoreAttribute:
    case Opcode::DeleteSubscript:
    case Opcode::BuildSlice:
    case Opcode::DictSet:
    case Opcode::EndAsyncFor:
    case Opcode::BuildClass:
    case Opcode::GroupEnd:
    case Opcode::MatchClass: return -2;
    case Opcode::GroupBegin: return 2;
    case Opcode::StoreSubscript:
    case Opcode::CallExtended: return -3;
    case Opcode::BuildTuple:
    case Opcode::BuildList:
    case Opcode::BuildSet:
    case Opcode::BuildString: return 1 - count;
    case Opcode::BuildDict: return 1 - 2 * count;
    case Opcode::Format: return count >= 256 ? -1 : 0;
    case Opcode::UnpackSequence: return count - 1;
    case Opcode::UnpackEx: return (count & 0xfff) + (count >> 12);
    case Opcode::Call: return -count - 1;
    case Opcode::CallNamed: {
        const CallShape& shape = m_unit->code->shapes[argument];
        return -static_cast<int>(shape.positional + shape.keywords.size()) - 1;
    }
    case Opcode::MakeFunction:
        return -1 - static_cast<int>(m_unit->code->children[argument]->freeCount);
    case Opcode::Raise: return -count;
    default: return 0;
    }
}

void Compiler::protect(uint32_t begin, uint32_t end, Label target, uint32_t depth,
                       const std::vector<std::pair<uint32_t, uint32_t>>& holes)
{
    auto& handlers = m_unit->code->handlers;
    auto add = [&](uint32_t from, uint32_t to) {
        if (from < to) handlers.push_back({from, to, m_unit->labels[target], depth});
    };
    for (const auto& [from, to] : holes) {
        add(begin, from);
        begin = to;
    }
    add(begin, end);
}

/// Constants are shared by runs on several threads: never counted, and owned by the program.
void Compiler::makeImmortal(const Value& value)
{
    if (!value.isObject() || value.object()->isImmortal()) return;
    if (isStr(value)) value.as<StrObject>()->hash(); // asked for before threads share it
    value.object()->makeImmortal();
    m_program.ownConstants.push_back(value.object());
}

uint32_t Compiler::constant(Value value)
{
    auto& constants = m_unit->code->constants;
    uintptr_t key = value.bits();
    auto [found, isNew] =
        m_unit->constantOthers.try_emplace(key, static_cast<uint32_t>(constants.size()));
    if (isNew) {
        makeImmortal(value);
        constants.push_back(std::move(value));
    }
    return found->second;
}

uint32_t Compiler::textConstant(const std::string& text)
{
    auto found = m_unit->constantTexts.find(text);
    if (found != m_unit->constantTexts.end()) return found->second;
    // Short texts may be used as names of attributes: one object for each is enough.
    Value value = text.size() <= 64 ? scopedName(text) : makeStr(text);
    uint32_t number = constant(std::move(value));
    m_unit->constantTexts.emplace(text, number);
    return number;
}

void Compiler::loadConstant(Value value)
{
    emit(Opcode::LoadConst, constant(std::move(value)));
}

void Compiler::loadNone()
{
    loadConstant(none());
}

uint32_t Compiler::nameNumber(const std::string& name)
{
    Value value = scopedName(m_scope->mangled(name));
    auto& names = m_unit->code->names;
    auto [found, isNew] =
        m_unit->nameNumbers.try_emplace(value.bits(), static_cast<uint32_t>(names.size()));
    if (isNew) names.push_back(std::move(value));
    return found->second;
}

uint32_t Compiler::globalNumber(const std::string& name)
{
    auto [found, isNew] =
        m_globals.try_emplace(name, static_cast<uint32_t>(m_program.globalNames.size()));
    if (isNew) m_program.globalNames.push_back(scopedName(name));
    return found->second;
}

uint32_t Compiler::slot(const Scope* owner, const std::string& name)
{
    auto& names = m_unit->code->localNames;
    auto [found, isNew] =
        m_unit->slots.try_emplace({owner, name}, static_cast<uint32_t>(names.size()));
    if (isNew) names.push_back(scopedName(name));
    return found->second;
}

SpanId Compiler::spanId(const SourceSpan& span)
{
    if (!span.isValid()) return 0;
    auto& spans = m_program.spans;
    auto [found, isNew] =
        m_spans.try_emplace({span.line, span.column, span.endLine, span.endColumn},
                            static_cast<SpanId>(spans.size() + 1));
    if (isNew) spans.push_back({span.line, span.column, span.endLine, span.endColumn});
    return found->second;
}

void Compiler::unsupported(const SourceSpan& span, const std::string& construct)
{
    m_diagnostics.push_back(
        awaitscope::unsupported(span, MessageCode::NotInSubset, HintCode::None, {construct}));
}

} // namespace awaitscope
