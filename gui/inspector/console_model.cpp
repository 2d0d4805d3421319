#include "gui/inspector/console_model.h"

#include "gui/timeline/wording.h"

namespace awaitscope {

ConsoleModel::ConsoleModel(QObject* parent) : QAbstractListModel(parent) {}

void ConsoleModel::setRun(std::shared_ptr<const Comparison> comparison, size_t run)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_run = run;
    m_shown = 0;
    endResetModel();
}

void ConsoleModel::setShown(size_t count)
{
    const int wanted = static_cast<int>(count);
    if (wanted > m_shown) {
        beginInsertRows({}, m_shown, wanted - 1);
        m_shown = wanted;
        endInsertRows();
    } else if (wanted < m_shown) {
        beginRemoveRows({}, wanted, m_shown - 1);
        m_shown = wanted;
        endRemoveRows();
    }
}

EventIndex ConsoleModel::eventAt(int row) const
{
    return m_comparison->runs[m_run].timeline.outputs()[static_cast<size_t>(row)];
}

int ConsoleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

QVariant ConsoleModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown) return {};
    const Trace& trace = *m_comparison->runs[m_run].trace;
    const Event& event = trace[eventAt(index.row())];
    if (role == Qt::DisplayRole) {
        const std::string_view text = trace.text(event.argument);
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    }
    if (role == Qt::ToolTipRole) return timeWords(event.time, m_language);
    if (role == Qt::ForegroundRole && (event.detail & OutputToStderr) != 0) return m_errorColor;
    return {};
}

} // namespace awaitscope
