#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/set_order.h"
#include "scenarios/language/values/text.h"

#include <optional>
#include <set>

namespace awaitscope {

namespace {

/// The number that CPython puts in the place of an expression when it compiles; nothing for other
/// expressions.
std::optional<int64_t> constantNumber(const Expression& node)
{
    constexpr int64_t kLarge = int64_t(1) << 60;
    if (node.kind == ExpressionKind::Unary) {
        auto& unary = static_cast<const UnaryExpression&>(node);
        const auto number = constantNumber(*unary.operand);
        if (!number || unary.operation != UnaryOperator::Minus) return std::nullopt;
        return -*number;
    }
    if (node.kind != ExpressionKind::Constant) return std::nullopt;
    auto& constant = static_cast<const ConstantExpression&>(node);
    if (constant.constant != ConstantKind::Integer || constant.integer >= kLarge)
        return std::nullopt;
    return constant.integer;
}

/// The order in which CPython fills a set of three constants or more: the set is made from a tuple
/// of what was a set before. Empty when that does not matter here.
std::vector<uint32_t> orderOfSet(const std::vector<ExpressionPointer>& nodes)
{
    if (nodes.size() < 3) return {};
    SetOrder order;
    std::set<int64_t> seen;
    for (uint32_t index = 0; index < nodes.size(); ++index) {
        const auto number = constantNumber(*nodes[index]);
        if (!number) return {};
        if (seen.insert(*number).second) order.add(*SetOrder::hashOf(Value::small(*number)), index);
    }
    return order.indexes();
}

} // namespace

void Compiler::expression(const Expression& node)
{
    SourceSpan outer = m_span;
    at(node.span);
    switch (node.kind) {
    case ExpressionKind::Name: load(static_cast<const NameExpression&>(node).name); break;
    case ExpressionKind::Constant:
        constantExpression(static_cast<const ConstantExpression&>(node));
        break;
    case ExpressionKind::FString: fString(static_cast<const FStringExpression&>(node)); break;
    case ExpressionKind::Tuple: {
        auto& tuple = static_cast<const TupleExpression&>(node);
        elements(tuple.elements, Opcode::BuildTuple, Opcode::ListExtend);
        break;
    }
    case ExpressionKind::List:
        elements(static_cast<const ListExpression&>(node).elements, Opcode::BuildList,
                 Opcode::ListExtend);
        break;
    case ExpressionKind::Set:
        elements(static_cast<const SetExpression&>(node).elements, Opcode::BuildSet,
                 Opcode::SetUpdate);
        break;
    case ExpressionKind::Dict: dict(static_cast<const DictExpression&>(node)); break;
    case ExpressionKind::Unary: {
        auto& unary = static_cast<const UnaryExpression&>(node);
        expression(*unary.operand);
        at(node.span);
        switch (unary.operation) {
        case UnaryOperator::Plus: emit(Opcode::UnaryPositive); break;
        case UnaryOperator::Minus: emit(Opcode::UnaryNegative); break;
        case UnaryOperator::Invert: emit(Opcode::UnaryInvert); break;
        case UnaryOperator::Not: emit(Opcode::UnaryNot); break;
        }
        break;
    }
    case ExpressionKind::Binary: {
        auto& binary = static_cast<const BinaryExpression&>(node);
        expression(*binary.left);
        expression(*binary.right);
        at(node.span);
        emit(Opcode::Binary, static_cast<uint32_t>(binary.operation));
        break;
    }
    case ExpressionKind::Boolean: boolean(static_cast<const BooleanExpression&>(node)); break;
    case ExpressionKind::Compare: compare(static_cast<const CompareExpression&>(node)); break;
    case ExpressionKind::Conditional: {
        auto& conditional = static_cast<const ConditionalExpression&>(node);
        Label otherwise = newLabel(), end = newLabel();
        jumpIf(*conditional.test, false, otherwise);
        uint32_t depth = m_unit->depth;
        expression(*conditional.whenTrue);
        emitJump(Opcode::Jump, end);
        place(otherwise);
        m_unit->depth = depth;
        expression(*conditional.whenFalse);
        place(end);
        break;
    }
    case ExpressionKind::Lambda: lambda(static_cast<const LambdaExpression&>(node)); break;
    case ExpressionKind::Call: call(static_cast<const CallExpression&>(node)); break;
    case ExpressionKind::Attribute: {
        auto& attribute = static_cast<const AttributeExpression&>(node);
        expression(*attribute.object);
        at(attributeSpan(attribute, node.span));
        emit(Opcode::LoadAttribute, nameNumber(attribute.name));
        break;
    }
    case ExpressionKind::Subscript: {
        auto& subscript = static_cast<const SubscriptExpression&>(node);
        expression(*subscript.object);
        subscriptIndex(*subscript.index);
        at(node.span);
        emit(Opcode::LoadSubscript);
        break;
    }
    case ExpressionKind::Slice: subscriptIndex(node); break;
    case ExpressionKind::Starred:
        unsupported(node.span, "*");
        loadNone();
        break;
    case ExpressionKind::Await:
        expression(*static_cast<const AwaitExpression&>(node).value);
        at(node.span);
        await();
        break;
    case ExpressionKind::Yield: {
        auto& yield = static_cast<const YieldExpression&>(node);
        if (yield.value)
            expression(*yield.value);
        else
            loadNone();
        at(node.span);
        emit(Opcode::Yield);
        break;
    }
    case ExpressionKind::YieldFrom:
        expression(*static_cast<const YieldFromExpression&>(node).value);
        at(node.span);
        emit(Opcode::GetIterator);
        loadNone();
        emit(Opcode::YieldFrom);
        break;
    case ExpressionKind::NamedAssignment: {
        auto& named = static_cast<const NamedAssignmentExpression&>(node);
        expression(*named.value);
        emit(Opcode::Copy, 1);
        Scope* inner = m_scope;
        while (m_scope->kind() == Scope::Kind::Comprehension)
            m_scope = m_scope->parent();
        store(named.name);
        m_scope = inner;
        break;
    }
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
        comprehension(static_cast<const ComprehensionExpression&>(node));
        break;
    case ExpressionKind::Generator:
        generatorExpression(static_cast<const ComprehensionExpression&>(node));
        break;
    }
    at(outer);
}

void Compiler::constantExpression(const ConstantExpression& node)
{
    switch (node.constant) {
    case ConstantKind::None: loadNone(); break;
    case ConstantKind::True: loadConstant(trueValue()); break;
    case ConstantKind::False: loadConstant(falseValue()); break;
    case ConstantKind::Ellipsis: loadConstant(ellipsis()); break;
    case ConstantKind::Integer: loadConstant(makeConstantInteger(mpz_class(node.integer))); break;
    case ConstantKind::BigInteger:
        loadConstant(makeConstantInteger(mpz_class(node.text, node.base)));
        break;
    case ConstantKind::Float: loadConstant(makeFloat(node.real)); break;
    case ConstantKind::Imaginary: loadConstant(makeComplex({0, node.real})); break;
    case ConstantKind::String: emit(Opcode::LoadConst, textConstant(node.text)); break;
    case ConstantKind::Bytes: loadConstant(makeBytes(node.text)); break;
    }
}

void Compiler::fString(const FStringExpression& node)
{
    uint32_t parts = 0;
    for (const FStringPiece& piece : node.pieces) {
        if (!piece.expression) {
            emit(Opcode::LoadConst, textConstant(piece.literal));
        } else {
            expression(*piece.expression);
            uint32_t argument = static_cast<unsigned char>(piece.conversion);
            if (piece.format) {
                fString(*piece.format);
                argument += 256;
            }
            at(piece.span);
            emit(Opcode::Format, argument);
            at(node.span);
        }
        ++parts;
    }
    if (parts == 0)
        emit(Opcode::LoadConst, textConstant(""));
    else
        emit(Opcode::BuildString, parts);
}

void Compiler::elements(const std::vector<ExpressionPointer>& nodes, Opcode build, Opcode extend)
{
    constexpr size_t kAtOnce =
        64; // longer displays are built piece by piece: the stack stays small
    bool starred = nodes.size() > kAtOnce;
    for (const auto& node : nodes)
        starred |= node->kind == ExpressionKind::Starred;
    if (!starred) {
        std::vector<uint32_t> order;
        if (build == Opcode::BuildSet) order = orderOfSet(nodes);
        if (!order.empty()) {
            emit(build, 0);
            for (const uint32_t index : order)
                expression(*nodes[index]);
            emit(build, static_cast<uint32_t>(order.size()));
            emit(extend);
            return;
        }
        for (const auto& node : nodes)
            expression(*node);
        emit(build, static_cast<uint32_t>(nodes.size()));
        return;
    }
    bool isSet = build == Opcode::BuildSet;
    emit(isSet ? Opcode::BuildSet : Opcode::BuildList, 0);
    for (const auto& node : nodes) {
        if (node->kind == ExpressionKind::Starred) {
            expression(*static_cast<const StarredExpression&>(*node).value);
            emit(extend);
        } else {
            expression(*node);
            emit(isSet ? Opcode::SetAdd : Opcode::ListAppend, 1);
        }
    }
    if (build == Opcode::BuildTuple) emit(Opcode::ListToTuple);
}

void Compiler::dict(const DictExpression& node)
{
    emit(Opcode::BuildDict, 0);
    for (const DictItem& item : node.items) {
        if (item.key) {
            expression(*item.key);
            expression(*item.value);
            emit(Opcode::DictSet, 1);
        } else {
            expression(*item.value);
            emit(Opcode::DictUpdate);
        }
    }
}

void Compiler::boolean(const BooleanExpression& node)
{
    Label end = newLabel();
    for (size_t index = 0; index + 1 < node.operands.size(); ++index) {
        expression(*node.operands[index]);
        emitJump(node.operation == BooleanOperator::And ? Opcode::JumpIfFalseKeep
                                                        : Opcode::JumpIfTrueKeep,
                 end);
    }
    expression(*node.operands.back());
    place(end);
}

void Compiler::compare(const CompareExpression& node)
{
    expression(*node.first);
    if (node.operands.size() == 1) {
        expression(*node.operands.front());
        at(node.span);
        emit(Opcode::Compare, static_cast<uint32_t>(node.operations.front()));
        return;
    }
    // a < b < c evaluates b once: it waits below the result of a < b
    Label failed = newLabel(), end = newLabel();
    for (size_t index = 0; index < node.operands.size(); ++index) {
        expression(*node.operands[index]);
        at(node.span);
        if (index + 1 == node.operands.size()) {
            emit(Opcode::Compare, static_cast<uint32_t>(node.operations[index]));
            break;
        }
        emit(Opcode::Swap, 2);
        emit(Opcode::Copy, 2);
        emit(Opcode::Compare, static_cast<uint32_t>(node.operations[index]));
        emitJump(Opcode::JumpIfFalseKeep, failed);
    }
    uint32_t depth = m_unit->depth;
    emitJump(Opcode::Jump, end);
    place(failed);
    m_unit->depth = depth + 1;
    emit(Opcode::Swap, 2);
    emit(Opcode::Pop);
    place(end);
}

void Compiler::subscriptIndex(const Expression& index)
{
    if (index.kind != ExpressionKind::Slice) {
        expression(index);
        return;
    }
    auto& slice = static_cast<const SliceExpression&>(index);
    for (const ExpressionPointer* part : {&slice.lower, &slice.upper, &slice.step}) {
        if (*part)
            expression(**part);
        else
            loadNone();
    }
    emit(Opcode::BuildSlice);
}

/// Jumps when the truth of the expression is `truth`; leaves nothing on the stack.
void Compiler::jumpIf(const Expression& node, bool truth, Label label)
{
    if (node.kind == ExpressionKind::Unary) {
        auto& unary = static_cast<const UnaryExpression&>(node);
        if (unary.operation == UnaryOperator::Not) {
            jumpIf(*unary.operand, !truth, label);
            return;
        }
    }
    if (node.kind == ExpressionKind::Boolean) {
        auto& boolean = static_cast<const BooleanExpression&>(node);
        bool decides =
            boolean.operation == BooleanOperator::Or; // this truth of one operand decides
        Label end = newLabel();
        for (size_t index = 0; index + 1 < boolean.operands.size(); ++index)
            jumpIf(*boolean.operands[index], decides, decides == truth ? label : end);
        jumpIf(*boolean.operands.back(), truth, label);
        place(end);
        return;
    }
    expression(node);
    at(node.span);
    emitJump(truth ? Opcode::JumpIfTrue : Opcode::JumpIfFalse, label);
}

} // namespace awaitscope
