#pragma once

#include "gui/timeline/axis_window.h"
#include "gui/timeline/moved_frame.h"

#include <QTimer>
#include <qcustomplot.h>

namespace awaitscope {

struct DisplayList;
struct PictureLayout;
class TimelinePlot;

/// Draws the runs, the axis and the legend: all that a moving cursor leaves as it is.
class GanttPlottable : public QCPAbstractPlottable {
    Q_OBJECT
public:
    GanttPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis, TimelinePlot& plot);

    double selectTest(const QPointF& point, bool onlySelectable, QVariant* details) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                           const QCPRange& keyRange) const override;
    /// More has changed than what of the axis is seen: all is to be drawn again.
    void forget();
    /// Where the axis has words, in pixels.
    const std::vector<QRectF>& axisLabels() const { return m_axisLabels; }

protected:
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    /// What is drawn of the runs at once, and through what.
    struct Cut {
        const PictureLayout& layout;
        const AxisWindow& window;
        double top = 0; ///< in pixels of the widget
        double bottom = 0;
        std::vector<RunCursor> stands = {}; ///< by run; empty with no curtain
    };

    Cut whole() const;
    /// Draws the runs; how much that weighs.
    size_t drawRuns(QPainter& painter, const Cut& cut) const;
    /// Draws what of them stands between two places of the plot, without words: what is cut would
    /// have some of them.
    void drawPart(QPainter& painter, double from, double to) const;
    bool isLight(double from, double to, double density) const;
    /// Whether the mark of the first difference is seen: it looks at the words all around.
    bool showsDifference() const;
    void drawLists(QPainter& painter, const Cut& cut,
                   const std::function<void(DisplayList&)>& change) const;
    MovedFrame::Curtains curtains() const;
    MovedFrame::View frameView() const;
    /// Draws the runs by way of what was drawn last.
    void drawHeavy(QPainter& painter);
    void beginRenewal();
    void renewPart();
    /// What the ends of the slider beside the axis mean.
    void drawSliderWords(DisplayList& list) const;

    TimelinePlot& m_plot;
    std::vector<QRectF> m_axisLabels;
    size_t m_weight = 0; // of all that was drawn last
    MovedFrame m_frame;  // of heavy pictures
    QTimer m_calm;       // since it was moved last
    QTimer m_parts;      // while all is drawn anew
    AxisWindow m_renewed;
    size_t m_renewedWeight = 0;
};

/// Draws the cursor and the curtain, on a layer with a buffer of its own.
class CursorOverlay : public QCPLayerable {
    Q_OBJECT
public:
    CursorOverlay(TimelinePlot& plot, const QString& layer);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    double xOf(size_t run) const;
    bool isInPlot(double x) const;
    void drawCurtain(QPainter& painter) const;
    void drawAnnotations(QPainter& painter) const;
    void drawLines(QPainter& painter) const;
    void drawTime(QPainter& painter, double x) const;

    TimelinePlot& m_plot;
};

} // namespace awaitscope
