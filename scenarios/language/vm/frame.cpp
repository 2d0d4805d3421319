#include "scenarios/language/vm/frame.h"

#include <cstdlib>
#include <new>

namespace awaitscope {

Frame* Frame::create(const Code& code, ModuleObject& module)
{
    size_t slots = code.localNames.size() + code.stackSize;
    void* memory = std::malloc(sizeof(Frame) + slots * sizeof(Value));
    if (!memory) throw std::bad_alloc();
    auto* frame = new (memory) Frame;
    frame->code = &code;
    frame->module = &module;
    frame->locals = reinterpret_cast<Value*>(frame + 1);
    for (size_t index = 0; index < code.localNames.size(); ++index)
        new (frame->locals + index) Value;
    frame->stack = frame->top = frame->locals + code.localNames.size();
    return frame;
}

void Frame::destroy(Frame* frame)
{
    frame->drop(static_cast<size_t>(frame->top - frame->stack));
    for (size_t index = 0; index < frame->code->localNames.size(); ++index)
        frame->locals[index] = nullptr;
    frame->~Frame();
    std::free(frame);
}

} // namespace awaitscope
