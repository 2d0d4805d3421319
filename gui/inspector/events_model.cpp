#include "gui/inspector/events_model.h"

#include "gui/narration/scene.h"

#include <algorithm>
#include <utility>

namespace awaitscope {

EventsModel::EventsModel(QObject* parent) : QAbstractTableModel(parent) {}

void EventsModel::setRun(std::shared_ptr<const Stage> stage, size_t run)
{
    beginResetModel();
    m_stage = std::move(stage);
    m_run = run;
    m_narrator.reset();
    if (m_stage)
        m_narrator = std::make_unique<Narrator>(m_stage->comparison().runs[run],
                                                m_stage->snapshots(run), m_stage->source());
    endResetModel();
}

void EventsModel::setLanguage(Language language)
{
    beginResetModel();
    m_language = language;
    endResetModel();
}

void EventsModel::setLastShown(EventIndex event)
{
    if (event == m_lastShown) return;
    const int before = rowCount();
    const EventIndex shownBefore = std::exchange(m_lastShown, event);
    const int after = rowCount();
    m_lastShown = shownBefore;
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_lastShown = event;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_lastShown = event;
        endRemoveRows();
    }
    m_lastShown = event;
}

int EventsModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_stage) return 0;
    const size_t all = m_stage->comparison().runs[m_run].trace->size();
    return static_cast<int>(std::min(all, size_t{m_lastShown} + 1));
}

int EventsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventsModel::cell(EventIndex event, int column) const
{
    const Run& run = m_stage->comparison().runs[m_run];
    const Event& fact = (*run.trace)[event];
    switch (column) {
    case Number: return QString::number(event);
    case Time: {
        QString seconds = QString::number(rounded(fact.time - VirtualTime()).toSeconds(), 'f', 3);
        if (m_language == Language::French) seconds.replace(QLatin1Char('.'), QLatin1Char(','));
        return seconds;
    }
    case Kind: {
        const std::string_view name = nameOf(fact.kind);
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    case Task: return fact.lane == kNone ? QString() : laneName(run, fact.lane, Voice(m_language));
    case Line: {
        const uint32_t line = run.trace->lineOf(fact);
        return line == 0 ? QString() : QString::number(line);
    }
    case Words: return plainText(m_narrator->atEvent(event, m_language).what);
    default: return {};
    }
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_stage) return {};
    const auto event = static_cast<EventIndex>(index.row());
    if (role == Qt::DisplayRole) return cell(event, index.column());
    if (role == Qt::ToolTipRole) {
        // With what a narrow table leaves out.
        const QString line = cell(event, Line);
        const QString where =
            line.isEmpty() ? QString() : QStringLiteral("  ·  ") + tr("line") + ' ' + line;
        return QStringLiteral("%1  ·  %2%3\n%4")
            .arg(cell(event, Number), cell(event, Kind), where,
                 plainText(m_narrator->atEvent(event, m_language)));
    }
    const bool isNumber =
        index.column() == Number || index.column() == Time || index.column() == Line;
    if (role == Qt::TextAlignmentRole && isNumber)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignTop);
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignLeft | Qt::AlignTop);
    return {};
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Number: return tr("No.", "number of an event");
    case Time: return tr("t (s)", "seconds of virtual time");
    case Kind: return tr("kind");
    case Task: return tr("task");
    case Line: return tr("line");
    case Words: return tr("in words");
    default: return {};
    }
}

} // namespace awaitscope
