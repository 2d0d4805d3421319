#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

void Compiler::match(const MatchStatement& node)
{
    Label end = newLabel();
    uint32_t depth = m_unit->depth;
    expression(*node.subject);
    for (const MatchCase& part : node.cases) {
        Label next = newLabel();
        m_unit->depth = depth + 1;
        at(part.pattern->span);
        emit(Opcode::Copy, 1);
        pattern(*part.pattern, next, depth + 1);
        if (part.guard) jumpIf(*part.guard, false, next);
        emit(Opcode::Pop);
        block(part.body);
        emitJump(Opcode::Jump, end);
        place(next);
    }
    m_unit->depth = depth + 1;
    emit(Opcode::Pop);
    place(end);
}

/// Jumps to `fail` unless the condition holds, with the stack cut to `base`. `jump` is the
/// instruction that jumps when the pattern does match.
void Compiler::failPattern(Label fail, uint32_t base, Opcode jump)
{
    Label matched = newLabel();
    emitJump(jump, matched);
    uint32_t depth = m_unit->depth;
    while (m_unit->depth > base)
        emit(Opcode::Pop);
    emitJump(Opcode::Jump, fail);
    m_unit->depth = depth;
    place(matched);
}

/// Matches the value on top of the stack, and takes it off. On failure jumps with the stack cut to
/// `base`.
void Compiler::pattern(const Pattern& node, Label fail, uint32_t base)
{
    at(node.span);
    switch (node.kind) {
    case PatternKind::Value:
        expression(*static_cast<const ValuePattern&>(node).value);
        emit(Opcode::Compare, static_cast<uint32_t>(CompareOperator::Equal));
        failPattern(fail, base, Opcode::JumpIfTrue);
        break;
    case PatternKind::Singleton: {
        ConstantKind constant = static_cast<const SingletonPattern&>(node).constant;
        loadConstant(constant == ConstantKind::None   ? none()
                     : constant == ConstantKind::True ? trueValue()
                                                      : falseValue());
        emit(Opcode::Compare, static_cast<uint32_t>(CompareOperator::Is));
        failPattern(fail, base, Opcode::JumpIfTrue);
        break;
    }
    case PatternKind::Capture: {
        auto& capture = static_cast<const CapturePattern&>(node);
        if (capture.name.empty())
            emit(Opcode::Pop);
        else
            store(capture.name);
        break;
    }
    case PatternKind::As: {
        auto& as = static_cast<const AsPattern&>(node);
        emit(Opcode::Copy, 1);
        pattern(*as.pattern, fail, base);
        if (as.name.empty())
            emit(Opcode::Pop);
        else
            store(as.name);
        break;
    }
    case PatternKind::Or: {
        auto& alternatives = static_cast<const OrPattern&>(node).alternatives;
        Label matched = newLabel();
        uint32_t depth = m_unit->depth;
        for (size_t index = 0; index < alternatives.size(); ++index) {
            bool last = index + 1 == alternatives.size();
            Label next = newLabel();
            m_unit->depth = depth;
            if (last) {
                pattern(*alternatives[index], fail, base);
            } else {
                emit(Opcode::Copy, 1);
                pattern(*alternatives[index], next, depth);
                emit(Opcode::Pop);
                emitJump(Opcode::Jump, matched);
                place(next);
            }
        }
        place(matched);
        break;
    }
    case PatternKind::Sequence: {
        auto& parts = static_cast<const SequencePattern&>(node).elements;
        size_t star = parts.size();
        for (size_t index = 0; index < parts.size(); ++index)
            if (parts[index]->kind == PatternKind::Star) star = index;
        bool hasStar = star < parts.size();
        emit(Opcode::MatchSequence);
        failPattern(fail, base, Opcode::JumpIfTrue);
        emit(Opcode::GetLength);
        loadConstant(Value::small(static_cast<int64_t>(parts.size() - hasStar)));
        emit(Opcode::Compare, static_cast<uint32_t>(hasStar ? CompareOperator::GreaterEqual
                                                            : CompareOperator::Equal));
        failPattern(fail, base, Opcode::JumpIfTrue);
        if (hasStar)
            emit(Opcode::UnpackEx, static_cast<uint32_t>(star | (parts.size() - star - 1) << 12));
        else
            emit(Opcode::UnpackSequence, static_cast<uint32_t>(parts.size()));
        for (const auto& part : parts) {
            if (part->kind == PatternKind::Star) {
                auto& name = static_cast<const StarPattern&>(*part).name;
                if (name.empty())
                    emit(Opcode::Pop);
                else
                    store(name);
            } else {
                pattern(*part, fail, base);
            }
        }
        break;
    }
    case PatternKind::Star: break; // only inside a sequence
    case PatternKind::Mapping: {
        auto& mapping = static_cast<const MappingPattern&>(node);
        emit(Opcode::MatchMapping);
        failPattern(fail, base, Opcode::JumpIfTrue);
        for (const MappingPatternItem& item : mapping.items)
            expression(*item.key);
        emit(Opcode::BuildTuple, static_cast<uint32_t>(mapping.items.size()));
        emit(Opcode::MatchKeys); // subject keys values-or-None
        emit(Opcode::Copy, 1);
        loadNone();
        emit(Opcode::Compare, static_cast<uint32_t>(CompareOperator::IsNot));
        failPattern(fail, base, Opcode::JumpIfTrue);
        emit(Opcode::UnpackSequence, static_cast<uint32_t>(mapping.items.size()));
        for (const MappingPatternItem& item : mapping.items)
            pattern(*item.pattern, fail, base);
        if (mapping.rest.empty()) {
            emit(Opcode::Pop);
            emit(Opcode::Pop);
        } else {
            emit(Opcode::MatchRest);
            store(mapping.rest);
        }
        break;
    }
    case PatternKind::Class: {
        auto& type = static_cast<const ClassPattern&>(node);
        expression(*type.type);
        Values names;
        for (const KeywordPattern& keyword : type.keywords)
            names.push_back(scopedName(keyword.name));
        for (const Value& name : names)
            emit(Opcode::LoadConst, constant(name));
        emit(Opcode::BuildTuple, static_cast<uint32_t>(names.size()));
        emit(Opcode::MatchClass, static_cast<uint32_t>(type.arguments.size()));
        emit(Opcode::Copy, 1);
        loadNone();
        emit(Opcode::Compare, static_cast<uint32_t>(CompareOperator::IsNot));
        failPattern(fail, base, Opcode::JumpIfTrue);
        emit(Opcode::UnpackSequence,
             static_cast<uint32_t>(type.arguments.size() + type.keywords.size()));
        for (const auto& part : type.arguments)
            pattern(*part, fail, base);
        for (const KeywordPattern& keyword : type.keywords)
            pattern(*keyword.pattern, fail, base);
        break;
    }
    }
}

} // namespace awaitscope
