#pragma once

#include "core/comparison/comparison.h"
#include "core/metrics/figure.h"
#include "core/text/language.h"

#include <QAbstractTableModel>
#include <QColor>

#include <memory>
#include <vector>

namespace awaitscope {

/// The figures of all runs: a row for each figure that one of them has, a column for each run.
///
/// A figure is marked best (bold) or worst (italic) only where less, or more, is truly better.
class CompareModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CompareModel(QObject* parent = nullptr);

    void setComparison(std::shared_ptr<const Comparison> comparison);
    /// Whether runs are headed by short names; the tooltips of these have the whole ones.
    void setShortNames(bool areShort);
    void setLanguage(Language language);
    void setMarkColors(const QColor& best, const QColor& worst);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Mark { None, Best, Worst };
    Mark markOf(int row, int column) const;

    std::shared_ptr<const Comparison> m_comparison;
    std::vector<Figure> m_figures;
    std::vector<std::vector<bool>> m_best;  // by row, then by run
    std::vector<std::vector<bool>> m_worst; // by row, then by run
    Language m_language = Language::English;
    bool m_areNamesShort = false;
    QColor m_bestColor;
    QColor m_worstColor;
};

} // namespace awaitscope
