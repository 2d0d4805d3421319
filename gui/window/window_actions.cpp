#include "gui/window/window_actions.h"

#include "gui/playback/stops.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace awaitscope {

WindowActions::WindowActions(QWidget* window) : m_window(window)
{
    newFile = make({QKeySequence::New});
    open = make({QKeySequence::Open});
    findScenario = make({QKeySequence(Qt::CTRL | Qt::Key_L)});
    save = make({QKeySequence::Save});
    saveAs = make({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)});
    exportPicture = make({QKeySequence(Qt::CTRL | Qt::Key_E)});
    copyPicture = make({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)});
    quit = make({QKeySequence(Qt::CTRL | Qt::Key_Q)});

    // The editor has these keys itself; here they are for the menu alone.
    undo = make();
    redo = make();
    cut = make();
    copy = make();
    paste = make();
    selectAll = make();
    find = make({QKeySequence::Find});
    findNext = make({QKeySequence(Qt::Key_F3)});

    run = make({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::Key_F5),
                QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    cancel = make({QKeySequence(Qt::SHIFT | Qt::Key_F5)});
    for (const auto key :
         {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8})
        focusRuns.push_back(make({QKeySequence(key)}));

    runSettings = make({QKeySequence(Qt::Key_R)});
    addRun = make({QKeySequence(Qt::Key_Insert)});
    removeRun = make({QKeySequence(Qt::SHIFT | Qt::Key_Delete)});
    moveRunUp = make({QKeySequence(Qt::ALT | Qt::Key_Up)});
    moveRunDown = make({QKeySequence(Qt::ALT | Qt::Key_Down)});
    resetRuns = make();
    ghost = makeSwitch({QKeySequence(Qt::Key_G)});
    ghost->setChecked(true);

    playPause = make({QKeySequence(Qt::Key_Space)});
    // Remotes of presenters send the page keys.
    stepForward = make({QKeySequence(Qt::Key_Right), QKeySequence(Qt::Key_PageDown)});
    stepBack = make({QKeySequence(Qt::Key_Left), QKeySequence(Qt::Key_PageUp)});
    eventForward = make({QKeySequence(Qt::SHIFT | Qt::Key_Right)});
    eventBack = make({QKeySequence(Qt::SHIFT | Qt::Key_Left)});
    toStart = make({QKeySequence(Qt::Key_Home)});
    toEnd = make({QKeySequence(Qt::Key_End)});
    toNumber = make({QKeySequence(Qt::CTRL | Qt::Key_G)});
    laneForward = make({QKeySequence(Qt::Key_Period)});
    laneBack = make({QKeySequence(Qt::Key_Comma)});
    toCause = make({QKeySequence(Qt::Key_BracketLeft)});
    toEffect = make({QKeySequence(Qt::Key_BracketRight)});
    whyNotRunning = make({QKeySequence(Qt::Key_Y)});
    whyAfter = make({QKeySequence(Qt::SHIFT | Qt::Key_Y)});
    contextMenu = make({QKeySequence(Qt::SHIFT | Qt::Key_F10)});
    // A field that takes text has its own Ctrl+Z.
    goBack = make({QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence::Undo});
    goForward = make({QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence::Redo});
    toggleBreakpoint = make({QKeySequence(Qt::Key_F9)});
    toBreakpoint = make({QKeySequence(Qt::Key_F8)});
    backToBreakpoint = make({QKeySequence(Qt::SHIFT | Qt::Key_F8)});
    auto* units = new QActionGroup(window);
    for (size_t index = 0; index < kStepUnits.size(); ++index)
        stepUnits.push_back(makeChoice(units));
    selectNext = make({QKeySequence(Qt::SHIFT | Qt::Key_Down)});
    selectPrevious = make({QKeySequence(Qt::SHIFT | Qt::Key_Up)});
    oneTask = makeSwitch({QKeySequence(Qt::Key_O)});
    together = makeSwitch({QKeySequence(Qt::Key_T)});
    faster = make({QKeySequence(Qt::Key_Up)});
    slower = make({QKeySequence(Qt::Key_Down)});

    predict = makeSwitch({QKeySequence(Qt::Key_P)});
    predictTask = make({QKeySequence(Qt::SHIFT | Qt::Key_P)});
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4})
        answers.push_back(make({QKeySequence(key)}));
    nextQuestion = make({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});

    zoomIn = make({QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_W)});
    zoomOut = make({QKeySequence(Qt::Key_Minus), QKeySequence(Qt::Key_S)});
    fit = make({QKeySequence(Qt::Key_F)});
    panEarlier = make({QKeySequence(Qt::Key_A)});
    panLater = make({QKeySequence(Qt::Key_D)});
    scrollUp = make({QKeySequence(Qt::CTRL | Qt::Key_Up)});
    scrollDown = make({QKeySequence(Qt::CTRL | Qt::Key_Down)});
    larger = make({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    smaller = make({QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    normalSize = make({QKeySequence(Qt::CTRL | Qt::Key_0)});
    axes = new QActionGroup(window);
    axisUnfolded = makeChoice(axes);
    axisTime = makeChoice(axes);
    axisOrder = makeChoice(axes);
    // Between these the slider stands on none of them.
    axes->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    moreTime = make({QKeySequence(Qt::Key_Less)});
    moreOrder = make({QKeySequence(Qt::Key_Greater)});
    breakIdle = makeSwitch({QKeySequence(Qt::Key_Z)});
    foldLane = make({QKeySequence(Qt::Key_X)});
    hideLane = make({QKeySequence(Qt::Key_H)});
    // Some desktops keep Alt and Shift with the arrows for themselves.
    laneUp = make({QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Up), QKeySequence(Qt::Key_K)});
    laneDown = make({QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down), QKeySequence(Qt::Key_J)});
    allLanes = make({QKeySequence(Qt::SHIFT | Qt::Key_H)});
    measure = make({QKeySequence(Qt::Key_M)});
    arrows = makeSwitch({QKeySequence(Qt::Key_L)});
    curtain = makeSwitch({QKeySequence(Qt::Key_B)});
    themes = new QActionGroup(window);
    systemTheme = makeChoice(themes);
    lightTheme = makeChoice(themes);
    darkTheme = makeChoice(themes);
    present = makeSwitch({QKeySequence(Qt::Key_F11)});
    nextPart = make({QKeySequence(Qt::Key_F6)});
    previousPart = make({QKeySequence(Qt::SHIFT | Qt::Key_F6)});
    languages = new QActionGroup(window);
    systemLanguage = makeChoice(languages);
    english = makeChoice(languages);
    french = makeChoice(languages);
    // Each language is written in itself, so that whoever is lost finds home.
    english->setText(QStringLiteral("English"));
    french->setText(QStringLiteral(u"Français"));

    palette = make({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)});
    search = make({QKeySequence(Qt::Key_Slash)});
    keys = make({QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)});
    aboutLine = make({QKeySequence(Qt::Key_F2)});
    glossary = make();
    about = make();
    axisUnfolded->setChecked(true);
    cancel->setEnabled(false);
}

