#include "gui/style/task_styles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace awaitscope {

namespace {

constexpr int kColors = 7;

/// What the tasks of one coroutine share.
struct Namesakes {
    qsizetype beginning = 0;   ///< so many characters of what tells them apart; 0 for one alone
    bool argumentTells = true; ///< the first one; false: it is the same for all of several
};

QString textOfView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What tells a lane from the others: its own name, its first argument, or its coroutine.
QString distinction(const Trace& trace, const Lane& lane, bool argumentTells)
{
    if (lane.namedByProgram) return QString::fromStdString(trace.nameOf(lane));
    const std::string_view argument = trace.firstArgumentOf(lane);
    return textOfView(argument.empty() || !argumentTells ? trace.coroutineOf(lane) : argument);
}

QString upper(QChar character)
{
    return QString(character.toUpper());
}

/// Letters that would suit a lane, the best first.
QStringList wishes(const Trace& trace, const Lane& lane, const Namesakes& namesakes)
{
    QStringList result;
    const QString text = distinction(trace, lane, namesakes.argumentTells);
    for (const QChar character : text.mid(namesakes.beginning))
        if (character.isLetterOrNumber()) {
            result << upper(character);
            break;
        }
    // download2: the number, rather than a D that all have.
    if (!text.isEmpty() && text.back().isDigit()) result.prepend(QString(text.back()));
    for (const QChar character : text + textOfView(trace.coroutineOf(lane)))
        if (character.isLetterOrNumber()) result << upper(character);
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        result << QString(QLatin1Char(letter));
    for (char letter = 'a'; letter <= 'z'; ++letter)
        result << QString(QLatin1Char(letter));
    return result;
}

/// By coroutine.
std::map<std::string_view, Namesakes> namesakesIn(const Trace& trace)
{
    std::map<std::string_view, Namesakes> result;
    std::map<std::string_view, std::set<std::string_view>> arguments;
    std::map<std::string_view, size_t> counts;
    for (const Lane& lane : trace.lanes()) {
        const std::string_view coroutine = trace.coroutineOf(lane);
        arguments[coroutine].insert(trace.firstArgumentOf(lane));
        ++counts[coroutine];
    }
    for (const auto& [coroutine, count] : counts)
        result[coroutine].argumentTells = count == 1 || arguments[coroutine].size() > 1;
    std::map<std::string_view, QString> beginnings;
    for (const Lane& lane : trace.lanes()) {
        const std::string_view coroutine = trace.coroutineOf(lane);
        Namesakes& namesakes = result.at(coroutine);
        const QString text = distinction(trace, lane, namesakes.argumentTells);
        const auto [entry, isNew] = beginnings.try_emplace(coroutine, text);
        QString& beginning = entry->second;
        if (isNew || text == beginning) continue;
        const auto differs =
            std::mismatch(text.begin(), text.end(), beginning.begin(), beginning.end());
        beginning.truncate(differs.first - text.begin());
        namesakes.beginning = beginning.size();
    }
    return result;
}

bool isMain(const Trace& trace, const Lane& lane)
{
    const bool fromProgram =
        lane.creator == kNone || trace.lane(lane.creator).kind == LaneKind::Program;
    return lane.kind == LaneKind::Task && fromProgram && lane.place == 0;
}

} // namespace

TaskStyles::TaskStyles(const Comparison& comparison) : m_styles(comparison.identityCount)
{
    std::set<QString> taken = {QStringLiteral("m")};
    std::vector<bool> known(comparison.identityCount);
    int colored = 0;
    for (size_t run = 0; run < comparison.runs.size(); ++run) {
        const Trace& trace = *comparison.runs[run].trace;
        const auto namesakes = namesakesIn(trace);
        for (LaneId id = 0; id < trace.lanes().size(); ++id) {
            const TaskIdentity identity = comparison.identityOf(run, id);
            if (known[identity]) continue;
            known[identity] = true;
            const Lane& lane = trace.lane(id);
            Style& style = m_styles[identity];
            if (isMain(trace, lane)) {
                style.letter = QStringLiteral("m");
            } else if (lane.kind == LaneKind::Program || lane.kind == LaneKind::Callbacks) {
                style.letter =
                    lane.kind == LaneKind::Program ? QStringLiteral("·") : QStringLiteral("*");
            } else {
                style.color = colored++ % kColors;
                const Namesakes& alike = namesakes.at(trace.coroutineOf(lane));
                for (const QString& wish : wishes(trace, lane, alike)) {
                    style.letter = wish;
                    if (taken.insert(wish).second) break;
                }
            }
        }
    }
}

QColor TaskStyles::color(TaskIdentity identity, const Theme& theme) const
{
    const int color = m_styles[identity].color;
    return color < 0 ? theme.mainTask : theme.tasks[static_cast<size_t>(color)];
}

} // namespace awaitscope
