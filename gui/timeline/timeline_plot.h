#pragma once

#include "gui/timeline/axis_window.h"
#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/hit_test.h"
#include "gui/timeline/run_cursor.h"

#include <qcustomplot.h>

#include <memory>
#include <optional>

namespace awaitscope {

class GanttPlottable;
class CursorOverlay;

/// The drawing area of a `TimelineView`: the runs, which it can scroll, and under them the axis and
/// the legend, which stay. Only for the view: this header takes seconds to compile.
class TimelinePlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit TimelinePlot(QWidget* parent);
    ~TimelinePlot() override;

    void setPicture(std::unique_ptr<ComparisonPicture> picture);
    const ComparisonPicture* picture() const { return m_picture.get(); }
    void setCursor(AxisPosition position);
    /// Where each run stands; without it, all stand at the cursor.
    void setRunCursors(std::vector<RunCursor> cursors);
    AxisPosition cursorPosition() const { return m_cursor; }
    AxisPosition cursorOf(size_t run) const
    {
        return run < m_runCursors.size() ? m_runCursors[run].position : m_cursor;
    }
    /// Where the curtain of a run hangs, in pixels.
    double curtainOf(size_t run) const;
    std::vector<LegendEntry> legend() const;
    void setFocusRun(int run);
    int focusRun() const { return m_focusRun; }
    void setStyle(const PictureStyle& style);
    const PictureStyle& pictureStyle() const { return m_style; }
    void setAxisMode(AxisMode mode);
    void setCurtain(bool closed);
    /// Shows one run only; nothing: all.
    void setAlone(std::optional<size_t> run);
    std::optional<size_t> alone() const { return m_alone; }
    void setBefore(std::shared_ptr<const Comparison> before);
    void setDifferences(std::vector<EventIndex> differences);
    /// What headers leave free at their right, at scale 1.
    void setHeaderRoom(double pixels);
    bool curtain() const { return m_curtain; }

    void zoomAt(double x, double factor);
    void panBy(double pixels);
    void fit();
    AxisPosition positionAt(double x) const;
    double xOf(AxisPosition position) const;

    /// Vertical scrolling, in pixels.
    double scrollRange() const;
    double scroll() const { return m_scroll; }
    double viewportHeight() const { return m_viewport; }
    void setScroll(double scroll);

    const PictureLayout& pictureLayout() const { return m_layout; }
    /// Where the axis and the legend are in the widget.
    QRectF axisArea() const;
    QRectF legendArea() const;
    /// A run as it is drawn. REQUIRES: a picture.
    RunScene scene(size_t run) const;
    TimelineHit hitAt(QPointF point) const;

    QSize sizeHint() const override { return {900, 600}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

signals:
    void cursorDragged(awaitscope::AxisPosition position);
    void barClicked(int run, awaitscope::LaneId lane, awaitscope::EventIndex event);
    void printClicked(int run, awaitscope::EventIndex event);
    void focusRequested(int run);
    void hovered(int run, awaitscope::LaneId lane, awaitscope::EventIndex event);
    /// The range or the place of the vertical scrolling has changed.
    void scrollChanged();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    enum class Drag { None, Cursor, Pan };

    void layOutRows();
    void makeLine(bool refit);
    void redraw();
    void redrawCursor();
    /// Scrolls as far as needed to have the run in focus in sight.
    void revealFocus();
    EventIndex eventOf(size_t run) const;
    void click(QPointF point);
    void hover(QPointF point);
    bool isOnCursor(QPointF point) const;

    std::unique_ptr<ComparisonPicture> m_picture;
    PictureStyle m_style;
    AxisMode m_mode = AxisMode::Unfolded;
    AxisWindow m_window;
    PictureLayout m_layout;
    double m_viewport = 0; // height of what the runs are seen through
    double m_legendHeight = 0;
    double m_scroll = 0;
    AxisPosition m_cursor;               // of the run in focus
    std::vector<RunCursor> m_runCursors; // by run, or empty
    int m_focusRun = 0;
    bool m_curtain = false;
    std::optional<size_t> m_alone;
    double m_headerRoom = 0;
    GanttPlottable* m_gantt;  // owned by the plot
    CursorOverlay* m_overlay; // owned by the plot
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_lastPoint;
    bool m_moved = false;
    EventIndex m_hoveredEvent = kNone;
    LaneId m_hoveredLane = kNone;
};

} // namespace awaitscope