QAction* WindowActions::make(const QList<QKeySequence>& keys)
{
    auto* action = new QAction(m_window);
    action->setShortcuts(keys);
    // Also when the menu bar is hidden, as in the presentation view.
    m_window->addAction(action);
    m_all.push_back(action);
    return action;
}

QAction* WindowActions::makeChoice(QActionGroup* group)
{
    QAction* action = make();
    action->setCheckable(true);
    group->addAction(action);
    return action;
}

QAction* WindowActions::makeSwitch(const QList<QKeySequence>& keys)
{
    QAction* action = make(keys);
    action->setCheckable(true);
    return action;
}

void WindowActions::fillMenus(QMenuBar* bar)
{
    const auto menu = [&](const QList<QAction*>& actions, QMenu* parent = nullptr) {
        QMenu* made = parent ? parent->addMenu(QString()) : bar->addMenu(QString());
        for (QAction* action : actions) {
            if (action)
                made->addAction(action);
            else
                made->addSeparator();
        }
        m_menus.push_back(made);
        return made;
    };
    menu({newFile, open, findScenario, nullptr, save, saveAs, nullptr, exportPicture, copyPicture,
          nullptr, quit});
    menu({undo, redo, nullptr, cut, copy, paste, selectAll, nullptr, find, findNext});
    QMenu* running = menu({run, cancel, nullptr});
    for (QAction* action : focusRuns)
        running->addAction(action);
    running->addSeparator();
    for (QAction* action :
         {runSettings, addRun, removeRun, moveRunUp, moveRunDown, resetRuns, ghost})
        running->addAction(action);
    QMenu* stepping = menu({playPause,    faster,    slower,      nullptr,  stepForward,   stepBack,
                            eventForward, eventBack, laneForward, laneBack, nullptr,       toStart,
                            toEnd,        toNumber,  toCause,     toEffect, whyNotRunning, whyAfter,
                            contextMenu,  goBack,    goForward,   nullptr});
    QMenu* by = menu({}, stepping);
    for (QAction* action : stepUnits)
        by->addAction(action);
    for (QAction* action : {selectNext, selectPrevious, oneTask, together})
        stepping->addAction(action);
    stepping->addSeparator();
    for (QAction* action : {toggleBreakpoint, toBreakpoint, backToBreakpoint})
        stepping->addAction(action);
    QMenu* view = menu({zoomIn, zoomOut, fit, panEarlier, panLater, scrollUp, scrollDown, nullptr,
                        larger, smaller, normalSize, nullptr});
    menu({axisUnfolded, axisTime, axisOrder, nullptr, moreTime, moreOrder, breakIdle}, view);
    menu({foldLane, hideLane, laneUp, laneDown, nullptr, allLanes}, view);
    menu({systemTheme, lightTheme, darkTheme}, view);
    menu({systemLanguage, english, french}, view);
    view->addSeparator();
    view->addAction(arrows);
    view->addAction(measure);
    view->addAction(curtain);
    view->addAction(present);
    view->addSeparator();
    view->addAction(nextPart);
    view->addAction(previousPart);
    QMenu* predicting = menu({predict, predictTask, nullptr});
    for (QAction* action : answers)
        predicting->addAction(action);
    predicting->addAction(nextQuestion);
    menu({palette, search, nullptr, keys, aboutLine, glossary, nullptr, about});
}

