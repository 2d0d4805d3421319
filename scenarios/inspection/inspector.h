#pragma once

#include "core/runtime/options.h"
#include "core/text/language.h"
#include "scenarios/inspection/inspection.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace awaitscope {

struct Program;

/// Told now and then how many events a quiet run has got through.
using InspectionProgress = std::function<void(EventIndex)>;

/// Looks inside a finished run: lines, call stacks, variables and contents of queues, at any
/// position.
///
/// No statement is recorded while a program runs. Since the same program and options give the same
/// run, a quiet second run up to the position has it all, exactly; nothing of what it looks at is
/// code of the program, and nothing that it does can be seen by the program. A question takes as
/// long as the run up to there; what one such run has seen around the position is kept, so that
/// those near it are answered at once.
///
/// Safe from several threads; they wait for each other.
class Inspector {
public:
    /// REQUIRES: `trace` is that of a run of `program` with `options`, over. `language` is that of
    /// the few words in values: `coroutine download, not started`.
    Inspector(std::shared_ptr<const Program> program, RunOptions options,
              std::shared_ptr<const Trace> trace, Language language);
    ~Inspector();

    /// What the program is in the middle of at a position. The statements of a position count at
    /// most up to the next event: what is later is taken to be just before it. Null when stopped.
    /// REQUIRES: position.event < trace.size().
    std::shared_ptr<const Inspection> at(RunPosition position, std::stop_token stop = {},
                                         const InspectionProgress& progress = {});

    /// The same, if it is known without running anything; null also while another question is under
    /// way. Never waits.
    std::shared_ptr<const Inspection> known(RunPosition position) const;

    /// The statements that begin after the event `first` and before the event `last`: positions
    /// with first <= event < last. Nothing when stopped. REQUIRES: first < last < trace.size().
    LineSteps linesBetween(EventIndex first, EventIndex last, std::stop_token stop = {},
                           const InspectionProgress& progress = {});

private:
    class Window;

    std::shared_ptr<const Program> m_program;
    RunOptions m_options;
    std::shared_ptr<const Trace> m_trace;
    Language m_language;
    std::unique_ptr<Window> m_window;
};

} // namespace awaitscope
