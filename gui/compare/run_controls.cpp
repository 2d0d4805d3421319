#include "gui/compare/run_controls.h"

#include "gui/compare/run_settings_popup.h"
#include "gui/timeline/timeline_view.h"

#include <QToolButton>

namespace awaitscope {

namespace {

constexpr int kDelayMilliseconds = 150;
constexpr int kButtonHeight = 22;
constexpr int kControlMargin = 10;

} // namespace

RunControls::RunControls(RunList& runs, Playback& playback, TimelineView& timeline)
    : QObject(&timeline), m_runs(runs), m_playback(playback), m_timeline(timeline),
      m_popup(new RunSettingsPopup(runs, timeline.plotWidget()))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, [this] { emit runsWanted(m_focus); });
    connect(&runs, &RunList::changed, this, [this](size_t focus) {
        m_focus = focus;
        m_delay.start();
    });
    connect(&timeline, &TimelineView::rowsMoved, this, &RunControls::placeButtons);
    connect(m_popup, &RunSettingsPopup::aloneWanted, this,
            [this](size_t run, bool) { toggleAlone(run); });
}

void RunControls::setScale(double scale)
{
    m_scale = scale;
    placeButtons();
}

void RunControls::setCompact(bool compact)
{
    m_isCompact = compact;
    retranslate();
}

void RunControls::setLanguage(Language language)
{
    m_popup->retranslate(language);
    retranslate();
}

void RunControls::retranslate()
{
    for (size_t run = 0; run < m_buttons.size(); ++run) {
        m_buttons[run]->setText(m_isCompact ? QStringLiteral(u"▾") : tr("settings ▾"));
        m_buttons[run]->setToolTip(tr("Model, quantum, cores, ... of this run; more runs"));
        m_buttons[run]->setAccessibleName(tr("Settings of run %1").arg(run + 1));
    }
    placeButtons();
}

void RunControls::showRuns()
{
    const size_t count = m_playback.isEmpty() ? 0 : m_playback.comparison()->runs.size();
    while (m_buttons.size() < count) {
        auto* button = new QToolButton(m_timeline.plotWidget());
        button->setObjectName(QStringLiteral("runSettings%1").arg(m_buttons.size() + 1));
        button->setProperty("quietButton", true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this,
                [this, run = m_buttons.size()] { openSettings(run); });
        m_buttons.push_back(button);
    }
    retranslate();
}

void RunControls::placeButtons()
{
    int room = 0;
    for (size_t run = 0; run < m_buttons.size(); ++run) {
        QToolButton* button = m_buttons[run];
        const QRect header = m_timeline.headerOf(run).toRect();
        const bool shown = !header.isEmpty() && !m_playback.isEmpty() &&
                           run < m_playback.comparison()->runs.size();
        button->setVisible(shown);
        const QSize size(button->sizeHint().width(), qRound(kButtonHeight * m_scale));
        room = qMax(room, size.width());
        const int margin = qRound(kControlMargin * m_scale);
        button->setGeometry(QRect(
            QPoint(header.right() - size.width() - margin, header.center().y() - size.height() / 2),
            size));
    }
    m_timeline.setHeaderRoom(room);
}

void RunControls::openSettings(size_t run)
{
    if (m_playback.isEmpty() || run >= m_playback.comparison()->runs.size()) return;
    const QRect place = m_timeline.placeOf(run).toRect();
    m_popup->open(run, m_playback.comparison()->runs[run].settings(), m_timeline.alone() == run,
                  {m_timeline.plotWidget()->mapToGlobal(place.topLeft()), place.size()});
}

void RunControls::toggleAlone(size_t run)
{
    m_playback.setFocus(run);
    m_timeline.setAlone(m_timeline.alone() == run ? std::nullopt : std::optional(run));
}

} // namespace awaitscope
