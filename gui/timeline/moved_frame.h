#pragma once

#include "core/trace/event.h"
#include "gui/timeline/axis_window.h"
#include "gui/timeline/picture_layout.h"

#include <QImage>

#include <functional>
#include <vector>

class QPainter;

namespace awaitscope {

/// The runs as they were drawn last, moved along or stretched while another part of the axis is
/// gone to, or shown further while a curtain is drawn aside: of a heavy picture nothing but what
/// comes into view has to be drawn. It is not quite what drawing all would give: words stay as they
/// were until that is done, and what comes into view has none.
class MovedFrame {
public:
    /// Where the curtains of the runs hang; when they are open, nowhere.
    struct Curtains {
        std::vector<EventIndex> stands; ///< by run: the last event before each
        double first = 0;               ///< the leftmost one, in pixels of the plot
        double last = 0;                ///< the rightmost one
    };
    /// What a frame shows the runs through.
    struct View {
        const AxisWindow& window;
        const PictureLayout& layout;
        double scroll = 0; ///< of the runs, in pixels
        double height = 0; ///< that they are seen through
        QColor ground;
        Curtains curtains = {};
    };
    /// Draws what stands between two places of the plot, in pixels; more may be drawn.
    using DrawPart = std::function<void(QPainter&, double from, double to)>;

    /// What has been drawn is no longer what is to be seen.
    void forget() { m_image = {}; }
    bool isKept() const { return !m_image.isNull(); }
    /// Draws all of it, and keeps that.
    void drawWhole(QPainter& painter, QSize size, const View& view,
                   const std::function<void(QPainter&)>& draw);
    /// Draws what is kept, as another view shows it, and what is new. False, and nothing is drawn:
    /// there is nothing to be moved, or it would be stretched too far.
    bool drawMoved(QPainter& painter, const View& view, const DrawPart& draw);

private:
    bool drawPanned(QPainter& painter, const View& view, const DrawPart& draw);
    bool drawStretched(QPainter& painter, const View& view, const DrawPart& draw) const;

    QImage m_image; // none: nothing is kept
    Curtains m_curtains;
    AxisMap m_map;
    double m_offset = 0;
    double m_plotLeft = 0;
    double m_plotRight = 0;
};

} // namespace awaitscope
