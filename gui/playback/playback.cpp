#include "gui/playback/playback.h"

#include "core/comparison/beside.h"

#include <algorithm>

namespace awaitscope {

Playback::Playback(QObject* parent) : QObject(parent) {}

void Playback::useRuns(std::shared_ptr<const Comparison> comparison, size_t focus,
                       std::vector<bool> tellsLines)
{
    setPlaying(false);
    m_comparison = std::move(comparison);
    m_tellsLines = std::move(tellsLines);
    m_history.clear();
    m_places.assign(m_comparison ? m_comparison->runs.size() : 0, {});
    m_focus = focus < m_places.size() ? focus : 0;
    findStops();
}

void Playback::setComparison(std::shared_ptr<const Comparison> comparison,
                             std::vector<bool> tellsLines)
{
    // Tasks of other programs are others.
    m_task.reset();
    m_onlyTask = false;
    useRuns(std::move(comparison), m_focus, std::move(tellsLines));
    if (!isEmpty()) place(0);
    emit settingsChanged();
    emit changed();
}

void Playback::replaceRuns(std::shared_ptr<const Comparison> comparison, size_t focus,
                           std::vector<bool> tellsLines)
{
    const AxisPosition position = this->position();
    const EventIndex before = isEmpty() ? kNone : event();
    if (m_task && (!comparison || *m_task >= comparison->identityCount)) {
        m_task.reset();
        m_onlyTask = false;
    }
    useRuns(std::move(comparison), focus, std::move(tellsLines));
    if (!isEmpty()) {
        // Places that were apart are so no longer: their runs are gone.
        // What comes at the same place is still to come, if all is as it was until here.
        const Timeline& timeline = run().timeline;
        const bool isSame = before < run().trace->size() && timeline.positionOf(before) == position;
        const EventIndex event = isSame ? before : timeline.eventAt(position);
        const AxisPosition end = run().timeline.end();
        place(event, std::min(position, end));
        for (size_t other = 0; other < m_places.size(); ++other)
            if (other != m_focus)
                m_places[other] = placeBeside(other, here().event, here().position);
    }
    emit settingsChanged();
    emit changed();
}

LaneId Playback::steppedLane() const
{
    const auto task = stepTask();
    return task ? m_comparison->laneOf(m_focus, *task) : kNone;
}

bool Playback::lacks(StepUnit unit) const
{
    return unit == StepUnit::Turn && !isEmpty() && run().timeline.turns().empty();
}

Stops Playback::makeStops(StepUnit unit, LaneId lane) const
{
    return isEmpty() ? Stops() : stopsOf(run().timeline, unit, lane);
}

void Playback::findStops()
{
    m_lineStops.reset();
    m_statements =
        isEmpty() ? LineStops() : LineStops(static_cast<EventIndex>(run().trace->size() - 1));
    forgetMotions();
    m_stops = makeStops(m_unit, isEmpty() ? kNone : steppedLane());
    // How many there are is wanted before the first step.
    if (!isEmpty() && stepsByStatements()) wantLines(runPosition(m_focus), true);
}

const Stops& Playback::lineStops()
{
    if (!m_lineStops) m_lineStops = makeStops(StepUnit::Line, steppedLane());
    return *m_lineStops;
}

void Playback::setFocus(size_t run)
{
    if (run >= m_places.size() || run == m_focus) return;
    note(Motion::Jump);
    m_focus = run;
    findStops();
    m_watched = 0;
    emit changed();
}

void Playback::setStepUnit(StepUnit unit)
{
    if (unit == m_unit) return;
    m_unit = unit;
    m_toldUnit = unit;
    findStops();
    emit settingsChanged();
    emit changed();
}

void Playback::selectTask(std::optional<TaskIdentity> task)
{
    if (task == m_task || (task && (isEmpty() || *task >= m_comparison->identityCount))) return;
    const bool only = m_onlyTask;
    m_task = task;
    if (!task) m_onlyTask = false;
    if (only) findStops();
    emit settingsChanged();
    emit changed();
}

void Playback::setStepTask(std::optional<TaskIdentity> task)
{
    if (task == stepTask() || (task && (isEmpty() || *task >= m_comparison->identityCount))) return;
    // Whoever steps all again still looks at it.
    if (task) m_task = task;
    m_onlyTask = task.has_value();
    findStops();
    emit settingsChanged();
    emit changed();
}

void Playback::setTogether(bool together)
{
    if (together == m_together) return;
    m_together = together;
    if (together && !isEmpty()) place(here().event, here().position);
    emit settingsChanged();
    emit changed();
}

bool Playback::isOnEvent() const
{
    return isEmpty() || run().timeline.positionOf(here().event) == here().position;
}

size_t Playback::stopNumber() const
{
    if (isEmpty()) return 0;
    return stepsByStatements() ? m_statements.numberOf(runPosition(m_focus), steppedLane())
                               : m_stops.at(here().event);
}

RunPosition Playback::runPosition(size_t run) const
{
    return isEmpty() ? RunPosition() : RunPosition{m_places[run].event, m_places[run].statements};
}

std::optional<LineStep> Playback::line() const
{
    return isEmpty() ? std::nullopt : m_statements.at(runPosition(m_focus));
}

std::optional<RunPosition> Playback::placeBefore(size_t run) const
{
    if (isEmpty() || isAtStart()) return std::nullopt;
    std::optional<RunPosition> before;
    const auto byLines = m_statements.next(runPosition(m_focus), false, {steppedLane()});
    if (stepsByStatements() && byLines.isKnown) {
        before = byLines.place;
    } else {
        const size_t number = m_stops.at(here().event);
        const bool behind = isBehind(m_stops[number]);
        if (behind || number > 0)
            before = RunPosition{m_stops[behind ? number : number - 1].last, 0};
    }
    if (run == m_focus || !before) return before;
    // A run that is stepped by itself leaves the others as they are.
    if (!m_together) return runPosition(run);
    const AxisPosition position = this->run().timeline.positionOf(before->event);
    return RunPosition{placeBeside(run, before->event, position).event, 0};
}

size_t Playback::stopCount() const
{
    if (isEmpty()) return 0;
    return stepsByStatements() ? m_statements.count(steppedLane()) : m_stops.size() - 1;
}

Stop Playback::stop() const
{
    Stop stop = m_stops[m_stops.at(here().event)];
    if (!m_onlyTask) return stop;
    // What others did before it is not the task's own.
    const auto moment = run().timeline.momentAt(stop.last);
    if (moment) stop.first = std::max(stop.first, run().timeline.moments()[*moment].first);
    stop.first = std::min(stop.first, stop.last);
    return stop;
}

bool Playback::isAtStart() const
{
    return isEmpty() || (here().event == 0 && here().statements == 0 && isOnEvent());
}

bool Playback::isAtEnd() const
{
    return isEmpty() || here().event + 1 >= run().trace->size();
}

/// Where a run stands that is not stepped itself.
Place Playback::placeBeside(size_t run, EventIndex event, AxisPosition position) const
{
    const EventIndex beside = eventBeside(*m_comparison, run, m_focus, event, position);
    return {beside, std::max(position, m_comparison->runs[run].timeline.positionOf(beside))};
}

void Playback::place(EventIndex event, AxisPosition position, uint64_t statements)
{
    m_watched = 0;
    m_toldUnit = m_unit;
    m_places[m_focus] = {event, position, statements};
    for (size_t other = 0; m_together && other < m_places.size(); ++other)
        if (other != m_focus) m_places[other] = placeBeside(other, event, position);
}

void Playback::place(EventIndex event)
{
    place(event, run().timeline.positionOf(event));
}

void Playback::note(Motion motion)
{
    // Steps in a row are undone at once, as typed letters are; looking around is, too.
    const bool goesOn = motion == Motion::Jump ? m_gestureIsNoted : m_lastMotion == motion;
    m_lastMotion = motion;
    m_gestureIsNoted |= motion != Motion::Look;
    if (!goesOn) m_history.leave(stand());
}

bool Playback::isBehind(const Stop& stop) const
{
    return stop.last != here().event || here().statements > 0 || !isOnEvent();
}

void Playback::stepForward()
{
    stepBy(m_unit, steppedLane(), true);
}

void Playback::stepBack()
{
    stepBy(m_unit, steppedLane(), false);
}

void Playback::step(const Stops& stops, StepUnit unit, bool forward)
{
    if (forward ? isAtEnd() : isAtStart()) return;
    note(Motion::Step);
    forgetMotions();
    const size_t number = stops.at(here().event);
    // Whoever stands behind a stop goes back to it first.
    const bool behind = isBehind(stops[number]);
    const size_t next = forward ? number + 1 : behind || number == 0 ? number : number - 1;
    place(stops[next].last);
    m_toldUnit = unit;
    emit changed();
}

void Playback::stepBy(StepUnit unit, LaneId lane, bool forward)
{
    if (isEmpty()) return;
    if (lacks(unit)) return emit turnMissed();
    if (unit == StepUnit::Line && tellsLines())
        moveByLines({forward, lane});
    else if (unit == m_unit && lane == steppedLane())
        step(m_stops, unit, forward);
    else
        step(makeStops(unit, lane), unit, forward);
}

void Playback::toStart()
{
    toEvent(m_focus, 0);
}

void Playback::toEnd()
{
    if (!isEmpty()) toEvent(m_focus, static_cast<EventIndex>(run().trace->size() - 1));
}

void Playback::toStop(size_t number)
{
    if (isEmpty() || !isNumbered()) return;
    number = std::min(number, stopCount());
    if (!stepsByStatements()) return toEvent(m_focus, m_stops[number].last);
    const RunPosition stop = m_statements.stop(number, steppedLane());
    note(Motion::Jump);
    forgetMotions();
    place(stop.event, run().timeline.positionOf(stop.event), stop.statements);
    emit changed();
}

void Playback::toEvent(size_t run, EventIndex event)
{
    if (run >= m_places.size() || event >= m_comparison->runs[run].trace->size()) return;
    note(Motion::Jump);
    forgetMotions();
    const bool other = run != m_focus;
    m_focus = run;
    if (other) findStops();
    place(event);
    emit changed();
}

void Playback::toPosition(AxisPosition position)
{
    if (isEmpty()) return;
    note(Motion::Jump);
    forgetMotions();
    place(run().timeline.eventAt(position), position);
    emit changed();
}

void Playback::stand(const Stand& stand)
{
    m_focus = stand.focus;
    m_places = stand.places;
    m_lastMotion = Motion::None;
    m_toldUnit = m_unit;
    m_watched = 0;
    findStops();
    emit changed();
    emit windowWanted(stand.window);
}

bool Playback::goBack()
{
    const auto before = m_history.back(stand());
    if (before) stand(*before);
    return before.has_value();
}

bool Playback::goForward()
{
    const auto after = m_history.forward(stand());
    if (after) stand(*after);
    return after.has_value();
}

} // namespace awaitscope
