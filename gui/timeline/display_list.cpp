#include "gui/timeline/display_list.h"

namespace awaitscope {

void Boxes::add(double left, double top, double right, double bottom)
{
    if (!rects.empty()) {
        QRectF& last = rects.back();
        if (last.right() == left && last.top() == top && last.bottom() == bottom) {
            last.setRight(right);
            return;
        }
    }
    rects.emplace_back(left, top, right - left, bottom - top);
}

void DisplayList::addBoxes(Boxes boxes)
{
    if (!boxes.rects.empty()) add(std::move(boxes));
}

bool DisplayList::addText(TextItem item)
{
    item.text = elidedText(item.text, item.role, scale, item.box.width());
    if (item.text.isEmpty()) return false;
    add(std::move(item));
    return true;
}

} // namespace awaitscope
