#include "scenarios/language/values/object.h"

#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"

#include <vector>

namespace awaitscope {

namespace {

/// A long chain of objects, each the last to refer to the next, is taken apart in a loop: no depth
/// of it overflows the stack.
[[gnu::noinline]] void takeApart(Object* object)
{
    constexpr int kDeepest = 50;
    static constinit thread_local int depth = 0;
    static constinit thread_local size_t waiting = 0; // asked for without a guard, unlike `later`
    thread_local std::vector<Object*> later;
    if (depth >= kDeepest) {
        later.push_back(object);
        ++waiting;
        return;
    }
    ++depth;
    delete object;
    --depth;
    while (depth == 0 && waiting > 0) {
        Object* next = later.back();
        later.pop_back();
        --waiting;
        ++depth;
        delete next;
        --depth;
    }
}

} // namespace

void Object::dispose()
{
    // These refer to nothing, and are made and dropped all the time.
    if (type() == types::floating()) {
        static_cast<FloatObject*>(this)->FloatObject::~FloatObject();
        operator delete(this, sizeof(FloatObject));
    } else if (type() == types::str()) {
        static_cast<StrObject*>(this)->StrObject::~StrObject();
        operator delete(this, sizeof(StrObject));
    } else {
        takeApart(this);
    }
}

} // namespace awaitscope
