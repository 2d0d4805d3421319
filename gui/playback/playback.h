#pragma once

#include "core/comparison/comparison.h"
#include "gui/playback/history.h"
#include "gui/playback/line_stops.h"
#include "gui/playback/stops.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace awaitscope {

/// The one cursor that all panels show: a place in the run that has the focus, and on the axis that
/// all runs share.
///
/// Pure: it reads no clock; whoever plays tells it how much time has passed.
class Playback : public QObject {
    Q_OBJECT
public:
    explicit Playback(QObject* parent = nullptr);

    /// Other runs; null for none. The cursor goes to the beginning, the focus stays if it can.
    ///
    /// `tellsLines`: by run, whether `linesWanted` is answered; where it is not, steps by lines
    /// halt at events only.
    void setComparison(std::shared_ptr<const Comparison> comparison,
                       std::vector<bool> tellsLines = {});
    /// The same program run anew: the cursor stays where it is on the axis, the focus where it is
    /// told to be.
    void replaceRuns(std::shared_ptr<const Comparison> comparison, size_t focus,
                     std::vector<bool> tellsLines = {});
    const std::shared_ptr<const Comparison>& comparison() const { return m_comparison; }
    bool isEmpty() const { return !m_comparison || m_comparison->runs.empty(); }

    size_t focus() const { return m_focus; }
    /// Another run is stepped from here on; the cursor stays where it is on the axis.
    void setFocus(size_t run);
    StepUnit stepUnit() const { return m_unit; }
    void setStepUnit(StepUnit unit);
    /// The task that people look at, the same in all runs; nothing: none in particular.
    std::optional<TaskIdentity> selectedTask() const { return m_task; }
    /// With nothing selected, all are stepped.
    void selectTask(std::optional<TaskIdentity> task);
    /// The only task that is stepped, the selected one; nothing: all are.
    std::optional<TaskIdentity> stepTask() const { return m_onlyTask ? m_task : std::nullopt; }
    /// Selects it, too.
    void setStepTask(std::optional<TaskIdentity> task);
    /// Whether the other runs stand at the same time as the one that is stepped; else each keeps
    /// its place until it is stepped itself.
    bool isTogether() const { return m_together; }
    void setTogether(bool together);

    AxisPosition position() const { return isEmpty() ? AxisPosition() : here().position; }
    AxisPosition position(size_t run) const { return m_places[run].position; }
    /// The event at which a run stands: its last one at or before the cursor.
    EventIndex event(size_t run) const { return isEmpty() ? 0 : m_places[run].event; }
    EventIndex event() const { return isEmpty() ? 0 : here().event; }
    /// The same with the statements that have begun since, when it was stepped by lines.
    RunPosition runPosition(size_t run) const;
    /// The statement that is about to run at the cursor; nothing at an event.
    std::optional<LineStep> line() const;
    /// Where a run stood one stop before; nothing at the beginning. What differs between the two is
    /// what the last step has changed, whichever way the cursor came.
    std::optional<RunPosition> placeBefore(size_t run) const;
    /// Whether the cursor stands on an event, rather than in the time between two.
    bool isOnEvent() const;
    /// The unit of the step that led here; `stepUnit()` after anything else. What is told goes by
    /// it.
    StepUnit toldUnit() const { return m_toldUnit; }
    /// Whether the stops have numbers: not while the lines of the run are not known.
    bool isNumbered() const { return !stepsByStatements() || m_statements.isWhole(); }
    /// Whether the run in focus has no event loop while it is to be stepped by its turns: steps by
    /// them go nowhere (`turnMissed`).
    bool lacksTurns() const { return lacks(m_unit); }
    /// Number of stops before the cursor's own: 0 at the beginning, `stopCount()` at the end.
    /// REQUIRES: isNumbered().
    size_t stopNumber() const;
    size_t stopCount() const;
    /// The stop at or before the cursor in the run in focus. REQUIRES: not empty.
    Stop stop() const;
    bool isAtStart() const;
    bool isAtEnd() const;

    void stepForward();
    void stepBack();
    /// One step by another unit, or of one lane of the run in focus only.
    void stepBy(StepUnit unit, LaneId lane, bool forward);
    void toStart();
    void toEnd();
    void toStop(size_t number);
    void toEvent(size_t run, EventIndex event);
    void toPosition(AxisPosition position);

    const std::set<uint32_t>& breakpoints() const { return m_breakpoints; }
    /// Lines at which playing halts.
    void setBreakpoints(std::set<uint32_t> lines) { m_breakpoints = std::move(lines); }
    /// To the next (previous) execution of one of the lines in the run in focus, round the end if
    /// wanted; the cursor stays when there is none (`lineMissed`).
    void toLine(const std::set<uint32_t>& lines, bool forward, bool round = false);

    /// The statements that were wanted. Steps that have waited for them are taken.
    void takeLines(size_t run, const LineStops::Stretch& stretch, const LineSteps& lines);
    /// They will not come: steps that wait for them are given up.
    void giveUpLines();
    /// Whether steps wait for lines.
    bool isWaiting() const { return m_isAsking; }

