#include "gui/window/part_commands.h"

#include "gui/inspector/console_panel.h"
#include "gui/inspector/inspector_panel.h"
#include "gui/library/library_panel.h"
#include "gui/predict/predict_panel.h"
#include "gui/source/source_editor.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/window_actions.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QTabBar>
#include <QTabWidget>

namespace awaitscope {

PartCommands::PartCommands(const WindowActions& actions, LibraryPanel& library,
                           SourceEditor& editor, TimelineView& timeline, InspectorPanel& inspector,
                           PredictPanel& predict, QWidget* window)
    : QObject(window), m_library(library), m_editor(editor), m_timeline(timeline),
      m_inspector(inspector), m_predict(predict), m_window(window)
{
    connect(actions.nextPart, &QAction::triggered, this, [this] { go(1); });
    connect(actions.previousPart, &QAction::triggered, this, [this] { go(-1); });
    connect(actions.contextMenu, &QAction::triggered, this, &PartCommands::openMenu);
    connect(actions.findScenario, &QAction::triggered, &library, &LibraryPanel::startFinding);
}

QList<QWidget*> PartCommands::parts() const
{
    QList<QWidget*> shown;
    for (QWidget* part :
         {m_library.list(), m_editor.focusProxy(), static_cast<QWidget*>(&m_timeline),
          static_cast<QWidget*>(m_inspector.tabs()->tabBar()), m_inspector.console()->list(),
          m_predict.firstField()})
        if (part && part->isVisible()) shown << part;
    return shown;
}

void PartCommands::openMenu() const
{
    QWidget* focus = m_window->focusWidget();
    if (!focus) return;
    const QPoint at = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, focus->mapToGlobal(at));
    QCoreApplication::sendEvent(focus, &event);
}

void PartCommands::go(int step)
{
    const QList<QWidget*> all = parts();
    if (all.isEmpty()) return;
    // From anywhere in a part to the next one.
    const QWidget* focus = m_window->focusWidget();
    const QList<const QWidget*> places{
        &m_library, &m_editor, &m_timeline, m_inspector.tabs(), m_inspector.console(), &m_predict};
    int from = static_cast<int>(all.indexOf(&m_timeline));
    for (const QWidget* place : places) {
        if (!focus || !(focus == place || place->isAncestorOf(focus))) continue;
        for (int index = 0; index < all.size(); ++index)
            if (all[index] == place || place->isAncestorOf(all[index])) from = index;
    }
    const int count = static_cast<int>(all.size());
    all[(from + step + count) % count]->setFocus(Qt::TabFocusReason);
}

} // namespace awaitscope
