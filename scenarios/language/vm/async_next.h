#pragma once

#include "scenarios/language/vm/generator.h"

namespace awaitscope {

/// What `__anext__`, `asend` and `athrow` of an async generator return: awaiting it takes the
/// generator one step further.
class AsyncNextObject : public Container {
public:
    AsyncNextObject(Ref<GeneratorObject> generator, Value sent, Value thrown = {});
    const Ref<GeneratorObject>& generator() const { return m_generator; }
    /// It is awaited, or closed, and never again. False when it was before: RuntimeError.
    bool begin(Machine& machine);
    void close() { m_isOver = true; }
    const Value& sent() const { return m_sent; }
    /// The exception to raise where the generator stands; null when a value is sent.
    const Value& thrown() const { return m_thrown; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_generator);
        visitor.visit(m_sent);
        visitor.visit(m_thrown);
    }
    void clear() override { m_sent = m_thrown = nullptr; }

protected:
    /// One that nobody has awaited is told of.
    void dispose() override;

private:
    Ref<GeneratorObject> m_generator;
    Value m_sent, m_thrown;
    bool m_isOver = false;
};

const Type* asyncNextType();

} // namespace awaitscope
