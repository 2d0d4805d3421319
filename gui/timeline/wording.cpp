#include "gui/timeline/wording.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// `2`, `0.5`: a number of seconds as the program writes it.
QString bareSeconds(const Trace& trace, const Event& event)
{
    return QString::fromStdString(
        formatSeconds(Duration::nanoseconds(trace.number(event.argument))));
}

QString counted(const char* function, const Trace& trace, const Event& event)
{
    return QStringLiteral("%1 (%2)").arg(QLatin1String(function)).arg(trace.number(event.argument));
}

} // namespace

QString modelTitle(Model model)
{
    switch (model) {
    case Model::Synchronous: return Words::tr("SYNCHRONOUS");
    case Model::Cooperative: return Words::tr("COOPERATIVE");
    case Model::Preemptive: return Words::tr("PREEMPTIVE");
    }
    return {};
}

QString runTitle(const Comparison& comparison, size_t run)
{
    const std::vector<Run>& runs = comparison.runs;
    const Model model = runs[run].model();
    const auto like = std::count_if(runs.begin(), runs.end(),
                                    [model](const Run& other) { return other.model() == model; });
    const QString title = modelTitle(model);
    return like == 1 ? title : QStringLiteral("%1 #%2").arg(title).arg(run + 1);
}

QString runsHiddenWords(const QString& names, size_t shown)
{
    return Words::tr("hidden: %1      all again: key %2, or a click here").arg(names).arg(shown);
}

QString runsBelowWords(const QString& runs)
{
    return Words::tr("▼ below: %1").arg(runs);
}

QString runsAboveWords(const QString& runs)
{
    return Words::tr("▲ above: %1").arg(runs);
}

QString modelWords(const RunSettings& settings)
{
    switch (settings.model) {
    case Model::Synchronous: return Words::tr("as if every call ran to its end");
    case Model::Cooperative: return Words::tr("the event loop; a switch only at await");
    case Model::Preemptive: break;
    }
    switch (settings.policy) {
    case Policy::RoundRobin: return Words::tr("threads, round robin");
    case Policy::Fifo: return Words::tr("threads, each until it waits");
    case Policy::Priority: return Words::tr("threads, priorities");
    case Policy::PriorityAging: return Words::tr("threads, priorities with aging");
    case Policy::ShortestRemaining: return Words::tr("threads, shortest remaining time");
    case Policy::Multilevel: return Words::tr("threads, multilevel feedback");
    case Policy::Fair: return Words::tr("threads, fair shares");
    case Policy::Gil: return Words::tr("threads under CPython's GIL");
    }
    return {};
}

QStringList settingWords(const RunSettings& settings, Language language)
{
    QStringList words;
    if (settings.model == Model::Preemptive) {
        const QString quantum = durationWords(settings.quantum, language);
        if (settings.policy == Policy::Gil)
            words << Words::tr("switch interval %1").arg(quantum);
        else if (hasQuantum(settings.policy))
            words << Words::tr("quantum %1").arg(quantum);
        words << Words::tr("cores %1").arg(settings.cores);
    }
    if (settings.model == Model::Preemptive && settings.switchCost != Duration())
        words << Words::tr("a switch costs %1").arg(durationWords(settings.switchCost, language));
    if (settings.statementCost != Duration())
        words << Words::tr("a statement costs %1")
                     .arg(durationWords(settings.statementCost, language));
    if (settings.seed != 0) words << Words::tr("seed %1").arg(settings.seed);
    return words;
}

QString durationWords(Duration duration, Language language)
{
    return QString::fromStdString(formatDuration(duration, language == Language::French));
}

QString cursorWords(VirtualTime time, Language language)
{
    QString seconds = QString::fromStdString(formatExactSeconds(time));
    // A place between two events has no exact time that anybody would want to read.
    constexpr int kDecimals = 3;
    seconds.truncate(seconds.indexOf('.') + 1 + kDecimals);
    if (language == Language::English) return seconds + QStringLiteral(" s");
    return seconds.replace('.', ',') + QStringLiteral("\u00a0s");
}

QString laneWords(const Lane& lane, const std::string& label)
{
    if (!label.empty()) return QString::fromStdString(label);
    switch (lane.kind) {
    case LaneKind::Program: return Words::tr("program");
    case LaneKind::Callbacks: return Words::tr("callbacks");
    case LaneKind::Thread: return Words::tr("thread");
    case LaneKind::Task: break;
    }
    return QString::fromStdString(lane.name);
}

QString objectWords(const SharedObject& object)
{
    if (!object.name.empty()) return QString::fromStdString(object.name);
    const std::string_view kind = nameOf(object.kind);
    return QStringLiteral("%1 %2")
        .arg(QLatin1String(kind.data(), static_cast<qsizetype>(kind.size())))
        .arg(object.place + 1);
}

