#include "scenarios/language/values/cost.h"

#include <utility>

namespace awaitscope {

Cost::Scope::Scope(uint64_t& statements, uint64_t most)
    : m_outerStatements(std::exchange(s_statements, &statements)),
      m_outerMost(std::exchange(s_most, most))
{
}

Cost::Scope::~Scope()
{
    s_statements = m_outerStatements;
    s_most = m_outerMost;
}

} // namespace awaitscope
