#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace awaitscope {

class SourceEditor;
class WindowActions;

/// Finds text in the source. What is found is selected, and the next letters that are typed replace
/// it.
class FindCommands : public QObject {
    Q_OBJECT
public:
    FindCommands(const WindowActions& actions, SourceEditor& editor, QWidget* window);

    /// Asks a person which text to find; `before` was asked last time. Empty: none.
    std::function<QString(const QString& before)> askText;

signals:
    void notFound(const QString& text);

private:
    void find();

    SourceEditor& m_editor;
    QString m_text;
};

} // namespace awaitscope
