#pragma once

#include "core/comparison/comparison.h"
#include "core/text/language.h"
#include "gui/source/source_problem.h"
#include "scenarios/model_choice.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace awaitscope {

class Inspector;

/// What is to be run.
struct RunRequest {
    QString title;
    QString fileName; ///< as tracebacks call it
    QString source;
    Language language = Language::English; ///< of the problems' sentences
    std::vector<ModelChoice> models = {};  ///< none: those that the source names
    /// Of the same program with other settings: where the cursor stays, in the run that was
    /// touched.
    std::optional<size_t> keepsFocus = {};
    bool isSaved = false; ///< a saved trace is read: its program takes the place of the source
};

/// What came of it: runs, or what is wrong with the source.
struct RunAnswer {
    std::shared_ptr<const Comparison> comparison; ///< null when the source cannot be run
    std::vector<SourceProblem> problems;          ///< with a comparison: what people should know
    std::vector<std::shared_ptr<Inspector>> inspectors = {}; ///< of the runs, in their order
    std::vector<ModelChoice> models = {};                    ///< of the runs, in order
    std::optional<QString> source = {}; ///< of a saved trace: the program that is in it
    QString refusal = {};               ///< why there is nothing to show at all
};

/// Runs a source under every model and derives what is shown. Called on a thread of its own; must
/// come back soon after a stop is requested.
using RunFunction = std::function<RunAnswer(const RunRequest&, std::stop_token)>;

/// Runs sources one after another, off the window's thread.
///
/// A new request stops the one that is under way, and what that still brings is dropped: only the
/// answer to the last request is ever told.
class ComparisonRunner : public QObject {
    Q_OBJECT
public:
    explicit ComparisonRunner(RunFunction function, QObject* parent = nullptr);
    /// Stops and waits for what is under way.
    ~ComparisonRunner() override;

    void run(const RunRequest& request) { run(request, m_function); }
    /// The same with another function: one that reads a run instead of making it.
    void run(const RunRequest& request, const RunFunction& function);
    /// Ends the runs where they are; what they came to is told, as of runs that ended.
    void stop() { m_stop.request_stop(); }
    /// Ends them, and nothing is told.
    void cancel();
    bool isRunning() const { return m_running; }
    /// It has been asked to stop, and what it has done so far is made ready.
    bool isStopping() const { return m_running && m_stop.stop_requested(); }
    const RunRequest& request() const { return m_request; }
    /// Of the runs that were told of last; one for each, or none.
    const std::vector<std::shared_ptr<Inspector>>& inspectors() const { return m_inspectors; }
    /// The models of the runs that were told last.
    const std::vector<ModelChoice>& models() const { return m_models; }

signals:
    void started();
    /// The run has gone on for a while: people want to see that, and to be able to stop it.
    void takesLong();
    /// Before `finished`: of a saved trace, its program.
    void opened(const QString& source);
    void refused(const QString& why);
    void finished(std::shared_ptr<const awaitscope::Comparison> comparison);
    /// Also after `finished`, when there is something that people should know about the source.
    void failed(const std::vector<awaitscope::SourceProblem>& problems);
    void cancelled();

private:
    void deliver(quint64 number, const RunAnswer& answer);

    RunFunction m_function;
    QThreadPool m_pool;
    std::stop_source m_stop;
    RunRequest m_request;
    std::vector<std::shared_ptr<Inspector>> m_inspectors;
    std::vector<ModelChoice> m_models;
    quint64 m_number = 0;
    bool m_running = false;
};

} // namespace awaitscope