    /// Motions from here on are undone apart from those before: a key or a button was pressed.
    void beginGesture() { m_gestureIsNoted = false; }
    /// Tells what of the axis is in view, so that the way back leads there, too.
    std::function<WindowPlace()> window = [] { return WindowPlace(); };
    /// People are about to see another part of the axis.
    void leaveWindow()
    {
        if (!isEmpty()) note(Motion::Look);
    }
    /// Where the cursor was before the last jump, or row of steps, and what was in view then; false
    /// when nowhere.
    bool goBack();
    bool goForward();

    bool isPlaying() const { return m_playing; }
    /// Playing from the end begins at the start again.
    void setPlaying(bool playing);
    /// Virtual seconds for each second that is watched; 0.1 to 100.
    double speed() const { return m_speed; }
    void setSpeed(double speed);
    /// Moves on by so much watched time while playing. Every stop is seen for a while, however
    /// little virtual time it takes, and a stretch in which nobody computes is cut short. Ends at
    /// a breakpoint.
    void advance(double milliseconds);

signals:
    /// The cursor, the focus or the runs are others.
    void changed();
    /// What was in view is to be so again.
    void windowWanted(const awaitscope::WindowPlace& place);
    void playingChanged(bool playing);
    void settingsChanged();
    /// `toLine` has found no execution of any of its lines.
    void lineMissed(bool forward, bool round);
    /// A step by turns of the loop in a run that has no loop.
    void turnMissed();
    /// The statements of a stretch of a run have to be known before the cursor can go on:
    /// `takeLines`, now or later.
    void linesWanted(size_t run, awaitscope::LineStops::Stretch stretch);

private:
    enum class Motion { None, Step, Jump, Look };

    const Place& here() const { return m_places[m_focus]; }
    const Run& run() const { return m_comparison->runs[m_focus]; }
    LaneId steppedLane() const;
    bool lacks(StepUnit unit) const;
    Stops makeStops(StepUnit unit, LaneId lane) const;
    const Stops& lineStops();
    void useRuns(std::shared_ptr<const Comparison> comparison, size_t focus,
                 std::vector<bool> tellsLines);
    bool tellsLines() const { return m_focus < m_tellsLines.size() && m_tellsLines[m_focus]; }
    bool stepsByStatements() const { return m_unit == StepUnit::Line && tellsLines(); }
    /// Something that goes by lines which are not known yet.
    struct LineMotion {
        bool forward = true;
        LaneId lane = kNone;
        std::set<uint32_t> lines = {}; ///< none: any
        bool round = false;
    };
    void moveByLines(LineMotion motion);
    /// False when lines have to be asked for first.
    bool tryByLines(const LineMotion& motion);
    bool lookFor(RunPosition from, bool forward, const LineStops::Wanted& wanted,
                 std::optional<RunPosition>& found);
    void wantLines(RunPosition from, bool forward);
    void forgetMotions();
    void toEventLine(const std::set<uint32_t>& lines, bool forward, bool round);
    void findStops();
    void step(const Stops& stops, StepUnit unit, bool forward);
    bool isBehind(const Stop& stop) const;
    void note(Motion motion);
    void place(EventIndex event);
    Stand stand() const { return {m_focus, m_places, window()}; }
    void place(EventIndex event, AxisPosition position, uint64_t statements = 0);
    Place placeBeside(size_t run, EventIndex event, AxisPosition position) const;
    void stand(const Stand& stand);
    bool isIdleBetween(const Stop& from, const Stop& to) const;
    double shownFor(const Stop& from, const Stop& to) const;
    /// Where the cursor stands when so much of the time between two stops has been shown.
    Place placeBetween(const Stop& from, const Stop& to, double share) const;
    void advanceByLines(double milliseconds);
    /// The first execution of a breakpoint's line behind the cursor, up to an event; nothing when
    /// there is none. False when that is not known yet.
    bool findBreakpoint(EventIndex until, std::optional<RunPosition>& found);

    std::shared_ptr<const Comparison> m_comparison;
    size_t m_focus = 0;
    std::vector<Place> m_places; // by run
    StepUnit m_unit = StepUnit::Moment;
    StepUnit m_toldUnit = StepUnit::Moment;
    std::optional<TaskIdentity> m_task;
    bool m_onlyTask = false; // no other is stepped
    bool m_together = true;
    Stops m_stops;                    // of the run in focus
    std::optional<Stops> m_lineStops; // at events only
    std::vector<bool> m_tellsLines;   // by run
    LineStops m_statements;           // of the run in focus
    std::deque<LineMotion> m_motions; // that wait for lines
    bool m_isAsking = false;
    bool m_isTelling = false; ///< `linesWanted` is being emitted
    std::set<uint32_t> m_breakpoints;
    History m_history;
    Motion m_lastMotion = Motion::None;
    bool m_gestureIsNoted = false;
    bool m_playing = false;
    double m_speed = 1;
    double m_watched = 0; // milliseconds since the cursor's stop was reached
};

} // namespace awaitscope
