#include "gui/window/find_commands.h"

#include "gui/source/source_editor.h"
#include "gui/window/window_actions.h"

#include <QInputDialog>

namespace awaitscope {

FindCommands::FindCommands(const WindowActions& actions, SourceEditor& editor, QWidget* window)
    : QObject(window), m_editor(editor)
{
    askText = [window](const QString& before) {
        return QInputDialog::getText(window, tr("Find"), tr("Text in the source:"),
                                     QLineEdit::Normal, before);
    };
    const auto ask = [this] {
        const QString text = askText(m_text);
        if (text.isEmpty()) return;
        m_text = text;
        find();
    };
    connect(actions.find, &QAction::triggered, this, ask);
    connect(actions.findNext, &QAction::triggered, this, [this, ask] {
        if (m_text.isEmpty())
            ask();
        else
            find();
    });
}

void FindCommands::find()
{
    if (!m_editor.find(m_text)) return emit notFound(m_text);
    m_editor.setFocus();
}

} // namespace awaitscope
