#pragma once

#include "scenarios/language/values/exception.h"

#include <memory>

namespace awaitscope {

/// What `__traceback__` gives: the lines that an exception had when it was asked.
class TracebackObject : public Container {
public:
    using Entries = std::shared_ptr<const TracebackEntries>;

    /// The first `count` of the entries, which are innermost first. REQUIRES: count > 0.
    TracebackObject(Entries entries, size_t count);
    static Type* classType();
    const TracebackEntry& entry() const { return (*m_entries)[m_count - 1]; }
    TracebackEntries entries() const;
    /// `tb_next`: the same without the outermost line; None at the end.
    Value next() const;
    void traverse(Visitor&) const override {}
    void clear() override {}

private:
    Entries m_entries;
    size_t m_count;
};

/// The lines that an exception has now, as an object; None when it has none.
Value tracebackOf(const ExceptionObject& exception);

} // namespace awaitscope
