#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/values/exception.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

namespace {

/// The docstring of a body; null when it has none.
const ConstantExpression* docstringOf(const Block& body)
{
    if (body.empty() || body.front()->kind != StatementKind::Expression) return nullptr;
    auto& value = static_cast<const ExpressionStatement&>(*body.front()).value;
    if (value->kind != ExpressionKind::Constant) return nullptr;
    auto* constant = static_cast<const ConstantExpression*>(value.get());
    return constant->constant == ConstantKind::String ? constant : nullptr;
}

/// Whether a hint names what a module may have in CPython alone (`asyncio.StreamReader`).
bool looksIntoModule(const Expression& hint)
{
    bool found = hint.kind == ExpressionKind::Attribute;
    forEachChild(hint,
                 [&found](const Expression& child) { found = found || looksIntoModule(child); });
    return found;
}

/// As CPython 3.13 keeps it: without the indentation that all lines but the first share.
std::string dedented(const std::string& text)
{
    std::vector<std::string> lines(1);
    for (char character : text) {
        if (character == '\n')
            lines.emplace_back();
        else
            lines.back().push_back(character);
    }
    size_t margin = std::string::npos;
    for (size_t index = 1; index < lines.size(); ++index) {
        size_t indent = lines[index].find_first_not_of(' ');
        if (indent != std::string::npos) margin = std::min(margin, indent);
    }
    std::string result =
        lines[0].substr(std::min(lines[0].size(), lines[0].find_first_not_of(' ')));
    for (size_t index = 1; index < lines.size(); ++index) {
        const std::string& line = lines[index];
        size_t cut = margin == std::string::npos ? 0 : std::min(margin, line.size());
        result += "\n" + line.substr(cut);
    }
    return result;
}

} // namespace

void Compiler::document(const Block& body, Code& code)
{
    const ConstantExpression* text = docstringOf(body);
    if (!text) return;
    code.doc = makeStr(dedented(text->text));
    makeImmortal(code.doc);
}

/// The source of a hint, for `from __future__ import annotations` and where type parameters are in
/// scope.
std::string Compiler::textAt(const SourceSpan& span) const
{
    const std::string& source = m_program.source;
    size_t offset = 0;
    for (uint32_t line = 1; line < span.line && offset < source.size(); ++line)
        offset = source.find('\n', offset) + 1;
    if (span.line != span.endLine || span.column == 0) return "...";
    size_t length = span.endColumn - span.column;
    return source.substr(std::min(source.size(), offset + span.column - 1), length);
}

void Compiler::hint(const Expression& node)
{
    if (m_generic || m_scopes.hintsAreTexts()) {
        loadConstant(makeStr(textAt(node.span)));
        return;
    }
    if (node.kind == ExpressionKind::Starred) { // `*args: *Ts`
        expression(*static_cast<const StarredExpression&>(node).value);
        emit(Opcode::UnpackSequence, 1);
        return;
    }
    if (!looksIntoModule(node)) {
        expression(node);
        return;
    }
    // What Awaitscope does not have does no harm in a hint: its text stands for it.
    uint32_t depth = m_unit->depth, begin = position();
    Label done = newLabel(), failed = newLabel();
    expression(node);
    uint32_t end = position();
    emitJump(Opcode::Jump, done);
    place(failed);
    protect(begin, end, failed, depth);
    m_unit->depth = depth + 1;
    Label other = newLabel();
    loadConstant(Value(exceptions::AttributeError()));
    emit(Opcode::MatchException);
    emitJump(Opcode::JumpIfFalse, other);
    emit(Opcode::Pop);
    loadConstant(makeStr(textAt(node.span)));
    emitJump(Opcode::Jump, done);
    place(other);
    m_unit->depth = depth + 1;
    emit(Opcode::Reraise);
    m_unit->depth = depth + 1;
    place(done);
}

void Compiler::annotateVariable(const AnnotatedAssignStatement& node)
{
    if (m_scope->kind() == Scope::Kind::Function) return;
    at(node.span);
    if (!node.isSimpleName) {
        hint(*node.annotation);
        emit(Opcode::Pop);
        return;
    }
    emit(Opcode::LoadName, globalNumber("__annotations__"));
    const std::string& name = static_cast<const NameExpression&>(*node.target).name;
    loadConstant(scopedName(m_scope->mangled(name)));
    hint(*node.annotation);
    emit(Opcode::DictSet, 1);
    emit(Opcode::Pop);
}

/// Gives the function on top of the stack its `__annotations__`.
void Compiler::annotateFunction(const FunctionStatement& node)
{
    uint32_t count = 0;
    for (const Parameter& parameter : node.parameters.list)
        if (parameter.annotation) {
            loadConstant(scopedName(m_scope->mangled(parameter.name)));
            hint(*parameter.annotation);
            ++count;
        }
    if (node.returns) {
        loadConstant(intern("return"));
        hint(*node.returns);
        ++count;
    }
    if (!count) return;
    emit(Opcode::BuildDict, count);
    emit(Opcode::Copy, 2);
    emit(Opcode::StoreAttribute, nameNumber("__annotations__"));
}

} // namespace awaitscope
