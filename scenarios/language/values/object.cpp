#include "scenarios/language/values/object.h"

#include <vector>

namespace awaitscope {

void Object::dispose()
{
    // A long chain of objects, each the last to refer to the next, is taken apart in a loop: no
    // depth of it overflows the stack.
    constexpr int kDeepest = 50;
    thread_local int depth = 0;
    thread_local std::vector<Object*> later;
    if (depth >= kDeepest) {
        later.push_back(this);
        return;
    }
    ++depth;
    delete this;
    --depth;
    while (depth == 0 && !later.empty()) {
        Object* next = later.back();
        later.pop_back();
        ++depth;
        delete next;
        --depth;
    }
}

} // namespace awaitscope
