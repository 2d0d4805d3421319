#include "scenarios/inspection/inspector.h"

#include "core/trace/labels.h"
#include "scenarios/inspection/quiet_run.h"
#include "scenarios/language/compiler/code.h"

#include <algorithm>
#include <mutex>

namespace awaitscope {

namespace {

constexpr EventIndex kLinesAround = 256; // events
constexpr size_t kStatesAround = 32;     // events, and statements
constexpr size_t kLanesInAll = 4096;     // of the states that are kept

} // namespace

/// What the last quiet run has seen.
class Inspector::Window {
public:
    explicit Window(const Trace& trace) : labels(labelsOf(trace)) {}

    /// The last state at or before the position, if all between the two was seen.
    std::shared_ptr<const Inspection> stateAt(RunPosition position) const
    {
        if (!hasStates || position.event < first || position.event > last) return nullptr;
        const auto after = std::upper_bound(
            states.begin(), states.end(), position,
            [](RunPosition wanted, const auto& state) { return wanted < state->position; });
        if (after == states.begin()) return nullptr;
        const auto& state = *std::prev(after);
        const bool isThere = state->position == position;
        return isThere || isBeyond(position) ? state : nullptr;
    }

    std::mutex mutex;
    const std::vector<std::string> labels;
    bool hasStates = false;
    EventIndex first = 0, last = 0; ///< of the states
    std::vector<std::shared_ptr<const Inspection>> states;
    /// Positions that were asked for, and have fewer statements than that.
    std::vector<RunPosition> beyond;
    bool hasLines = false;
    EventIndex firstOfLines = 0, lastOfLines = 0;
    LineSteps lines;

private:
    bool isBeyond(RunPosition position) const
    {
        return std::find(beyond.begin(), beyond.end(), position) != beyond.end();
    }
};

Inspector::Inspector(std::shared_ptr<const Program> program, RunOptions options,
                     std::shared_ptr<const Trace> trace, Language language)
    : m_program(std::move(program)), m_options(std::move(options)), m_trace(std::move(trace)),
      m_language(language), m_window(std::make_unique<Window>(*m_trace))
{
}

Inspector::~Inspector() = default;

std::shared_ptr<const Inspection> Inspector::at(RunPosition position, std::stop_token stop,
                                                const InspectionProgress& progress)
{
    const std::lock_guard guard(m_window->mutex);
    if (auto known = m_window->stateAt(position)) return known;

    const auto end = static_cast<EventIndex>(m_trace->size() - 1);
    const auto around =
        static_cast<EventIndex>(std::min(kStatesAround, kLanesInAll / m_trace->lanes().size()));
    QuietQuestion question;
    question.first = position.event - std::min(position.event, around);
    question.last = std::min(end, position.event + around);
    question.wantsStates = true;
    if (position.statements > 0) question.amid = position;
    question.around = around;
    QuietAnswer answer = runQuietly(*m_program, m_options, *m_trace, m_window->labels, m_language,
                                    question, std::move(stop), progress);
    if (!answer.isComplete) return nullptr;
    m_window->hasStates = true;
    m_window->first = question.first;
    m_window->last = question.last;
    m_window->states = std::move(answer.states);
    m_window->beyond = {position};
    return m_window->stateAt(position);
}

std::shared_ptr<const Inspection> Inspector::known(RunPosition position) const
{
    const std::unique_lock guard(m_window->mutex, std::try_to_lock);
    return guard.owns_lock() ? m_window->stateAt(position) : nullptr;
}

LineSteps Inspector::linesBetween(EventIndex first, EventIndex last, std::stop_token stop,
                                  const InspectionProgress& progress)
{
    const std::lock_guard guard(m_window->mutex);
    const auto end = static_cast<EventIndex>(m_trace->size() - 1);
    // First with what lies around, for the next questions; alone, when that is too much.
    for (const EventIndex around : {kLinesAround, EventIndex{0}}) {
        const bool isKnown = m_window->hasLines && m_window->firstOfLines <= first &&
                             last <= m_window->lastOfLines &&
                             (m_window->lines.omitted == 0 ||
                              (m_window->firstOfLines == first && m_window->lastOfLines == last));
        if (isKnown) break;
        QuietQuestion question;
        question.first = first - std::min(first, around);
        question.last = last + std::min(end - last, around);
        question.wantsLines = true;
        QuietAnswer answer = runQuietly(*m_program, m_options, *m_trace, m_window->labels,
                                        m_language, question, stop, progress);
        if (!answer.isComplete) return {};
        m_window->hasLines = true;
        m_window->firstOfLines = question.first;
        m_window->lastOfLines = question.last;
        m_window->lines = std::move(answer.lines);
    }
    if (m_window->lines.omitted > 0) return m_window->lines;
    LineSteps lines;
    for (const LineStep& step : m_window->lines.steps)
        if (step.position.event >= first && step.position.event < last) lines.steps.push_back(step);
    lines.omittedAfter = lines.steps.size();
    return lines;
}

} // namespace awaitscope
