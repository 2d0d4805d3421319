#include "core/causes/why_after.h"
#include "core/causes/why_not_running.h"
#include "core/comparison/first_difference.h"
#include "core/findings/deadlock.h"
#include "core/findings/starvation.h"
#include "core/snapshot/snapshot.h"
#include "core/timeline/chrome_writer.h"
#include "core/trace/csv_writer.h"
#include "tests/core/trace_text.h"

#include <cstdlib>
#include <sstream>
#include <string_view>

using namespace awaitscope;

namespace {

/// The text with its lines numbered anew: else hardly one that was changed is a trace.
std::string numbered(std::string_view text)
{
    constexpr std::string_view kKey = "\"seq\": ";
    std::string result;
    for (size_t number = 0; !text.empty(); ++number) {
        const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        std::string line(text.substr(0, end));
        if (const size_t key = line.find(kKey); key != line.npos) {
            const size_t begin = key + kKey.size();
            const size_t stop = std::min(line.find_first_not_of("0123456789", begin), line.size());
            line.replace(begin, stop - begin, std::to_string(number));
        }
        result += line;
        text.remove_prefix(end);
    }
    return result;
}

/// All that is shown of a run.
void derive(const std::shared_ptr<const Trace>& trace)
{
    const Run run = makeRun(trace);
    const auto last = static_cast<EventIndex>(trace->size() - 1);
    const SnapshotIndex index(*trace);
    constexpr EventIndex kLooks = 8;
    for (EventIndex look = 0; look <= kLooks; ++look) {
        const EventIndex event = static_cast<EventIndex>(uint64_t{last} * look / kLooks);
        const Snapshot snapshot = index.at(event);
        for (LaneId lane = 0; lane < std::min<size_t>(trace->lanes().size(), 16); ++lane)
            if (whyNotRunning(*trace, snapshot, lane).empty()) std::abort();
        whyAfter(*trace, event, last);
        causesOf(*trace, event);
    }
    deadlocksOf(*trace);
    starvationIn(*trace);
    std::ostringstream stream;
    writeCsv(stream, *trace);
    writeChrome(stream, run.timeline);
    std::vector<Run> runs{run, makeRun(trace)};
    const Comparison comparison = makeComparison("fuzzed", std::move(runs));
    if (firstDifference(comparison, 0, 1)) std::abort();
    samenessOf(comparison, 0, 1);
}

} // namespace

/// Whatever the text is: it is no trace, and that is told; or it is one that is written again as it
/// was read, and everything that is shown of it can be derived.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (!readText(text).trace && !readText(text).problem) std::abort();
    const TraceReading reading = readText(numbered(text));
    if (!reading.trace) return 0;
    const std::string written = jsonlOf(*reading.trace);
    const TraceReading again = readText(written);
    if (!again.trace || jsonlOf(*again.trace) != written) std::abort();
    derive(reading.trace);
    return 0;
}
