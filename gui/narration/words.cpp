#include "gui/narration/narrations.h"

namespace awaitscope {

QString atLine(const Scene& scene)
{
    if (scene.line() == 0) return {};
    return scene.say({" at line {line}", " ligne {line}"}, {{"line", qint64{scene.line()}}});
}

QString inParentheses(const Scene& scene)
{
    if (scene.line() == 0) return {};
    return scene.say({" (line {line})", " (ligne {line})"}, {{"line", qint64{scene.line()}}});
}

QString inTheMiddle(const Scene& scene)
{
    const LaneId lane = scene.event().lane;
    const auto started = scene.last(EventKind::WorkStarted, lane);
    const auto finished = scene.last(EventKind::WorkFinished, lane);
    if (!started || (finished && *finished > *started)) return {};
    return scene.say({" in the middle of `work`", " en plein `work`"});
}

} // namespace awaitscope
