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
/// A figure is marked best only where less, or more, is truly better.
class CompareModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit CompareModel(QObject* parent = nullptr);

    void setComparison(std::shared_ptr<const Comparison> comparison);
    void setLanguage(Language language);
    void setBestColor(const QColor& color);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isBest(int row, int column) const;

    std::shared_ptr<const Comparison> m_comparison;
    std::vector<Figure> m_figures;
    std::vector<std::vector<bool>> m_best; // by row, then by run
    Language m_language = Language::English;
    QColor m_bestColor;
};

} // namespace awaitscope
