#include "gui/window/key_guard.h"

#include "gui/inspector/now_panel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTextEdit>
#include <Qsci/qsciscintilla.h>

namespace awaitscope {

namespace {

bool takesText(const QObject* object)
{
    if (qobject_cast<const QLineEdit*>(object) || qobject_cast<const QAbstractSpinBox*>(object) ||
        qobject_cast<const QsciScintilla*>(object))
        return true;
    const auto* text = qobject_cast<const QTextEdit*>(object);
    return text && !text->isReadOnly();
}

/// What is told may be too long for its place.
bool isInScrolledText(const QObject* object)
{
    const auto* words = qobject_cast<const QLabel*>(object);
    if (!words) return false;
    for (const QWidget* above = words->parentWidget(); above; above = above->parentWidget())
        if (const auto* area = qobject_cast<const QScrollArea*>(above))
            return area->verticalScrollBar()->maximum() > 0;
    return false;
}

bool isReturn(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

/// What was reached with the Tab key has to be used with keys, too.
bool movesOrPresses(const QObject* object, int key)
{
    if (qobject_cast<const QAbstractButton*>(object)) return key == Qt::Key_Space || isReturn(key);
    if (qobject_cast<const QComboBox*>(object))
        return key == Qt::Key_Space || key == Qt::Key_Up || key == Qt::Key_Down;
    if (isInScrolledText(object)) return key == Qt::Key_Up || key == Qt::Key_Down;
    if (qobject_cast<const NowPanel*>(object)) return key == Qt::Key_Up || key == Qt::Key_Down;
    if (qobject_cast<const QTabBar*>(object)) return key == Qt::Key_Left || key == Qt::Key_Right;
    return qobject_cast<const QAbstractItemView*>(object) &&
           (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_End ||
            isReturn(key));
}

/// Takes what is marked in the list that has dropped down; false when there is none.
bool takeMarked()
{
    const QWidget* popup = QApplication::activePopupWidget();
    auto* box = popup ? qobject_cast<QComboBox*>(popup->parentWidget()) : nullptr;
    const QModelIndex marked = box ? box->view()->currentIndex() : QModelIndex();
    if (!marked.isValid()) return false;
    box->hidePopup();
    box->setCurrentIndex(marked.row());
    emit box->activated(marked.row());
    return true;
}

} // namespace

KeyGuard::KeyGuard(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool KeyGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = (key->modifiers() & ~Qt::KeypadModifier) == 0;
    if (event->type() == QEvent::KeyPress) {
        if (isPlain && key->key() == Qt::Key_Space && takeMarked()) return true;
        auto* button = qobject_cast<QAbstractButton*>(watched);
        if (!button || !isPlain || !isReturn(key->key())) return false;
        button->click();
        return true;
    }
    // A list that has dropped down has all keys; Qt 6.4 lets it take Return only here.
    if (QApplication::activePopupWidget()) {
        event->accept();
        return false;
    }
    if (isPlain && movesOrPresses(watched, key->key())) {
        event->accept();
        return true;
    }
    if (!takesText(watched)) return false;
    // The text has something to scroll itself.
    const bool scrolls = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
    if (scrolls && key->modifiers() == Qt::ControlModifier) {
        event->accept();
        return true;
    }
    const bool plain = (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0;
    const bool function = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
    if (!plain || function || key->key() == Qt::Key_Escape) return false;
    event->accept();
    return true;
}

} // namespace awaitscope
