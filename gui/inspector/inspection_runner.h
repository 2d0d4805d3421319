#pragma once

#include "scenarios/inspection/inspector.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
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

    /// Asks for two positions at once: the cursor's, and the one before it, if there is one. What
    /// is known already is told at once.
    void ask(std::shared_ptr<Inspector> inspector, RunPosition position,
             std::optional<RunPosition> before = {});
    /// Asks for the statements between two events.
    void askLines(std::shared_ptr<Inspector> inspector, EventIndex first, EventIndex last);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    /// It takes a while; `done` of `all` events have been run again.
    void progressed(int done, int all);
    /// `before` is null where nothing was asked for.
    void answered(std::shared_ptr<const awaitscope::Inspection> inspection,
                  std::shared_ptr<const awaitscope::Inspection> before);
    void answeredLines(const awaitscope::LineSteps& lines);
    void cancelled();
    /// The run could not be repeated up to there.
    void failed();

private:
    /// `work` on another thread; what it returns is called on the window's, if it is still wanted.
    using Told = std::function<void()>;
    void start(EventIndex until,
               std::function<Told(std::stop_token, const InspectionProgress&)> work);

    QThreadPool m_pool;
    std::stop_source m_stop;
    quint64 m_number = 0;
    bool m_running = false;
};

} // namespace awaitscope
