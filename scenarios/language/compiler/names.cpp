#include "scenarios/language/compiler/compiler.h"

namespace awaitscope {

void Compiler::load(const std::string& written)
{
    const std::string name = m_scope->mangled(written);
    Scope::Place place = m_scope->find(name);
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
    Scope::Place place = m_scope->find(name);
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
    Scope::Place place = m_scope->find(name);
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
