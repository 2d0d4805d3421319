#pragma once

#include <qcustomplot.h>

namespace awaitscope {

struct DisplayList;
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

protected:
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    /// What the ends of the slider beside the axis mean.
    void drawSliderWords(DisplayList& list) const;

    TimelinePlot& m_plot;
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
