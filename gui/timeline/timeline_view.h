#pragma once

#include "core/comparison/comparison.h"
#include "core/text/language.h"
#include "core/timeline/timeline.h"
#include "gui/style/theme.h"
#include "gui/timeline/annotations.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/picture_view.h"
#include "gui/timeline/run_cursor.h"
#include "gui/timeline/run_places.h"
#include "gui/timeline/window_place.h"

#include <QPointF>
#include <QWidget>

class QScrollBar;

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

class AxisSlider;
class OverviewStrip;
class TimelinePlot;

/// The runs of a comparison, stacked on one axis, with one cursor.
///
/// Shows, zooms and pans by itself; it never moves the cursor by itself: it says where the user
/// wants it (`cursorDragged`), and whoever owns the cursor calls `setCursor`.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);
    ~TimelineView() override;

    /// Shows other runs; null shows none. Keeps the zoom when the axis is as long as before.
    void setComparison(std::shared_ptr<const Comparison> comparison);
    std::shared_ptr<const Comparison> comparison() const;

    /// Moves the cursor. Scrolls to it when it leaves the window.
    void setCursor(AxisPosition position);
    AxisPosition cursor() const;
    /// Where each run stands; until this is called for new runs, all stand at the cursor.
    void setRunCursors(std::vector<RunCursor> cursors);

    /// Marks the run that is stepped. REQUIRES: a run of the comparison, or 0.
    void setFocusRun(int run);
    int focusRun() const;

    void setTheme(const Theme& theme);
    /// Size of texts, marks and rows; 1 suits a desk, 2 a projector.
    void setScale(double scale);
    /// How numbers are written. Words follow the translator that is installed.
    void setLanguage(Language language);
    /// How much of the axis order gets, and how much time. The cursor stays where it is seen.
    void setAxisOrder(AxisOrder order);
    AxisOrder axisOrder() const;
    /// Hides all that comes after the cursor.
    void setCurtain(bool closed);
    /// Shows one run only; nothing: all.
    void setAlone(std::optional<size_t> run);
    std::optional<size_t> alone() const;
    /// What of the runs is shown, for a picture of the same.
    const PictureView& shown() const;
    /// Leaves out long stretches in which nothing happens in any run that is shown.
    void setBreaksIdle(bool breaks);

    /// Folds what a lane created into its row, or unfolds it. In all runs, as all of these.
    void toggleFold(int run, LaneId lane);
    void hideLane(int run, LaneId lane);
    void moveLane(int run, LaneId lane, bool down);
    /// Every lane in its own place again.
    void showAllLanes();

    /// The runs before the last change, as outlines behind these; null for none.
    void setBefore(std::shared_ptr<const Comparison> before, const RunPlaces& places);
    /// Events to mark as the first difference, by run; `kNone` for none.
    void setDifferences(std::vector<EventIndex> differences);
    /// What stands above the runs: arrows, what is lit.
    void setAnnotations(const Annotations& annotations);
    const Annotations& annotations() const;
    /// Without the overview, even when not all is in view.
    void setOverviewAside(bool aside);
    OverviewStrip* overview() const { return m_overview; }
    /// Leaves room for controls at the right of the headers, in pixels.
    void setHeaderRoom(double pixels);
    /// Where the header of a run is, in `plotWidget()`'s pixels; empty when it is not to be seen.
    QRectF headerOf(size_t run) const;
    /// Where a run with its header is, as far as it is to be seen.
    QRectF placeOf(size_t run) const;
    /// Where the axis is, under the runs.
    QRectF axisArea() const;

    /// More than 1 shows less time, larger; around the middle of the window, or around `x`, in the
    /// widget's pixels.
    void zoomBy(double factor);
    void zoomAt(double x, double factor);
    /// Positive shows later times.
    void panBy(double pixels);
    /// Positive shows what is below, when not all rows are in sight.
    void scrollBy(double pixels);
    /// Shows all.
    void fit();

    /// What of the axis is in view.
    WindowPlace window() const;
    void showWindow(const WindowPlace& place);

    /// The position under a place of the widget, and the place of a position (with no regard to
    /// whether it is in the window).
    AxisPosition positionAt(double x) const;
    double xOf(AxisPosition position) const;

    /// The edge of a bar of a run that is a few pixels from a position if there is one, else the
    /// position.
    AxisPosition snapped(int run, AxisPosition position) const;

    /// The child that draws: what pictures are taken of, and what mouse events go to.
    QWidget* plotWidget() const;
    /// The middle of a lane's row at a position, in `plotWidget()`'s pixels; a null point when the
    /// lane is not drawn.
    QPointF centerOf(int run, LaneId lane, AxisPosition position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The axis has got more or less of order.
    void axisOrderChanged();
    /// The user drags the cursor, or clicks somewhere on the axis or on a run. A click on a run
    /// says `focusRequested` before, and `barClicked` or `printClicked` after it if something is
    /// there.
    void cursorDragged(awaitscope::AxisPosition position);
    /// A bar was clicked; `event` is the one that began the bar's state.
    void barClicked(int run, awaitscope::LaneId lane, awaitscope::EventIndex event);
    /// A flag was clicked; `event` is the output.
    void printClicked(int run, awaitscope::EventIndex event);
    /// A run was clicked.
    void focusRequested(int run);
    /// A marker is wanted there (Shift and a click), and one is dragged there.
    void markerWanted(awaitscope::AxisPosition position);
    void markerDragged(bool second, awaitscope::AxisPosition position);
    /// A menu is wanted for a place of a row, `at` on the screen; `print` is the output of the flag
    /// there, or `kNone`. With a key, it is wanted at the cursor, and `lane` is `kNone`, too.
    void menuWanted(int run, awaitscope::LaneId lane, awaitscope::EventIndex print,
                    awaitscope::AxisPosition position, QPoint at);
    /// The name of a lane was clicked.
    void laneClicked(int run, awaitscope::LaneId lane);
    /// The pointer is over a bar or the name of a lane (`event` is `kNone`), or (`lane` is `kNone`)
    /// over none any more.
    void hovered(int run, awaitscope::LaneId lane, awaitscope::EventIndex event);
    /// The user is about to zoom or to pan: this is what was in view.
    void windowLeft(const awaitscope::WindowPlace& place);
    /// Rows and headers are elsewhere.
    void rowsMoved();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateScrollBar();
    void placeSlider();

    TimelinePlot* m_plot; // the plotting base stays out of this header: it takes seconds to compile
    AxisSlider* m_slider;
    OverviewStrip* m_overview;
    QScrollBar* m_scrollBar;
};

} // namespace awaitscope
