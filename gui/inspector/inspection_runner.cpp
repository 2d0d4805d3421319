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

void InspectionRunner::ask(std::shared_ptr<Inspector> inspector, RunPosition position,
                           std::optional<RunPosition> earlier)
{
    // At once what has been seen already: nothing flickers from step to step.
    const auto knownBefore = earlier ? inspector->known(*earlier) : nullptr;
    const auto known = knownBefore || !earlier ? inspector->known(position) : nullptr;
    if (known) {
        m_stop.request_stop();
        ++m_number;
        m_running = false;
        emit answered(known, knownBefore);
        return;
    }
    start(position.event, [this, inspector, position, earlier](std::stop_token stop,
                                                               const InspectionProgress& progress) {
        // The earlier one first: what is seen around it mostly has the other, too.
        const auto before = earlier ? inspector->at(*earlier, stop, progress) : nullptr;
        const auto inspection = inspector->at(position, stop, progress);
        return Told([this, inspection, before] {
            if (inspection)
                emit answered(inspection, before);
            else
                emit failed();
        });
    });
}

void InspectionRunner::askLines(std::shared_ptr<Inspector> inspector, EventIndex first,
                                EventIndex last)
{
    start(last,
          [this, inspector, first, last](std::stop_token stop, const InspectionProgress& progress) {
              const LineSteps lines = inspector->linesBetween(first, last, stop, progress);
              return Told([this, lines] { emit answeredLines(lines); });
          });
}

void InspectionRunner::start(EventIndex until,
                             std::function<Told(std::stop_token, const InspectionProgress&)> work)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_running = true;
    const quint64 number = ++m_number;
    const auto tell = [this, number](const Told& what, bool isLast) {
        QMetaObject::invokeMethod(
            this,
            [this, number, what, isLast] {
                if (number != m_number || !m_running) return;
                if (isLast) m_running = false;
                what();
            },
            Qt::QueuedConnection);
    };
    const auto job = [this, tell, until, work = std::move(work), stop = m_stop.get_token()] {
        const Told answer = work(stop, [this, tell, until](EventIndex done) {
            tell([this, done,
                  until] { emit progressed(static_cast<int>(done), static_cast<int>(until)); },
                 false);
        });
        tell(answer, true);
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
