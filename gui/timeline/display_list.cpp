#include "gui/timeline/display_list.h"

namespace awaitscope {

bool DisplayList::addText(TextItem item)
{
    item.text = elidedText(item.text, item.role, scale, item.box.width());
    if (item.text.isEmpty()) return false;
    add(std::move(item));
    return true;
}

} // namespace awaitscope
