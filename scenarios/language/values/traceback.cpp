#include "scenarios/language/values/traceback.h"

#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/types.h"

namespace awaitscope {

TracebackObject::TracebackObject(Entries entries, size_t count)
    : Container(classType()), m_entries(std::move(entries)), m_count(count)
{
}

Type* TracebackObject::classType()
{
    static Type* const type = makeBuiltinType("traceback", "builtins", Layout::Native);
    return type;
}

TracebackEntries TracebackObject::entries() const
{
    return {m_entries->begin(), m_entries->begin() + static_cast<std::ptrdiff_t>(m_count)};
}

Value tracebackOf(const ExceptionObject& exception)
{
    const TracebackEntries& lines = exception.traceback;
    if (lines.empty()) return none();
    // One that has been raised again and again has more lines than calls can be nested.
    constexpr size_t kUsual = 1000, kCopied = 16;
    if (lines.size() > kUsual) Cost::spend(lines.size() / kCopied);
    return makeRef<TracebackObject>(std::make_shared<const TracebackEntries>(lines), lines.size());
}

Value TracebackObject::next() const
{
    if (m_count < 2) return none();
    return makeRef<TracebackObject>(m_entries, m_count - 1);
}

} // namespace awaitscope
