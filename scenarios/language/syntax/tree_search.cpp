#include "scenarios/language/syntax/tree_search.h"

#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/ast/parts.h"

namespace awaitscope {

namespace {

bool isComprehension(const Expression& expression)
{
    return expression.kind == ExpressionKind::ListComprehension ||
           expression.kind == ExpressionKind::SetComprehension ||
           expression.kind == ExpressionKind::DictComprehension ||
           expression.kind == ExpressionKind::Generator;
}

/// A lambda and a generator run later, in a frame of their own.
bool contains(const Expression& expression, bool (*matches)(const Expression&))
{
    if (matches(expression)) return true;
    if (expression.kind == ExpressionKind::Lambda) return false;
    if (expression.kind == ExpressionKind::Generator)
        return contains(*nodeAs<GeneratorExpression>(expression).generators.front().iterable,
                        matches);
    bool found = false;
    forEachChild(expression,
                 [&](const Expression& child) { found = found || contains(child, matches); });
    return found;
}

bool isYield(const Expression& expression)
{
    return expression.kind == ExpressionKind::Yield || expression.kind == ExpressionKind::YieldFrom;
}

bool isAwaiting(const Expression& expression)
{
    if (expression.kind == ExpressionKind::Await) return true;
    if (!isComprehension(expression) || expression.kind == ExpressionKind::Generator) return false;
    for (const ComprehensionFor& generator : nodeAs<ComprehensionExpression>(expression).generators)
        if (generator.isAsync) return true;
    return false;
}

struct YieldVisitor {
    bool& found;
    void operator()(const Expression& expression)
    {
        found = found || contains(expression, isYield);
    }
    void operator()(const Block& block) { found = found || containsYield(block); }
};

void addBoundNames(const Pattern& pattern, std::set<std::string>& names)
{
    const auto add = [&](const std::string& name) {
        if (!name.empty()) names.insert(name);
    };
    switch (pattern.kind) {
    case PatternKind::Capture: add(nodeAs<CapturePattern>(pattern).name); return;
    case PatternKind::Star: add(nodeAs<StarPattern>(pattern).name); return;
    case PatternKind::As:
        addBoundNames(*nodeAs<AsPattern>(pattern).pattern, names);
        add(nodeAs<AsPattern>(pattern).name);
        return;
    case PatternKind::Sequence:
        for (const PatternPointer& element : nodeAs<SequencePattern>(pattern).elements)
            addBoundNames(*element, names);
        return;
    case PatternKind::Mapping:
        for (const MappingPatternItem& item : nodeAs<MappingPattern>(pattern).items)
            addBoundNames(*item.pattern, names);
        add(nodeAs<MappingPattern>(pattern).rest);
        return;
    case PatternKind::Class:
        for (const PatternPointer& argument : nodeAs<ClassPattern>(pattern).arguments)
            addBoundNames(*argument, names);
        for (const KeywordPattern& keyword : nodeAs<ClassPattern>(pattern).keywords)
            addBoundNames(*keyword.pattern, names);
        return;
    case PatternKind::Or:
        addBoundNames(*nodeAs<OrPattern>(pattern).alternatives.front(), names);
        return;
    case PatternKind::Value:
    case PatternKind::Singleton: return;
    }
}

} // namespace

bool containsYield(const Block& body)
{
    bool found = false;
    for (const StatementPointer& statement : body) {
        forEachPart(*statement, YieldVisitor{found});
        if (found) return true;
    }
    return false;
}

bool isAsynchronous(const ComprehensionExpression& comprehension)
{
    for (std::size_t index = 0; index < comprehension.generators.size(); ++index) {
        const ComprehensionFor& generator = comprehension.generators[index];
        if (generator.isAsync) return true;
        if (index > 0 && contains(*generator.iterable, isAwaiting)) return true;
        for (const ExpressionPointer& condition : generator.conditions)
            if (contains(*condition, isAwaiting)) return true;
    }
    return contains(*comprehension.element, isAwaiting) ||
           (comprehension.value && contains(*comprehension.value, isAwaiting));
}

const Statement* findJump(const Block& block, bool isInLoop)
{
    for (const StatementPointer& statement : block) {
        const StatementKind kind = statement->kind;
        if (kind == StatementKind::Return) return statement.get();
        const bool isLoopJump = kind == StatementKind::Break || kind == StatementKind::Continue;
        if (isLoopJump && !isInLoop) return statement.get();
        const bool isLoop = kind == StatementKind::For || kind == StatementKind::While;
        const Statement* found = nullptr;
        forEachPart(*statement, [&](const auto& part) {
            if constexpr (std::is_same_v<std::decay_t<decltype(part)>, Block>)
                if (!found) found = findJump(part, isInLoop || isLoop);
        });
        if (found) return found;
    }
    return nullptr;
}

std::set<std::string> boundNames(const Pattern& pattern)
{
    std::set<std::string> names;
    addBoundNames(pattern, names);
    return names;
}

} // namespace awaitscope
