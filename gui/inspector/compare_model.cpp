#include "gui/inspector/compare_model.h"

#include "gui/inspector/figure_words.h"
#include "gui/narration/difference_words.h"

#include <QFont>

#include <algorithm>

namespace awaitscope {

CompareModel::CompareModel(QObject* parent) : QAbstractTableModel(parent) {}

void CompareModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_figures.clear();
    m_best.clear();
    m_worst.clear();
    if (m_comparison) {
        std::vector<const Metrics*> metrics;
        for (const Run& run : m_comparison->runs)
            metrics.push_back(&run.metrics);
        for (const Figure figure : kFigures) {
            const bool present =
                std::any_of(metrics.begin(), metrics.end(), [figure](const Metrics* of) {
                    return figureOf(*of, figure).has_value();
                });
            if (!present) continue;
            m_figures.push_back(figure);
            m_best.push_back(bestRuns(metrics, figure));
            m_worst.push_back(worstRuns(metrics, figure));
        }
    }
    endResetModel();
}

void CompareModel::setShortNames(bool areShort)
{
    if (areShort == m_areNamesShort) return;
    m_areNamesShort = areShort;
    if (columnCount() > 1) emit headerDataChanged(Qt::Horizontal, 1, columnCount() - 1);
}

void CompareModel::setLanguage(Language language)
{
    beginResetModel();
    m_language = language;
    endResetModel();
}

void CompareModel::setMarkColors(const QColor& best, const QColor& worst)
{
    beginResetModel();
    m_bestColor = best;
    m_worstColor = worst;
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_figures.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid()) return 0;
    return 1 + (m_comparison ? static_cast<int>(m_comparison->runs.size()) : 0);
}

CompareModel::Mark CompareModel::markOf(int row, int column) const
{
    if (column == 0) return Mark::None;
    const auto figure = static_cast<size_t>(row);
    const size_t run = static_cast<size_t>(column) - 1;
    return m_best[figure][run] ? Mark::Best : m_worst[figure][run] ? Mark::Worst : Mark::None;
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_comparison) return {};
    const Figure figure = m_figures[static_cast<size_t>(index.row())];
    const Mark mark = markOf(index.row(), index.column());
    if (role == Qt::ToolTipRole) {
        const QString definition = figureDefinition(figure, m_language);
        return mark == Mark::Best    ? tr("Best. %1").arg(definition)
               : mark == Mark::Worst ? tr("Worst. %1").arg(definition)
                                     : definition;
    }
    if (role == Qt::DisplayRole) {
        if (index.column() == 0) return figureName(figure, m_language);
        const Run& run = m_comparison->runs[static_cast<size_t>(index.column()) - 1];
        return figureText(figureOf(run.metrics, figure), figure, m_language,
                          FigurePrecision::Short);
    }
    if (role == Qt::TextAlignmentRole && index.column() > 0)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (mark == Mark::None) return {};
    if (role == Qt::ForegroundRole) return mark == Mark::Best ? m_bestColor : m_worstColor;
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(mark == Mark::Best);
        font.setItalic(mark == Mark::Worst);
        return font;
    }
    return {};
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return QAbstractTableModel::headerData(section, orientation, role);
    if (section == 0 || !m_comparison) return QString();
    const size_t run = static_cast<size_t>(section) - 1;
    if (role == Qt::ToolTipRole) return runName(*m_comparison, run, m_language);
    const QString name = m_areNamesShort ? shortRunName(*m_comparison, run, m_language)
                                         : runName(*m_comparison, run, m_language);
    // Its number in a second line: there may be many of them.
    return QString(name).replace(QLatin1String(" #"), QLatin1String("\n#"));
}

} // namespace awaitscope
