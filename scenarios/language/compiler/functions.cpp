#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

std::string Compiler::qualified(const std::string& name) const
{
    const Code& outer = *m_unit->code;
    if (outer.kind == Code::Kind::Module) return name;
    return outer.qualifiedName + (outer.kind == Code::Kind::Class ? "." : ".<locals>.") + name;
}

void Compiler::parametersOf(const Parameters& parameters, Code& code)
{
    Signature& signature = code.signature;
    auto add = [&](ParameterKind kind, uint32_t& count) {
        for (const Parameter& parameter : parameters.list)
            if (parameter.kind == kind) {
                signature.names.push_back(scopedName(m_scope->mangled(parameter.name)));
                ++count;
            }
    };
    uint32_t normal = 0, varArguments = 0, varKeywords = 0;
    add(ParameterKind::PositionalOnly, signature.positionalOnly);
    add(ParameterKind::Normal, normal);
    signature.positional = signature.positionalOnly + normal;
    add(ParameterKind::KeywordOnly, signature.keywordOnly);
    add(ParameterKind::VarArguments, varArguments);
    add(ParameterKind::VarKeywords, varKeywords);
    signature.varArguments = varArguments > 0;
    signature.varKeywords = varKeywords > 0;
}

/// Pushes the cells that the function's code expects, in the order of its free names.
void Compiler::pushClosure(const Code& code, const Scope& scope)
{
    for (uint32_t index = 0; index < code.freeCount; ++index) {
        const std::string& name = scope.freeNames()[index];
        Scope::Place place = m_scope->find(name);
        bool own = place.owner && place.owner->unit() == m_unit->scope;
        emit(Opcode::LoadCellItself, slot(own ? place.owner : nullptr, name));
    }
}

/// Makes a function of the code; its defaults are on the stack.
void Compiler::pushFunction(std::unique_ptr<Code> code, const Scope& scope)
{
    pushClosure(*code, scope);
    m_unit->code->children.push_back(std::move(code));
    emit(Opcode::MakeFunction, static_cast<uint32_t>(m_unit->code->children.size() - 1));
}

void Compiler::pushWithoutDefaults(std::unique_ptr<Code> code, const Scope& scope)
{
    loadNone();
    loadNone();
    pushFunction(std::move(code), scope);
}

void Compiler::makeFunction(const void* node, const std::string& name, const Parameters& parameters,
                            const Block* body, const Expression* result, bool isAsync,
                            const SourceSpan& span, uint32_t firstLine)
{
    // Defaults are evaluated here and now: a tuple for the positional ones, a tuple with nulls for
    // the keyword-only ones.
    uint32_t defaults = 0, keywordDefaults = 0;
    for (const Parameter& parameter : parameters.list)
        if (parameter.kind != ParameterKind::KeywordOnly && parameter.defaultValue) {
            expression(*parameter.defaultValue);
            ++defaults;
        }
    if (defaults)
        emit(Opcode::BuildTuple, defaults);
    else
        loadNone();
    for (const Parameter& parameter : parameters.list)
        if (parameter.kind == ParameterKind::KeywordOnly) {
            if (parameter.defaultValue)
                expression(*parameter.defaultValue);
            else
                emit(Opcode::PushNull);
            ++keywordDefaults;
        }
    if (keywordDefaults)
        emit(Opcode::BuildTuple, keywordDefaults);
    else
        loadNone();

    Scope& scope = m_scopes.of(node);
    auto child = std::make_unique<Code>();
    Code& code = *child;
    code.name = name;
    code.qualifiedName = qualified(name);
    code.isAsync = isAsync;
    code.isGenerator = scope.usesYield;
    code.definition = lineId(firstLine);
    parametersOf(parameters, code);

    Scope* outer = m_scope;
    SourceSpan outerSpan = m_span;
    Unit unit;
    at(span);
    open(unit, code, scope);
    if (body) {
        document(*body, code);
        block(*body);
        loadNone();
    } else {
        expression(*result);
    }
    emit(Opcode::Return);
    close();
    m_scope = outer;
    at(outerSpan);

    pushFunction(std::move(child), scope);
}

void Compiler::decorate(const std::vector<ExpressionPointer>& decorators)
{
    for (const auto& decorator : decorators) {
        expression(*decorator);
        emit(Opcode::PushNull);
    }
}

void Compiler::function(const FunctionStatement& node)
{
    decorate(node.decorators);
    if (!node.typeParameters.empty()) ++m_generic;
    const SourceSpan& first = node.decorators.empty() ? node.span : node.decorators.front()->span;
    makeFunction(&node, node.name, node.parameters, &node.body, nullptr, node.isAsync, node.span,
                 first.line);
    annotateFunction(node);
    if (!node.typeParameters.empty()) {
        --m_generic;
        typeParameters(node.typeParameters);
        emit(Opcode::Copy, 2);
        emit(Opcode::StoreAttribute, nameNumber("__type_params__"));
    }
    for (size_t index = node.decorators.size(); index > 0; --index) {
        at(node.decorators[index - 1]->span);
        emit(Opcode::Call, 1);
    }
    at(node.span);
    store(node.name);
}

