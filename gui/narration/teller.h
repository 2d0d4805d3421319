#pragma once

#include "core/comparison/comparison.h"
#include "core/trace/labels.h"
#include "gui/narration/narrations.h"
#include "gui/narration/voice.h"

#include <vector>

namespace awaitscope {

/// Says single links and events of one run.
class Teller {
public:
    Teller(const Run& run, Language language) : m_run(run), m_voice(language) {}

    QString say(const Words& words, std::initializer_list<WordValue> values = {}) const
    {
        return m_voice.say(words, values);
    }
    const Trace& trace() const { return *m_run.trace; }
    const Voice& voice() const { return m_voice; }
    QString time(VirtualTime time) const { return m_voice.time(time); }
    QString name(LaneId lane) const
    {
        const QString plain = laneName(m_run, lane, m_voice);
        const bool isNamed =
            lane < trace().lanes().size() && !m_run.timeline.lane(lane).label.empty();
        return isNamed ? Voice::code(plain) : plain;
    }
    /// The same as a value of a wording, with its gender: only tasks are feminine.
    WordValue named(const char* field, LaneId lane) const
    {
        return {field, name(lane),
                lane >= trace().lanes().size() || trace().lane(lane).kind != LaneKind::Task};
    }
    /// `a`, `b`, `c` and 5 others.
    QString names(const std::vector<LaneId>& lanes) const
    {
        QStringList names;
        for (const LaneId lane : lanes)
            names << name(lane);
        return m_voice.list(names, 4);
    }
    QString object(ObjectId id) const
    {
        return Voice::code(QString::fromStdString(labelOf(trace().objects(), id)));
    }
    QString atLine(EventIndex event) const
    {
        const uint32_t line = event == kNone ? 0 : trace().lineOf(trace()[event]);
        return line == 0 ? QString() : say({" at line {n}", " ligne {n}"}, {{"n", qint64{line}}});
    }
    Model model() const { return m_run.model(); }
    bool hasGil() const
    {
        return model() == Model::Preemptive && m_run.settings().policy == Policy::Gil;
    }

    static QString capitalized(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

private:
    const Run& m_run;
    Voice m_voice;
};

} // namespace awaitscope
