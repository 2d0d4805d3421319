#pragma once

#include "gui/timeline/axis_map.h"

#include <QSlider>

namespace awaitscope {

/// Stands beside the axis and says how much of it order gets, and how much time.
class AxisSlider : public QSlider {
    Q_OBJECT
public:
    explicit AxisSlider(QWidget* parent = nullptr);

    void setOrder(AxisOrder order);

signals:
    /// The user moves it.
    void orderWanted(awaitscope::AxisOrder order);

protected:
    void changeEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void retranslate();
};

} // namespace awaitscope
