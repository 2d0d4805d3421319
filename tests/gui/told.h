#pragma once

#include "gui/narration/narrator.h"

#include <QString>

#include <memory>
#include <utility>

namespace awaitscope {

/// A finished run with its narrator.
struct Told {
    explicit Told(std::shared_ptr<const Trace> trace, const QString& source = {})
        : run(makeRun(std::move(trace))), snapshots(*run.trace), narrator(run, snapshots, source)
    {
    }
    /// The `nth` event of a kind on a lane.
    EventIndex find(EventKind kind, LaneId lane, int nth = 0) const
    {
        for (EventIndex index = 0; index < run.trace->size(); ++index) {
            const Event& event = (*run.trace)[index];
            if (event.kind == kind && event.lane == lane && nth-- == 0) return index;
        }
        qFatal("no such event");
    }
    QString english(EventIndex event) const { return said(event, Language::English); }
    QString french(EventIndex event) const { return said(event, Language::French); }
    QString said(EventIndex event, Language language) const
    {
        const Sentence sentence = narrator.atEvent(event, language);
        return (sentence.what + ' ' + sentence.why + ' ' + sentence.next).trimmed();
    }

    Run run;
    SnapshotIndex snapshots;
    Narrator narrator;
};

} // namespace awaitscope
