#include "scenarios/language/compiler/compiler.h"

namespace awaitscope {

namespace {

/// The place of a name that the program itself writes. To a class's own body `__class__` is a name
/// as any other; the cell is for its methods.
Scope::Place placeOf(const Scope& scope, const std::string& name)
{
    Scope::Place place = scope.find(name);
    if (place.kind == Scope::Place::Kind::Cell && place.owner == &scope &&
        scope.kind() == Scope::Kind::Class)
        place.kind = Scope::Place::Kind::Name;
    return place;
}

} // namespace

void Compiler::load(const std::string& written)
{
    const std::string name = m_scope->mangled(written);
    Scope::Place place = placeOf(*m_scope, name);
    switch (place.kind) {
    case Scope::Place::Kind::Local: emit(Opcode::LoadLocal, slot(place.owner, name)); break;
    case Scope::Place::Kind::Cell:
        emit(Opcode::LoadCell,
             slot(place.owner->unit() == m_unit->scope ? place.owner : nullptr, name));
        break;
    case Scope::Place::Kind::Global: emit(Opcode::LoadGlobal, globalNumber(name)); break;
    case Scope::Place::Kind::Name: emit(Opcode::LoadName, globalNumber(name)); break;
    case Scope::Place::Kind::ClassCell: emit(Opcode::LoadClassCell, slot(nullptr, name)); break;
    }
}

void Compiler::store(const std::string& written)
{
    const std::string name = m_scope->mangled(written);
    Scope::Place place = placeOf(*m_scope, name);
    switch (place.kind) {
    case Scope::Place::Kind::Local: emit(Opcode::StoreLocal, slot(place.owner, name)); break;
    case Scope::Place::Kind::Cell:
        emit(Opcode::StoreCell,
             slot(place.owner->unit() == m_unit->scope ? place.owner : nullptr, name));
        break;
    case Scope::Place::Kind::Global: emit(Opcode::StoreGlobal, globalNumber(name)); break;
    case Scope::Place::Kind::Name:
    case Scope::Place::Kind::ClassCell: emit(Opcode::StoreName, globalNumber(name)); break;
    }
}

void Compiler::remove(const std::string& written)
{
    const std::string name = m_scope->mangled(written);
    Scope::Place place = placeOf(*m_scope, name);
    switch (place.kind) {
    case Scope::Place::Kind::Local: emit(Opcode::DeleteLocal, slot(place.owner, name)); break;
    case Scope::Place::Kind::Cell:
        emit(Opcode::DeleteCell,
             slot(place.owner->unit() == m_unit->scope ? place.owner : nullptr, name));
        break;
    case Scope::Place::Kind::Global: emit(Opcode::DeleteGlobal, globalNumber(name)); break;
    case Scope::Place::Kind::Name:
    case Scope::Place::Kind::ClassCell: emit(Opcode::DeleteName, globalNumber(name)); break;
    }
}

} // namespace awaitscope
