#pragma once

#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolTip>

#include <functional>

namespace awaitscope {

/// A number to be typed: what stood there gives way to the first digit, also after a click.
class NumberField : public QSpinBox {
public:
    using QSpinBox::QSpinBox;

    /// What may be typed, said to whoever types something else; none: nothing is said.
    std::function<QString()> allowed;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const QString before = lineEdit()->text();
        const bool wasSelected = lineEdit()->hasSelectedText();
        QSpinBox::keyPressEvent(event);
        const bool types = !event->text().isEmpty() && event->text().front().isPrint() &&
                           !(event->modifiers() & Qt::ControlModifier);
        const bool isTaken =
            lineEdit()->text() != before || lineEdit()->hasSelectedText() != wasSelected;
        if (!types || !allowed) return;
        if (isTaken)
            QToolTip::hideText();
        else
            QToolTip::showText(mapToGlobal(rect().bottomLeft()), allowed(), this);
    }
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
