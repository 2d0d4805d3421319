#pragma once

#include "gui/timeline/annotation_drawing.h"
#include "gui/timeline/arrows.h"
#include "tests/gui/look_runs.h"

namespace awaitscope {

/// The runs of a comparison laid out without a window.
struct Drawn {
    explicit Drawn(std::shared_ptr<const Comparison> comparison, double zoom = 1)
        : picture(std::move(comparison))
    {
        LayoutRequest request = picture.layoutRequest(style);
        request.width = 1000;
        layout = layOut(request);
        map = picture.axisMap(AxisMode::Unfolded, layout.plotWidth() * zoom, 1);
    }
    RunScene scene(size_t run) const { return picture.scene(run, map, 0, layout, style); }
    DisplayList arrows(size_t run, std::optional<LaneId> lane = {}) const
    {
        DisplayList list;
        drawArrows(list, scene(run), picture.links(run), lane);
        return list;
    }
    DisplayList annotations(size_t run, const Annotations& shown) const
    {
        DisplayList list;
        drawAnnotations(list, picture, scene(run), shown);
        return list;
    }

    ComparisonPicture picture;
    PictureStyle style;
    PictureLayout layout;
    AxisMap map;
};

} // namespace awaitscope
