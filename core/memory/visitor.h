#pragma once

namespace awaitscope {

class Opaque;

/// Sees every counted reference that an object holds: see `Opaque::traverse`. Those to objects that
/// hold none themselves are left out.
class Visitor {
public:
    virtual ~Visitor() = default;

    /// A `Ref`, or a reference of the language's own: whatever says what it has `counted`.
    template <class Reference> void visit(const Reference& reference)
    {
        visit(reference.counted());
    }
    /// Null is none.
    template <class Object> void visit(Object* object)
    {
        if (object && object->holdsReferences()) visitObject(*object);
    }
    template <class References> void visitAll(const References& references)
    {
        for (const auto& reference : references)
            visit(reference);
    }

protected:
    virtual void visitObject(Opaque& object) = 0;
};

} // namespace awaitscope
