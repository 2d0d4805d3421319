#include "gui/window/play_clock.h"

namespace awaitscope {

namespace {

constexpr int kFrameMilliseconds = 33;

} // namespace

PlayClock::PlayClock(Playback& playback, QObject* parent) : QObject(parent)
{
    m_timer.setInterval(kFrameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, [this, &playback] {
        // A window that was held up must not jump on.
        const qint64 passed = qMin<qint64>(m_elapsed.restart(), 4 * kFrameMilliseconds);
        playback.advance(static_cast<double>(passed));
    });
    connect(&playback, &Playback::playingChanged, this, [this](bool playing) {
        m_elapsed.restart();
        if (playing)
            m_timer.start();
        else
            m_timer.stop();
    });
}

} // namespace awaitscope
