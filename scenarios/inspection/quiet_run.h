#pragma once

#include "core/runtime/options.h"
#include "core/text/language.h"
#include "scenarios/inspection/inspection.h"
#include "scenarios/inspection/inspector.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace awaitscope {

struct Program;

/// What a quiet run is to find out.
struct QuietQuestion {
    /// The run goes on until it has seen all between these two events, and what comes up to the
    /// one after.
    EventIndex first = 0;
    EventIndex last = 0;
    bool wantsLines = false;  ///< the statements between them
    bool wantsStates = false; ///< what the program is in the middle of, at each of these events ...
    /// ... and at this position, which has statements, and so many statements around it.
    std::optional<RunPosition> amid;
    uint64_t around = 0;
};

struct QuietAnswer {
    bool isComplete = false; ///< false: it was stopped before it had seen all
    size_t sameEvents = 0;   ///< of those told of: recorded as the first time
    LineSteps lines;
    std::vector<std::shared_ptr<const Inspection>> states; ///< by position
};

/// Runs the program once more, as far as the question needs it.
///
/// `trace` is what it recorded the first time, `labels` are those of its lanes. Where a run was
/// stopped by hand, nothing is the same any more: what would be seen from there on is left out.
QuietAnswer runQuietly(const Program& program, const RunOptions& options, const Trace& trace,
                       const std::vector<std::string>& labels, Language language,
                       const QuietQuestion& question, std::stop_token stop,
                       const InspectionProgress& progress);

} // namespace awaitscope
