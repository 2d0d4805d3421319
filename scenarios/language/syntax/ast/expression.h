#pragma once

#include "scenarios/language/syntax/source_span.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

enum class ExpressionKind : std::uint8_t {
    Name,
    Constant,
    FString,
    Tuple,
    List,
    Set,
    Dict,
    Unary,
    Binary,
    Boolean,
    Compare,
    Conditional,
    Lambda,
    Call,
    Attribute,
    Subscript,
    Slice,
    Starred,
    Await,
    Yield,
    YieldFrom,
    NamedAssignment,
    ListComprehension,
    SetComprehension,
    DictComprehension,
    Generator,
};

/// A node of the tree that the compiler switches on by `kind` and then downcasts.
///
/// Spans are CPython's: parentheses around an expression do not belong to it, those of a tuple do.
/// The tree is at most `maximumTreeHeight` high, so that walking and destroying it may recurse.
struct Expression {
    ExpressionKind kind;
    /// Height of the subtree: 1 for a leaf.
    std::uint16_t height = 1;
    SourceSpan span;

    Expression(const Expression&) = delete;
    Expression& operator=(const Expression&) = delete;
    virtual ~Expression() = default;

protected:
    explicit Expression(ExpressionKind kind) : kind(kind) {}
};

using ExpressionPointer = std::unique_ptr<Expression>;

/// Longest path of expressions inside one another that a parsed module has.
inline constexpr std::uint16_t maximumTreeHeight = 1000;

/// Fixes the kind of a node type, so that `T::staticKind` and the member agree.
template <ExpressionKind K> struct ExpressionOf : Expression {
    static constexpr ExpressionKind staticKind = K;
    ExpressionOf() : Expression(K) {}
};

/// Downcasts a node. REQUIRES: the node's kind is `T`'s.
template <typename T, typename Node> const T& nodeAs(const Node& node)
{
    return static_cast<const T&>(node);
}

struct NameExpression : ExpressionOf<ExpressionKind::Name> {
    std::string name;
};

enum class ConstantKind : std::uint8_t {
    None,
    True,
    False,
    Ellipsis,
    Integer,
    /// Does not fit in 64 bits: `text` has the digits in base `base`, without prefix or
    /// underscores.
    BigInteger,
    Float,
    /// `real` is the imaginary part.
    Imaginary,
    /// `text` is UTF-8; lone surrogates from escapes are encoded like other code points.
    String,
    /// `text` is the bytes.
    Bytes,
};

struct ConstantExpression : ExpressionOf<ExpressionKind::Constant> {
    ConstantKind constant = ConstantKind::None;
    std::uint8_t base = 10;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;
};

struct FStringExpression;

/// Either literal text (no expression) or a replacement field.
///
/// `{x=}` comes as a literal `x=` and a field whose conversion is 'r' unless the source says
/// otherwise.
struct FStringPiece {
    std::string literal;
    ExpressionPointer expression;
    /// 'r', 's', 'a', or 0 for none.
    char conversion = 0;
    /// The part after the colon, possibly with fields of its own; null when there is none.
    std::unique_ptr<FStringExpression> format;
    SourceSpan span;
};

struct FStringExpression : ExpressionOf<ExpressionKind::FString> {
    std::vector<FStringPiece> pieces;
};

struct TupleExpression : ExpressionOf<ExpressionKind::Tuple> {
    std::vector<ExpressionPointer> elements;
};

struct ListExpression : ExpressionOf<ExpressionKind::List> {
    std::vector<ExpressionPointer> elements;
};

struct SetExpression : ExpressionOf<ExpressionKind::Set> {
    std::vector<ExpressionPointer> elements;
};

struct DictItem {
    /// Null for `**value`.
    ExpressionPointer key;
    ExpressionPointer value;
};

struct DictExpression : ExpressionOf<ExpressionKind::Dict> {
    std::vector<DictItem> items;
};

enum class UnaryOperator : std::uint8_t { Plus, Minus, Invert, Not };

struct UnaryExpression : ExpressionOf<ExpressionKind::Unary> {
    UnaryOperator operation = UnaryOperator::Plus;
    ExpressionPointer operand;
};

enum class BinaryOperator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    BitOr,
    BitXor,
    BitAnd,
};

struct BinaryExpression : ExpressionOf<ExpressionKind::Binary> {
    BinaryOperator operation = BinaryOperator::Add;
    /// Where the operator stands, for a traceback's carets.
    SourceSpan operatorSpan;
    ExpressionPointer left;
    ExpressionPointer right;
};

enum class BooleanOperator : std::uint8_t { And, Or };

