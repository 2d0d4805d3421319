#pragma once

#include "gui/inspector/inspection_runner.h"
#include "gui/playback/playback.h"

#include <QObject>

#include <memory>
#include <vector>

namespace awaitscope {

/// Gets the playback the lines that it wants: from the runs' inspectors, off the window's thread.
class LineAsker : public QObject {
    Q_OBJECT
public:
    explicit LineAsker(Playback& playback, QObject* parent = nullptr);

    /// Of the runs to come, in their order.
    void setInspectors(std::vector<std::shared_ptr<Inspector>> inspectors);
    /// By run, whether its lines can be asked for.
    std::vector<bool> tellsLines() const;
    bool isRunning() const { return m_runner.isRunning(); }
    void cancel();

signals:
    /// It takes a while.
    void progressed(int done, int all);
    void ended();

private:
    void ask(size_t run, const LineStops::Stretch& stretch);

    Playback& m_playback;
    InspectionRunner m_runner;
    std::vector<std::shared_ptr<Inspector>> m_inspectors;
    size_t m_run = 0;
    LineStops::Stretch m_stretch;
};

} // namespace awaitscope
