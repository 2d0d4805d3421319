#include "gui/window/lane_commands.h"

#include "gui/playback/playback.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/window_actions.h"

namespace awaitscope {

namespace {

constexpr double kOrderStep = 0.1;

} // namespace

LaneCommands::LaneCommands(const WindowActions& actions, const Playback& playback,
                           TimelineView& timeline, QObject* parent)
    : QObject(parent), m_actions(actions), m_playback(playback), m_timeline(timeline)
{
    connectLanes();
    connectAxis();
}

void LaneCommands::connectLanes()
{
    const auto on = [this](const QAction* action, auto function) {
        connect(action, &QAction::triggered, this, [this, function] {
            if (lane() != kNone) function(static_cast<int>(m_playback.focus()), lane());
        });
    };
    TimelineView& timeline = m_timeline;
    on(m_actions.foldLane, [&timeline](int run, LaneId lane) { timeline.toggleFold(run, lane); });
    on(m_actions.hideLane, [&timeline](int run, LaneId lane) { timeline.hideLane(run, lane); });
    on(m_actions.laneUp,
       [&timeline](int run, LaneId lane) { timeline.moveLane(run, lane, false); });
    on(m_actions.laneDown,
       [&timeline](int run, LaneId lane) { timeline.moveLane(run, lane, true); });
    connect(m_actions.allLanes, &QAction::triggered, &timeline, &TimelineView::showAllLanes);
}

void LaneCommands::connectAxis()
{
    const auto use = [this](AxisOrder order) { m_timeline.setAxisOrder(order); };
    const auto on = [this](const QAction* action, auto order) {
        connect(action, &QAction::triggered, this,
                [this, order] { m_timeline.setAxisOrder(order(m_timeline.axisOrder().share())); });
    };
    connect(m_actions.axisTime, &QAction::triggered, this, [use] { use(AxisMode::Time); });
    connect(m_actions.axisUnfolded, &QAction::triggered, this, [use] { use(AxisMode::Unfolded); });
    connect(m_actions.axisOrder, &QAction::triggered, this, [use] { use(AxisMode::Order); });
    on(m_actions.moreTime, [](double share) { return AxisOrder(share - kOrderStep); });
    on(m_actions.moreOrder, [](double share) { return AxisOrder(share + kOrderStep); });
    connect(m_actions.breakIdle, &QAction::toggled, &m_timeline, &TimelineView::setBreaksIdle);
    connect(&m_timeline, &TimelineView::axisOrderChanged, this, &LaneCommands::showAxis);
}

LaneId LaneCommands::lane() const
{
    if (m_playback.isEmpty()) return kNone;
    const size_t focus = m_playback.focus();
    const Comparison& comparison = *m_playback.comparison();
    if (const auto task = m_playback.selectedTask()) return comparison.laneOf(focus, *task);
    const Run& run = comparison.runs[focus];
    const LaneId lane = (*run.trace)[m_playback.event()].lane;
    if (lane != kNone) return lane;
    // Bookkeeping belongs to the moment before.
    const auto moment = run.timeline.momentAt(m_playback.event());
    return moment ? run.timeline.moments()[*moment].lane : kNone;
}

void LaneCommands::showAxis()
{
    const AxisOrder order = m_timeline.axisOrder();
    m_actions.axisTime->setChecked(order == AxisMode::Time);
    m_actions.axisUnfolded->setChecked(order == AxisMode::Unfolded);
    m_actions.axisOrder->setChecked(order == AxisMode::Order);
}

} // namespace awaitscope
