#include "gui/narration/finding_words.h"

#include "gui/narration/difference_words.h"
#include "gui/narration/narrations.h"

#include <algorithm>

namespace awaitscope {

// More of them say nothing new.
static constexpr int kMostFindings = 20;

QString starvationInWords(const Run& run, const Starvation& starvation, Language language)
{
    const Voice voice(language);
    const auto name = [&](LaneId lane) {
        const QString plain = laneName(run, lane, voice);
        return run.trace->lane(lane).kind == LaneKind::Program ? plain : Voice::code(plain);
    };
    const bool isThread = run.trace->lane(starvation.lane).kind == LaneKind::Thread;
    const WordValue task{"task", name(starvation.lane), isThread};
    const WordValue since{"since", voice.time(starvation.since)};
    const WordValue until{"until", voice.time(starvation.until)};
    const bool isDue = run.trace->operator[](starvation.ready).kind == EventKind::TaskWaiting;
    QString text = isDue ? voice.say({"{task} was starved: due at {since}, not served to the end, "
                                      "{until}",
                                      "{task} a souffert de famine : {task~attendue|attendu} à "
                                      "{since}, pas {task~servie|servi} jusqu'à la fin, {until}"},
                                     {task, since, until})
                   : starvation.served == kNone
                       ? voice.say({"{task} was starved: ready from {since} to the end, {until}",
                                    "{task} a souffert de famine : {task~prête|prêt} de {since} "
                                    "jusqu'à la fin, {until}"},
                                   {task, since, until})
                       : voice.say({"{task} was starved: ready from {since} to {until}",
                                    "{task} a souffert de famine : {task~prête|prêt} de {since} "
                                    "à {until}"},
                                   {task, since, until});
    const auto count = static_cast<qint64>(starvation.passedOver);
    if (count > 0)
        text += voice.say({", it was passed over {n?once|# times}",
                           ", {task~elle a été dépassée|il a été dépassé} {n} fois"},
                          {{"n", count}, task});
    const LaneId other = starvedBy(*run.trace, starvation);
    if (other == kNone) return text + QLatin1Char('.');
    const WordValue by{"by", name(other)};
    if (count > 0)
        text += voice.say({", most often by {by}", ", le plus souvent par {by}"}, {by});
    else
        text +=
            run.model() == Model::Preemptive
                ? voice.say({", while {by} kept its core", ", pendant que {by} gardait son cœur"},
                            {by})
                : voice.say(
                      {", while {by} kept the thread", ", pendant que {by} gardait le thread"},
                      {by});
    return text + QLatin1Char('.');
}

QString limitsInWords(const Comparison& comparison, Language language)
{
    const Voice voice(language);
    const QStringList noSource;
    std::vector<std::pair<QString, QStringList>> stops; // of which runs, in their order
    for (size_t run = 0; run < comparison.runs.size(); ++run) {
        const Trace& trace = *comparison.runs[run].trace;
        for (EventIndex event = trace.size(); event-- > 0;) {
            if (trace[event].kind != EventKind::LimitReached) continue;
            const Snapshot at = snapshotAt(trace, event);
            const Sentence told =
                narrateLimit(Scene(comparison.runs[run], event, at, voice, noSource));
            const QString what = (told.what + QLatin1Char(' ') + told.next).trimmed();
            const auto same = std::find_if(stops.begin(), stops.end(),
                                           [&](const auto& stop) { return stop.first == what; });
            auto& stop = same == stops.end() ? stops.emplace_back(what, QStringList()) : *same;
            stop.second << runName(comparison, run, language);
            break;
        }
    }
    QStringList lines;
    for (const auto& [what, runs] : stops)
        lines << voice.say({"{runs}: {what}", "{runs} : {what}"},
                           {{"runs", voice.list(runs, static_cast<int>(runs.size()))},
                            {"what", what.left(1).toLower() + what.mid(1)}});
    return lines.join(QLatin1Char('\n'));
}

QString moreStarvedInWords(Language language)
{
    return Voice(language).say({"Others too.", "D'autres aussi."});
}

QStringList findingsInWords(const Run& run, Language language)
{
    const Voice voice(language);
    QStringList findings;
    const std::vector<Deadlock> deadlocks = deadlocksOf(*run.trace);
    const bool isLast = !deadlocks.empty() && deadlocks.back().extent == DeadlockExtent::Run;
    for (size_t i = 0; i < deadlocks.size() && !isLast; ++i) {
        if (deadlocks[i].broken != kNone) continue;
        constexpr size_t kAll = 16;
        const QStringList noSource;
        const Snapshot after = snapshotAt(*run.trace, deadlocks[i].event);
        const Scene scene(run, deadlocks[i].event, after, voice, noSource);
        findings << voice.say({"Deadlock at {time}: {text}.", "Interblocage à {time} : {text}."},
                              {{"time", scene.time(scene.event().time)},
                               {"text", cycleInWords(scene, deadlocks[i], kAll)}});
    }
    for (const Starvation& starvation : starvationIn(*run.trace)) {
        if (findings.size() == kMostFindings) {
            findings << moreStarvedInWords(language);
            break;
        }
        findings << starvationInWords(run, starvation, language);
    }
    return findings;
}

} // namespace awaitscope
