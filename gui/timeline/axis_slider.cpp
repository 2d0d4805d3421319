#include "gui/timeline/axis_slider.h"

#include <QEvent>
#include <QSignalBlocker>

namespace awaitscope {

namespace {

constexpr int kSteps = 100;

} // namespace

AxisSlider::AxisSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kSteps);
    setPageStep(kSteps / 10);
    setTickInterval(kSteps / 2);
    // The commands that move it have keys; the arrows belong to the cursor.
    setFocusPolicy(Qt::NoFocus);
    setOrder(AxisOrder());
    retranslate();
    connect(this, &QSlider::valueChanged, this, [this](int value) {
        emit orderWanted(AxisOrder(static_cast<double>(value) / kSteps));
    });
}

void AxisSlider::setOrder(AxisOrder order)
{
    const QSignalBlocker blocker(this);
    setValue(qRound(order.share() * kSteps));
}

void AxisSlider::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QSlider::changeEvent(event);
}

void AxisSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    setValue(kSteps / 2);
}

void AxisSlider::retranslate()
{
    setAccessibleName(tr("From time to order"));
    setToolTip(tr("From time to order: left, all is to scale; right, every step is equally wide. "
                  "A double click goes back to the middle."));
}

} // namespace awaitscope
