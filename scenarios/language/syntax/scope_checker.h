#pragma once

#include "scenarios/language/syntax/ast.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace awaitscope {

/// Finds wrong uses of names: duplicate parameters, declarations that come too late or have no
/// binding, names bound inside comprehensions. Throws SyntaxFailure at the first.
class ScopeChecker {
public:
    void check(const Module& module);

private:
    enum class ScopeKind { Module, Class, Function, Comprehension };
    struct NonlocalName {
        std::string name;
        SourceSpan span;
    };
    struct Scope {
        ScopeKind kind = ScopeKind::Module;
        std::size_t parent = 0;
        std::set<std::string> parameters;
        std::set<std::string> bound;
        std::set<std::string> annotated;
        /// CPython lets a declaration come after an import of the name.
        std::set<std::string> imported;
        std::set<std::string> used;
        std::set<std::string> globals;
        std::set<std::string> nonlocals;
        std::map<std::string, SourceSpan> declared;
        std::vector<NonlocalName> declarations;
    };

    void checkBlock(const Block& block);
    void checkStatement(const Statement& statement);
    void checkFunction(const FunctionStatement& function);
    void checkClass(const ClassStatement& definition);
    void checkFutures(const Module& module);
    void checkImports(const ImportFromStatement& statement);
    void checkDeclaration(const Statement& statement, const std::vector<std::string>& names,
                          bool isGlobal);
    void bindTargets(const Statement& statement);
    void bindTarget(const Expression& target);
    void annotate(const Expression& target);
    void bindPattern(const Pattern& pattern);
    void checkExpression(const Expression& expression);
    void checkLambda(const LambdaExpression& lambda);
    void checkComprehension(const ComprehensionExpression& comprehension);
    void checkIterable(const Expression& iterable);
    void checkNamedAssignment(const NamedAssignmentExpression& named);
    void bindParameters(const Parameters& parameters);
    void checkNonlocals() const;
    bool isBoundAround(const Scope& scope, const std::string& name) const;
    void bind(const std::string& name) { m_scopes[m_current].bound.insert(name); }
    void bindImport(const std::string& name) { m_scopes[m_current].imported.insert(name); }
    std::size_t enter(ScopeKind kind);

    std::vector<Scope> m_scopes;
    /// Imports from `__future__` at the beginning of the file.
    std::set<const Statement*> m_futures;
    /// Names that are bound where they stand, not used.
    std::set<const Expression*> m_targets;
    std::size_t m_current = 0;
    /// The comprehension whose element or condition is being checked, for `yield`.
    const Expression* m_comprehension = nullptr;
    /// How many iterables of comprehensions the place is inside of.
    std::size_t m_iterables = 0;
};

} // namespace awaitscope
