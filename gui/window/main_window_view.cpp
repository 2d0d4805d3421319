#include "gui/export/exporter.h"
#include "gui/inspector/console_panel.h"
#include "gui/inspector/inspector_panel.h"
#include "gui/library/library_panel.h"
#include "gui/narration/line_card.h"
#include "gui/narration/narration_bar.h"
#include "gui/predict/predict_panel.h"
#include "gui/source/source_editor.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/compare_commands.h"
#include "gui/window/file_commands.h"
#include "gui/window/focus_mark.h"
#include "gui/window/help.h"
#include "gui/window/line_asker.h"
#include "gui/window/main_window.h"
#include "gui/window/style_sheet.h"
#include "gui/window/top_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr double kPanPixels = 120;
constexpr double kTextPixels = 12;         // of what is read, at scale 1
constexpr double kHelpPixels = 13;         // of the keys
constexpr int kSmallestHelpPixels = 10;    // at any scale
constexpr double kPresentationPixels = 24; // on a window 1000 pixels high

} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto&& function) {
        connect(action, &QAction::triggered, this, function);
    };
    on(m_actions.newFile, [this] { m_files->newFile(); });
    on(m_actions.open, [this] { m_files->open(); });
    on(m_actions.save, [this] { m_files->save(); });
    on(m_actions.saveAs, [this] { m_files->saveAs(); });
    on(m_actions.exportPicture, [this] { exportPicture(); });
    on(m_actions.copyPicture, [this] { copyPicture(); });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.undo, [this] { m_editor->undo(); });
    on(m_actions.redo, [this] { m_editor->redo(); });
    on(m_actions.cut, [this] { m_editor->cut(); });
    on(m_actions.copy, [this] { m_editor->copy(); });
    on(m_actions.paste, [this] { m_editor->paste(); });
    on(m_actions.selectAll, [this] { m_editor->selectAll(); });
    on(m_actions.run, [this] { runSource(); });
    on(m_actions.cancel, [this] {
        stopRunning();
        m_lines->cancel();
    });
}

void MainWindow::connectViewActions()
{
    const auto on = [this](QAction* action, auto&& function) {
        connect(action, &QAction::triggered, this, function);
    };
    on(m_actions.zoomIn, [this] { m_timeline->zoomBy(1.5); });
    on(m_actions.zoomOut, [this] { m_timeline->zoomBy(1 / 1.5); });
    on(m_actions.panEarlier, [this] { m_timeline->panBy(-kPanPixels); });
    on(m_actions.panLater, [this] { m_timeline->panBy(kPanPixels); });
    on(m_actions.scrollUp, [this] { m_timeline->scrollBy(-kPanPixels); });
    on(m_actions.scrollDown, [this] { m_timeline->scrollBy(kPanPixels); });
    on(m_actions.fit, [this] { m_timeline->fit(); });
    const auto scaleTo = [this](double scale) {
        m_settings.scale = std::clamp(scale, kSmallestScale, kLargestScale);
        applyScale();
    };
    on(m_actions.larger, [this, scaleTo] { scaleTo(m_settings.scale * 1.1); });
    on(m_actions.smaller, [this, scaleTo] { scaleTo(m_settings.scale / 1.1); });
    on(m_actions.normalSize, [scaleTo] { scaleTo(1); });
    connect(m_actions.curtain, &QAction::toggled, this, [this](bool closed) {
        m_timeline->setCurtain(closed);
        m_inspector->setCurtain(closed);
        m_library->setCurtain(closed);
        showCursor();
    });
    const auto useTheme = [this](ThemeChoice choice) {
        m_settings.theme = choice;
        applyTheme();
    };
    on(m_actions.systemTheme, [useTheme] { useTheme(ThemeChoice::System); });
    on(m_actions.lightTheme, [useTheme] { useTheme(ThemeChoice::Light); });
    on(m_actions.darkTheme, [useTheme] { useTheme(ThemeChoice::Dark); });
    connect(m_actions.present, &QAction::toggled, this, &MainWindow::setPresenting);
    const auto useLanguage = [this](std::optional<Language> language) {
        m_settings.language = language;
        applyLanguage();
    };
    on(m_actions.systemLanguage, [useLanguage] { useLanguage(std::nullopt); });
    on(m_actions.english, [useLanguage] { useLanguage(Language::English); });
    on(m_actions.french, [useLanguage] { useLanguage(Language::French); });
    on(m_actions.keys, [this] {
        // A class reads from afar; whoever sits in front of it would rather see all at once.
        const int text = qRound(kHelpPixels * shownScale());
        showKeys(this, m_actions, text,
                 m_presenting ? qRound(kTextPixels * shownScale()) : kSmallestHelpPixels);
    });
    on(m_actions.glossary, [this] { showTerm({}); });
    on(m_actions.aboutLine, [this] {
        const bool inText = m_editor->hasTextFocus() || m_editor->currentLine() < 1;
        showLineCard(inText ? m_editor->caretLine() : m_editor->currentLine());
    });
    on(m_actions.about, [this] { showAbout(this); });
}