QString foldedWords(const QString& label, size_t parts)
{
    return parts == 0 ? label : QStringLiteral("%1 +%2").arg(label).arg(parts);
}

QString waitWords(const Trace& trace, const Event& waiting, const std::vector<std::string>& labels)
{
    const auto lane = [&] {
        if (waiting.subject == kNone || waiting.subject >= labels.size()) return QString();
        return laneWords(trace.lane(waiting.subject), labels[waiting.subject]);
    };
    const auto object = [&] {
        if (waiting.subject >= trace.objects().size()) return QString();
        return objectWords(trace.objects()[waiting.subject]);
    };
    // Where the words say what it is, a number will do instead of a name.
    const auto which = [&] {
        if (waiting.subject >= trace.objects().size()) return QString();
        const SharedObject& shared = trace.objects()[waiting.subject];
        return shared.name.empty() ? QString::number(shared.place + 1) : objectWords(shared);
    };
    const bool threads = trace.settings().model == Model::Preemptive;
    switch (waiting.waitReason()) {
    case WaitReason::Sleep: return QStringLiteral("sleep %1").arg(bareSeconds(trace, waiting));
    case WaitReason::Task:
        return (threads ? Words::tr("joins %1") : Words::tr("awaits %1")).arg(lane());
    case WaitReason::Future: return Words::tr("awaits a future");
    case WaitReason::Gather: return counted("gather", trace, waiting);
    case WaitReason::Wait: return counted("wait", trace, waiting);
    case WaitReason::Group: return counted("TaskGroup", trace, waiting);
    case WaitReason::Lock: return Words::tr("lock %1").arg(which());
    case WaitReason::Semaphore: return Words::tr("semaphore %1").arg(which());
    case WaitReason::Event: return Words::tr("event %1").arg(which());
    case WaitReason::Condition: return Words::tr("condition %1").arg(which());
    case WaitReason::QueueGet: return Words::tr("get from %1").arg(object());
    case WaitReason::QueuePut: return Words::tr("put into %1").arg(object());
    case WaitReason::QueueJoin: return Words::tr("join of %1").arg(object());
    case WaitReason::Barrier: return Words::tr("barrier %1").arg(which());
    case WaitReason::Call: return Words::tr("in the call %1").arg(lane());
    case WaitReason::Thread: return Words::tr("waits for a thread");
    case WaitReason::Shutdown: return Words::tr("the run closes");
    }
    return {};
}

QString holdWords(const Trace& trace, const Event& blocked, const std::vector<std::string>& labels,
                  Language language)
{
    if (blocked.keepsThread())
        return Words::tr("%1, holds the thread").arg(waitWords(trace, blocked, labels));
    const Duration length = Duration::nanoseconds(trace.number(blocked.argument));
    return Words::tr("sleeps %1, holds the thread").arg(durationWords(length, language));
}

QString shortHoldWords(const Trace& trace, const Event& blocked,
                       const std::vector<std::string>& labels, Language language)
{
    if (blocked.keepsThread()) return waitWords(trace, blocked, labels);
    const Duration length = Duration::nanoseconds(trace.number(blocked.argument));
    return Words::tr("sleeps %1").arg(durationWords(length, language));
}

QString starvedWords()
{
    return Words::tr("starved");
}

QString lateWords()
{
    return Words::tr("late");
}

QString readyQueueWords()
{
    return Words::tr("ready queue");
}

QString timeWord()
{
    return Words::tr("time");
}

QString orderWord()
{
    return Words::tr("order");
}

QString leftOutWords(const QString& length)
{
    return QStringLiteral(u"… %1 …").arg(length);
}

QString overviewWords()
{
    return Words::tr("overview");
}

QString instantWords(const QString& time)
{
    return Words::tr("t = %1, in order").arg(time);
}

QString legendWords(const char* source)
{
    return Words::tr(source);
}

QString linkWords(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Created: return Words::tr("creates");
    case LinkKind::Woke: return Words::tr("wakes");
    case LinkKind::Cancelled: return Words::tr("asks to cancel");
    case LinkKind::Joined: return Words::tr("ends, the other goes on");
    case LinkKind::Handed: return Words::tr("hands over a lock");
    }
    return {};
}

QString totalWords(Duration total, Language language)
{
    return Words::tr("total %1").arg(durationWords(total, language));
}

QString heldWords(Duration held, Language language)
{
    return Words::tr("thread held %1").arg(durationWords(held, language));
}

QString freezeWords(Duration freeze, Language language)
{
    return Words::tr("longest freeze %1").arg(durationWords(freeze, language));
}

QString preemptionWords(uint64_t count)
{
    return Words::tr("preemptions %1").arg(count);
}

QString stripWords(const RunSettings& settings, uint32_t core)
{
    if (settings.model == Model::Preemptive) return Words::tr("core %1").arg(core + 1);
    return Words::tr("thread");
}

} // namespace awaitscope
