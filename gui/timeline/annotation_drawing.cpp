#include "gui/timeline/annotation_drawing.h"

#include "gui/timeline/arrows.h"
#include "gui/timeline/chain_marks.h"
#include "gui/timeline/highlight.h"

namespace awaitscope {

namespace {

/// The lane of the task that is pointed at, or else selected; `kNone` when it has none.
LaneId laneLookedAt(const RunScene& scene, const Annotations& annotations)
{
    const std::optional<TaskIdentity> task =
        annotations.lit.task ? annotations.lit.task : annotations.selected;
    return task ? scene.comparison.laneOf(scene.index, *task) : kNone;
}

} // namespace

void drawAnnotations(DisplayList& list, const ComparisonPicture& picture, const RunScene& scene,
                     const Annotations& annotations)
{
    list.scale = scene.scale();
    const Highlight& lit = annotations.lit;
    const LaneId lane = laneLookedAt(scene, annotations);
    if (lane != kNone) drawLitTask(list, scene, lane);
    if (lit.object != kNone) {
        const Trace& trace = *scene.comparison.runs[lit.run].trace;
        const ObjectId object =
            lit.run == scene.index ? lit.object : sameObject(trace, lit.object, scene.trace());
        if (object != kNone) drawLitObject(list, scene, picture.objectUses(scene.index), object);
    }
    if (!annotations.chain.events.empty()) return drawChain(list, scene, annotations.chain);
    if (annotations.allArrows)
        drawArrows(list, scene, picture.links(scene.index), std::nullopt);
    else if (lane != kNone)
        drawArrows(list, scene, picture.links(scene.index), lane);
}

std::optional<Link> arrowAt(const ComparisonPicture& picture, const RunScene& scene,
                            const Annotations& annotations, QPointF point)
{
    if (!annotations.chain.events.empty()) return std::nullopt;
    if (annotations.allArrows)
        return arrowAt(scene, picture.links(scene.index), std::nullopt, point);
    const LaneId lane = laneLookedAt(scene, annotations);
    if (lane == kNone) return std::nullopt;
    return arrowAt(scene, picture.links(scene.index), lane, point);
}

} // namespace awaitscope
