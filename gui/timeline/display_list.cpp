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

void DisplayList::addPlate(const Box& box, const QString& words, TextRole role, const QColor& color)
{
    add(box);
    TextItem text;
    text.box = box.rect;
    text.alignment = Qt::AlignCenter;
    text.text = words;
    text.role = role;
    text.color = color;
    add(std::move(text));
}

bool DisplayList::addText(TextItem item)
{
    item.text = elidedText(item.text, item.role, scale, item.box.width());
    if (item.text.isEmpty()) return false;
    add(std::move(item));
    return true;
}

} // namespace awaitscope
