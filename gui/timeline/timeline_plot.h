#pragma once

#include "gui/timeline/annotations.h"
#include "gui/timeline/axis_window.h"
#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/hit_test.h"
#include "gui/timeline/markers.h"
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
    RunCursor standOf(size_t run) const { return {cursorOf(run), eventOf(run)}; }
    /// Where the curtain of a run hangs, in pixels.
    double curtainOf(size_t run) const;
    std::vector<LegendEntry> legend() const;
    void setFocusRun(int run);
    int focusRun() const { return m_focusRun; }
    void setStyle(const PictureStyle& style);
    const PictureStyle& pictureStyle() const { return m_style; }
    void setAxisOrder(AxisOrder order);
    AxisOrder axisOrder() const { return m_order; }
    void setCurtain(bool closed);
    /// What of the runs is shown. Lanes are carried over to other runs.
    void setView(PictureView view);
    const PictureView& view() const { return m_view; }

    // The lane that is meant need have no row of its own: its group's is taken.
    void toggleFold(size_t run, LaneId lane);
    void hideLane(size_t run, LaneId lane);
    /// Changes places with the row above or below.
    void moveLane(size_t run, LaneId lane, bool down);
    void showAllLanes();
    /// Where a name that is dragged would be let go, in pixels of the widget.
    std::optional<QLineF> dropLine() const;
    void setBefore(std::shared_ptr<const Comparison> before, const RunPlaces& places);
    void setDifferences(std::vector<EventIndex> differences);
    /// What headers leave free at their right, at scale 1.
    void setHeaderRoom(double pixels);
    bool curtain() const { return m_curtain; }
    void setAnnotations(const Annotations& annotations);
    const Annotations& annotations() const { return m_annotations; }

    void zoomAt(double x, double factor);
    void panBy(double pixels);
    void fit();
    WindowPlace windowPlace() const { return m_window.place(); }
    void showWindow(const WindowPlace& place);
    void showBetween(const AxisMap& line, double from, double to);
    const AxisWindow& axisWindow() const { return m_window; }
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
    /// Where the axis has words, in pixels.
    const std::vector<QRectF>& axisLabels() const;
    QRectF legendArea() const;
    /// The line between the runs and the axis that tells which runs are out of sight; empty when
    /// all are in sight.
    QRectF beyondArea() const;
    /// The place beside the axis for the control that mixes time and order.
    QRectF sliderArea() const;
    /// A run as it is drawn. REQUIRES: a picture.
    RunScene scene(size_t run) const;
    /// The same with a part of the plot, with another part of the axis, and as the run stands
    /// elsewhere. REQUIRES: the layout outlives the scene; it is that of the plot, but for where
    /// the plot begins and ends.
    RunScene scene(size_t run, const PictureLayout& layout, const AxisWindow& window,
                   const RunCursor& stand) const;
    TimelineHit hitAt(QPointF point) const;
    /// What a tooltip says there.
    QString wordsAt(QPointF point) const;
    /// The edge of a bar next to a point, if one is near that may be seen.
    std::optional<AxisPosition> edgeAt(QPointF point) const;
    /// That edge, else the position there, but not behind the curtain.
    AxisPosition snapped(QPointF point) const;
    /// As exact as pixels are, and no more: a time that is round, where there is one.
    AxisPosition roundPosition(double x) const;
    MarkerPlaces markerPlaces() const;

    QSize sizeHint() const override { return {900, 600}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

signals:
    void cursorDragged(awaitscope::AxisPosition position);
    void barClicked(int run, awaitscope::LaneId lane, awaitscope::EventIndex event);
    void printClicked(int run, awaitscope::EventIndex event);
    void markerWanted(awaitscope::AxisPosition position);
    void markerDragged(bool second, awaitscope::AxisPosition position);
    void menuWanted(int run, awaitscope::LaneId lane, awaitscope::EventIndex print,
                    awaitscope::AxisPosition position, QPoint at);
    void laneClicked(int run, awaitscope::LaneId lane);
    void focusRequested(int run);
    void hovered(int run, awaitscope::LaneId lane, awaitscope::EventIndex event);
    /// The user is about to see another part of the axis.
    void windowLeft(const awaitscope::WindowPlace& place);
    /// The runs are about to be drawn anew.
    void redrawn();
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
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag { None, Cursor, Pan, Label, FirstMarker, SecondMarker };
    /// A name that is dragged to the place of another.
    struct LabelDrag {
        size_t run = 0;
        size_t row = 0;
        std::optional<size_t> target;
        bool behind = false;
    };

    void layOutRows();
    AxisWindow::LineMaker lineMaker() const;
    void makeLine(bool refit);
    /// The same with another line, which leaves the cursor where it is seen.
    void changeLine();
    void redraw();
    /// Nothing has changed but what of the axis is seen, or where the curtain hangs.
    void redrawMoved();
    void redrawCursor();
    /// Scrolls as far as needed to have the run in focus in sight.
    void revealFocus();
    /// The same for the row of a lane of it.
    void revealLane(LaneId lane);
    /// The row of who does what the run stands at.
    void revealStep();
    /// The row of the task that is selected.
    void revealSelected();
    EventIndex eventOf(size_t run) const;
    TaskIdentity taskOfRow(size_t run, size_t row) const;
    bool clickSign(QPointF point);
    bool pressLabel(QPointF point);
    void dragLabel(QPointF point);
    void dropLabel();
    void click(QPointF point);
    void hover(QPointF point);
    bool isOnCursor(QPointF point) const;
    bool isOnAxis(QPointF point) const;
    Drag dragAt(QPointF point) const;

    std::unique_ptr<ComparisonPicture> m_picture;
    PictureStyle m_style;
    AxisOrder m_order;
    AxisWindow m_window;
    PictureLayout m_layout;
    double m_viewport = 0; // height of what the runs are seen through
    double m_beyondHeight = 0;
    double m_legendHeight = 0;
    double m_scroll = 0;
    AxisPosition m_cursor;               // of the run in focus
    std::vector<RunCursor> m_runCursors; // by run, or empty
    int m_focusRun = 0;
    bool m_curtain = false;
    PictureView m_view;
    double m_headerRoom = 0;
    Annotations m_annotations;
    GanttPlottable* m_gantt;  // owned by the plot
    CursorOverlay* m_overlay; // owned by the plot
    Drag m_drag = Drag::None;
    LabelDrag m_labelDrag;
    QPointF m_pressed;
    QPointF m_lastPoint;
    bool m_moved = false;
    EventIndex m_hoveredEvent = kNone;
    LaneId m_hoveredLane = kNone;
};

} // namespace awaitscope
