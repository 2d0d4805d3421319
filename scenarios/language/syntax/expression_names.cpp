#include "scenarios/language/syntax/expression_names.h"

namespace awaitscope {

namespace {

const char* describeConstant(ConstantKind kind)
{
    switch (kind) {
    case ConstantKind::None: return "None";
    case ConstantKind::True: return "True";
    case ConstantKind::False: return "False";
    case ConstantKind::Ellipsis: return "ellipsis";
    default: return "literal";
    }
}

} // namespace

const char* describe(const Expression& expression)
{
    switch (expression.kind) {
    case ExpressionKind::Name: return "name";
    case ExpressionKind::Constant:
        return describeConstant(nodeAs<ConstantExpression>(expression).constant);
    case ExpressionKind::FString: return "f-string expression";
    case ExpressionKind::Tuple: return "tuple";
    case ExpressionKind::List: return "list";
    case ExpressionKind::Set: return "set display";
    case ExpressionKind::Dict: return "dict literal";
    case ExpressionKind::Unary:
    case ExpressionKind::Binary:
    case ExpressionKind::Boolean: return "expression";
    case ExpressionKind::Compare: return "comparison";
    case ExpressionKind::Conditional: return "conditional expression";
    case ExpressionKind::Lambda: return "lambda";
    case ExpressionKind::Call: return "function call";
    case ExpressionKind::Attribute: return "attribute";
    case ExpressionKind::Subscript: return "subscript";
    case ExpressionKind::Slice: return "slice";
    case ExpressionKind::Starred: return "starred";
    case ExpressionKind::Await: return "await expression";
    case ExpressionKind::Yield:
    case ExpressionKind::YieldFrom: return "yield expression";
    case ExpressionKind::NamedAssignment: return "named expression";
    case ExpressionKind::ListComprehension: return "list comprehension";
    case ExpressionKind::SetComprehension: return "set comprehension";
    case ExpressionKind::DictComprehension: return "dict comprehension";
    case ExpressionKind::Generator: return "generator expression";
    }
    return "expression";
}

} // namespace awaitscope
