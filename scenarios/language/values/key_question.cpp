#include "scenarios/language/values/key_question.h"

#include "scenarios/language/values/text.h"
#include "scenarios/language/values/type.h"

#include <set>
#include <tuple>

namespace awaitscope {

thread_local constinit bool KeyQuestion::t_asked = false;

namespace {

thread_local const KeyAnswers* t_answers = nullptr;
thread_local std::vector<KeyQuestion::Question> t_questions;
using KnownAnswer = std::tuple<KeyQuestion::Question::Kind, uintptr_t, uintptr_t>;
thread_local std::set<KnownAnswer> t_known; // asked only, never walked

} // namespace

void KeyAnswers::addHash(const Value& key, size_t hash)
{
    m_kept.push_back(key);
    m_hashes[key.bits()] = hash;
}

void KeyAnswers::addEquality(const Value& left, const Value& right, bool equal)
{
    m_kept.push_back(left);
    m_kept.push_back(right);
    m_equalities[{left.bits(), right.bits()}] = equal;
}

void KeyAnswers::addIndex(const Value& value, Value number)
{
    m_kept.push_back(value);
    m_indexes[value.bits()] = std::move(number);
}

std::optional<size_t> KeyQuestion::hashOf(const Value& key)
{
    static const Value name = intern("__hash__");
    if (t_answers) {
        auto known = t_answers->m_hashes.find(key.bits());
        if (known != t_answers->m_hashes.end()) return known->second;
    }
    const Value* method = typeOf(key)->find(name);
    if (method && !method->is(none())) ask(Question::Kind::Hash, key, nullptr);
    return std::nullopt;
}

bool KeyQuestion::areEqual(const Value& left, const Value& right)
{
    if (t_answers) {
        auto known = t_answers->m_equalities.find({left.bits(), right.bits()});
        if (known != t_answers->m_equalities.end()) return known->second;
    }
    ask(Question::Kind::Equality, left, right);
    return false;
}

Value KeyQuestion::indexOf(const Value& value)
{
    static const Value name = intern("__index__");
    if (!value.isObject()) return nullptr;
    if (t_answers) {
        auto known = t_answers->m_indexes.find(value.bits());
        if (known != t_answers->m_indexes.end()) return known->second;
    }
    if (typeOf(value)->find(name)) ask(Question::Kind::Index, value, nullptr);
    return nullptr;
}

void KeyQuestion::ask(Question::Kind kind, const Value& left, const Value& right)
{
    t_asked = true;
    if (t_known.insert({kind, left.bits(), right.bits()}).second)
        t_questions.push_back({kind, left, right});
}

std::vector<KeyQuestion::Question> KeyQuestion::take()
{
    t_asked = false;
    t_known.clear();
    return std::exchange(t_questions, {});
}

KeyQuestion::Scope::Scope(const KeyAnswers& answers) : m_outer(std::exchange(t_answers, &answers))
{
}

KeyQuestion::Scope::~Scope()
{
    t_answers = m_outer;
}

} // namespace awaitscope
