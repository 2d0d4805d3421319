#include "gui/window/why_commands.h"

#include "gui/inspector/console_panel.h"
#include "gui/narration/why_words.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/window_actions.h"

#include <QMenu>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qsizetype kLongestText = 40; // of a printed line in a menu

} // namespace

WhyCommands::WhyCommands(const WindowActions& actions, Playback& playback, TimelineView& timeline,
                         ConsolePanel& console, QObject* parent)
    : QObject(parent), m_actions(actions), m_playback(playback), m_timeline(timeline)
{
    connect(actions.whyNotRunning, &QAction::triggered, this, &WhyCommands::askAboutSelected);
    connect(actions.whyAfter, &QAction::triggered, this, &WhyCommands::pickPrintAtCursor);
    connect(&playback, &Playback::changed, this, &WhyCommands::endWhenMoved);
    for (const QAction* other :
         {actions.stepForward, actions.stepBack, actions.eventForward, actions.eventBack,
          actions.laneForward, actions.laneBack, actions.toStart, actions.toEnd, actions.toCause,
          actions.toEffect, actions.playPause, actions.predict, actions.predictTask})
        connect(other, &QAction::triggered, this, &WhyCommands::endChoosing);
    connect(&timeline, &TimelineView::menuWanted, this, &WhyCommands::openMenu);
    connect(&console, &ConsolePanel::menuWanted, this,
            [this](size_t run, EventIndex event, QPoint at) {
                auto* menu = new QMenu(&m_timeline);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                addPrint(*menu, run, event, true);
                menu->popup(at);
            });
}

void WhyCommands::setStage(std::shared_ptr<const Stage> stage)
{
    m_stage = std::move(stage);
    // With the runs, the timeline has lost their chain.
    m_question = {};
    m_pointed = {};
}

void WhyCommands::pointAt(size_t run, LaneId lane)
{
    m_pointed = {run, lane, m_playback.event(run), m_playback.position(run)};
}

void WhyCommands::askAboutSelected()
{
    if (!m_stage) return;
    const size_t run = m_playback.focus();
    if (const LaneId lane = laneInQuestion(run); lane != kNone) return askWhyNot(run, lane);
    tellNothing(isOver(run) ? Nothing::Why::Over : Nothing::Why::NobodyWaits);
}

bool WhyCommands::isOver(size_t run) const
{
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    const EventIndex event = m_playback.event(run);
    if (event + 1 == trace.size()) return true;
    const Snapshot snapshot = m_stage->snapshots(run).at(event);
    bool hasRun = false;
    for (LaneId lane = 0; lane < snapshot.lanes.size(); ++lane) {
        const LaneState state = snapshot.lanes[lane].state;
        if (trace.lane(lane).kind != LaneKind::Task || state == LaneState::Absent) continue;
        if (state != LaneState::Finished) return false;
        hasRun = true;
    }
    return hasRun;
}

void WhyCommands::tellNothing(Nothing::Why why)
{
    const size_t run = m_playback.focus();
    m_question = Nothing{run, m_playback.event(run), why};
    show();
}

LaneId WhyCommands::laneInQuestion(size_t run) const
{
    const bool isThere =
        m_pointed == Pointed{run, m_pointed.lane, m_playback.event(run), m_playback.position(run)};
    if (isThere && m_pointed.lane != kNone) return m_pointed.lane;
    LaneId lane = kNone;
    if (const auto task = m_playback.selectedTask())
        lane = m_stage->comparison().laneOf(run, *task);
    const Snapshot snapshot = m_stage->snapshots(run).at(m_playback.event(run));
    // Nobody in particular: whom the cursor is about, whoever runs next, the first who waits.
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    const LaneId told = trace[m_playback.event(run)].lane;
    if (lane == kNone && told != kNone && trace.lane(told).kind == LaneKind::Task) {
        const LaneState state = snapshot.lanes[told].state;
        if (state == LaneState::Waiting || state == LaneState::Late || state == LaneState::Ready)
            lane = told;
    }
    if (lane == kNone && !snapshot.ready.empty()) lane = snapshot.ready.front().lane;
    for (LaneId other = 0; lane == kNone && other < snapshot.lanes.size(); ++other) {
        const LaneState state = snapshot.lanes[other].state;
        const bool waits =
            state == LaneState::Waiting || state == LaneState::Late || state == LaneState::InCall;
        if (waits && trace.lane(other).kind == LaneKind::Task) lane = other;
    }
    return lane;
}

void WhyCommands::askWhyNot(size_t run, LaneId lane)
{
    if (!m_stage || run >= m_stage->comparison().runs.size()) return;
    const EventIndex event = m_playback.event(run);
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    // Between two events, time goes on: a timer may be due meanwhile.
    Snapshot snapshot = m_stage->snapshots(run).at(event);
    snapshot.time = std::max(snapshot.time, m_playback.position(run).time);
    const Foresight foresight =
        m_actions.curtain->isChecked() ? Foresight::None : Foresight::WholeRun;
    m_question = NotRunningAt{run, event, whyNotRunning(trace, snapshot, lane, foresight)};
    show();
}

