#pragma once

#include "gui/timeline/axis_map.h"
#include "gui/timeline/display_list.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

namespace awaitscope {

struct Comparison;
struct PictureStyle;
class TimelinePlot;

/// All of the runs in one strip, with the part that the plot shows as a frame, which can be dragged
/// and resized. There only while not all is in view.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    OverviewStrip(TimelinePlot& plot, QWidget* parent);

    /// Steps aside, whatever is in view.
    void setAside(bool aside);
    /// The frame, in the strip's pixels; empty when it is not there.
    QRectF frame() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Drag { None, Frame, Left, Right };

    /// What the drawing of the runs depends on.
    struct Drawn {
        std::shared_ptr<const Comparison> comparison;
        QSizeF size;
        double left = 0;
        double scale = 0;
        int theme = 0;
        double slot = 0;
        double perSecond = 0;
        double end = 0;
        std::optional<size_t> alone;

        bool operator==(const Drawn&) const = default;
    };

    void follow();
    Drawn wanted() const;
    QRectF area() const;
    /// The rows of a run's threads or cores; none when it is hidden.
    std::vector<QRectF> rowsOf(size_t run) const;
    void drawRuns();
    void drawAbove(DisplayList& list) const;
    Drag dragAt(double x) const;
    void moveTo(double x);

    TimelinePlot& m_plot;
    AxisMap m_line; ///< the whole, as long as the strip
    QPixmap m_runs;
    Drawn m_drawn;
    bool m_aside = false;
    Drag m_drag = Drag::None;
    double m_grip = 0; ///< from the left of the frame to where it was taken
};

} // namespace awaitscope
