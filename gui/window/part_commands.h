#pragma once

#include <QObject>

class QWidget;

namespace awaitscope {

class InspectorPanel;
class LibraryPanel;
class PredictPanel;
class SourceEditor;
class TimelineView;
class WindowActions;

/// Goes round the parts of the window by keys: scenarios, source, timelines,
/// inspector, consoles, hands that were raised.
class PartCommands : public QObject {
public:
    PartCommands(const WindowActions& actions, LibraryPanel& library, SourceEditor& editor,
                 TimelineView& timeline, InspectorPanel& inspector, PredictPanel& predict,
                 QWidget* window);

private:
    void go(int step);
    /// The menu of whatever has the keys, as the Menu key of a keyboard opens it.
    void openMenu() const;
    /// What gets the keys of each part, in order.
    QList<QWidget*> parts() const;

    LibraryPanel& m_library;
    SourceEditor& m_editor;
    TimelineView& m_timeline;
    InspectorPanel& m_inspector;
    PredictPanel& m_predict;
    QWidget* m_window;
};

} // namespace awaitscope
