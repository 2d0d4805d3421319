#include "core/comparison/outcome_difference.h"

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

std::vector<std::string_view> linesOf(const Trace& trace)
{
    std::vector<std::string_view> lines;
    for (size_t i = 0; i < trace.size(); ++i) {
        const Event& event = trace[i];
        if (event.kind == EventKind::Output && !(event.detail & OutputToStderr))
            lines.push_back(trace.text(event.argument));
    }
    return lines;
}

} // namespace

std::string_view nameOf(OutputDifference difference)
{
    switch (difference) {
    case OutputDifference::Same: return "same";
    case OutputDifference::SameSoFar: return "same_so_far";
    case OutputDifference::Reordered: return "reordered";
    case OutputDifference::Different: return "different";
    }
    return {};
}

OutcomeDifference outcomeDifference(const Trace& first, const Trace& second)
{
    OutcomeDifference difference;
    std::vector<std::string_view> left = linesOf(first);
    std::vector<std::string_view> right = linesOf(second);
    const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const bool isCutThere =
        (first.wasCut() && a == left.end()) || (second.wasCut() && b == right.end());
    if (left != right && isCutThere) {
        difference.output = OutputDifference::SameSoFar;
    } else if (left != right) {
        difference.line = static_cast<size_t>(a - left.begin()) + 1;
        std::sort(left.begin(), left.end());
        std::sort(right.begin(), right.end());
        difference.output =
            left == right ? OutputDifference::Reordered : OutputDifference::Different;
    }
    difference.sameStatus = first.status() == second.status();
    const auto text = [](const Trace& trace) {
        return trace.error() ? std::string_view(trace.error()->text) : std::string_view();
    };
    difference.sameError = text(first) == text(second);
    return difference;
}

} // namespace awaitscope
