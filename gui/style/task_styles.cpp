#include "gui/style/task_styles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace awaitscope {

namespace {

constexpr int kColors = 7;

/// What tells a lane from the others: its own name, its first argument, or its coroutine.
QString distinction(const Lane& lane)
{
    if (lane.namedByProgram) return QString::fromStdString(lane.name);
    if (!lane.firstArgument.empty()) return QString::fromStdString(lane.firstArgument);
    return QString::fromStdString(lane.coroutine);
}

QString upper(QChar character)
{
    return QString(character.toUpper());
}

/// Letters that would suit a lane, the best first. `shared` characters at the beginning of its
/// distinction are those of its namesakes, too.
QStringList wishes(const Lane& lane, qsizetype shared)
{
    QStringList result;
    const QString text = distinction(lane);
    for (const QChar character : text.mid(shared))
        if (character.isLetterOrNumber()) {
            result << upper(character);
            break;
        }
    // download2: the number, rather than a D that all have.
    if (!text.isEmpty() && text.back().isDigit()) result.prepend(QString(text.back()));
    for (const QChar character : text + QString::fromStdString(lane.coroutine))
        if (character.isLetterOrNumber()) result << upper(character);
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        result << QString(QLatin1Char(letter));
    for (char letter = 'a'; letter <= 'z'; ++letter)
        result << QString(QLatin1Char(letter));
    return result;
}

/// By coroutine: how many characters the distinctions of all lanes that run it share at their
/// beginning; 0 when there is only one.
std::map<std::string_view, qsizetype> sharedBeginnings(const Trace& trace)
{
    struct Group {
        QString beginning;
        bool several = false;
    };
    std::map<std::string_view, Group> groups;
    for (const Lane& lane : trace.lanes()) {
        const QString text = distinction(lane);
        const auto [entry, isNew] = groups.try_emplace(lane.coroutine, Group{text, false});
        Group& group = entry->second;
        if (isNew || text == group.beginning) continue;
        const auto differs =
            std::mismatch(text.begin(), text.end(), group.beginning.begin(), group.beginning.end());
        group.beginning.truncate(differs.first - text.begin());
        group.several = true;
    }
    std::map<std::string_view, qsizetype> result;
    for (const auto& [coroutine, group] : groups)
        result[coroutine] = group.several ? group.beginning.size() : 0;
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
        const auto shared = sharedBeginnings(trace);
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
                for (const QString& wish : wishes(lane, shared.at(lane.coroutine))) {
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
