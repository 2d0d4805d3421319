#pragma once

#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/lane_bars.h"
#include "gui/timeline/lane_marks.h"
#include "gui/timeline/strip_bars.h"
#include "tests/gui/look_runs.h"

namespace awaitscope {

/// A picture laid out, ready to draw lanes of.
struct GanttFixture {
    explicit GanttFixture(std::shared_ptr<const Comparison> comparison, double width = 1000,
                          double zoom = 1, AxisOrder order = {})
        : picture(std::move(comparison))
    {
        layOutAgain(width, zoom, order);
    }

    void layOutAgain(double width, double zoom, AxisOrder order)
    {
        LayoutRequest request = picture.layoutRequest(style);
        request.width = width;
        layout = layOut(request);
        map = picture.axisMap(order, layout.plotWidth() * zoom, style.scale);
    }
    RunScene scene(size_t run) const { return picture.scene(run, map, offset, layout, style); }
    DisplayList bars(size_t run, size_t row) const
    {
        DisplayList list;
        const RunScene at = scene(run);
        drawLaneBars(list, at, PixelColumns(at), at.rows[row].lane, at.layout().lanes[row]);
        return list;
    }
    DisplayList marks(size_t run, size_t row) const
    {
        DisplayList list;
        const RunScene at = scene(run);
        drawLaneMarks(list, at, PixelColumns(at, kNearestPixel), at.rows[row],
                      at.layout().lanes[row]);
        return list;
    }

    ComparisonPicture picture;
    PictureStyle style;
    PictureLayout layout;
    AxisMap map;
    double offset = 0;
};

} // namespace awaitscope
