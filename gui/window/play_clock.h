#pragma once

#include "gui/playback/playback.h"

#include <QElapsedTimer>
#include <QTimer>

namespace awaitscope {

/// Drives the playback by the real clock while it plays: the only place of the window that reads
/// one.
class PlayClock : public QObject {
public:
    explicit PlayClock(Playback& playback, QObject* parent = nullptr);

private:
    QTimer m_timer;
    QElapsedTimer m_elapsed;
};

} // namespace awaitscope
