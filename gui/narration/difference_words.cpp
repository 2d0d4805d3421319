#include "gui/narration/difference_words.h"

#include "gui/inspector/now_rows.h"
#include "gui/narration/scene.h"

#include <algorithm>

namespace awaitscope {

namespace {

Words howItGoes(const PartingPlace& place, Parting parting, const Event& event)
{
    if (place.lane == kNone) return {"there is nothing more to do.", "il n'y a plus rien à faire."};
    if (parting == Parting::Resumes) return {"{task} runs{line}.", "{task} s'exécute{line}."};
    switch (event.kind) {
    case EventKind::TaskPreempted:
        return {"the scheduler takes the core from {task}{line}.",
                "l'ordonnanceur retire le cœur à la tâche {task}{line}."};
    case EventKind::TaskWaiting: return {"{task} waits{line}.", "{task} attend{line}."};
    case EventKind::TaskReady: return {"{task} steps aside{line}.", "{task} cède la main{line}."};
    case EventKind::TaskFinished: return {"{task} ends.", "{task} se termine."};
    default: return {"{task} goes on{line}.", "{task} continue{line}."};
    }
}

QString placeWords(const Comparison& comparison, size_t run, const PartingPlace& place,
                   Parting parting, const Voice& voice)
{
    const Trace& trace = *comparison.runs[run].trace;
    const Event& event = trace[place.event];
    const uint32_t line = trace.lineOf(event);
    const QString lineWords =
        line == 0 ? QString()
                  : voice.say({" at line {n}", " à la ligne {n}"}, {{"n", qint64{line}}});
    const QString task =
        place.lane == kNone ? QString() : laneName(comparison.runs[run], place.lane, voice);
    return voice.say({"{run}, {time}: {how}", "{run}, {time} : {how}"},
                     {{"run", runName(comparison, run, voice.language())},
                      {"time", voice.time(place.position.time)},
                      {"how", voice.say(howItGoes(place, parting, event),
                                        {{"task", task}, {"line", lineWords}})}});
}

} // namespace

QString runName(const Comparison& comparison, size_t run, Language language)
{
    const Model model = comparison.runs[run].model();
    const auto isSame = [model](const Run& other) { return other.model() == model; };
    const QString title = modelTitle(model, language);
    if (std::count_if(comparison.runs.begin(), comparison.runs.end(), isSame) == 1) return title;
    return QStringLiteral("%1 (%2)").arg(title).arg(run + 1);
}

QString differenceWords(const Comparison& comparison, size_t first, size_t second,
                        const std::optional<FirstDifference>& difference, Language language)
{
    const Voice voice(language);
    if (!difference)
        return voice.say(
            {"None between {one} and {other}: moment by moment they do the same.",
             "Aucune entre {one} et {other} : moment par moment, c'est la même chose."},
            {{"one", runName(comparison, first, language).toLower()},
             {"other", runName(comparison, second, language).toLower()}});
    return placeWords(comparison, first, difference->first, difference->parting, voice) +
           QLatin1Char('\n') +
           placeWords(comparison, second, difference->second, difference->parting, voice);
}

} // namespace awaitscope
