#include "gui/timeline/wording.h"

#include "core/text/time_text.h"
#include "core/trace/event_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

namespace {

struct TimelineTexts {
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

/// `2`, `0.5`: a number of seconds as the program writes it.
QString bareSeconds(const Trace& trace, const Event& event)
{
    return QString::fromStdString(
        formatSeconds(readable(Duration::nanoseconds(trace.number(event.argument)))));
}

QString counted(const char* function, const Trace& trace, const Event& event)
{
    return QStringLiteral("%1 (%2)").arg(QLatin1String(function)).arg(trace.number(event.argument));
}

} // namespace

QString modelTitle(Model model)
{
    switch (model) {
    case Model::Synchronous: return TimelineTexts::tr("SYNCHRONOUS");
    case Model::Cooperative: return TimelineTexts::tr("COOPERATIVE");
    case Model::Preemptive: return TimelineTexts::tr("PREEMPTIVE");
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
    return TimelineTexts::tr("hidden: %1      all again: key %2, or a click here")
        .arg(names)
        .arg(shown);
}

QString runsBelowWords(const QString& runs)
{
    return TimelineTexts::tr("▼ below: %1").arg(runs);
}

QString runsAboveWords(const QString& runs)
{
    return TimelineTexts::tr("▲ above: %1").arg(runs);
}

QString modelWords(const RunSettings& settings)
{
    switch (settings.model) {
    case Model::Synchronous: return TimelineTexts::tr("as if every call ran to its end");
    case Model::Cooperative: return TimelineTexts::tr("the event loop; a switch only at await");
    case Model::Preemptive: break;
    }
    switch (settings.policy) {
    case Policy::RoundRobin: return TimelineTexts::tr("threads, round robin");
    case Policy::Fifo: return TimelineTexts::tr("threads, each until it waits");
    case Policy::Priority: return TimelineTexts::tr("threads, priorities");
    case Policy::PriorityAging: return TimelineTexts::tr("threads, priorities with aging");
    case Policy::ShortestRemaining: return TimelineTexts::tr("threads, shortest remaining time");
    case Policy::Multilevel: return TimelineTexts::tr("threads, multilevel feedback");
    case Policy::Fair: return TimelineTexts::tr("threads, fair shares");
    case Policy::Gil: return TimelineTexts::tr("threads under CPython's GIL");
    }
    return {};
}

QStringList settingWords(const RunSettings& settings, Language language)
{
    QStringList words;
    if (settings.model == Model::Preemptive) {
        const QString quantum = durationWords(settings.quantum, language);
        if (settings.policy == Policy::Gil)
            words << TimelineTexts::tr("switch interval %1").arg(quantum);
        else if (hasQuantum(settings.policy))
            words << TimelineTexts::tr("quantum %1").arg(quantum);
        words << TimelineTexts::tr("cores %1").arg(settings.cores);
    }
    if (settings.model == Model::Preemptive && settings.switchCost != Duration())
        words << TimelineTexts::tr("a switch costs %1")
                     .arg(durationWords(settings.switchCost, language));
    if (settings.statementCost != Duration())
        words << TimelineTexts::tr("a statement costs %1")
                     .arg(durationWords(settings.statementCost, language));
    if (settings.seed != 0) words << TimelineTexts::tr("seed %1").arg(settings.seed);
    return words;
}

QString durationWords(Duration duration, Language language)
{
    return QString::fromStdString(formatDuration(duration, language == Language::French));
}

QString lengthWords(Duration length, Language language)
{
    return QString::fromStdString(lengthText(readable(length), language));
}

QString timeWords(VirtualTime time, Language language)
{
    const Duration since = readable(time - VirtualTime());
    return QString::fromStdString(timeText(VirtualTime() + since, language));
}

QString cursorWords(VirtualTime time, Language language)
{
    // Rounded as all others are: no two places tell different times of one event.
    constexpr int kDecimals = 3;
    QString seconds = QString::number(rounded(time - VirtualTime()).toSeconds(), 'f', kDecimals);
    if (language == Language::English) return seconds + QStringLiteral(" s");
    return seconds.replace('.', ',') + QStringLiteral("\u00a0s");
}

QString laneWords(const Trace& trace, LaneId lane, const std::string& label)
{
    if (!label.empty()) return QString::fromStdString(label);
    switch (trace.lane(lane).kind) {
    case LaneKind::Program: return TimelineTexts::tr("program");
    case LaneKind::Callbacks: return TimelineTexts::tr("callbacks");
    case LaneKind::Thread: return TimelineTexts::tr("thread");
    case LaneKind::Task: break;
    }
    return QString::fromStdString(trace.nameOf(lane));
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

QString hiddenLanesWords(int lanes)
{
    return lanes == 1 ? TimelineTexts::tr("1 lane hidden")
                      : TimelineTexts::tr("%1 lanes hidden").arg(lanes);
}

QString saidOnce(const QString& kindAndName)
{
    const qsizetype half = kindAndName.size() / 2;
    const QString name = kindAndName.mid(half + 1);
    return kindAndName == name + QLatin1Char(' ') + name ? name : kindAndName;
}

QString waitWords(const Trace& trace, const Event& waiting, const std::vector<std::string>& labels)
{
    const auto lane = [&] {
        if (waiting.subject == kNone || waiting.subject >= labels.size()) return QString();
        return laneWords(trace, waiting.subject, labels[waiting.subject]);
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
        return (threads ? TimelineTexts::tr("joins %1") : TimelineTexts::tr("awaits %1"))
            .arg(lane());
    case WaitReason::Future: return TimelineTexts::tr("awaits a future");
    case WaitReason::Gather: return counted("gather", trace, waiting);
    case WaitReason::Wait: return counted("wait", trace, waiting);
    case WaitReason::Group: return counted("TaskGroup", trace, waiting);
    case WaitReason::Lock: return saidOnce(TimelineTexts::tr("lock %1").arg(which()));
    case WaitReason::Semaphore: return saidOnce(TimelineTexts::tr("semaphore %1").arg(which()));
    case WaitReason::Event: return saidOnce(TimelineTexts::tr("event %1").arg(which()));
    case WaitReason::Condition: return saidOnce(TimelineTexts::tr("condition %1").arg(which()));
    case WaitReason::QueueGet: return TimelineTexts::tr("get from %1").arg(object());
    case WaitReason::QueuePut: return TimelineTexts::tr("put into %1").arg(object());
    case WaitReason::QueueJoin: return TimelineTexts::tr("join of %1").arg(object());
    case WaitReason::Barrier: return saidOnce(TimelineTexts::tr("barrier %1").arg(which()));
    case WaitReason::Call: return TimelineTexts::tr("in the call %1").arg(lane());
    case WaitReason::Thread: return TimelineTexts::tr("waits for a thread");
    case WaitReason::Shutdown: return TimelineTexts::tr("the run closes");
    case WaitReason::Queued:
        if (awaitedLanes(trace, waiting).empty())
            return TimelineTexts::tr("awaits %1")
                .arg(QString::fromStdString(std::string(queuedFunction(trace, waiting))));
        return TimelineTexts::tr("queue of a pool: %1")
            .arg(QString::fromStdString(std::string(queuedFunction(trace, waiting))));
    case WaitReason::Work: return TimelineTexts::tr("waits for work");
    }
    return {};
}

QString holdWords(const Trace& trace, const Event& blocked, Duration length,
                  const std::vector<std::string>& labels, Language language)
{
    if (blocked.keepsThread())
        return TimelineTexts::tr("%1, holds the thread").arg(waitWords(trace, blocked, labels));
    return TimelineTexts::tr("sleeps %1, holds the thread").arg(lengthWords(length, language));
}

QString shortHoldWords(const Trace& trace, const Event& blocked, Duration length,
                       const std::vector<std::string>& labels, Language language)
{
    if (blocked.keepsThread()) return waitWords(trace, blocked, labels);
    return TimelineTexts::tr("sleeps %1").arg(lengthWords(length, language));
}

QString starvedWords()
{
    return TimelineTexts::tr("starved");
}

QString lateWords()
{
    return TimelineTexts::tr("late");
}

QString readyQueueWords()
{
    return TimelineTexts::tr("ready queue");
}

QString timeWord()
{
    return TimelineTexts::tr("time");
}

QString orderWord()
{
    return TimelineTexts::tr("order");
}

QString leftOutWords(const QString& length)
{
    return QStringLiteral(u"… %1 …").arg(length);
}

QString overviewWords()
{
    return TimelineTexts::tr("overview");
}

QString instantWords(const QString& time)
{
    return TimelineTexts::tr("t = %1, in order").arg(time);
}

QString legendWords(const char* source)
{
    return TimelineTexts::tr(source);
}

QString linkWords(LinkKind kind, Model model)
{
    switch (kind) {
    case LinkKind::Created:
        return model == Model::Synchronous ? TimelineTexts::tr("calls")
                                           : TimelineTexts::tr("creates");
    case LinkKind::Woke: return TimelineTexts::tr("wakes");
    case LinkKind::Cancelled: return TimelineTexts::tr("asks to cancel");
    case LinkKind::Joined: return TimelineTexts::tr("ends, the other goes on");
    case LinkKind::Handed: return TimelineTexts::tr("hands over a lock");
    }
    return {};
}

QString totalWords(Duration total, Language language)
{
    return TimelineTexts::tr("total %1").arg(lengthWords(rounded(total), language));
}

QString heldWords(Duration held, Language language)
{
    return TimelineTexts::tr("thread held %1").arg(lengthWords(rounded(held), language));
}

QString freezeWords(Duration freeze, Language language)
{
    return TimelineTexts::tr("longest freeze %1").arg(lengthWords(rounded(freeze), language));
}

QString preemptionWords(uint64_t count)
{
    return TimelineTexts::tr("preemptions %1").arg(count);
}

QString stripWords(const RunSettings& settings, uint32_t core)
{
    if (settings.model == Model::Preemptive) return TimelineTexts::tr("core %1").arg(core + 1);
    return TimelineTexts::tr("thread");
}

} // namespace awaitscope
