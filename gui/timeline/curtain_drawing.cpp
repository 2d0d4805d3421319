#include "gui/timeline/curtain_drawing.h"

#include <algorithm>

namespace awaitscope {

double curtainPlace(const RunScene& scene, const RunCursor& cursor)
{
    const Timeline& timeline = scene.timeline();
    const auto moment = timeline.momentAt(cursor.event);
    // Whoever stands within what happens at an instant sees the slot that it has begun to fill.
    const bool within = moment && timeline.moments()[*moment].from() == cursor.position &&
                        cursor.event < timeline.moments()[*moment].last;
    return scene.x(within ? AxisPosition{cursor.position.time, cursor.position.slot + 1}
                          : cursor.position);
}

void drawCurtain(DisplayList& list, const PictureLayout& layout, double x, const QRectF& part,
                 const QColor& color)
{
    Box box;
    box.rect = QRectF(QPointF(std::max(x, layout.plotLeft), part.top()),
                      QPointF(layout.width, part.bottom()));
    box.color = color;
    if (box.rect.height() > 0 && box.rect.width() > 0) list.add(box);
}

} // namespace awaitscope
