#include "gui/window/focus_mark.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace awaitscope {

namespace {

/// The style sheet has a border for these.
bool marksItself(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QLineEdit*>(widget);
}

} // namespace

FocusMark::FocusMark(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("focusMark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusMark::setColor(const QColor& color)
{
    m_color = color;
    update();
}

bool FocusMark::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: {
        const int key = static_cast<QKeyEvent*>(event)->key();
        // F6 is a shortcut: it is only asked for, never pressed.
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_F6) m_byKeys = true;
        break;
    }
    case QEvent::MouseButtonPress:
        m_byKeys = false;
        hide();
        break;
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        if (watched == m_focus && isVisible()) place();
        break;
    default: break;
    }
    return false;
}

void FocusMark::follow(QWidget* focus)
{
    const bool isMine = focus && parentWidget()->isAncestorOf(focus);
    m_focus = isMine && m_byKeys && !marksItself(focus) ? focus : nullptr;
    place();
}

void FocusMark::place()
{
    setVisible(m_focus && m_focus->isVisible());
    if (!isVisible()) return;
    setGeometry(QRect(m_focus->mapTo(parentWidget(), QPoint()), m_focus->size()));
    raise();
    update();
}

void FocusMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(QPen(m_color, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

} // namespace awaitscope
