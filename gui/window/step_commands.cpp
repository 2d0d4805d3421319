#include "gui/window/step_commands.h"

#include "gui/playback/causes.h"
#include "gui/source/source_editor.h"
#include "gui/window/window_actions.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>

namespace awaitscope {

namespace {

constexpr double kFasterBy = 2;

template <class Function> void on(const QAction* action, QObject* context, Function function)
{
    QObject::connect(action, &QAction::triggered, context, function);
}

} // namespace

StepCommands::StepCommands(const WindowActions& actions, Playback& playback, SourceEditor& editor,
                           QObject* parent)
    : QObject(parent), m_actions(actions), m_playback(playback), m_editor(editor)
{
    qApp->installEventFilter(this);
    connectSteps();
    connectJumps();
    connectLines();
    connect(&playback, &Playback::settingsChanged, this, &StepCommands::showSettings);
    showSettings();
}

bool StepCommands::eventFilter(QObject*, QEvent* event)
{
    // A key that a shortcut takes is never pressed: it is only asked for.
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress ||
        event->type() == QEvent::ShortcutOverride)
        m_playback.beginGesture();
    // What the pointer rests on is another thing after a step by keys.
    if (event->type() == QEvent::ShortcutOverride) QToolTip::hideText();
    return false;
}

void StepCommands::connectSteps()
{
    Playback& playback = m_playback;
    on(m_actions.playPause, this, [&playback] { playback.setPlaying(!playback.isPlaying()); });
    on(m_actions.faster, this, [&playback] { playback.setSpeed(playback.speed() * kFasterBy); });
    on(m_actions.slower, this, [&playback] { playback.setSpeed(playback.speed() / kFasterBy); });
    on(m_actions.stepForward, this, [&playback] { playback.stepForward(); });
    on(m_actions.stepBack, this, [&playback] { playback.stepBack(); });
    const auto stepsBy = [this](const QAction* action, bool forward, bool sameLane) {
        on(action, this, [this, forward, sameLane] {
            const StepUnit unit = sameLane ? m_playback.stepUnit() : StepUnit::Event;
            m_playback.stepBy(unit, sameLane ? laneAtCursor() : kNone, forward);
        });
    };
    stepsBy(m_actions.eventForward, true, false);
    stepsBy(m_actions.eventBack, false, false);
    stepsBy(m_actions.laneForward, true, true);
    stepsBy(m_actions.laneBack, false, true);
    for (size_t index = 0; index < kStepUnits.size(); ++index)
        on(m_actions.stepUnits[index], this,
           [&playback, index] { playback.setStepUnit(kStepUnits[index]); });
    on(m_actions.oneTask, this, [this] { stepOnOneTask(m_actions.oneTask->isChecked()); });
    on(m_actions.together, this,
       [this] { m_playback.setTogether(m_actions.together->isChecked()); });
}

void StepCommands::connectJumps()
{
    Playback& playback = m_playback;
    on(m_actions.toStart, this, [&playback] { playback.toStart(); });
    on(m_actions.toEnd, this, [&playback] { playback.toEnd(); });
    on(m_actions.toCause, this, [this] { toCause(); });
    on(m_actions.toEffect, this, [this] { toEffect(); });
    on(m_actions.goBack, this, [&playback] { playback.goBack(); });
    on(m_actions.goForward, this, [&playback] { playback.goForward(); });
}

void StepCommands::connectLines()
{
    on(m_actions.toggleBreakpoint, this, [this] { toggleBreakpoint(); });
    on(m_actions.toBreakpoint, this, [this] { m_playback.toLine(m_playback.breakpoints(), true); });
    on(m_actions.backToBreakpoint, this,
       [this] { m_playback.toLine(m_playback.breakpoints(), false); });
    connect(&m_editor, &SourceEditor::breakpointsChanged, this,
            [this] { m_playback.setBreakpoints(m_editor.breakpoints()); });
    connect(&m_editor, &SourceEditor::lineChosen, this, [this](int line, bool forward) {
        if (takesLine && takesLine(line)) return;
        m_playback.toLine({static_cast<uint32_t>(line)}, forward, true);
    });
}

void StepCommands::showSettings()
{
    for (size_t index = 0; index < kStepUnits.size(); ++index)
        m_actions.stepUnits[index]->setChecked(kStepUnits[index] == m_playback.stepUnit());
    m_actions.oneTask->setChecked(m_playback.stepTask().has_value());
    m_actions.together->setChecked(m_playback.isTogether());
}

LaneId StepCommands::laneAtCursor() const
{
    if (m_playback.isEmpty()) return kNone;
    const Run& run = m_playback.comparison()->runs[m_playback.focus()];
    const LaneId lane = (*run.trace)[m_playback.event()].lane;
    if (lane != kNone) return lane;
    // Bookkeeping belongs to the moment before.
    const auto moment = run.timeline.momentAt(m_playback.event());
    return moment ? run.timeline.moments()[*moment].lane : kNone;
}

void StepCommands::stepOnOneTask(bool one)
{
    const LaneId lane = laneAtCursor();
    if (one && m_playback.selectedTask())
        m_playback.setStepTask(m_playback.selectedTask());
    else if (one && lane != kNone)
        m_playback.setStepTask(m_playback.comparison()->identityOf(m_playback.focus(), lane));
    else
        m_playback.setStepTask(std::nullopt);
    showSettings();
}

void StepCommands::toCause()
{
    if (m_playback.isEmpty()) return;
    const Trace& trace = *m_playback.comparison()->runs[m_playback.focus()].trace;
    const EventIndex cause = causeOf(trace, m_playback.event());
    if (cause != kNone) m_playback.toEvent(m_playback.focus(), cause);
}

void StepCommands::toEffect()
{
    if (m_playback.isEmpty()) return;
    const Timeline& timeline = m_playback.comparison()->runs[m_playback.focus()].timeline;
    const EventIndex effect = effectOf(timeline, m_playback.event());
    if (effect != kNone) m_playback.toEvent(m_playback.focus(), effect);
}

void StepCommands::toggleBreakpoint()
{
    m_editor.toggleBreakpoint(m_editor.hasTextFocus() ? m_editor.caretLine()
                                                      : m_editor.currentLine());
}

} // namespace awaitscope