/// What it stands for is worked out when somebody asks: a function of its type parameters.
void Compiler::typeAlias(const TypeAliasStatement& node)
{
    emit(Opcode::LoadGlobal, globalNumber("typing.TypeAliasType")); // no program has that name
    emit(Opcode::PushNull);
    loadConstant(makeStr(node.name));
    makeFunction(&node, node.name, node.asParameters(), nullptr, node.value.get(), false, node.span,
                 node.span.line);
    for (const TypeParameter& parameter : node.typeParameters)
        loadConstant(makeStr(parameter.name));
    emit(Opcode::BuildTuple, static_cast<uint32_t>(node.typeParameters.size()));
    emit(Opcode::Call, 3);
    store(node.name);
}

/// Pushes what `[T, U]` behind a name stands for, as a tuple.
void Compiler::typeParameters(const std::vector<TypeParameter>& parameters)
{
    emit(Opcode::LoadGlobal, globalNumber("typing.type_parameters")); // nor that one
    emit(Opcode::PushNull);
    for (const TypeParameter& parameter : parameters)
        loadConstant(makeStr(parameter.name));
    emit(Opcode::Call, static_cast<uint32_t>(parameters.size()));
}

void Compiler::lambda(const LambdaExpression& node)
{
    makeFunction(&node, "<lambda>", node.parameters, nullptr, node.body.get(), false, node.span,
                 node.span.line);
}

/// Leaves what `callArguments` would: they are made by a function of the type parameters.
void Compiler::basesOfGeneric(const ClassStatement& node)
{
    Scope& scope = m_scopes.of(&node.bases);
    auto child = std::make_unique<Code>();
    Code& code = *child;
    code.name = node.name;
    code.qualifiedName = qualified(node.name);
    code.definition = lineId(node.span.line);
    for (const TypeParameter& parameter : node.typeParameters)
        code.signature.names.push_back(scopedName(scope.mangled(parameter.name)));
    code.signature.positional = code.signature.required =
        static_cast<uint32_t>(node.typeParameters.size());
    Scope* outer = m_scope;
    Unit unit;
    open(unit, code, scope);
    at(node.span);
    callArguments(node.bases, node.keywords, false);
    emit(Opcode::Swap, 2); // unpacked, the first comes to the top
    emit(Opcode::BuildTuple, 2);
    emit(Opcode::Return);
    close();
    m_scope = outer;

    at(node.span);
    pushWithoutDefaults(std::move(child), scope);
    emit(Opcode::PushNull);
    emit(Opcode::BuildList, 0);
    typeParameters(node.typeParameters);
    emit(Opcode::ListExtend, 0);
    emit(Opcode::BuildDict, 0);
    emit(Opcode::CallExtended);
    emit(Opcode::UnpackSequence, 2);
}

void Compiler::classDefinition(const ClassStatement& node)
{
    decorate(node.decorators);

    Scope& scope = m_scopes.of(&node);
    auto child = std::make_unique<Code>();
    Code& code = *child;
    code.name = node.name;
    code.qualifiedName = qualified(node.name);
    code.kind = Code::Kind::Class;
    code.definition = lineId(node.span.line);
    Scope* outer = m_scope;
    Unit unit;
    open(unit, code, scope);
    if (!node.typeParameters.empty()) ++m_generic;
    document(node.body, code);
    if (!node.typeParameters.empty()) {
        typeParameters(node.typeParameters);
        emit(Opcode::StoreName, globalNumber("__type_params__"));
    }
    if (code.doc) {
        loadConstant(code.doc);
        emit(Opcode::StoreName, globalNumber("__doc__"));
    }
    block(node.body);
    if (!node.typeParameters.empty()) --m_generic;
    // The body returns the cell of `__class__`, to be filled with the class, if a method refers to
    // it.
    if (scope.symbol("__class__").captured)
        emit(Opcode::LoadCellItself, slot(&scope, "__class__"));
    else
        loadNone();
    emit(Opcode::Return);
    close();
    m_scope = outer;

    at(node.span);
    pushWithoutDefaults(std::move(child), scope);
    if (node.typeParameters.empty())
        callArguments(node.bases, node.keywords, false);
    else
        basesOfGeneric(node);
    at(node.span);
    emit(Opcode::BuildClass);
    for (size_t index = node.decorators.size(); index > 0; --index) {
        at(node.decorators[index - 1]->span);
        emit(Opcode::Call, 1);
    }
    at(node.span);
    store(node.name);
}

} // namespace awaitscope
