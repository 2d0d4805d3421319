#include "scenarios/language/compiler/scope.h"

#include <algorithm>

namespace awaitscope {

Scope::Scope(Kind kind, Scope* parent, std::string privateTo)
    : m_kind(kind), m_parent(parent), m_privateTo(std::move(privateTo))
{
    if (kind != Kind::Class) {
        if (parent) m_privateTo = parent->m_privateTo;
        return;
    }
    const size_t begin = m_privateTo.find_first_not_of('_');
    m_privateTo = begin == std::string::npos ? "" : "_" + m_privateTo.substr(begin);
}

std::string Scope::mangled(const std::string& name) const
{
    if (m_privateTo.empty() || !name.starts_with("__") || name.ends_with("__") ||
        name.find('.') != std::string::npos)
        return name;
    return m_privateTo + name;
}

const Scope* Scope::ownerOf(const std::string& name) const
{
    for (const Scope* scope = this; scope; scope = scope->m_parent) {
        auto found = scope->m_symbols.find(name);
        bool here = found != scope->m_symbols.end();
        if (scope->m_kind == Kind::Module) return nullptr;
        if (here && found->second.global) return nullptr;
        // The names of a class are not seen by the functions in it, but for `__class__`.
        if (scope->m_kind == Kind::Class && scope != this && name != "__class__") continue;
        if (here && found->second.bound && !found->second.nonlocal) return scope;
    }
    return nullptr;
}

void Scope::addFree(const std::string& name)
{
    if (std::find(m_free.begin(), m_free.end(), name) == m_free.end()) m_free.push_back(name);
}

void Scope::use(const std::string& name)
{
    const Scope* owner = ownerOf(name);
    if (!owner) return;
    if (owner->m_kind == Kind::Class && owner == this && name != "__class__") return;
    if (owner->unit() == unit() && owner->m_kind != Kind::Class) return;
    if (owner == this) return;
    const_cast<Scope*>(owner)->m_symbols[name].captured = true;
    for (Scope* scope = unit(); scope && scope != owner->unit(); scope = scope->m_parent->unit())
        scope->addFree(name);
}

Scope::Place Scope::find(const std::string& name) const
{
    auto own = m_symbols.find(name);
    bool boundHere =
        own != m_symbols.end() && own->second.bound && !own->second.nonlocal && !own->second.global;
    if (m_kind == Kind::Class && !(own != m_symbols.end() && own->second.global)) {
        const Scope* owner = boundHere ? nullptr : ownerOf(name);
        const bool isNonlocal = own != m_symbols.end() && own->second.nonlocal;
        if (owner && owner != this)
            return {isNonlocal ? Place::Kind::Cell : Place::Kind::ClassCell, owner};
        if (name == "__class__" && boundHere) return {Place::Kind::Cell, this};
        return {Place::Kind::Name};
    }
    const Scope* owner = ownerOf(name);
    if (!owner) return {Place::Kind::Global};
    if (owner->unit() != unit() || owner->m_symbols.at(name).captured)
        return {Place::Kind::Cell, owner};
    return {Place::Kind::Local, owner};
}

} // namespace awaitscope