/// `a and b and c` is one node with three operands.
struct BooleanExpression : ExpressionOf<ExpressionKind::Boolean> {
    BooleanOperator operation = BooleanOperator::And;
    std::vector<ExpressionPointer> operands;
};

enum class CompareOperator : std::uint8_t {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn,
};

/// `first op0 operands[0] op1 operands[1] ...`
struct CompareExpression : ExpressionOf<ExpressionKind::Compare> {
    ExpressionPointer first;
    std::vector<CompareOperator> operations;
    std::vector<ExpressionPointer> operands;
};

struct ConditionalExpression : ExpressionOf<ExpressionKind::Conditional> {
    ExpressionPointer test;
    ExpressionPointer whenTrue;
    ExpressionPointer whenFalse;
};

enum class ParameterKind : std::uint8_t {
    PositionalOnly,
    Normal,
    VarArguments,
    KeywordOnly,
    VarKeywords,
};

struct Parameter {
    ParameterKind kind = ParameterKind::Normal;
    std::string name;
    /// The name with its annotation, as CPython's `arg` node.
    SourceSpan span;
    /// Null when there is none.
    ExpressionPointer annotation;
    /// Null when there is none.
    ExpressionPointer defaultValue;
};

/// Parameters in the order in which they are written.
struct Parameters {
    std::vector<Parameter> list;
};

struct LambdaExpression : ExpressionOf<ExpressionKind::Lambda> {
    Parameters parameters;
    ExpressionPointer body;
};

struct Keyword {
    /// Empty for `**value`.
    std::string name;
    ExpressionPointer value;
    SourceSpan span;
};

struct CallExpression : ExpressionOf<ExpressionKind::Call> {
    ExpressionPointer function;
    /// May contain StarredExpression.
    std::vector<ExpressionPointer> arguments;
    /// Evaluated after `arguments`, as CPython does, whatever the order in which they are written.
    std::vector<Keyword> keywords;
    /// From the opening to the closing parenthesis, both included.
    SourceSpan parenthesesSpan;
};

struct AttributeExpression : ExpressionOf<ExpressionKind::Attribute> {
    ExpressionPointer object;
    std::string name;
    SourceSpan nameSpan;
};

struct SubscriptExpression : ExpressionOf<ExpressionKind::Subscript> {
    ExpressionPointer object;
    /// A SliceExpression for `a[1:2]`, a TupleExpression for `a[1, 2]`.
    ExpressionPointer index;
    /// From the opening to the closing bracket, both included.
    SourceSpan bracketsSpan;
};

/// Each part may be null.
struct SliceExpression : ExpressionOf<ExpressionKind::Slice> {
    ExpressionPointer lower;
    ExpressionPointer upper;
    ExpressionPointer step;
};

struct StarredExpression : ExpressionOf<ExpressionKind::Starred> {
    ExpressionPointer value;
};

struct AwaitExpression : ExpressionOf<ExpressionKind::Await> {
    ExpressionPointer value;
};

struct YieldExpression : ExpressionOf<ExpressionKind::Yield> {
    /// Null for a bare `yield`.
    ExpressionPointer value;
};

struct YieldFromExpression : ExpressionOf<ExpressionKind::YieldFrom> {
    ExpressionPointer value;
};

/// `name := value`
struct NamedAssignmentExpression : ExpressionOf<ExpressionKind::NamedAssignment> {
    std::string name;
    SourceSpan nameSpan;
    ExpressionPointer value;
};

/// One `for target in iterable if ... if ...` of a comprehension.
struct ComprehensionFor {
    ExpressionPointer target;
    ExpressionPointer iterable;
    std::vector<ExpressionPointer> conditions;
    bool isAsync = false;
};

/// What the four kinds of comprehension share.
struct ComprehensionExpression : Expression {
    /// The key for a dictionary.
    ExpressionPointer element;
    /// Null except for a dictionary.
    ExpressionPointer value;
    std::vector<ComprehensionFor> generators;

protected:
    using Expression::Expression;
};

template <ExpressionKind K> struct ComprehensionOf : ComprehensionExpression {
    static constexpr ExpressionKind staticKind = K;
    ComprehensionOf() : ComprehensionExpression(K) {}
};

using ListComprehensionExpression = ComprehensionOf<ExpressionKind::ListComprehension>;
using SetComprehensionExpression = ComprehensionOf<ExpressionKind::SetComprehension>;
using DictComprehensionExpression = ComprehensionOf<ExpressionKind::DictComprehension>;
using GeneratorExpression = ComprehensionOf<ExpressionKind::Generator>;

} // namespace awaitscope
