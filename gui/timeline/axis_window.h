#pragma once

#include "gui/timeline/axis_map.h"
#include "gui/timeline/window_place.h"

#include <functional>

namespace awaitscope {

/// The part of the line that is shown, and how one moves over it. Pixels here are from the left
/// edge of the window.
class AxisWindow {
public:
    /// Makes a line of the given width.
    using LineMaker = std::function<AxisMap(double width)>;

    /// Takes another line, and shows all of it if `refit`, else as much as before, at the same
    /// place.
    void setLine(LineMaker maker, bool refit);
    /// Takes another line of the same times; what is at `x` stays there.
    void changeLine(LineMaker maker, double x);
    void setWidth(double width);

    /// More than 1 shows less, larger; what is at `x` stays there. Ends at the whole line and at a
    /// microsecond in the window, or a few steps.
    void zoomAt(double x, double factor);
    /// Positive shows what is later.
    void panBy(double pixels);
    void fit();
    /// Moves just as far as needed to have the position in the window.
    void reveal(AxisPosition position);

    /// What is in view, and that again.
    WindowPlace place() const;
    void show(const WindowPlace& place);

    /// Moves and zooms so that what stands between two places of another line of the same times
    /// fills the window. REQUIRES: from < to.
    void showBetween(const AxisMap& line, double from, double to);

    /// All of the line, in `width` pixels.
    AxisMap whole(double width) const { return m_maker ? m_maker(width) : AxisMap(); }
    const AxisMap& map() const { return m_map; }
    double width() const { return m_width; }
    /// What of the line is left of the window.
    double offset() const { return m_offset; }
    /// How many times as long as the window the line is; 1 when all is shown.
    double zoom() const { return m_zoom; }
    double x(AxisPosition position) const { return m_map.x(position) - m_offset; }
    AxisPosition at(double x) const { return m_map.at(x + m_offset); }

private:
    double largestZoom() const;
    void makeLine();
    void keepInside();

    LineMaker m_maker;
    AxisMap m_map;
    double m_width = 0;
    double m_offset = 0;
    double m_zoom = 1;
};

/// Where a place of one line is on another line of the same times: in a slot, the same part of it.
double placeAcross(const AxisMap& from, double place, const AxisMap& to);

} // namespace awaitscope