void MainWindow::tellMissed(bool forward, bool round)
{
    Sentence sentence;
    if (round)
        sentence.what = tr("This run never comes to that line.");
    else if (m_playback.breakpoints().empty())
        sentence.what = tr("There is no breakpoint: %1 sets one at a line.")
                            .arg(keysOf(*m_actions.toggleBreakpoint));
    else
        sentence.what = forward ? tr("From here on, this run comes to no breakpoint.")
                                : tr("Before this, the run came to no breakpoint.");
    m_narration->show({}, {}, sentence);
}

void MainWindow::tellNoLoop()
{
    Sentence sentence;
    sentence.what = tr("This run has no event loop, so it makes no turns.");
    sentence.why = tr("Another unit of stepping leads on.");
    m_narration->show({}, {}, sentence);
}

void MainWindow::showLineCard(int line)
{
    const QString text = m_editor->lineText(line);
    if (text.isEmpty() || text.startsWith(QLatin1Char('#'))) return m_editor->showCard(line, {});
    const Voice voice(language());
    const Run* run = m_stage ? &m_stage->comparison().runs[m_playback.focus()] : nullptr;
    const auto meanings =
        lineMeanings(m_editor->text().split(QLatin1Char('\n')), line,
                     run ? run->trace->objects() : std::vector<SharedObject>{}, voice);
    m_editor->showCard(line,
                       lineCard(text, meanings, run ? run->model() : Model::Cooperative, voice));
}

const Theme& MainWindow::theme() const
{
    const bool dark = m_settings.theme == ThemeChoice::Dark ||
                      (m_settings.theme == ThemeChoice::System && m_systemIsDark);
    return themeOf(dark ? ThemeKind::Dark : ThemeKind::Light);
}

double MainWindow::shownScale() const
{
    if (!m_presenting) return m_settings.scale;
    return std::max(m_settings.scale, kPresentationPixels / kTextPixels * height() / 1000.0);
}

void MainWindow::applyTheme()
{
    m_actions.systemTheme->setChecked(m_settings.theme == ThemeChoice::System);
    m_actions.lightTheme->setChecked(m_settings.theme == ThemeChoice::Light);
    m_actions.darkTheme->setChecked(m_settings.theme == ThemeChoice::Dark);
    QApplication::setPalette(paletteOf(theme()));
    setStyleSheet(styleSheetOf(theme(), shownScale()));
    m_focusMark->setColor(theme().accent);
    m_timeline->setTheme(theme());
    m_editor->setTheme(theme());
    m_inspector->setTheme(theme());
    m_library->setTheme(theme());
    m_narration->setTheme(theme());
    showCursor();
}

void MainWindow::applyScale()
{
    const double scale = shownScale();
    setStyleSheet(styleSheetOf(theme(), scale));
    m_timeline->setScale(scale);
    m_compare->setScale(scale);
    m_editor->setTextSize(qRound(12.5 * scale));
    m_inspector->setScale(scale);
    m_library->setScale(scale);
    // The narration is large already; four lines of it must leave room for the runs.
    if (m_presenting)
        m_narration->setScale(std::max(0.7, scale * 0.6), qRound(kTextPixels * scale));
    else
        m_narration->setScale(scale);
}

void MainWindow::applyLanguage()
{
    m_actions.systemLanguage->setChecked(!m_settings.language);
    m_actions.english->setChecked(m_settings.language == Language::English);
    m_actions.french->setChecked(m_settings.language == Language::French);
    m_translator.setLanguage(language());
    retranslate();
    if (!m_playback.isEmpty()) m_stopToRestore = m_playback.stopNumber();
    m_files->translateScenario(language());
    if (!m_runner.isRunning()) m_stopToRestore.reset();
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    m_compare->retranslate(language());
    m_topBar->retranslate();
    m_sourceTitle->setText(tr("SOURCE"));
    m_editor->focusProxy()->setAccessibleName(tr("SOURCE"));
    m_timeline->setAccessibleName(tr("Timelines"));
    m_library->setLanguage(language());
    m_inspector->setLanguage(language());
    m_predictPanel->setLanguage(language());
    m_narration->setLanguage(language());
    m_timeline->setLanguage(language());
    m_library->setTheme(theme());
    updateTitle();
    showCursor();
}

