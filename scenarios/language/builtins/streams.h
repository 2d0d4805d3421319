#pragma once

#include "scenarios/language/values/attributes.h"
#include "scenarios/language/values/container_base.h"
#include "scenarios/language/values/type.h"

namespace awaitscope {

class Machine;

namespace types {
Type* textStream();
}

/// `sys.stdout` and `sys.stderr`; a program may give them other methods.
class StreamObject : public Container {
public:
    explicit StreamObject(bool isStderr) : Container(types::textStream()), m_isStderr(isStderr) {}
    bool isStderr() const { return m_isStderr; }
    Attributes* ownAttributes() override { return &m_attributes; }
    void traverse(Visitor& visitor) const override { m_attributes.traverse(visitor); }
    void clear() override { m_attributes.clear(); }

private:
    Attributes m_attributes;
    bool m_isStderr;
};

/// Whether it is a stream whose `write` and `flush` are its own.
bool isPlainStream(const Value& file);
/// What `print` writes to: `sys.stdout` as it is now. Null when the program has deleted it.
Value currentOutput(const Machine& machine);
void defineStreams();

} // namespace awaitscope
