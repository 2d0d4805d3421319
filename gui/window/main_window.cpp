#include "gui/window/main_window.h"

#include "core/trace/jsonl_reader.h"
#include "gui/compare/difference_panel.h"
#include "gui/inspector/inspector_panel.h"
#include "gui/inspector/now_panel.h"
#include "gui/library/library_panel.h"
#include "gui/narration/difference_words.h"
#include "gui/narration/finding_words.h"
#include "gui/narration/narration_bar.h"
#include "gui/predict/predict_panel.h"
#include "gui/source/source_editor.h"
#include "gui/timeline/timeline_view.h"
#include "gui/timeline/wording.h"
#include "gui/window/compare_commands.h"
#include "gui/window/file_commands.h"
#include "gui/window/find_commands.h"
#include "gui/window/focus_mark.h"
#include "gui/window/key_guard.h"
#include "gui/window/lane_commands.h"
#include "gui/window/light_commands.h"
#include "gui/window/line_asker.h"
#include "gui/window/measure_commands.h"
#include "gui/window/palette_commands.h"
#include "gui/window/part_commands.h"
#include "gui/window/play_clock.h"
#include "gui/window/predict_commands.h"
#include "gui/window/run_scenario.h"
#include "gui/window/step_commands.h"
#include "gui/window/style_sheet.h"
#include "gui/window/top_bar.h"
#include "gui/window/why_commands.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QScreen>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace awaitscope {