void MainWindow::setPresenting(bool presenting)
{
    if (presenting == m_presenting) return;
    m_presenting = presenting;
    if (presenting) {
        m_geometryBefore = saveGeometry();
        m_maximizedBefore = isMaximized();
        m_sizeBefore = size();
        m_columnsBefore = m_columns->saveState();
        m_leftRowsBefore = m_leftRows->sizes();
    } else {
        applyScale(); // before the panels are back: large ones would widen the window for good
    }
    m_library->setVisible(!presenting);
    m_timeline->setOverviewAside(presenting);
    m_inspector->setVisible(!presenting);
    m_inspector->console()->setAlone(presenting);
    if (presenting)
        m_leftRows->addWidget(m_inspector->lendConsole());
    else
        m_inspector->takeConsoleBack();
    m_compare->setCompact(presenting);
    menuBar()->setVisible(!presenting);
    m_topBar->setCompact(presenting);
    m_predictPanel->setCompact(presenting);
    if (presenting)
        dividePresentation();
    else
        divideAsBefore();
    if (presenting)
        showFullScreen();
    else if (m_maximizedBefore)
        showMaximized(); // its geometry is not set while the window manager still has it full
    else if (!restoreGeometry(m_geometryBefore))
        showNormal();
    applyScale();
    m_timeline->setFocus();
}

void MainWindow::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_presenting) return QMainWindow::contextMenuEvent(event);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("presentationMenu"));
    m_actions.addForPresenting(*menu);
    menu->popup(event->globalPos());
}

void MainWindow::divideAsBefore()
{
    m_columns->restoreState(m_columnsBefore);
    m_leftRows->setSizes(m_leftRowsBefore);
    m_inspector->divideAsBefore();
    // Until the window manager has given back the size that they are for.
    if (size() == m_sizeBefore) m_sizeBefore = {};
}

void MainWindow::dividePresentation()
{
    m_columns->setSizes({width() / 3, width() * 2 / 3, 0});
    m_leftRows->setSizes({0, height() * 2 / 3, height() / 3});
}

ExportOptions MainWindow::pictureOptions(CurtainAnswer curtain) const
{
    ExportOptions options;
    options.theme = theme().kind;
    options.language = language();
    options.axis = m_timeline->axisOrder();
    options.view = m_timeline->shown();
    options.annotations = m_timeline->annotations();
    // Where the pointer happens to be is of no concern to a file.
    options.annotations.lit = {};
    if (m_actions.curtain->isChecked() && curtain == CurtainAnswer::AsShown)
        options.curtain = ExportCurtain{runCursors(), m_playback.focus()};
    return options;
}

void MainWindow::exportPicture()
{
    if (!m_stage) return m_files->tellError(tr("There is no picture yet: run the source first."));
    const CurtainAnswer curtain =
        m_actions.curtain->isChecked() ? m_files->askCurtain() : CurtainAnswer::All;
    if (curtain == CurtainAnswer::Cancel) return;
    const QString name = m_files->askPictureName(
        m_document.fileName().section(QLatin1Char('.'), 0, 0) + QStringLiteral(".png"));
    if (name.isEmpty()) return;
    const ExportResult result = exportToFile(m_stage->shared(), name, pictureOptions(curtain));
    if (!result.isOk()) return m_files->tellError(result.error);
    // Until the next step.
    m_narration->show({}, {}, {tr("The picture is written."), name, {}});
}

void MainWindow::copyPicture()
{
    if (!m_stage) return;
    // What is hidden from the class must not come out on the slide.
    ExportOptions options = pictureOptions(CurtainAnswer::AsShown);
    options.scale = 2;
    options.width = 2560;
    QString error;
    const QImage image = exportImage(m_stage->shared(), options, error);
    if (image.isNull()) return m_files->tellError(error);
    QApplication::clipboard()->setImage(image);
    m_narration->show({}, {}, {tr("The picture is copied."), tr("It can be pasted now."), {}});
}

void MainWindow::showTerm(const QString& id)
{
    showGlossary(this, language(), shownScale(), id, [this](const QString& scenario) {
        if (openScenario(scenario)) m_timeline->setFocus();
    });
}

void MainWindow::openSourceMenu(int line, QPoint at)
{
    auto* menu = new QMenu(m_editor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("sourceMenu"));
    menu->addAction(plainName(*m_actions.toggleBreakpoint), this,
                    [this, line] { m_editor->toggleBreakpoint(line); });
    menu->addAction(plainName(*m_actions.aboutLine), this, [this, line] { showLineCard(line); });
    menu->addAction(tr("To its next execution"), this,
                    [this, line] { emit m_editor->lineChosen(line, true); });
    menu->addSeparator();
    menu->addActions({m_actions.undo, m_actions.redo, m_actions.cut, m_actions.copy,
                      m_actions.paste, m_actions.selectAll, m_actions.find});
    menu->popup(at);
}

} // namespace awaitscope
