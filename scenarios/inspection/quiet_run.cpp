#include "scenarios/inspection/quiet_run.h"

#include "scenarios/inspection/program_reader.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/statement_watcher.h"

#include <algorithm>
#include <deque>

namespace awaitscope {

namespace {

constexpr EventIndex kEventsBetweenReports = 16384;
constexpr size_t kMostLines = 20'000;

bool isSame(const Event& event, const Event& other)
{
    return event.time == other.time && event.kind == other.kind && event.lane == other.lane &&
           event.subject == other.subject && event.cause == other.cause &&
           event.core == other.core && event.detail == other.detail;
}

class QuietRun final : private TraceWatcher, private StatementWatcher {
public:
    QuietRun(const Trace& trace, const std::vector<std::string>& labels, Language language,
             const QuietQuestion& question, const InspectionProgress& progress)
        : m_trace(trace), m_labels(labels), m_language(language), m_question(question),
          m_progress(progress)
    {
    }

    QuietAnswer run(const Program& program, RunOptions options, const std::stop_token& stop)
    {
        options.stop = m_stop.get_token();
        const std::stop_callback forward(stop, [this] { m_stop.request_stop(); });
        Machine machine(program, options);
        m_machine = &machine;
        machine.watchEnd(this);
        machine.runtime().trace().watch(*this, std::min(kEventsBetweenReports, m_question.first));
        machine.run();
        m_answer.lines.omittedAfter = m_answer.lines.steps.size();
        m_answer.lines.steps.insert(m_answer.lines.steps.end(), m_lastLines.begin(),
                                    m_lastLines.end());
        // The last event is followed by no other.
        m_answer.isComplete =
            !stop.stop_requested() && (m_isDone || m_position.event == m_question.last);
        return std::move(m_answer);
    }

private:
    EventIndex recording(EventIndex index, const Event& event) override
    {
        m_position.statements -= m_machine->letPassNoMore();
        const bool isAsBefore = index < m_trace.size() && isSame(event, m_trace[index]);
        m_answer.sameEvents += isAsBefore;
        if (index < m_question.first) {
            if (m_progress) m_progress(index);
            return std::min(index + kEventsBetweenReports, m_question.first);
        }
        settle();
        if (!m_answer.states.empty() || index > m_question.first) takeIfLast(index);
        if (index > m_question.last || !isAsBefore) {
            m_isDone = true;
            m_stop.request_stop();
            watchAsNeeded();
            return kNone;
        }
        m_position = {index, 0};
        // A line on stderr may be a last word on what is just being destroyed.
        m_isOwed = m_question.wantsStates;
        if (event.kind != EventKind::Output || !(event.detail & OutputToStderr)) settle();
        watchAsNeeded();
        return index + 1;
    }

    bool beginning() override
    {
        if (m_isDone) return false;
        m_position.statements -= m_machine->letPassNoMore();
        settle();
        ++m_position.statements;
        if (m_question.wantsLines && m_position.event < m_question.last) addLine();
        if (isAmid()) take();
        watchAsNeeded();
        pass();
        return true;
    }

    void ending() override
    {
        m_position.statements -= m_machine->letPassNoMore();
        if (!m_question.wantsStates || m_isDone) return;
        settle();
        m_final =
            std::make_unique<Inspection>(readProgram(*m_machine, m_position, m_labels, m_language));
    }

    /// To stop at each statement takes longer than most statements do.
    void watchAsNeeded()
    {
        const bool counts =
            m_question.amid && m_position.event == m_question.amid->event &&
            m_position.statements <= m_question.amid->statements + m_question.around;
        const bool isNeeded = m_isDone || m_isOwed || counts || m_question.wantsLines;
        m_machine->watch(isNeeded ? this : nullptr);
    }

    /// Lets those pass that are only counted.
    void pass()
    {
        if (!m_question.amid || m_position.event != m_question.amid->event) return;
        const uint64_t next = m_position.statements + m_question.around + 1;
        if (m_question.wantsLines || next >= m_question.amid->statements) return;
        const uint64_t left = m_question.amid->statements - next;
        m_machine->letPass(left);
        m_position.statements += left;
    }

    bool isAmid() const
    {
        if (!m_question.amid || m_position.event != m_question.amid->event) return false;
        const uint64_t wanted = m_question.amid->statements;
        const uint64_t here = m_position.statements;
        return here + m_question.around >= wanted && here <= wanted + m_question.around;
    }

    /// There are fewer statements than the question says: the last position before the event it is.
    void takeIfLast(EventIndex index)
    {
        if (!m_question.amid || index != m_question.amid->event + 1) return;
        if (m_position.statements < m_question.amid->statements && !isAmid()) take();
    }

    /// Takes the state at the last event, if that is still to be done.
    void settle()
    {
        if (!m_isOwed) return;
        m_isOwed = false;
        take();
    }

    void take()
    {
        auto state = std::make_shared<Inspection>(
            m_final ? *m_final : readProgram(*m_machine, m_position, m_labels, m_language));
        state->position = m_position;
        m_answer.states.push_back(std::move(state));
    }

    void addLine()
    {
        const Runtime& runtime = m_machine->runtime();
        const SpanId place = m_machine->fiber()->top->span();
        const LineStep step{m_position, runtime.currentLane(),
                            place ? m_machine->program().spans[place - 1].line : 0};
        if (m_answer.lines.steps.size() < kMostLines / 2) {
            m_answer.lines.steps.push_back(step);
            return;
        }
        m_lastLines.push_back(step);
        if (m_lastLines.size() <= kMostLines / 2) return;
        m_lastLines.pop_front();
        ++m_answer.lines.omitted;
    }

    const Trace& m_trace;
    const std::vector<std::string>& m_labels;
    Language m_language;
    const QuietQuestion& m_question;
    const InspectionProgress& m_progress;
    Machine* m_machine = nullptr;
    std::stop_source m_stop;
    RunPosition m_position;
    bool m_isOwed = false; ///< the state at the last event has not been taken yet
    bool m_isDone = false;
    std::unique_ptr<Inspection> m_final; ///< when the program was over, before its variables died
    std::deque<LineStep> m_lastLines;
    QuietAnswer m_answer;
};

} // namespace

QuietAnswer runQuietly(const Program& program, const RunOptions& options, const Trace& trace,
                       const std::vector<std::string>& labels, Language language,
                       const QuietQuestion& question, std::stop_token stop,
                       const InspectionProgress& progress)
{
    return QuietRun(trace, labels, language, question, progress).run(program, options, stop);
}

} // namespace awaitscope
