#pragma once

#include "scenarios/inspection/inspector.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace awaitscope {

/// Asks inspectors off the window's thread.
///
/// A new question stops the one that is under way, and what that still brings is dropped: only the
/// answer to the last question is ever told.
class InspectionRunner : public QObject {
    Q_OBJECT
public:
    explicit InspectionRunner(QObject* parent = nullptr);
    /// Stops and waits for what is under way.
    ~InspectionRunner() override;

    void ask(std::shared_ptr<Inspector> inspector, RunPosition position);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    /// It takes a while; `done` of `all` events have been run again.
    void progressed(int done, int all);
    void answered(std::shared_ptr<const awaitscope::Inspection> inspection);
    void cancelled();
    /// The run could not be repeated up to there.
    void failed();

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    quint64 m_number = 0;
    bool m_running = false;
};

} // namespace awaitscope