void WhyCommands::pickPrintAtCursor()
{
    if (!m_stage) return;
    const size_t run = m_playback.focus();
    if (const EventIndex print = lastPrint(run); print != kNone) return pickPrint(run, print);
    tellNothing(Nothing::Why::NoPrint);
}

EventIndex WhyCommands::lastPrint(size_t run) const
{
    const std::vector<EventIndex>& outputs = m_stage->comparison().runs[run].timeline.outputs();
    const auto after = std::upper_bound(outputs.begin(), outputs.end(), m_playback.event(run));
    return after == outputs.begin() ? kNone : *std::prev(after);
}

void WhyCommands::pickPrint(size_t run, EventIndex print)
{
    if (!m_stage) return;
    const auto* picked = std::get_if<Picked>(&m_question);
    if (!picked || picked->run != run || picked->print == print) {
        m_question = Picked{run, print};
    } else {
        const auto [earlier, later] = std::minmax({picked->print, print});
        const Trace& trace = *m_stage->comparison().runs[run].trace;
        m_question = After{run,
                           earlier,
                           later,
                           whyAfter(trace, earlier, later),
                           m_playback.focus(),
                           m_playback.event()};
    }
    show();
}

template <class Fits> bool WhyCommands::chooseNear(size_t run, EventIndex event, Fits fits)
{
    auto* picked = std::get_if<Picked>(&m_question);
    if (!picked || !picked->byMouse) return false;
    const bool isSame = picked->run == run;
    EventIndex found = kNone;
    for (const EventIndex print : m_stage->comparison().runs[run].timeline.outputs()) {
        // What is behind the curtain is not chosen by chance.
        if (m_actions.curtain->isChecked() && print > m_playback.event(run)) break;
        if ((isSame && print == picked->print) || !fits(print)) continue;
        found = print;
        if (print >= event) break;
    }
    if (found == kNone) {
        picked->isMissed = true;
        show();
    } else if (isSame) {
        pickPrint(run, found);
    } else {
        m_question = Picked{run, found, true};
        show();
    }
    return true;
}

bool WhyCommands::choose(size_t run, LaneId lane, EventIndex event)
{
    if (!m_stage) return false;
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    return chooseNear(run, event,
                      [&](EventIndex print) { return lane == kNone || trace[print].lane == lane; });
}

bool WhyCommands::chooseLine(int line)
{
    const auto* picked = std::get_if<Picked>(&m_question);
    if (!picked) return false;
    const size_t run = picked->run;
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    return chooseNear(run, picked->print, [&](EventIndex print) {
        return trace.lineOf(trace[print]) == static_cast<uint32_t>(line);
    });
}

void WhyCommands::endChoosing()
{
    const auto* picked = std::get_if<Picked>(&m_question);
    if (picked && picked->byMouse) clear();
}

bool WhyCommands::clear()
{
    if (std::holds_alternative<std::monostate>(m_question)) return false;
    m_question = {};
    show();
    return true;
}

void WhyCommands::endWhenMoved()
{
    const auto* notRunning = std::get_if<NotRunningAt>(&m_question);
    const auto* after = std::get_if<After>(&m_question);
    const auto* nothing = std::get_if<Nothing>(&m_question);
    const bool moved =
        (nothing && (m_playback.focus() != nothing->run ||
                     m_playback.event(nothing->run) != nothing->event)) ||
        (notRunning && (m_playback.focus() != notRunning->run ||
                        m_playback.event(notRunning->run) != notRunning->event)) ||
        (after && (m_playback.focus() != after->focus || m_playback.event() != after->at));
    if (!moved) return;
    m_question = {};
    show();
}

void WhyCommands::show()
{
    Annotations annotations = m_timeline.annotations();
    annotations.chain = {};
    if (const auto* notRunning = std::get_if<NotRunningAt>(&m_question)) {
        annotations.chain = {notRunning->run, eventsOf(notRunning->chain), true};
        // What is still to come is no cause.
        std::erase_if(annotations.chain.events,
                      [&](EventIndex event) { return event > notRunning->event; });
    } else if (const auto* picked = std::get_if<Picked>(&m_question)) {
        annotations.chain = {picked->run, {picked->print}, false};
    } else if (const auto* after = std::get_if<After>(&m_question)) {
        std::vector<EventIndex> events = after->reason.chain;
        events.insert(events.end(), {after->earlier, after->later});
        std::sort(events.begin(), events.end());
        events.erase(std::unique(events.begin(), events.end()), events.end());
        const bool linked =
            after->reason.why == WhyAfter::Cause || after->reason.why == WhyAfter::Code;
        annotations.chain = {after->run, std::move(events), linked};
    }
    m_timeline.setAnnotations(annotations);
    emit changed();
}

