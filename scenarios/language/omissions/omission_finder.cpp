#include "scenarios/language/omissions/omission_finder.h"

#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/modules/modules.h"
#include "scenarios/language/omissions/advice.h"
#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/ast/parts.h"
#include "scenarios/language/values/text.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// `a.b.c` of an expression that is nothing but names; otherwise empty.
std::string dottedName(const Expression& node)
{
    if (node.kind == ExpressionKind::Name) return nodeAs<NameExpression>(node).name;
    if (node.kind != ExpressionKind::Attribute) return {};
    const std::string object = dottedName(*nodeAs<AttributeExpression>(node).object);
    return object.empty() ? object : object + "." + nodeAs<AttributeExpression>(node).name;
}

/// Whether an `except` of this type (null: of all) catches one of the exceptions.
bool catchesOneOf(const Expression* type, std::initializer_list<std::string_view> names)
{
    if (!type) return true;
    if (type->kind == ExpressionKind::Tuple) {
        const auto& types = nodeAs<TupleExpression>(*type).elements;
        return std::any_of(types.begin(), types.end(),
                           [&](const auto& one) { return catchesOneOf(one.get(), names); });
    }
    const std::string name = dottedName(*type);
    return name == "Exception" || name == "BaseException" ||
           std::find(names.begin(), names.end(), name) != names.end();
}

bool moduleHas(const std::string& module, const std::string& name)
{
    if (name.starts_with("__") || hasModule(module + "." + name)) return true;
    if (const Attributes* contents = moduleContents(module))
        for (const auto& entry : contents->entries())
            if (entry.value && textOf(entry.name) == name) return true;
    const Program* text = moduleText(module);
    return text && std::any_of(text->globalNames.begin(), text->globalNames.end(),
                               [&](const Value& global) { return textOf(global) == name; });
}

} // namespace

void OmissionFinder::find(const Module& module)
{
    collectNames(module.body);
    check(module.body, {.isCertain = true});
}

void OmissionFinder::check(const Block& block, Place place)
{
    for (const StatementPointer& statement : block)
        check(*statement, place);
}

void OmissionFinder::check(const Statement& node, Place place)
{
    switch (node.kind) {
    case StatementKind::Import: checkImport(nodeAs<ImportStatement>(node), place); return;
    case StatementKind::ImportFrom:
        checkImportFrom(nodeAs<ImportFromStatement>(node), place);
        return;
    case StatementKind::Try: checkTry(nodeAs<TryStatement>(node), place); return;
    default: break;
    }
    place.isCertain = false;
    struct Visit {
        OmissionFinder& finder;
        Place place;
        void operator()(const Expression& part) { finder.check(part, place); }
        void operator()(const Block& part) { finder.check(part, place); }
    };
    if (node.kind == StatementKind::If) {
        for (const IfBranch& branch : nodeAs<IfStatement>(node).branches) {
            Place inside = place;
            // What only a type checker sees is never run.
            inside.guardsImport |= dottedName(*branch.test).ends_with("TYPE_CHECKING");
            check(*branch.test, place);
            check(branch.body, inside);
        }
        check(nodeAs<IfStatement>(node).orelse, place);
        return;
    }
    if (node.kind == StatementKind::With)
        for (const WithItem& item : nodeAs<WithStatement>(node).items) {
            if (item.context->kind != ExpressionKind::Call) continue;
            auto& call = nodeAs<CallExpression>(*item.context);
            if (!dottedName(*call.function).ends_with("suppress")) continue;
            for (const auto& type : call.arguments) {
                place.guardsImport |=
                    catchesOneOf(type.get(), {"ImportError", "ModuleNotFoundError"});
                place.guardsName |= catchesOneOf(type.get(), {"AttributeError"});
            }
        }
    forEachPart(node, Visit{*this, place});
    if (node.kind == StatementKind::Function) check(nodeAs<FunctionStatement>(node).body, place);
    if (node.kind == StatementKind::Class) check(nodeAs<ClassStatement>(node).body, place);
}

void OmissionFinder::checkTry(const TryStatement& node, Place place)
{
    place.isCertain = false;
    Place inside = place;
    for (const ExceptHandler& handler : node.handlers) {
        inside.guardsImport |=
            catchesOneOf(handler.type.get(), {"ImportError", "ModuleNotFoundError"});
        inside.guardsName |= catchesOneOf(handler.type.get(), {"AttributeError"});
    }
    check(node.body, inside);
    for (const ExceptHandler& handler : node.handlers)
        check(handler.body, place);
    check(node.orelse, place);
    check(node.finalbody, place);
}

void OmissionFinder::missingModule(const std::string& name, SourceSpan span, Place place)
{
    if (place.guardsImport) return;
    auto& list = place.isCertain ? m_found.refused : m_found.reached;
    list.push_back(unsupported(span, MessageCode::MissingModule, adviceForModule(name), {name}));
}

void OmissionFinder::checkImport(const ImportStatement& node, Place place)
{
    for (const ImportAlias& alias : node.names)
        if (!hasModule(alias.name)) missingModule(alias.name, alias.span, place);
}

void OmissionFinder::checkImportFrom(const ImportFromStatement& node, Place place)
{
    if (node.level > 0 || node.module == "__future__") return;
    if (!hasModule(node.module)) {
        missingModule(node.module, node.moduleSpan, place);
        return;
    }
    if (place.guardsImport) return;
    for (const ImportAlias& alias : node.names)
        if (alias.name != "*" && !moduleHas(node.module, alias.name))
            m_found.reached.push_back(unsupported(alias.span, MessageCode::MissingName,
                                                  adviceForName(node.module, alias.name),
                                                  {node.module, alias.name}));
}

void OmissionFinder::check(const Expression& node, Place place)
{
    if (node.kind == ExpressionKind::Attribute && !place.guardsName)
        checkAttribute(nodeAs<AttributeExpression>(node));
    if (node.kind == ExpressionKind::Call) checkCall(nodeAs<CallExpression>(node));
    forEachChild(node, [&](const Expression& child) { check(child, place); });
}

void OmissionFinder::checkAttribute(const AttributeExpression& node)
{
    const std::string object = dottedName(*node.object);
    const size_t dot = object.find('.');
    const std::string first = object.substr(0, dot);
    const auto bound = m_modules.find(first);
    if (bound == m_modules.end() || m_bound.contains(first) || m_asked.contains(node.name)) return;
    const std::string module =
        bound->second + (dot == std::string::npos ? std::string() : object.substr(dot));
    if (!hasModule(module) || moduleHas(module, node.name)) return;
    m_found.reached.push_back(unsupported(node.span, MessageCode::MissingName,
                                          adviceForName(module, node.name), {module, node.name}));
}

void OmissionFinder::checkCall(const CallExpression& node)
{
    if (node.function->kind != ExpressionKind::Name) return;
    const std::string& name = nodeAs<NameExpression>(*node.function).name;
    const HintCode advice = adviceForFunction(name);
    if (advice == HintCode::None || m_bound.contains(name) || m_modules.contains(name)) return;
    m_found.reached.push_back(
        unsupported(node.function->span, MessageCode::MissingFunction, advice, {name + "()"}));
}

} // namespace awaitscope
