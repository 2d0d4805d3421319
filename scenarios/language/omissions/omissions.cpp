#include "scenarios/language/omissions/omissions.h"

#include "scenarios/language/modules/modules.h"
#include "scenarios/language/omissions/omission_finder.h"
#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/ast/parts.h"

#include <algorithm>
#include <tuple>

namespace awaitscope {

Omissions findOmissions(const Module& module)
{
    Omissions found;
    OmissionFinder(found).find(module);
    auto isBefore = [](const Diagnostic& left, const Diagnostic& right) {
        return std::tie(left.span.line, left.span.column) <
               std::tie(right.span.line, right.span.column);
    };
    std::stable_sort(found.refused.begin(), found.refused.end(), isBefore);
    std::stable_sort(found.reached.begin(), found.reached.end(), isBefore);
    return found;
}

/// Every name that the program binds, wherever it does: whose meaning is not certain is not judged.
void OmissionFinder::collectNames(const Block& block)
{
    struct Visit {
        OmissionFinder& finder;
        void operator()(const Expression& part) { finder.collectNames(part); }
        void operator()(const Block& part) { finder.collectNames(part); }
    };
    for (const StatementPointer& statement : block) {
        switch (statement->kind) {
        case StatementKind::Function: {
            auto& function = nodeAs<FunctionStatement>(*statement);
            m_bound.insert(function.name);
            bindParameters(function.parameters);
            collectNames(function.body);
            break;
        }
        case StatementKind::Class:
            m_bound.insert(nodeAs<ClassStatement>(*statement).name);
            collectNames(nodeAs<ClassStatement>(*statement).body);
            break;
        case StatementKind::Assign:
            for (const auto& target : nodeAs<AssignStatement>(*statement).targets)
                bind(*target);
            break;
        case StatementKind::AugmentedAssign:
            bind(*nodeAs<AugmentedAssignStatement>(*statement).target);
            break;
        case StatementKind::AnnotatedAssign:
            bind(*nodeAs<AnnotatedAssignStatement>(*statement).target);
            break;
        case StatementKind::For: bind(*nodeAs<ForStatement>(*statement).target); break;
        case StatementKind::With:
            for (const WithItem& item : nodeAs<WithStatement>(*statement).items)
                if (item.target) bind(*item.target);
            break;
        case StatementKind::Try:
            for (const ExceptHandler& handler : nodeAs<TryStatement>(*statement).handlers)
                m_bound.insert(handler.name);
            break;
        case StatementKind::Import:
            for (const ImportAlias& alias : nodeAs<ImportStatement>(*statement).names) {
                const std::string first = alias.name.substr(0, alias.name.find('.'));
                m_modules[alias.alias.empty() ? first : alias.alias] =
                    alias.alias.empty() ? first : alias.name;
            }
            break;
        case StatementKind::ImportFrom: {
            auto& import = nodeAs<ImportFromStatement>(*statement);
            for (const ImportAlias& alias : import.names) {
                const std::string name = import.module + "." + alias.name;
                const std::string& local = alias.alias.empty() ? alias.name : alias.alias;
                if (hasModule(name))
                    m_modules[local] = name;
                else
                    m_bound.insert(local);
            }
            break;
        }
        default: break;
        }
        forEachPart(*statement, Visit{*this});
    }
}

void OmissionFinder::collectNames(const Expression& node)
{
    switch (node.kind) {
    case ExpressionKind::NamedAssignment:
        m_bound.insert(nodeAs<NamedAssignmentExpression>(node).name);
        break;
    case ExpressionKind::Lambda: bindParameters(nodeAs<LambdaExpression>(node).parameters); break;
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
    case ExpressionKind::Generator:
        for (const auto& part : static_cast<const ComprehensionExpression&>(node).generators)
            bind(*part.target);
        break;
    case ExpressionKind::Call: {
        auto& call = nodeAs<CallExpression>(node);
        const bool isHasattr = call.function->kind == ExpressionKind::Name &&
                               nodeAs<NameExpression>(*call.function).name == "hasattr";
        if (isHasattr && call.arguments.size() == 2 &&
            call.arguments[1]->kind == ExpressionKind::Constant)
            m_asked.insert(nodeAs<ConstantExpression>(*call.arguments[1]).text);
        break;
    }
    default: break;
    }
    forEachChild(node, [this](const Expression& child) { collectNames(child); });
}

void OmissionFinder::bind(const Expression& target)
{
    if (target.kind == ExpressionKind::Name) m_bound.insert(nodeAs<NameExpression>(target).name);
    if (target.kind == ExpressionKind::Tuple || target.kind == ExpressionKind::List ||
        target.kind == ExpressionKind::Starred)
        forEachChild(target, [this](const Expression& child) { bind(child); });
}

void OmissionFinder::bindParameters(const Parameters& parameters)
{
    for (const Parameter& parameter : parameters.list)
        m_bound.insert(parameter.name);
}

} // namespace awaitscope
