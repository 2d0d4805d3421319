#include "gui/timeline/annotation_drawing.h"

#include "gui/timeline/arrows.h"
#include "gui/timeline/chain_marks.h"
#include "gui/timeline/highlight.h"

namespace awaitscope {

void drawAnnotations(DisplayList& list, const ComparisonPicture& picture, const RunScene& scene,
                     const Annotations& annotations)
{
    list.scale = scene.scale();
    const Highlight& lit = annotations.lit;
    const std::optional<TaskIdentity> task = lit.task ? lit.task : annotations.selected;
    const LaneId lane = task ? scene.comparison.laneOf(scene.index, *task) : kNone;
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

} // namespace awaitscope
