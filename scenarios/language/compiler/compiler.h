#pragma once

#include "scenarios/language/compiler/awaited.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/compiler/scope.h"
#include "scenarios/language/syntax/ast.h"
#include "scenarios/language/syntax/diagnostic.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace awaitscope {

/// Compiles a parsed module. `diagnostics` gets what the machine cannot run; the program is then
/// null. `isLibrary`: it is a module of the standard library.
std::shared_ptr<const Program> compileModule(const Module& module, std::string source,
                                             std::string fileName,
                                             std::vector<Diagnostic>& diagnostics,
                                             bool isLibrary = false);

/// Turns the tree into instructions, one `Unit` (code object) inside another.
class Compiler {
public:
    Compiler(const Module& module, Program& program, std::vector<Diagnostic>& diagnostics);
    void compile();

private:
    using Label = uint32_t;

    /// Something that a `return`, `break` or `continue` has to leave on its way out.
    struct Exit {
        enum class Kind { While, For, Value, Finally, FinallyHandler, Handler, With, AsyncWith };
        Kind kind;
        Label breakTo = 0, continueTo = 0;
        const Block* finalbody = nullptr;
        std::string name = {}; ///< Handler: the exception's, to be unbound
        /// Code inside the protected stretch that is not protected: what was compiled on the way
        /// out.
        std::vector<std::pair<uint32_t, uint32_t>> holes = {};
        SourceSpan span = {};
    };

    /// One code object under construction.
    struct Unit {
        Code* code = nullptr;
        Scope* scope = nullptr;
        Unit* outer = nullptr;
        std::map<std::pair<const Scope*, std::string>, uint32_t> slots;
        std::vector<Exit> exits;
        std::vector<uint32_t> labels; ///< positions; kUnplaced until placed
        std::vector<std::pair<uint32_t, Label>> jumps;
        uint32_t depth = 0;
        uint32_t finalInstructions = 0; ///< of all copies of finally clauses
        std::unordered_map<std::string, uint32_t> constantTexts;
        std::unordered_map<int64_t, uint32_t> constantInts;
        std::map<uintptr_t, uint32_t> constantOthers, nameNumbers;
    };

    // compiler.cpp: units and emission
    void open(Unit& unit, Code& code, Scope& scope);
    void close();
    void emit(Opcode opcode, uint32_t argument = 0);
    void emitJump(Opcode opcode, Label label);
    Label newLabel();
    void place(Label label);
    uint32_t position() const;
    int effectOf(Opcode opcode, uint32_t argument) const;
    void protect(uint32_t begin, uint32_t end, Label target, uint32_t depth,
                 const std::vector<std::pair<uint32_t, uint32_t>>& holes = {});
    void makeImmortal(const Value& value);
    uint32_t constant(Value value);
    uint32_t textConstant(const std::string& text);
    void loadConstant(Value value);
    void loadNone();
    uint32_t nameNumber(const std::string& name);
    uint32_t globalNumber(const std::string& name);
    uint32_t slot(const Scope* owner, const std::string& name);
    SpanId spanId(const SourceSpan& span);
    /// A whole line, at which tracebacks point without carets.
    SpanId lineId(uint32_t line) { return spanId({line, 0, line, 0}); }
    void at(const SourceSpan& span) { m_span = span; }
    void unsupported(const SourceSpan& span, const std::string& construct);

    // names.cpp
    void load(const std::string& written);
    void store(const std::string& written);
    void remove(const std::string& written);

    // expressions.cpp
    void expression(const Expression& node);
    void constantExpression(const ConstantExpression& node);
    void fString(const FStringExpression& node);
    void elements(const std::vector<ExpressionPointer>& nodes, Opcode build, Opcode extend);
    void dict(const DictExpression& node);
    void boolean(const BooleanExpression& node);
    void compare(const CompareExpression& node);
    void subscriptIndex(const Expression& index);
    void jumpIf(const Expression& node, bool truth, Label label);
    // calls.cpp
    void call(const CallExpression& node);
    SourceSpan attributeSpan(const AttributeExpression& node, SourceSpan span) const;
    void callArguments(const std::vector<ExpressionPointer>& arguments,
                       const std::vector<Keyword>& keywords, bool isCall = true);
    void await(Awaited what = Awaited::Expression);
    // comprehensions.cpp
    void comprehension(const ComprehensionExpression& node);
    void comprehensionPart(const ComprehensionExpression& node, size_t index, uint32_t height);
    void generatorExpression(const ComprehensionExpression& node);
    // targets.cpp
    void assign(const Expression& target);
    void unpack(const std::vector<ExpressionPointer>& targets);
    void deleteTarget(const Expression& target);
    void augmented(const AugmentedAssignStatement& node);

    // statements.cpp
    void block(const Block& statements);
    void statement(const Statement& node);
    void forLoop(const ForStatement& node);
    void asyncForLoop(const ForStatement& node);
    void whileLoop(const WhileStatement& node);
    void ifChain(const IfStatement& node);
    void assertion(const AssertStatement& node);
    void import(const ImportStatement& node);
    void importFrom(const ImportFromStatement& node);
    void returnValue(const ReturnStatement& node);
    void leaveLoop(bool isBreak, const SourceSpan& span);
    // functions.cpp
    void function(const FunctionStatement& node);
    void lambda(const LambdaExpression& node);
    void typeAlias(const TypeAliasStatement& node);
    void typeParameters(const std::vector<TypeParameter>& parameters);
    void basesOfGeneric(const ClassStatement& node);
    void classDefinition(const ClassStatement& node);
    void makeFunction(const void* node, const std::string& name, const Parameters& parameters,
                      const Block* body, const Expression* result, bool isAsync,
                      const SourceSpan& span, uint32_t firstLine);
    void parametersOf(const Parameters& parameters, Code& code);
    void pushClosure(const Code& code, const Scope& scope);
    void pushFunction(std::unique_ptr<Code> code, const Scope& scope);
    void pushWithoutDefaults(std::unique_ptr<Code> code, const Scope& scope);
    void decorate(const std::vector<ExpressionPointer>& decorators);
    std::string qualified(const std::string& name) const;
    // annotations.cpp: type hints, and what documents
    void annotateVariable(const AnnotatedAssignStatement& node);
    void annotateFunction(const FunctionStatement& node);
    void hint(const Expression& node);
    std::string textAt(const SourceSpan& span) const;
    void document(const Block& body, Code& code);
    // exits.cpp: try, with, and leaving them
    void tryStatement(const TryStatement& node);
    void tryExcept(const TryStatement& node);
    void tryExceptStar(const TryStatement& node);
    void with(const WithStatement& node, size_t index);
    void leave(const Exit& exit, bool keepsValue);
    void leaveAll(size_t downTo, bool keepsValue);
    void closeHoles();
    void restoreAndReraise();
    void finalBlock(const Block& body);
    void callExit(bool isAsync);
    // patterns.cpp
    void match(const MatchStatement& node);
    void pattern(const Pattern& node, Label fail, uint32_t base);
    void failPattern(Label fail, uint32_t base, Opcode jump);

    Program& m_program;
    const Module& m_module;
    std::vector<Diagnostic>& m_diagnostics;
    ScopeTable m_scopes;
    Unit* m_unit = nullptr;
    uint32_t m_generic = 0;   ///< definitions around that have type parameters
    Scope* m_scope = nullptr; ///< innermost, perhaps a comprehension inside the unit
    SourceSpan m_span;
    std::map<std::tuple<uint32_t, uint32_t, uint32_t, uint32_t>, SpanId> m_spans;
    std::unordered_map<std::string, uint32_t> m_globals;
};

} // namespace awaitscope
