#include "gui/timeline/hit_words.h"

#include "gui/timeline/wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace awaitscope {

namespace {

struct HitTexts {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

QString who(const RunScene& scene, LaneId id)
{
    const Lane& lane = scene.trace().lane(id);
    const QString label = laneWords(scene.trace(), id, scene.labels[id]);
    const std::string name = scene.trace().nameOf(lane);
    if (name.empty() || lane.namedByProgram) return label;
    return QStringLiteral("%1  (%2)").arg(label, QString::fromStdString(name));
}

QString when(const RunScene& scene, const Interval& interval)
{
    const auto at = [&](VirtualTime time) { return timeWords(time, scene.style.language); };
    const QString from = at(interval.start);
    if (interval.length() == Duration()) return HitTexts::tr("at %1").arg(from);
    if (scene.hides(interval.end)) return HitTexts::tr("since %1").arg(from);
    return HitTexts::tr("from %1 to %2 (%3)")
        .arg(from, at(interval.stop), lengthWords(interval.length(), scene.style.language));
}

/// Why it is so, where the state alone does not say it.
QString why(const RunScene& scene, const Interval& interval)
{
    const Event& cause = scene.trace()[interval.begin];
    switch (interval.state) {
    case LaneState::Waiting:
    case LaneState::InCall:
        if (cause.kind == EventKind::TaskWaiting)
            return waitWords(scene.trace(), cause, scene.labels);
        break;
    case LaneState::Holding:
        if (cause.kind == EventKind::BlockedStarted || cause.keepsThread())
            return holdWords(scene.trace(), cause, scene.heldFor(interval), scene.labels,
                             scene.style.language);
        break;
    case LaneState::Ready:
        if (const Starvation* starved = scene.timeline().starvationOf(interval);
            starved && !scene.hides(starved->end))
            return starvedWords();
        if (cause.kind == EventKind::TaskPreempted) return HitTexts::tr("it was interrupted");
        break;
    default: break;
    }
    return {};
}

} // namespace

QString stateWords(LaneState state, Model model)
{
    switch (state) {
    case LaneState::Absent: return HitTexts::tr("not created yet");
    case LaneState::Idle: return HitTexts::tr("idle");
    case LaneState::Ready: return HitTexts::tr("ready");
    case LaneState::Computing: return HitTexts::tr("computes");
    case LaneState::Holding: return HitTexts::tr("holds the thread");
    case LaneState::InCall: return HitTexts::tr("in a call");
    case LaneState::Waiting: return HitTexts::tr("waiting");
    case LaneState::Late:
        return model == Model::Cooperative ? HitTexts::tr("late: somebody holds the loop")
                                           : HitTexts::tr("late");
    case LaneState::Switching: return HitTexts::tr("the core passes to another thread");
    case LaneState::Finished: return HitTexts::tr("finished");
    }
    return {};
}

QString hitWords(const RunScene& scene, const TimelineHit& hit)
{
    if (hit.lane == kNone) return {};
    QStringList lines{who(scene, hit.lane)};
    const auto place = [&](EventIndex event) {
        const uint32_t line = scene.trace().lineOf(scene.trace()[event]);
        if (line > 0) lines << HitTexts::tr("line %1").arg(line);
    };
    if (hit.print != kNone) {
        const Event& output = scene.trace()[hit.print];
        const std::string_view text = scene.trace().text(output.argument);
        const QString time = timeWords(output.time, scene.style.language);
        lines << HitTexts::tr("prints at %1:").arg(time);
        lines << QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        place(hit.print);
        return lines.join('\n');
    }
    if (hit.interval) {
        lines << stateWords(hit.interval->state, scene.run().model());
        lines << when(scene, *hit.interval);
        if (const QString reason = why(scene, *hit.interval); !reason.isEmpty()) lines << reason;
        if (hit.interval->begin != kNone) place(hit.interval->begin);
    }
    return lines.join('\n');
}

QString arrowWords(const RunScene& scene, const Link& link)
{
    const auto name = [&](LaneId lane) {
        return laneWords(scene.trace(), lane, scene.labels[lane]);
    };
    const Event& done = scene.trace()[link.from];
    QStringList lines{QStringLiteral("%1 → %2").arg(name(link.source), name(link.target)),
                      linkWords(link.kind, scene.run().model()),
                      HitTexts::tr("at %1").arg(timeWords(done.time, scene.style.language))};
    if (const uint32_t line = scene.trace().lineOf(done); line > 0)
        lines << HitTexts::tr("line %1").arg(line);
    return lines.join('\n');
}

} // namespace awaitscope
