#pragma once

#include "scenarios/language/syntax/ast.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace awaitscope {

/// Where the names of one function, class, comprehension or module belong.
///
/// A list, set or dict comprehension has names of its own, but no code of its own: it lives in its
/// unit, the nearest scope around it that has one.
class Scope {
public:
    enum class Kind { Module, Class, Function, Comprehension };

    struct Symbol {
        bool bound = false; ///< assigned here, or a parameter
        bool parameter = false;
        bool global = false; ///< declared `global`
        bool nonlocal = false;
        bool captured = false; ///< a function inside uses it: it lives in a cell
    };

    /// How a name is reached from a place in a scope.
    struct Place {
        enum class Kind { Local, Cell, Global, Name, ClassCell } kind;
        const Scope* owner = nullptr; ///< Local, Cell: whose variable it is
    };

    Scope(Kind kind, Scope* parent, std::string privateTo);

    Kind kind() const { return m_kind; }
    Scope* parent() const { return m_parent; }
    /// The scope that has the code.
    Scope* unit() { return m_kind == Kind::Comprehension ? m_parent->unit() : this; }
    const Scope* unit() const { return const_cast<Scope*>(this)->unit(); }
    Symbol& symbol(const std::string& name) { return m_symbols[name]; }
    const std::map<std::string, Symbol>& symbols() const { return m_symbols; }
    /// Variables of functions around this one that it, or one inside it, uses; in order of first
    /// use.
    const std::vector<std::string>& freeNames() const { return m_free; }
    Place find(const std::string& name) const;
    /// What a private name (`__x`) is called in here: `_C__x` in the class C and the functions in
    /// it.
    std::string mangled(const std::string& name) const;
    bool isGeneratorExpression = false;
    bool usesYield = false;
    bool usesAwait = false;

private:
    friend class ScopeBuilder;
    /// The scope around this one whose variable `name` is; null when it is global.
    const Scope* ownerOf(const std::string& name) const;
    /// Notes that code here reads or writes the name: marks who has to keep it in a cell.
    void use(const std::string& name);
    void addFree(const std::string& name);

    Kind m_kind;
    Scope* m_parent;
    std::string m_privateTo; ///< the class around, as private names have it: `_C`
    std::map<std::string, Symbol> m_symbols;
    std::vector<std::string> m_used;
    std::vector<std::string> m_free;
};

/// All scopes of a module, found by the node that opens them.
class ScopeTable {
public:
    explicit ScopeTable(const Module& module);
    Scope& module() { return *m_scopes.front(); }
    /// REQUIRES: the node opens a scope.
    Scope& of(const void* node) { return *m_byNode.at(node); }
    /// `from __future__ import annotations`: type hints are not evaluated.
    bool hintsAreTexts() const { return m_hintsAreTexts; }
    void setHintsAreTexts() { m_hintsAreTexts = true; }

private:
    friend class ScopeBuilder;
    bool m_hintsAreTexts = false;
    std::vector<std::unique_ptr<Scope>> m_scopes;
    std::unordered_map<const void*, Scope*> m_byNode;
};

} // namespace awaitscope
