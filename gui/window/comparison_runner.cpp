#include "gui/window/comparison_runner.h"

#include <QTimer>
#include <QtConcurrentRun>

namespace awaitscope {

namespace {

constexpr int kLongMilliseconds = 300;

} // namespace

ComparisonRunner::ComparisonRunner(RunFunction function, QObject* parent)
    : QObject(parent), m_function(std::move(function))
{
    // One that has been stopped may still be on its way out while the next begins.
    m_pool.setMaxThreadCount(2);
}

ComparisonRunner::~ComparisonRunner()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ComparisonRunner::run(const RunRequest& request, const RunFunction& function)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_request = request;
    m_running = true;
    const quint64 number = ++m_number;
    emit started();
    QTimer::singleShot(kLongMilliseconds, this, [this, number] {
        if (m_running && number == m_number) emit takesLong();
    });
    const auto job = [this, number, request, function, token = m_stop.get_token()] {
        const RunAnswer answer = function(request, token);
        QMetaObject::invokeMethod(
            this, [this, number, answer] { deliver(number, answer); }, Qt::QueuedConnection);
    };
    [[maybe_unused]] const auto future = QtConcurrent::run(&m_pool, job);
}

void ComparisonRunner::cancel()
{
    if (!m_running) return;
    m_stop.request_stop();
    ++m_number;
    m_running = false;
    emit cancelled();
}

void ComparisonRunner::deliver(quint64 number, const RunAnswer& answer)
{
    if (number != m_number) return;
    m_running = false;
    if (!answer.refusal.isEmpty()) {
        emit refused(answer.refusal);
        return;
    }
    if (answer.source) m_request.source = *answer.source;
    if (answer.source) emit opened(*answer.source);
    if (answer.comparison) m_inspectors = answer.inspectors;
    if (answer.comparison) m_models = answer.models;
    if (answer.comparison) emit finished(answer.comparison);
    if (!answer.comparison || !answer.problems.empty()) emit failed(answer.problems);
}

} // namespace awaitscope
