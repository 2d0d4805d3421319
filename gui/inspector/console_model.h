#pragma once

#include "core/comparison/comparison.h"
#include "core/text/language.h"

#include <QAbstractListModel>
#include <QColor>

#include <memory>

namespace awaitscope {

/// What one run has printed up to the cursor, a row for each line.
class ConsoleModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ConsoleModel(QObject* parent = nullptr);

    /// REQUIRES: `run` < the comparison's runs, or no comparison.
    void setRun(std::shared_ptr<const Comparison> comparison, size_t run);
    /// Shows the first `count` lines.
    void setShown(size_t count);
    void setLanguage(Language language) { m_language = language; }
    void setErrorColor(const QColor& color) { m_errorColor = color; }
    /// The event that printed a row.
    EventIndex eventAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const Comparison> m_comparison;
    size_t m_run = 0;
    int m_shown = 0;
    QColor m_errorColor;
    Language m_language = Language::English;
};

} // namespace awaitscope
