#pragma once

#include "scenarios/language/syntax/ast.h"

#include <cstddef>
#include <set>
#include <string>

namespace awaitscope {

/// Finds statements and expressions in places where they mean nothing: `await` in a plain function,
/// `break` outside a loop, a starred expression on its own. Throws SyntaxFailure at the first.
class FlowChecker {
public:
    void check(const Module& module);

private:
    enum class ScopeKind { Module, Class, Function, AsyncFunction };
    struct Scope {
        ScopeKind kind = ScopeKind::Module;
        std::string functionName;
        bool isAsyncGenerator = false;
        bool isInLoop = false;
        std::size_t openBlocks = 0;
    };

    void checkBlock(const Block& block);
    void checkLoopBody(const Statement& loop, const Block& block);
    void openBlock(SourceSpan span);
    void closeBlock() { --m_scope.openBlocks; }
    void checkStatement(const Statement& statement);
    void checkFunction(const FunctionStatement& function);
    void checkClass(const ClassStatement& definition);
    void checkReturn(const ReturnStatement& statement);
    void checkAssign(const AssignStatement& statement);
    void checkFor(const ForStatement& statement);
    void checkWith(const WithStatement& statement);
    void checkTry(const TryStatement& statement);
    void checkMatch(const MatchStatement& statement);
    void checkBindings(const Pattern& pattern, std::set<std::string>& names) const;
    void checkPattern(const Pattern& pattern) const;
    void checkRefutable(const Pattern& pattern) const;
    void checkTarget(const Expression& target);
    void checkExpression(const Expression& expression);
    /// Like checkExpression(), where a starred expression may stand.
    void checkElement(const Expression& expression);
    void checkYield(const Expression& expression) const;
    void checkCall(const CallExpression& call);
    void checkKeywords(const std::vector<Keyword>& keywords);
    void checkLambda(const LambdaExpression& lambda);
    void checkComprehension(const ComprehensionExpression& comprehension);
    void requireAsync(SourceSpan span, const std::string& construct) const;

    bool isInFunction() const;
    Scope m_scope;
};

} // namespace awaitscope
