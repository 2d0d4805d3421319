#pragma once

#include "core/text/language.h"
#include "core/trace/trace.h"
#include "gui/window/document.h"

#include <QObject>

#include <functional>
#include <memory>

namespace awaitscope {

class SourceEditor;

/// What people answer when a changed source is about to be lost.
enum class GuardAnswer { Save, Discard, Cancel };
/// What a picture is to show while the curtain is closed.
enum class CurtainAnswer { AsShown, All, Cancel };

/// New, open, save: the document and the editor together, and no change lost without a question.
class FileCommands : public QObject {
    Q_OBJECT
public:
    FileCommands(Document& document, SourceEditor& editor, QWidget* window);

    /// True when the source may be replaced or the window closed.
    bool guard();
    /// A program, or a saved trace (`.jsonl`).
    bool openFile(const QString& path, Language language);
    /// Puts a scenario of the library into the editor.
    bool openScenario(const QString& name, Language language);
    /// Replaces the scenario by its twin in another language, unless it was changed.
    void translateScenario(Language language);

    void newFile();
    void open(Language language);
    bool save();
    bool saveAs();

    // How the questions are put; tests answer them in people's stead.
    std::function<GuardAnswer(const QString& title)> askGuard;
    std::function<QString(bool forSaving, const QString& suggestion)> askFileName;
    std::function<CurtainAnswer()> askCurtain;
    std::function<QString(const QString& suggestion)> askPictureName;
    std::function<void(const QString& text)> tellError;

signals:
    /// Another source is in the editor.
    void opened();
    /// A saved trace was opened; its source is in the editor.
    void openedTrace(std::shared_ptr<const awaitscope::Trace> trace);

private:
    void setupQuestions(QWidget* window);
    bool openTrace(const QString& path, Language language);
    bool saveTo(const QString& path);

    Document& m_document;
    SourceEditor& m_editor;
};

} // namespace awaitscope
