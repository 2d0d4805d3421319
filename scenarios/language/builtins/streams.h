#pragma once

#include "scenarios/language/values/object.h"
#include "scenarios/language/values/type.h"

namespace awaitscope {

class Machine;

namespace types {
Type* textStream();
}

/// `sys.stdout` and `sys.stderr`.
class StreamObject : public Object {
public:
    explicit StreamObject(bool isStderr) : Object(types::textStream()), m_isStderr(isStderr) {}
    bool isStderr() const { return m_isStderr; }

private:
    bool m_isStderr;
};

/// What `print` writes to: `sys.stdout` as it is now. Null when the program has deleted it.
Value currentOutput(const Machine& machine);
const Value& standardOutput();
const Value& standardError();
void defineStreams();

} // namespace awaitscope
