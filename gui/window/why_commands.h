#pragma once

#include "core/causes/why_after.h"
#include "core/causes/why_not_running.h"
#include "core/text/language.h"
#include "gui/narration/sentence.h"
#include "gui/playback/playback.h"
#include "gui/playback/stage.h"

#include <QObject>
#include <QPoint>

#include <memory>
#include <optional>
#include <variant>

class QMenu;

namespace awaitscope {

class ConsolePanel;
class TimelineView;
class WindowActions;

/// Answers *why is it not running?* and *why after?*: the chain of causes lights up on the
/// timeline, its sentence stands in the narration, until the cursor moves on or Escape.
class WhyCommands : public QObject {
    Q_OBJECT
public:
    WhyCommands(const WindowActions& actions, Playback& playback, TimelineView& timeline,
                ConsolePanel& console, QObject* parent);

    /// Questions are about these runs from here on; null for none.
    void setStage(std::shared_ptr<const Stage> stage);
    /// A lane was clicked, and the cursor is there: until it moves on, keys ask about that one.
    void pointAt(size_t run, LaneId lane);
    /// Why does a lane not run at the cursor?
    void askWhyNot(size_t run, LaneId lane);
    /// The first time, the line that the question begins with; the second time: why does the later
    /// of both come after the earlier?
    void pickPrint(size_t run, EventIndex print);
    /// While the other line of a question is chosen with the mouse: chooses what is printed by a
    /// lane (`kNone`: by anybody) at an event or next after it, else last before. False when no
    /// line is being chosen.
    bool choose(size_t run, LaneId lane, EventIndex event);
    /// The same of a line of the source, which prints something.
    bool chooseLine(int line);
    /// Ends the question; false when there was none.
    bool clear();
    /// What is to be told instead of what happens at the cursor.
    std::optional<Sentence> sentence(Language language) const;

signals:
    void changed();

private:
    struct NotRunningAt {
        size_t run = 0;
        EventIndex event = kNone;
        std::vector<NotRunning> chain;
    };
    struct Picked {
        size_t run = 0;
        EventIndex print = kNone;
        bool byMouse = false;  ///< until the next step, a click chooses the other line
        bool isMissed = false; ///< nothing is printed where it was looked for
    };
    /// Nobody waits, nothing is printed: there is nothing to ask about.
    struct Nothing {
        enum class Why { Over, NobodyWaits, NoPrint };
        size_t run = 0;
        EventIndex event = kNone;
        Why why = Why::Over;
    };
    struct After {
        size_t run = 0;
        EventIndex earlier = kNone;
        EventIndex later = kNone;
        AfterReason reason;
        size_t focus = 0; ///< where the cursor was when it was asked
        EventIndex at = kNone;
    };

    void askAboutSelected();
    /// Whom a question without a pointer is about; `kNone` when nobody waits.
    LaneId laneInQuestion(size_t run) const;
    /// The last output up to the cursor, or `kNone`.
    EventIndex lastPrint(size_t run) const;
    void pickPrintAtCursor();
    void endWhenMoved();
    void endChoosing();
    void tellNothing(Nothing::Why why);
    bool isOver(size_t run) const;
    /// Chooses the print that `fits` next after `event`, else the last before.
    template <class Fits> bool chooseNear(size_t run, EventIndex event, Fits fits);
    void show();
    void openMenu(int run, LaneId lane, EventIndex print, AxisPosition position, QPoint at);
    void addPrint(QMenu& menu, size_t run, EventIndex print, bool byMouse);
    QString textOf(size_t run, EventIndex print) const;

    struct Pointed {
        size_t run = 0;
        LaneId lane = kNone;
        EventIndex event = kNone;
        AxisPosition position;
        bool operator==(const Pointed&) const = default;
    };

    const WindowActions& m_actions;
    Playback& m_playback;
    TimelineView& m_timeline;
    std::shared_ptr<const Stage> m_stage;
    Pointed m_pointed;
    std::variant<std::monostate, NotRunningAt, Picked, After, Nothing> m_question;
};

} // namespace awaitscope
