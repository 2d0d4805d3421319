#pragma once

#include "gui/timeline/timeline_view.h"

#include <QPoint>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace awaitscope {

/// A timeline as a person uses it: with a pointer and a wheel, at times and on tasks.
class TimelinePage {
public:
    explicit TimelinePage(std::shared_ptr<const Comparison> comparison, QSize size = {1000, 760})
    {
        m_view.resize(size);
        m_view.setComparison(std::move(comparison));
        m_view.show();
        QCoreApplication::processEvents();
    }

    TimelineView& view() { return m_view; }
    static AxisPosition at(double seconds, uint32_t slot = 0)
    {
        return {VirtualTime() + Duration::fromSeconds(seconds), slot};
    }

    /// A place on a lane, in the plot.
    QPoint on(int run, LaneId lane, AxisPosition position) const
    {
        return m_view.centerOf(run, lane, position).toPoint() + QPoint(2, 0);
    }

    void wheel(QPoint point, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(point, m_view.plotWidget()->mapToGlobal(point), {}, {0, 120 * notches},
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.plotWidget(), &event);
    }
    void click(QPoint point) { QTest::mouseClick(m_view.plotWidget(), Qt::LeftButton, {}, point); }
    void move(QPoint point) { QTest::mouseMove(m_view.plotWidget(), point); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(m_view.plotWidget(), Qt::LeftButton, {}, from);
        for (const QPoint& point : {(from + to) / 2, to})
            QTest::mouseMove(m_view.plotWidget(), point);
        QTest::mouseRelease(m_view.plotWidget(), Qt::LeftButton, {}, to);
    }
    /// What is seen now.
    QImage picture()
    {
        QCoreApplication::processEvents();
        return m_view.plotWidget()->grab().toImage();
    }

private:
    TimelineView m_view;
};

} // namespace awaitscope
