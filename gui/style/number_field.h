#pragma once

#include <QLineEdit>
#include <QSpinBox>

namespace awaitscope {

/// A number to be typed: what stood there gives way to the first digit, also after a click.
class NumberField : public QSpinBox {
public:
    using QSpinBox::QSpinBox;

protected:
    void focusInEvent(QFocusEvent* event) override
    {
        QSpinBox::focusInEvent(event);
        // The click that brings the focus has yet to place the caret.
        QMetaObject::invokeMethod(this, &QSpinBox::selectAll, Qt::QueuedConnection);
    }
    void focusOutEvent(QFocusEvent* event) override
    {
        QSpinBox::focusOutEvent(event);
        // It would look as if the next digit still went there.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!hasFocus()) lineEdit()->deselect();
            },
            Qt::QueuedConnection);
    }
};

} // namespace awaitscope
