#pragma once

#include "core/causes/links.h"
#include "core/comparison/comparison.h"
#include "core/text/language.h"
#include "core/trace/trace.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace awaitscope {

/// The words of a timeline. Sentences follow the translator that is installed; numbers follow
/// `language`.

/// SYNCHRONOUS, COOPERATIVE, PREEMPTIVE.
QString modelTitle(Model model);
/// That of a run, with its place where there are several of its model: PREEMPTIVE #4.
QString runTitle(const Comparison& comparison, size_t run);
/// `▼ below: 4 PREEMPTIVE`, `▲ above: ...`: runs that are out of sight.
/// Runs that are hidden while the run `shown`, counted from 1, is shown alone.
QString runsHiddenWords(const QString& names, size_t shown);
QString runsBelowWords(const QString& runs);
QString runsAboveWords(const QString& runs);
/// What the model is, in six words.
QString modelWords(const RunSettings& settings);
/// The settings of a run that matter under its model, each ready to be read: `quantum 200 ms`.
QStringList settingWords(const RunSettings& settings, Language language);
/// What people set, in the unit that they would choose: `100 ms`, `1.5 s`; `1,5 s` in French.
QString durationWords(Duration duration, Language language);
/// How long something takes, and when it happens, both in seconds (`lengthText`); what is finer
/// than a microsecond is rounded.
QString lengthWords(Duration length, Language language);
QString timeWords(VirtualTime time, Language language);
/// The time at a cursor: seconds with three decimals, so that numbers do not jump while time
/// passes.
QString cursorWords(VirtualTime time, Language language);
/// A lane's label where it has one (as `labelsOf` made it), else words: program, callbacks.
QString laneWords(const Trace& trace, LaneId lane, const std::string& label);
/// The label of a row that others are folded into: `main +12`.
QString foldedWords(const QString& label, size_t parts);
/// `2 lanes hidden`.
QString hiddenLanesWords(int lanes);
/// Why a task waits, in two words: `sleep 2`, `lock verrou`, `in the call download("A")`.
/// REQUIRES: `waiting` is a TaskWaiting; `labels` are those of the trace's lanes.
QString waitWords(const Trace& trace, const Event& waiting, const std::vector<std::string>& labels);
/// `sleeps 2 s, holds the thread`: for so long, which a time limit may have cut. REQUIRES:
/// `blocked` is a BlockedStarted, or a TaskWaiting that keeps its thread; `labels` are those of the
/// trace's lanes.
QString holdWords(const Trace& trace, const Event& blocked, Duration length,
                  const std::vector<std::string>& labels, Language language);
/// `sleeps 2 s`, where there is no room for more.
QString shortHoldWords(const Trace& trace, const Event& blocked, Duration length,
                       const std::vector<std::string>& labels, Language language);
/// Its timer is due, but somebody holds the loop.
QString lateWords();
QString starvedWords();
QString readyQueueWords();
QString overviewWords();
/// `t = 0 s, in order`.
QString instantWords(const QString& time);
/// The ends of the slider between both.
QString timeWord();
QString orderWord();
/// A stretch of the axis that is left out: `… 98 s …`.
QString leftOutWords(const QString& length);
/// A word of the legend, marked for translation where it stands.
QString legendWords(const char* source);
/// What one lane does to another.
QString linkWords(LinkKind kind, Model model = Model::Cooperative);
/// Figures of a header: `total 2 s`, `thread held 2 s`, `longest freeze 1.2 s`, `preemptions 7`.
QString totalWords(Duration total, Language language);
QString heldWords(Duration held, Language language);
QString freezeWords(Duration freeze, Language language);
QString preemptionWords(uint64_t count);
/// What a strip under the lanes shows: thread, core 2.
QString stripWords(const RunSettings& settings, uint32_t core);
/// Name of a shared object: the variable, else its kind and number.
QString objectWords(const SharedObject& object);
/// A kind and a name that are the same word are said once: `lock` of `lock lock`.
QString saidOnce(const QString& kindAndName);

} // namespace awaitscope
