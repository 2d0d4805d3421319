#include "gui/inspector/inspection_runner.h"

#include <QtConcurrentRun>

namespace awaitscope {

InspectionRunner::InspectionRunner(QObject* parent) : QObject(parent)
{
    // One that has been stopped may still be on its way out while the next begins.
    m_pool.setMaxThreadCount(2);
}

InspectionRunner::~InspectionRunner()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void InspectionRunner::ask(std::shared_ptr<Inspector> inspector, RunPosition position)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_running = true;
    const quint64 number = ++m_number;
    const auto tell = [this, number](auto&& what) {
        QMetaObject::invokeMethod(
            this,
            [this, number, what] {
                if (number == m_number && m_running) what();
            },
            Qt::QueuedConnection);
    };
    const auto job = [this, tell, inspector, position, stop = m_stop.get_token()] {
        const auto progress = [this, tell, position](EventIndex done) {
            tell([this, done, position] {
                emit progressed(static_cast<int>(done), static_cast<int>(position.event));
            });
        };
        const auto inspection = inspector->at(position, stop, progress);
        tell([this, inspection] {
            m_running = false;
            if (inspection)
                emit answered(inspection);
            else
                emit failed();
        });
    };
    [[maybe_unused]] const auto future = QtConcurrent::run(&m_pool, job);
}

void InspectionRunner::cancel()
{
    if (!m_running) return;
    m_stop.request_stop();
    ++m_number;
    m_running = false;
    emit cancelled();
}

} // namespace awaitscope
