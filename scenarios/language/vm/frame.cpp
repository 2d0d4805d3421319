#include "scenarios/language/vm/frame.h"

#include "core/runtime/frame_pool.h"

namespace awaitscope {

namespace {

size_t sizeFor(const Code& code)
{
    return sizeof(Frame) + (code.localNames.size() + code.stackSize) * sizeof(Value);
}

} // namespace

Frame* Frame::create(const Code& code, ModuleObject& module)
{
    auto* frame = new (detail::FramePool::allocate(sizeFor(code))) Frame;
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
        frame->locals[index].~Value();
    const size_t size = sizeFor(*frame->code);
    frame->~Frame();
    detail::FramePool::release(frame, size);
}

} // namespace awaitscope
