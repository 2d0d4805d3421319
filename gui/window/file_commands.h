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
    /// A program, or a saved trace (`.jsonl`): that takes a while, see `traceChosen`.
    bool openFile(const QString& path);
    /// A saved trace has been read: puts the program in it into the editor.
    void becomeTrace(const QString& name, const QString& source);
    void tellUnopened(const QString& name, const QString& why);
    /// Puts a scenario of the library into the editor.
    bool openScenario(const QString& name, Language language);
    /// Replaces the scenario by its twin in another language, unless it was changed.
    void translateScenario(Language language);

    void newFile();
    void open();
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
    /// A saved trace is to be opened; nothing has changed yet.
    void traceChosen(const QString& path);

private:
    void setupQuestions(QWidget* window);
    bool saveTo(const QString& path);

    Document& m_document;
    SourceEditor& m_editor;
};

} // namespace awaitscope
