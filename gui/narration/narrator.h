#pragma once

#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "gui/narration/sentence.h"
#include "gui/narration/voice.h"
#include "scenarios/inspection/inspection.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace awaitscope {

class Scene;

/// Says what happens at any place of one run, and why, in the model's own words.
class Narrator {
public:
    /// `source` is the program, as its author would quote it; without it sentences name calls by
    /// what the trace knows. REQUIRES: the run and the snapshots outlive the narrator.
    Narrator(const Run& run, const SnapshotIndex& snapshots, const QString& source = {});

    /// The sentence of one event, as the exact view and the events table tell it.
    Sentence atEvent(EventIndex event, Language language) const;
    /// The sentence of what matters most among the events first..last.
    Sentence atStop(EventIndex first, EventIndex last, Language language) const;
    /// What goes on at a time between two events, `event` being the last one before it.
    Sentence between(EventIndex event, Language language) const;

    /// A statement that is about to run, and what it will do.
    Sentence atLine(const LineStep& line, Language language) const;

    /// The deadlock in which the run ended, with all tasks of its circles; empty when it did not.
    QString finalDeadlock(Language language) const;

private:
    Sentence told(const Scene& scene, Language language) const;
    EventIndex mostImportant(EventIndex first, EventIndex last) const;
    std::optional<Sentence> lostUpdate(EventIndex first, EventIndex last, const Voice& voice) const;
    QString alsoHappened(EventIndex first, EventIndex last, EventIndex told,
                         const Voice& voice) const;

    const Run& m_run;
    const SnapshotIndex& m_snapshots;
    QStringList m_source;
};

} // namespace awaitscope
