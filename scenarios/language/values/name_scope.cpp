#include "scenarios/language/values/name_scope.h"

#include "scenarios/language/values/text.h"

#include <mutex>
#include <utility>
#include <vector>

namespace awaitscope {

namespace {

struct Known {
    Value name;
    size_t holders = 0;
    bool stays = false; ///< asked for without a scope
};

struct Table {
    std::mutex mutex;
    std::unordered_map<std::string_view, Known> names;

    /// REQUIRES: the mutex is locked.
    Known& named(std::string_view text)
    {
        if (auto found = names.find(text); found != names.end()) return found->second;
        const LiveBytes::Uncounted uncounted; // scopes count
        const Cost::Unpaid unpaid;
        auto name = makeRef<StrObject>(std::string(text));
        name->setInterned();
        name->hash();
        name->makeImmortal();
        const std::string_view key = name->text();
        return names.emplace(key, Known{Value(std::move(name))}).first->second;
    }
};

Table& table()
{
    static auto& table = *new Table; // never destroyed: names outlive whatever has a destructor
    return table;
}

thread_local NameScope* t_scope = nullptr;

} // namespace

NameScope::Use::Use(NameScope& scope) : m_outer(std::exchange(t_scope, &scope)) {}

NameScope::Use::~Use()
{
    t_scope = m_outer;
}

NameScope::~NameScope()
{
    const LiveBytes::Uncounted uncounted;
    std::scoped_lock lock(table().mutex);
    std::vector<Opaque*> gone;
    for (const auto& [text, held] : m_held) {
        const auto known = table().names.find(text);
        if (--known->second.holders > 0 || known->second.stays) continue;
        gone.push_back(held.name.object());
        table().names.erase(known);
    }
    m_held.clear(); // its values and keys look at the names
    for (Opaque* object : gone)
        object->destroyImmortal();
}

Value intern(std::string_view text)
{
    std::scoped_lock lock(table().mutex);
    Known& known = table().named(text);
    known.stays = true;
    return known.name;
}

Value scopedName(std::string_view text)
{
    if (!t_scope) return intern(text);
    auto held = t_scope->m_held.find(text);
    if (held == t_scope->m_held.end()) {
        std::scoped_lock lock(table().mutex);
        Known& known = table().named(text);
        ++known.holders;
        held = t_scope->m_held.emplace(textOf(known.name), NameScope::Held{known.name}).first;
    }
    constexpr uint64_t kNameBytes = 320; // the string, and its places in both tables
    if (!std::exchange(held->second.isCounted, true)) t_scope->m_bytes += kNameBytes + text.size();
    return held->second.name;
}

Value scopedName(const Value& text)
{
    return text.as<StrObject>()->isInterned() ? text : scopedName(textOf(text));
}

Value knownName(const Value& text)
{
    if (text.as<StrObject>()->isInterned() || !t_scope) return text;
    if (auto held = t_scope->m_held.find(textOf(text)); held != t_scope->m_held.end())
        return held->second.name;
    std::scoped_lock lock(table().mutex);
    const auto found = table().names.find(textOf(text));
    if (found == table().names.end()) return text;
    ++found->second.holders;
    t_scope->m_held.emplace(found->first, NameScope::Held{found->second.name});
    return found->second.name;
}

} // namespace awaitscope
