#pragma once

#include "gui/timeline/axis_window.h"
#include "gui/timeline/picture_layout.h"
#include "gui/timeline/run_cursor.h"

#include <QImage>

#include <functional>
#include <vector>

class QPainter;

namespace awaitscope {

/// The runs as they were drawn last, moved along or stretched while another part of the axis is
/// gone to, or shown further while a curtain is drawn aside: of a heavy picture nothing but what
/// comes into view has to be drawn at once. It is not quite what drawing all would give: words stay
/// as they were, what comes into view has none, and may be missing, until all has been drawn beside
/// it, in parts that each take less than a frame.
class MovedFrame {
public:
    /// Where the curtains of the runs hang; when they are open, nowhere.
    struct Curtains {
        std::vector<RunCursor> stands; ///< by run
        double first = 0;              ///< the leftmost one, in pixels of the plot
        double last = 0;               ///< the rightmost one
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
    struct DrawPart {
        std::function<void(QPainter&, double from, double to)> draw;
        /// Whether that takes little enough. `density`: how many times as much may stand on a pixel
        /// as did when all was drawn.
        std::function<bool(double from, double to, double density)> isLight;
    };
    /// Draws what stands between two heights; more may be drawn.
    using DrawBand = std::function<void(QPainter&, double top, double bottom)>;

    /// What has been drawn is no longer what is to be seen.
    void forget() { m_kept = m_next = {}; }
    /// Draws all of it, and keeps that.
    void drawWhole(QPainter& painter, QSize size, const View& view,
                   const std::function<void(QPainter&)>& draw);
    /// How near what is shown is to what drawing all would show.
    enum class Likeness {
        None,  ///< nothing is drawn: there is nothing to be moved, or it would be stretched too far
        Rough, ///< much stretched, or some is missing
        Near,
        Exact,
    };
    /// Draws what is kept, as another view shows it, and what is new.
    Likeness drawMoved(QPainter& painter, const View& view, const DrawPart& draw);

    /// Begins to draw all of it anew, as `view` shows it, beside what is kept, in so many parts: in
    /// several, each takes less than a frame.
    void beginRenewal(QSize size, const View& view, int parts);
    bool isRenewing() const { return !m_next.image.isNull(); }
    /// Where the curtains hung when the renewal began: its parts are drawn as from there.
    const Curtains& renewedCurtains() const { return m_next.curtains; }
    /// Draws the next part of it. True: it was the last one, and what is new is kept.
    /// REQUIRES: isRenewing().
    bool renewPart(const DrawBand& draw);

private:
    /// All as it was drawn through one view.
    struct Frame {
        QImage image; // none: nothing is kept
        Curtains curtains;
        AxisMap map;
        double offset = 0;
        double plotLeft = 0;
        double plotRight = 0;
        bool isExact = true;
    };

    static Frame frameOf(QSize size, const View& view);
    Likeness drawPanned(QPainter& painter, const View& view, const DrawPart& draw);
    Likeness drawStretched(QPainter& painter, const View& view, const DrawPart& draw) const;

    Frame m_kept;
    Frame m_next; // while it is being drawn, in parts
    int m_parts = 1;
    int m_partsDone = 0;
};

} // namespace awaitscope
