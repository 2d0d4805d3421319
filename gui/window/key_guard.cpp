#include "gui/window/key_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
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

} // namespace

KeyGuard::KeyGuard(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool KeyGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride || !takesText(watched)) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0;
    const bool function = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
    if (!plain || function || key->key() == Qt::Key_Escape) return false;
    event->accept();
    return true;
}

} // namespace awaitscope