QString WhyCommands::textOf(size_t run, EventIndex print) const
{
    const Trace& trace = *m_stage->comparison().runs[run].trace;
    const std::string_view text = trace.text(trace[print].argument);
    QString words = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (words.size() > kLongestText) words = words.left(kLongestText - 1) + QChar(0x2026);
    return words;
}

std::optional<Sentence> WhyCommands::sentence(Language language) const
{
    if (const auto* notRunning = std::get_if<NotRunningAt>(&m_question))
        return capitalized(whyNotRunningInWords(m_stage->comparison().runs[notRunning->run],
                                                notRunning->chain, language));
    if (const auto* after = std::get_if<After>(&m_question))
        return capitalized(whyAfterInWords(m_stage->comparison().runs[after->run], after->reason,
                                           after->earlier, after->later, language));
    if (const auto* picked = std::get_if<Picked>(&m_question))
        return Sentence{
            tr("Why after “%1”?").arg(textOf(picked->run, picked->print)),
            picked->isMissed  ? tr("Nothing else is printed there: click another bar or line.")
            : picked->byMouse ? tr("Click another bar, a printed line or a line of the source.")
                              : tr("Go to another printed line and ask again, or use its menu."),
            {}};
    if (const auto* nothing = std::get_if<Nothing>(&m_question)) {
        switch (nothing->why) {
        case Nothing::Why::Over:
            return Sentence{tr("This run is over: nobody waits any more."),
                            tr("Go back or click a bar, then press Y."),
                            {}};
        case Nothing::Why::NobodyWaits: return Sentence{tr("Nobody waits here."), {}, {}};
        case Nothing::Why::NoPrint:
            return Sentence{tr("Up to here, this run prints nothing."), {}, {}};
        }
    }
    return std::nullopt;
}

void WhyCommands::openMenu(int run, LaneId lane, EventIndex print, AxisPosition position, QPoint at)
{
    if (!m_stage) return;
    const auto which = static_cast<size_t>(run);
    auto* menu = new QMenu(&m_timeline);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool byMouse = lane != kNone;
    if (!byMouse) {
        // Asked for with a key: about whom the other keys ask, by name, and the last print.
        print = lastPrint(which);
        lane = laneInQuestion(which);
        if (lane == kNone && print == kNone) return delete menu;
        if (lane == kNone) {
            addPrint(*menu, which, print, false);
            return menu->popup(at);
        }
        const TimelineLane& asked = m_stage->comparison().runs[which].timeline.lane(lane);
        menu->addAction(QString::fromStdString(asked.label))->setEnabled(false);
    }
    const Interval* interval =
        m_stage->comparison().runs[which].timeline.intervalAt(lane, position);
    QAction* why = menu->addAction(tr("Why is it not running?"), this, [=, this] {
        m_playback.setFocus(which);
        if (m_playback.position() != position) m_playback.toPosition(position);
        askWhyNot(which, lane);
    });
    why->setEnabled(interval && !occupiesCore(interval->state));
    if (print != kNone) addPrint(*menu, which, print, byMouse);
    menu->addSeparator();
    const TaskIdentity task = m_stage->comparison().identityOf(which, lane);
    const bool isSelected = m_playback.selectedTask() == task;
    menu->addAction(isSelected ? tr("Select no task") : tr("Select this task"), this,
                    [this, task, isSelected] {
                        m_playback.selectTask(isSelected ? std::nullopt : std::optional(task));
                    });
    menu->addSeparator();
    menu->addAction(plainName(*m_actions.foldLane), this,
                    [this, run, lane] { m_timeline.toggleFold(run, lane); });
    menu->addAction(plainName(*m_actions.hideLane), this,
                    [this, run, lane] { m_timeline.hideLane(run, lane); });
    menu->addAction(m_actions.allLanes);
    if (m_actions.present->isChecked()) m_actions.addForPresenting(*menu);
    menu->popup(at);
}

void WhyCommands::addPrint(QMenu& menu, size_t run, EventIndex print, bool byMouse)
{
    if (!m_stage) return;
    const auto* picked = std::get_if<Picked>(&m_question);
    const bool isSecond = picked && picked->run == run && picked->print != print;
    // An ampersand would be taken for a key.
    const auto plain = [this](size_t of, EventIndex event) {
        return textOf(of, event).replace(QLatin1Char('&'), QStringLiteral("&&"));
    };
    menu.addAction(isSecond ? tr("Why “%1” and “%2” in this order?")
                                  .arg(plain(run, picked->print), plain(run, print))
                            : tr("Why after “%1”? Then choose another line").arg(plain(run, print)),
                   this, [this, run, print, byMouse] {
                       pickPrint(run, print);
                       auto* first = std::get_if<Picked>(&m_question);
                       if (!first || !byMouse) return;
                       first->byMouse = true;
                       show();
                   });
}

} // namespace awaitscope
