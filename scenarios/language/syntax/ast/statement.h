#pragma once

#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/syntax/ast/pattern.h"

namespace awaitscope {

enum class StatementKind : std::uint8_t {
    Function,
    Class,
    Return,
    Delete,
    Assign,
    AugmentedAssign,
    AnnotatedAssign,
    TypeAlias,
    For,
    While,
    If,
    With,
    Match,
    Raise,
    Try,
    Assert,
    Import,
    ImportFrom,
    Global,
    Nonlocal,
    Expression,
    Pass,
    Break,
    Continue,
};

/// A statement; the compiler switches on `kind` and then downcasts.
///
/// A compound statement's span reaches to the end of its last line; a decorated one's starts at its
/// `def`, `async` or `class`, as CPython's does. Blocks are at most 100 deep.
struct Statement {
    StatementKind kind;
    SourceSpan span;

    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    virtual ~Statement() = default;

protected:
    explicit Statement(StatementKind kind) : kind(kind) {}
};

using StatementPointer = std::unique_ptr<Statement>;
using Block = std::vector<StatementPointer>;

template <StatementKind K> struct StatementOf : Statement {
    static constexpr StatementKind staticKind = K;
    StatementOf() : Statement(K) {}
};

enum class TypeParameterKind : std::uint8_t { Single, Tuple, Parameters };

/// One `T` of `def f[T]()`: read, and of no effect at run time unless it is looked up.
struct TypeParameter {
    TypeParameterKind kind = TypeParameterKind::Single;
    std::string name;
    SourceSpan span;
    /// Null when there is none.
    ExpressionPointer bound;
    /// Null when there is none.
    ExpressionPointer defaultValue;
};

struct FunctionStatement : StatementOf<StatementKind::Function> {
    std::string name;
    SourceSpan nameSpan;
    std::vector<TypeParameter> typeParameters;
    Parameters parameters;
    /// Null when there is none.
    ExpressionPointer returns;
    /// In the order in which they are written; each is the expression after the `@`.
    std::vector<ExpressionPointer> decorators;
    Block body;
    bool isAsync = false;
};

struct ClassStatement : StatementOf<StatementKind::Class> {
    std::string name;
    SourceSpan nameSpan;
    std::vector<TypeParameter> typeParameters;
    std::vector<ExpressionPointer> bases;
    std::vector<Keyword> keywords;
    std::vector<ExpressionPointer> decorators;
    Block body;
};

struct ReturnStatement : StatementOf<StatementKind::Return> {
    /// Null when there is none.
    ExpressionPointer value;
};

struct DeleteStatement : StatementOf<StatementKind::Delete> {
    std::vector<ExpressionPointer> targets;
};

/// `targets[0] = targets[1] = ... = value`
struct AssignStatement : StatementOf<StatementKind::Assign> {
    std::vector<ExpressionPointer> targets;
    ExpressionPointer value;
};

struct AugmentedAssignStatement : StatementOf<StatementKind::AugmentedAssign> {
    ExpressionPointer target;
    BinaryOperator operation = BinaryOperator::Add;
    SourceSpan operatorSpan;
    ExpressionPointer value;
};

struct AnnotatedAssignStatement : StatementOf<StatementKind::AnnotatedAssign> {
    ExpressionPointer target;
    ExpressionPointer annotation;
    /// Null for a declaration.
    ExpressionPointer value;
    /// Whether the target is a name without parentheses, which makes it a local name.
    bool isSimpleName = false;
};

/// `type name = value`
struct TypeAliasStatement : StatementOf<StatementKind::TypeAlias> {
    std::string name;
    SourceSpan nameSpan;
    std::vector<TypeParameter> typeParameters;
    ExpressionPointer value;

    /// The value is that of a function with these parameters, called when it is asked for.
    Parameters asParameters() const
    {
        Parameters parameters;
        for (const TypeParameter& each : typeParameters)
            parameters.list.emplace_back().name = each.name;
        return parameters;
    }
};

struct ForStatement : StatementOf<StatementKind::For> {
    ExpressionPointer target;
    ExpressionPointer iterable;
    Block body;
    Block orelse;
    bool isAsync = false;
};

struct WhileStatement : StatementOf<StatementKind::While> {
    ExpressionPointer test;
    Block body;
    Block orelse;
};

struct IfBranch {
    ExpressionPointer test;
    Block body;
    /// Starts at its `if` or `elif`.
    SourceSpan span;
};

/// `if` and its `elif`s side by side, so that a long chain is not a deep tree.
struct IfStatement : StatementOf<StatementKind::If> {
    std::vector<IfBranch> branches;
    Block orelse;
};

struct WithItem {
    ExpressionPointer context;
    /// Null without `as`.
    ExpressionPointer target;
};

struct WithStatement : StatementOf<StatementKind::With> {
    std::vector<WithItem> items;
    Block body;
    bool isAsync = false;
};

struct MatchCase {
    PatternPointer pattern;
    /// Null when there is none.
    ExpressionPointer guard;
    Block body;
};

struct MatchStatement : StatementOf<StatementKind::Match> {
    ExpressionPointer subject;
    std::vector<MatchCase> cases;
};

struct RaiseStatement : StatementOf<StatementKind::Raise> {
    /// Null for a bare `raise`.
    ExpressionPointer exception;
    /// Null without `from`.
    ExpressionPointer cause;
};

struct ExceptHandler {
    /// Null for a bare `except:`.
    ExpressionPointer type;
    /// Empty without `as`.
    std::string name;
    Block body;
    SourceSpan span;
};

struct TryStatement : StatementOf<StatementKind::Try> {
    Block body;
    std::vector<ExceptHandler> handlers;
    Block orelse;
    Block finalbody;
    /// Whether the handlers are `except*`; all of them are or none.
    bool isStar = false;
};

struct AssertStatement : StatementOf<StatementKind::Assert> {
    ExpressionPointer test;
    /// Null when there is none.
    ExpressionPointer message;
};

struct ImportAlias {
    /// Dotted name, or "*".
    std::string name;
    /// Empty without `as`.
    std::string alias;
    SourceSpan span;
};

struct ImportStatement : StatementOf<StatementKind::Import> {
    std::vector<ImportAlias> names;
};

struct ImportFromStatement : StatementOf<StatementKind::ImportFrom> {
    /// Empty for `from . import x`.
    std::string module;
    SourceSpan moduleSpan;
    /// How many leading dots.
    std::uint32_t level = 0;
    std::vector<ImportAlias> names;
};

struct GlobalStatement : StatementOf<StatementKind::Global> {
    std::vector<std::string> names;
};

struct NonlocalStatement : StatementOf<StatementKind::Nonlocal> {
    std::vector<std::string> names;
};

struct ExpressionStatement : StatementOf<StatementKind::Expression> {
    ExpressionPointer value;
};

struct PassStatement : StatementOf<StatementKind::Pass> {};
struct BreakStatement : StatementOf<StatementKind::Break> {};
struct ContinueStatement : StatementOf<StatementKind::Continue> {};

/// Something that CPython would warn of when it compiles the line.
struct SyntaxWarning {
    std::uint32_t line = 0;
    std::string message;
    bool operator==(const SyntaxWarning&) const = default;
};

/// A whole source file.
struct Module {
    Block body;
    std::vector<SyntaxWarning> warnings;
};

} // namespace awaitscope
