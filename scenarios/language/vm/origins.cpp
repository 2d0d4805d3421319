#include "scenarios/language/vm/origins.h"

#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/traceback.h"

namespace awaitscope {

TracebackEntries Machine::presentFrames()
{
    TracebackEntries entries;
    const auto add = [&entries](Fiber* fiber) {
        for (; fiber; fiber = fiber->below)
            for (Frame* frame = fiber->top; frame; frame = frame->back)
                if (!frame->code->isLibrary) entries.push_back({frame->code, frame->span()});
    };
    add(fiber());
    const LaneId runner = m_runtime->threadLane();
    const bool isElsewhere = runner != kNone && runner != m_runtime->currentLane();
    if (isElsewhere && runner + 1 < m_fibers.size()) add(m_fibers[runner + 1]);
    return entries;
}

void Machine::noteOrigin(const Opaque& made)
{
    constexpr size_t kDeepest = 10; // as asyncio has it; the library's frames count
    m_origins.forget(made);
    if (!m_runtime->loop()->slowCall()) return;
    Origins::Origin origin;
    origin.isOfLoop = hasLoop();
    origin.frames = presentFrames();
    if (origin.frames.size() > kDeepest) origin.frames.resize(kDeepest);
    m_origins.note(made, std::move(origin));
}

std::string Machine::originText(const Opaque& made) const
{
    const Origins::Origin* origin = m_origins.of(made);
    if (!origin) return {};
    std::string text =
        stackText(m_program, SourceLines(m_program.source), origin->frames, INT64_MAX, false);
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

} // namespace awaitscope
