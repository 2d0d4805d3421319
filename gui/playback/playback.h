#pragma once

#include "core/comparison/comparison.h"
#include "gui/playback/stops.h"

#include <QObject>

#include <memory>
#include <vector>

namespace awaitscope {

/// How far one step goes.
enum class StepUnit { Moment, Event };

/// The one cursor that all panels show: a place in the run that has the focus, and on the axis that
/// all runs share.
///
/// Pure: it reads no clock; whoever plays tells it how much time has passed.
class Playback : public QObject {
    Q_OBJECT
public:
    explicit Playback(QObject* parent = nullptr);

    /// Other runs; null for none. The cursor goes to the beginning, the focus stays if it can.
    void setComparison(std::shared_ptr<const Comparison> comparison);
    const std::shared_ptr<const Comparison>& comparison() const { return m_comparison; }
    bool isEmpty() const { return !m_comparison || m_comparison->runs.empty(); }

    size_t focus() const { return m_focus; }
    /// Another run is stepped from here on; the cursor stays where it is on the axis.
    void setFocus(size_t run);
    StepUnit stepUnit() const { return m_unit; }
    void setStepUnit(StepUnit unit);

    AxisPosition position() const { return m_position; }
    /// The event at which a run stands: its last one at or before the cursor.
    EventIndex event(size_t run) const;
    EventIndex event() const { return m_event; }
    /// Whether the cursor stands on an event, rather than in the time between two.
    bool isOnEvent() const;
    /// Number of stops before the cursor's own: 0 at the beginning, `momentCount()` at the end.
    size_t moment() const;
    size_t momentCount() const;
    /// The stop at or before the cursor in the run in focus. REQUIRES: not empty.
    const Stop& stop() const;
    bool isAtStart() const;
    bool isAtEnd() const;

    void stepForward();
    void stepBack();
    void toStart();
    void toEnd();
    void toMoment(size_t number);
    void toEvent(size_t run, EventIndex event);
    void toPosition(AxisPosition position);

    bool isPlaying() const { return m_playing; }
    /// Playing from the end begins at the start again.
    void setPlaying(bool playing);
    /// Virtual seconds for each second that is watched; 0.1 to 100.
    double speed() const { return m_speed; }
    void setSpeed(double speed);
    /// Moves on by so much watched time while playing. Every stop is seen for a while, however
    /// little virtual time it takes, and a stretch in which nobody computes is cut short.
    void advance(double milliseconds);

signals:
    /// The cursor, the focus or the runs are others.
    void changed();
    void playingChanged(bool playing);
    void settingsChanged();

private:
    size_t stopAt(EventIndex event) const;
    bool isIdleBetween(const Stop& from, const Stop& to) const;
    double shownFor(size_t stop) const;
    void moveTo(EventIndex event);

    std::shared_ptr<const Comparison> m_comparison;
    std::vector<std::vector<Stop>> m_stops; // by run
    size_t m_focus = 0;
    StepUnit m_unit = StepUnit::Moment;
    EventIndex m_event = 0;
    AxisPosition m_position;
    bool m_playing = false;
    double m_speed = 1;
    double m_watched = 0; // milliseconds since the cursor's stop was reached
};

} // namespace awaitscope