MainWindow::MainWindow(RunFunction run, Settings settings, QWidget* parent)
    : QMainWindow(parent), m_settings(std::move(settings)), m_actions(this), m_predict(m_playback),
      m_runner(std::move(run)), m_topBar(new TopBar(m_actions, m_playback, this)),
      m_columns(new QSplitter(Qt::Horizontal, this)), m_leftColumn(new QWidget(this)),
      m_leftRows(new QSplitter(Qt::Vertical, m_leftColumn)), m_library(new LibraryPanel(this)),
      m_sourceTitle(new QLabel(this)), m_editor(new SourceEditor(this)),
      m_timeline(new TimelineView(this)), m_inspector(new InspectorPanel(this)),
      m_problem(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_predictPanel(new PredictPanel(m_predict, this)), m_narration(new NarrationBar(this)),
      m_compare(new CompareCommands(m_actions, m_playback, *m_timeline, this)),
      m_files(new FileCommands(m_document, *m_editor, this)),
      m_find(new FindCommands(m_actions, *m_editor, this)),
      m_light(new LightCommands(m_actions, m_playback, *m_timeline, *m_editor, this)),
      m_measure(new MeasureCommands(m_actions, m_playback, *m_timeline, this)),
      m_why(new WhyCommands(m_actions, m_playback, *m_timeline, *m_inspector->console(), this)),
      m_lines(new LineAsker(m_playback, this)), m_focusMark(new FocusMark(this)),
      m_systemIsDark(palette().color(QPalette::Window).lightnessF() < 0.5)
{
    setAcceptDrops(true);
    new KeyGuard(this);
    new PlayClock(m_playback, this);
    auto* steps = new StepCommands(m_actions, m_playback, *m_editor, this);
    steps->takesLine = [this](int line) { return m_why->chooseLine(line); };
    new PredictCommands(m_actions, m_predict, this);
    new LaneCommands(m_actions, m_playback, *m_timeline, this);
    auto* palette =
        new PaletteCommands(m_actions, m_playback, *m_library, *m_inspector->tabs(), *this);
    connect(palette, &PaletteCommands::scenarioChosen, m_library, &LibraryPanel::scenarioChosen);
    palette->tell = [this](size_t run, EventIndex event) {
        return plainText(m_narrators[run]->atEvent(event, language()).what);
    };
    new PartCommands(m_actions, *m_library, *m_editor, *m_timeline, *m_inspector, *m_predictPanel,
                     this);
    m_actions.fillMenus(menuBar());
    setupColumns();
    connectActions();
    connectViewActions();
    connectParts();
    m_playback.setSpeed(m_settings.speed);
    applyTheme();
    applyScale();
    applyLanguage();
    resize(1600, 1000);
    if (!m_settings.geometry.isEmpty()) restoreGeometry(m_settings.geometry);
    if (!m_settings.columns.isEmpty()) m_columns->restoreState(m_settings.columns);
}

MainWindow::~MainWindow() = default;

void MainWindow::setupColumns()
{
    auto* left = new QVBoxLayout(m_leftColumn);
    left->setContentsMargins(0, 0, 0, 0);
    auto* source = new QWidget(m_leftRows);
    auto* sourceLayout = new QVBoxLayout(source);
    sourceLayout->setContentsMargins(0, 10, 0, 0);
    m_sourceTitle->setObjectName(QStringLiteral("sectionTitle"));
    sourceLayout->addWidget(m_sourceTitle);
    sourceLayout->addWidget(m_editor, 1);
    m_leftRows->addWidget(m_library);
    m_leftRows->addWidget(source);
    m_leftRows->setChildrenCollapsible(false);
    m_leftRows->setSizes({390, 430});
    left->addWidget(m_leftRows);

    m_columns->addWidget(m_leftColumn);
    m_columns->addWidget(m_timeline);
    m_columns->addWidget(m_inspector);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setSizes({308, 932, 360});

    m_problem->setObjectName(QStringLiteral("errorBar"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_progress->setObjectName(QStringLiteral("work"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();

    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(m_columns, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_problem);
    layout->addWidget(m_predictPanel);
    layout->addWidget(m_narration);
    setCentralWidget(central);
    m_timeline->setFocusPolicy(Qt::StrongFocus);
    m_timeline->setFocus();
}

void MainWindow::connectParts()
{
    connect(&m_runner, &ComparisonRunner::finished, this, &MainWindow::showComparison);
    connect(&m_runner, &ComparisonRunner::failed, this, &MainWindow::showProblems);
    connect(&m_runner, &ComparisonRunner::started, this, [this] {
        m_actions.cancel->setEnabled(true);
        m_problem->hide(); // it was about another text
        m_problem->clear();
    });
    connect(&m_runner, &ComparisonRunner::takesLong, m_progress, &QWidget::show);
    connect(&m_runner, &ComparisonRunner::takesLong, this, &MainWindow::tellRunning);
    connect(&m_runner, &ComparisonRunner::takesLong, m_topBar, [this] { m_topBar->setBusy(true); });
    const auto isOver = [this] { m_topBar->setBusy(false); };
    connect(&m_runner, &ComparisonRunner::finished, m_topBar, isOver);
    connect(&m_runner, &ComparisonRunner::failed, m_topBar, isOver);
    connect(&m_runner, &ComparisonRunner::cancelled, m_topBar, isOver);
    connect(&m_runner, &ComparisonRunner::refused, m_topBar, isOver);
    connect(&m_runner, &ComparisonRunner::cancelled, this, [this] {
        m_progress->hide();
        m_actions.cancel->setEnabled(false);
        m_narration->show({}, {}, {});
        showCursor();
    });
    connect(m_lines, &LineAsker::progressed, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
        m_progress->show();
        m_actions.cancel->setEnabled(true);
    });
    connect(m_lines, &LineAsker::ended, this, [this] {
        m_progress->setRange(0, 0);
        m_progress->hide();
        m_actions.cancel->setEnabled(m_runner.isRunning());
    });
    connect(&m_playback, &Playback::changed, this, &MainWindow::showCursor);
    connect(&m_playback, &Playback::lineMissed, this, &MainWindow::tellMissed);
    connect(&m_playback, &Playback::turnMissed, this, &MainWindow::tellNoLoop);
    connect(m_why, &WhyCommands::changed, this, &MainWindow::showCursor);
    connect(m_compare, &CompareCommands::runsWanted, this, [this](size_t focus) { run(focus); });
    connect(m_timeline, &TimelineView::cursorDragged, &m_playback, &Playback::toPosition);
    m_playback.window = [this] { return m_timeline->window(); };
    connect(m_timeline, &TimelineView::windowLeft, &m_playback, &Playback::leaveWindow);
    connect(&m_playback, &Playback::windowWanted, m_timeline, &TimelineView::showWindow);
    connect(m_timeline, &TimelineView::focusRequested, this,
            [this](int run) { m_playback.setFocus(static_cast<size_t>(run)); });
    const auto toEvent = [this](int run, EventIndex event) {
        m_playback.toEvent(static_cast<size_t>(run), event);
    };
    const auto toPrint = [this, toEvent](size_t run, EventIndex event) {
        toEvent(static_cast<int>(run), event);
        m_why->choose(run, (*m_stage->comparison().runs[run].trace)[event].lane, event);
    };
    connect(m_timeline, &TimelineView::printClicked, this, toPrint);
    connect(m_timeline, &TimelineView::barClicked, this,
            [this, toEvent](int run, LaneId lane, EventIndex event) {
                toEvent(run, event);
                m_why->pointAt(static_cast<size_t>(run), lane);
                m_why->choose(static_cast<size_t>(run), lane, event);
            });
    connect(m_inspector, &InspectorPanel::eventChosen, this, toPrint);
    connect(m_inspector->nowPanel(), &NowPanel::hovered, m_light, &LightCommands::light);
    connect(m_inspector, &InspectorPanel::differenceChanged, this, &MainWindow::showCursor);
    connect(m_library, &LibraryPanel::scenarioChosen, this, [this](const QString& name) {
        if (!openScenario(name)) m_library->setCurrent(m_document.scenario());
    });
    connect(m_files, &FileCommands::opened, this, &MainWindow::runSource);
    // Lanes of another program are others.
    connect(m_files, &FileCommands::opened, m_timeline, &TimelineView::showAllLanes);
    connect(m_files, &FileCommands::traceChosen, this, [this](const QString& path) {
        RunRequest request{QFileInfo(path).fileName(), Document::fileNameOf(path), {}, language()};
        request.isSaved = true;
        m_runner.run(request, traceReader(path));
    });
    connect(&m_runner, &ComparisonRunner::opened, this, [this](const QString& source) {
        m_files->becomeTrace(m_runner.request().title, source);
        m_timeline->showAllLanes();
    });
    connect(&m_runner, &ComparisonRunner::refused, this, [this](const QString& why) {
        m_progress->hide();
        m_actions.cancel->setEnabled(false);
        m_files->tellUnopened(m_runner.request().title, why);
    });
    // What is typed meanwhile is worth more.
    connect(m_editor, &SourceEditor::textChanged, this, [this] {
        if (m_runner.request().isSaved) m_runner.cancel();
    });
    connect(&m_document, &Document::changed, this, [this] {
        m_library->setCurrent(m_document.scenario());
        updateTitle();
    });
    connect(m_editor, &SourceEditor::modificationChanged, this, &MainWindow::updateTitle);
    connect(m_editor, &SourceEditor::textChanged, this, &MainWindow::showCursor);
    // It may have been told that there is none.
    connect(m_editor, &SourceEditor::breakpointsChanged, this, &MainWindow::showCursor);
    const auto forgetProblems = [this] {
        m_problem->hide();
        m_problem->clear();
    };
    connect(m_editor, &SourceEditor::problemsMended, this, forgetProblems);
    connect(m_editor, &SourceEditor::textChanged, this, [this, forgetProblems] {
        if (!m_editor->hasProblems() || !m_stage || m_editor->text() != m_stage->source()) return;
        m_editor->setProblems({});
        forgetProblems();
    });
    connect(m_editor, &SourceEditor::lineHovered, this, &MainWindow::showLineCard);
    connect(m_editor, &SourceEditor::menuWanted, this, &MainWindow::openSourceMenu);
    connect(m_find, &FindCommands::notFound, this, [this](const QString& text) {
        m_files->tellError(tr("“%1” is nowhere in the source.").arg(text));
    });
    connect(m_narration, &NarrationBar::termChosen, this, &MainWindow::showTerm);
}

void MainWindow::showOnScreen()
{
    const QSize room = screen()->availableSize();
    if (width() <= room.width() && height() <= room.height()) return show();
    // What it has when it is made smaller again.
    resize(size().boundedTo(room * 0.9));
    showMaximized();
}

bool MainWindow::openFile(const QString& path)
{
    return m_files->openFile(path);
}

bool MainWindow::openScenario(const QString& name)
{
    return m_files->openScenario(name, language());
}

void MainWindow::runSource()
{
    run(std::nullopt);
}

void MainWindow::run(std::optional<size_t> keepsFocus)
{
    m_runner.run({m_document.title(), m_document.fileName(), m_editor->text(), language(),
                  m_compare->modelsFor(m_document.fileName()), keepsFocus});
}

void MainWindow::stopRunning()
{
    // Half a program says how far it came; half a saved trace says nothing.
    if (m_runner.request().isSaved) return m_runner.cancel();
    m_runner.stop();
    tellRunning();
}

void MainWindow::tellRunning()
{
    const bool isSaved = m_runner.request().isSaved;
    Sentence sentence;
    sentence.what = isSaved ? tr("The trace is being read.") : tr("The program is running.");
    sentence.why =
        isSaved ? tr("Escape ends that.") : tr("Escape stops it, and shows how far it has come.");
    if (m_runner.isStopping())
        sentence = {tr("The program is being stopped."),
                    tr("How far it has come is shown in a moment."),
                    {}};
    m_narration->show({}, {}, sentence);
}

void MainWindow::showComparison(const std::shared_ptr<const Comparison>& comparison)
{
    m_progress->hide();
    m_actions.cancel->setEnabled(false);
    // Behind the curtain that would tell the end.
    const QString limits = m_actions.curtain->isChecked()
                               ? QString()
                               : plainText(limitsInWords(*comparison, language()));
    m_problem->setText(limits);
    m_problem->setVisible(!limits.isEmpty());
    m_editor->setProblems({});
    const bool first = !m_stage;
    const RunRequest& request = m_runner.request();
    const auto before = m_stage ? m_stage->shared() : nullptr;
    m_narrators.clear();
    m_stage = std::make_shared<const Stage>(comparison, m_runner.request().source);
    for (size_t run = 0; run < comparison->runs.size(); ++run)
        m_narrators.push_back(std::make_unique<Narrator>(
            comparison->runs[run], m_stage->snapshots(run), m_stage->source()));
    m_timeline->setComparison(comparison);
    if (m_editor->text() == m_stage->source()) m_editor->setMostMarks(m_stage->mostMarks());
    m_inspector->setStage(m_stage, m_runner.inspectors());
    m_why->setStage(m_stage);
    m_lines->setInspectors(m_runner.inspectors());
    if (request.keepsFocus) {
        m_playback.replaceRuns(comparison, *request.keepsFocus, m_lines->tellsLines());
    } else {
        m_measure->clear();
        m_playback.setComparison(comparison, m_lines->tellsLines());
        if (first && comparison->runs.size() > 1) m_playback.setFocus(1);
        m_playback.toStart();
        if (m_stopToRestore) m_playback.toStop(*m_stopToRestore);
        m_timeline->setFocus();
    }
    m_stopToRestore.reset();
    m_compare->showRuns(before, m_runner);
}

void MainWindow::showProblems(const std::vector<SourceProblem>& problems)
{
    m_progress->hide();
    m_actions.cancel->setEnabled(false);
    m_editor->setProblems(problems);
    m_narration->show({}, {}, {});
    showCursor();
    if (problems.empty()) return;
    const SourceProblem& first = problems.front();
    QString text =
        first.line > 0 ? tr("Line %1: %2").arg(first.line).arg(first.message) : first.message;
    if (!text.endsWith(QLatin1Char('.')) && !text.endsWith(QLatin1Char('?')))
        text += QLatin1Char('.');
    const bool stale = m_stage && m_stage->source() != m_editor->text();
    if (stale) text += QLatin1Char(' ') + tr("The picture is still that of the last run.");
    m_problem->setText(text);
    m_problem->show();
}

QString MainWindow::problemText() const
{
    return m_problem->text();
}

void MainWindow::showCursor()
{
    if (!m_stage) return;
    const size_t run = m_playback.focus();
    m_timeline->setFocusRun(static_cast<int>(run));
    m_timeline->setCursor(m_playback.position());
    m_timeline->setRunCursors(runCursors());
    m_inspector->showCursor(m_playback);
    const QString name = runName(m_stage->comparison(), run, language()).toLower();
    m_topBar->setRunName(name);
    m_predictPanel->setRunName(name);
    m_timeline->setDifferences(m_inspector->difference()->events());
    showSource();
    const Narrator& narrator = *m_narrators[run];
    Sentence sentence;
    if (const auto line = m_playback.line())
        sentence = narrator.atLine(*line, language());
    else if (!m_playback.isOnEvent())
        sentence = narrator.between(m_playback.event(), language());
    else if (m_playback.toldUnit() != StepUnit::Moment ||
             m_playback.stop().last != m_playback.event())
        sentence = narrator.atEvent(m_playback.event(), language());
    else
        sentence = narrator.atStop(m_playback.stop().first, m_playback.stop().last, language());
    if (const auto answer = m_why->sentence(language())) sentence = *answer;
    m_narration->show(cursorWords(m_playback.position().time, language()), name, sentence);
    // Until it is done, that is what people wait for.
    if (m_runner.isRunning() && m_progress->isVisible()) tellRunning();
}

void MainWindow::showSource()
{
    // Lines are those of the source that was run; once it is changed they mean nothing.
    if (m_editor->text() != m_stage->source()) {
        m_editor->setMarks({});
        m_editor->setCurrentLine(0);
        return;
    }
    const size_t run = m_playback.focus();
    const Snapshot snapshot = m_stage->snapshots(run).at(m_playback.event());
    const auto line = m_playback.line();
    m_editor->setMarks(m_stage->sourceMarks(run, snapshot, theme(), line));
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    m_editor->setCurrentLine(
        static_cast<int>(line ? line->line : trace.lineOf(trace[m_playback.event()])));
}

std::vector<RunCursor> MainWindow::runCursors() const
{
    std::vector<RunCursor> cursors;
    for (size_t run = 0; run < m_stage->comparison().runs.size(); ++run)
        cursors.push_back({m_playback.position(run), m_playback.event(run)});
    return cursors;
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_files->guard()) return event->ignore();
    m_runner.cancel();
    if (m_presenting) setPresenting(false);
    m_settings.geometry = saveGeometry();
    m_settings.columns = m_columns->saveState();
    m_settings.speed = m_playback.speed();
    m_settings.save();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto urls = event->mimeData()->urls();
    const QString file = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    if (file.endsWith(QLatin1String(".py")) || isSavedTrace(file.toStdString()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    openFile(event->mimeData()->urls().front().toLocalFile());
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_lines->isRunning()) return m_lines->cancel();
        if (m_runner.isRunning() && m_progress->isVisible()) return stopRunning();
        // One thing after the other, the last one first.
        const bool leavesField = qobject_cast<const QAbstractSpinBox*>(focusWidget()) ||
                                 qobject_cast<const QLineEdit*>(focusWidget());
        const bool isDone = leavesField || m_editor->hasTextFocus() || m_why->clear() ||
                            m_measure->clear() || m_light->clear();
        if (!isDone && m_actions.predict->isChecked())
            m_actions.predict->trigger();
        else if (!isDone && m_presenting)
            m_actions.present->setChecked(false);
        m_timeline->setFocus();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (!m_presenting && size() == m_sizeBefore)
        QMetaObject::invokeMethod(this, &MainWindow::divideAsBefore, Qt::QueuedConnection);
    if (!m_presenting) return;
    applyScale();
    dividePresentation(); // the whole screen comes only now
}

void MainWindow::updateTitle()
{
    setWindowTitle(QStringLiteral("%1[*] — Awaitscope").arg(m_document.title()));
    setWindowModified(m_editor->isModified());
}

} // namespace awaitscope
