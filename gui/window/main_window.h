#pragma once

#include "gui/narration/narrator.h"
#include "gui/playback/playback.h"
#include "gui/playback/stage.h"
#include "gui/predict/predict_session.h"
#include "gui/window/comparison_runner.h"
#include "gui/window/document.h"
#include "gui/window/settings.h"
#include "gui/window/translator.h"
#include "gui/window/window_actions.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QLabel;
class QProgressBar;
class QSplitter;

namespace awaitscope {

class CompareCommands;
enum class CurtainAnswer;
struct ExportOptions;
class FileCommands;
class FindCommands;
class FocusMark;
class InspectorPanel;
class LibraryPanel;
class LightCommands;
class MeasureCommands;
class LineAsker;
class NarrationBar;
class PredictPanel;
class SourceEditor;
class TimelineView;
struct RunCursor;
class TopBar;
class WhyCommands;

/// The window: puts the parts side by side and passes the cursor round. What each part shows is its
/// own affair.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(RunFunction run, Settings settings = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows it for the first time: on a small screen, in all of it.
    void showOnScreen();
    bool openFile(const QString& path);
    bool openScenario(const QString& name);
    void runSource();

    WindowActions& actions() { return m_actions; }
    Playback& playback() { return m_playback; }
    ComparisonRunner& runner() { return m_runner; }
    FileCommands& files() { return *m_files; }
    FindCommands& finding() { return *m_find; }
    CompareCommands& compare() { return *m_compare; }
    SourceEditor& editor() { return *m_editor; }
    TimelineView& timeline() { return *m_timeline; }
    InspectorPanel& inspector() { return *m_inspector; }
    LibraryPanel& library() { return *m_library; }
    NarrationBar& narration() { return *m_narration; }
    PredictSession& predict() { return m_predict; }
    PredictPanel& predictPanel() { return *m_predictPanel; }
    Language language() const { return m_settings.shownLanguage(); }
    bool isPresenting() const { return m_presenting; }
    /// What stands above the narration about the source, or about what stopped its runs; empty when
    /// all is well.
    QString problemText() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupColumns();
    void connectActions();
    void connectViewActions();
    void connectParts();

    void run(std::optional<size_t> keepsFocus);
    void stopRunning();
    void tellRunning();
    /// That no line was found to go to.
    void tellMissed(bool forward, bool round);
    /// That there are no turns of a loop to step by.
    void tellNoLoop();
    void showComparison(const std::shared_ptr<const Comparison>& comparison);
    void showProblems(const std::vector<SourceProblem>& problems);
    void showCursor();
    void showSource();
    std::vector<RunCursor> runCursors() const;
    ExportOptions pictureOptions(CurtainAnswer curtain) const;
    void exportPicture();
    void copyPicture();
    void openSourceMenu(int line, QPoint at);
    void showLineCard(int line);
    /// The glossary, at a term or (empty) from its beginning.
    void showTerm(const QString& id);

    void applyLanguage();
    void applyTheme();
    void applyScale();
    void setPresenting(bool presenting);
    /// A third for the source and what is printed.
    void dividePresentation();
    void divideAsBefore();
    void retranslate();
    void updateTitle();
    const Theme& theme() const;
    double shownScale() const;

    Settings m_settings;
    Translator m_translator;
    WindowActions m_actions;
    Document m_document;
    Playback m_playback;
    PredictSession m_predict;
    ComparisonRunner m_runner;

    TopBar* m_topBar;
    QSplitter* m_columns;
    QWidget* m_leftColumn;
    QSplitter* m_leftRows;
    LibraryPanel* m_library;
    QLabel* m_sourceTitle;
    SourceEditor* m_editor;
    TimelineView* m_timeline;
    InspectorPanel* m_inspector;
    QLabel* m_problem;
    QProgressBar* m_progress;
    PredictPanel* m_predictPanel;
    NarrationBar* m_narration;
    CompareCommands* m_compare;
    FileCommands* m_files;
    FindCommands* m_find;
    LightCommands* m_light;
    MeasureCommands* m_measure;
    WhyCommands* m_why;
    LineAsker* m_lines;
    FocusMark* m_focusMark;

    std::shared_ptr<const Stage> m_stage;
    std::vector<std::unique_ptr<Narrator>> m_narrators; // by run
    std::optional<size_t> m_stopToRestore; ///< of a scenario that only changes its language
    QByteArray m_columnsBefore;            ///< the presentation view
    QList<int> m_leftRowsBefore;
    QByteArray m_geometryBefore; ///< of the window, before the presentation
    QSize m_sizeBefore;          ///< while it is not there again
    bool m_maximizedBefore = false;
    bool m_presenting = false;
    bool m_systemIsDark = false;
};

} // namespace awaitscope