void WindowActions::retranslate()
{
    newFile->setText(tr("&New"));
    open->setText(tr("&Open…"));
    findScenario->setText(tr("&Find a scenario"));
    save->setText(tr("&Save"));
    saveAs->setText(tr("Save &As…"));
    exportPicture->setText(tr("&Export the picture…"));
    copyPicture->setText(tr("&Copy as picture"));
    quit->setText(tr("&Quit"));
    undo->setText(tr("&Undo") + QStringLiteral("\tCtrl+Z"));
    redo->setText(tr("&Redo") + QStringLiteral("\tCtrl+Y"));
    cut->setText(tr("Cu&t") + QStringLiteral("\tCtrl+X"));
    copy->setText(tr("&Copy") + QStringLiteral("\tCtrl+C"));
    paste->setText(tr("&Paste") + QStringLiteral("\tCtrl+V"));
    selectAll->setText(tr("Select &all") + QStringLiteral("\tCtrl+A"));
    find->setText(tr("&Find…"));
    findNext->setText(tr("Find &again"));
    run->setText(tr("&Run"));
    cancel->setText(tr("S&top running"));
    for (size_t index = 0; index < focusRuns.size(); ++index)
        focusRuns[index]->setText(tr("Step run %1; again: it alone").arg(index + 1));
    runSettings->setText(tr("Settings of the run…"));
    addRun->setText(tr("Add a run like it"));
    removeRun->setText(tr("Remove the run"));
    moveRunUp->setText(tr("Move the run up"));
    moveRunDown->setText(tr("Move the run down"));
    resetRuns->setText(tr("The runs of the scenario again"));
    ghost->setText(tr("Outlines of the run before"));
    playPause->setText(tr("&Play or pause"));
    stepForward->setText(tr("Step &forward"));
    stepBack->setText(tr("Step &back"));
    eventForward->setText(tr("Next event"));
    eventBack->setText(tr("Previous event"));
    toStart->setText(tr("To the &start"));
    toEnd->setText(tr("To the &end"));
    toNumber->setText(tr("To a &number…"));
    laneForward->setText(tr("Next step of the same task"));
    laneBack->setText(tr("Previous step of the same task"));
    toCause->setText(tr("To what caused it"));
    toEffect->setText(tr("To what it causes"));
    whyNotRunning->setText(tr("Why is it not running?"));
    whyAfter->setText(tr("Why after? (of two printed lines)"));
    contextMenu->setText(tr("Menu of what has the keys"));
    goBack->setText(tr("Back to where the cursor was"));
    goForward->setText(tr("Forward again"));
    toggleBreakpoint->setText(tr("Breakpoint on this line"));
    toBreakpoint->setText(tr("To the next breakpoint"));
    backToBreakpoint->setText(tr("To the previous breakpoint"));
    const char* const units[] = {QT_TR_NOOP("By &moment"),
                                 QT_TR_NOOP("By e&vent (exact)"),
                                 QT_TR_NOOP("By &line"),
                                 QT_TR_NOOP("By &switch of task"),
                                 QT_TR_NOOP("By &turn of the loop"),
                                 QT_TR_NOOP("By &print")};
    for (size_t index = 0; index < stepUnits.size(); ++index)
        stepUnits[index]->setText(tr(units[index]));
    selectNext->setText(tr("Select the next task"));
    selectPrevious->setText(tr("Select the previous task"));
    oneTask->setText(tr("Only the selected task, or that at the cursor"));
    together->setText(tr("Keep the runs together"));
    faster->setText(tr("Faster"));
    slower->setText(tr("Slower"));
    zoomIn->setText(tr("Zoom &in"));
    zoomOut->setText(tr("Zoom &out"));
    panEarlier->setText(tr("Show &earlier"));
    panLater->setText(tr("Show la&ter"));
    scrollUp->setText(tr("Scroll to the runs above"));
    scrollDown->setText(tr("Scroll to the runs below"));
    fit->setText(tr("Show &all"));
    larger->setText(tr("&Larger text"));
    smaller->setText(tr("&Smaller text"));
    normalSize->setText(tr("&Normal text"));
    axisUnfolded->setText(tr("Time, instants unfolded"));
    axisTime->setText(tr("Time only"));
    axisOrder->setText(tr("Order only"));
    moreTime->setText(tr("More time, less order"));
    moreOrder->setText(tr("More order, less time"));
    breakIdle->setText(tr("Leave out long idle stretches"));
    foldLane->setText(tr("Fold the task's lane, or unfold it"));
    hideLane->setText(tr("Hide the task's lane"));
    laneUp->setText(tr("Move the task's lane up"));
    laneDown->setText(tr("Move the task's lane down"));
    allLanes->setText(tr("Show all lanes"));
    measure->setText(tr("&Marker here, to measure"));
    arrows->setText(tr("&Arrows of all tasks"));
    curtain->setText(tr("&Curtain"));
    predict->setText(tr("&Predict what is printed next"));
    predictTask->setText(tr("Predict &who runs next"));
    const char* const choices[] = {QT_TR_NOOP("First answer"), QT_TR_NOOP("Second answer"),
                                   QT_TR_NOOP("Third answer"), QT_TR_NOOP("Fourth answer")};
    for (size_t index = 0; index < answers.size(); ++index)
        answers[index]->setText(tr(choices[index]));
    nextQuestion->setText(tr("Next question"));
    systemTheme->setText(tr("As the system"));
    lightTheme->setText(tr("Light"));
    darkTheme->setText(tr("Dark"));
    present->setText(tr("&Present"));
    nextPart->setText(tr("To the next part of the window"));
    previousPart->setText(tr("To the previous part of the window"));
    systemLanguage->setText(tr("As the system"));
    palette->setText(tr("&Commands…"));
    search->setText(tr("&Search tasks, prints, events…"));
    keys->setText(tr("&Keys"));
    aboutLine->setText(tr("What this &line does"));
    glossary->setText(tr("&Glossary"));
    about->setText(tr("&About Awaitscope"));
    const char* const menus[] = {
        QT_TR_NOOP("&File"),     QT_TR_NOOP("&Edit"),    QT_TR_NOOP("&Run"),
        QT_TR_NOOP("&Step"),     QT_TR_NOOP("Step b&y"), QT_TR_NOOP("&View"),
        QT_TR_NOOP("A&xis"),     QT_TR_NOOP("La&nes"),   QT_TR_NOOP("&Theme"),
        QT_TR_NOOP("&Language"), QT_TR_NOOP("&Predict"), QT_TR_NOOP("&Help")};
    for (size_t index = 0; index < m_menus.size(); ++index)
        m_menus[index]->setTitle(tr(menus[index]));
}

void WindowActions::addForPresenting(QMenu& menu) const
{
    if (!menu.isEmpty()) menu.addSeparator();
    menu.addActions({stepForward, stepBack, playPause, curtain, predict});
    menu.addAction(tr("Leave the presentation"), present, &QAction::trigger);
}

QString WindowActions::nameInMenus(const QAction& action) const
{
    const QString name = plainName(action);
    // What these are of is in their own words.
    if (std::find(stepUnits.begin(), stepUnits.end(), &action) != stepUnits.end())
        return tr("Step: %1").arg(name.left(1).toLower() + name.mid(1));
    for (const QMenu* menu : m_menus)
        if (qobject_cast<const QMenu*>(menu->parentWidget()) &&
            menu->actions().contains(const_cast<QAction*>(&action)))
            return tr("%1: %2", "a menu, and what is in it")
                .arg(plainName(*menu->menuAction()), name);
    return name;
}

QString plainName(const QAction& action)
{
    QString text = action.text().section(QLatin1Char('\t'), 0, 0);
    return text.remove(QLatin1Char('&'));
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

} // namespace awaitscope
