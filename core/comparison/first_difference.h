#pragma once

#include "core/comparison/comparison.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace awaitscope {

/// How two runs part.
enum class Parting : uint8_t {
    Resumes,  ///< different tasks go on, or the same one at different lines
    Suspends, ///< the same task goes on, and suspends differently: elsewhere, or against its will
    Stops,    ///< one run has nothing more to do
};

/// Where one of the two stands when they part.
struct PartingPlace {
    size_t moment = 0;        ///< its index; the number of moments when the run has stopped
    LaneId lane = kNone;      ///< whose moment it is; none when the run has stopped
    EventIndex event = kNone; ///< how it begins (`Resumes`) or suspends; the last of the run when
                              ///< it has stopped
    AxisPosition position;    ///< of that event
};

struct FirstDifference {
    Parting parting = Parting::Resumes;
    PartingPlace first;
    PartingPlace second;

    /// The earlier of the two times: when a viewer can first see it.
    VirtualTime time() const { return std::min(first.position.time, second.position.time); }
};

/// The first place where two runs of a comparison part, or nothing when all that they do is the
/// same: moment by moment, whose it is, at which line it goes on and how and where it suspends.
/// Times do not count. Tasks are the same when their identities are. A line that one of the two
/// does not know is no difference.
std::optional<FirstDifference> firstDifference(const Comparison& comparison, size_t first,
                                               size_t second);

} // namespace awaitscope
