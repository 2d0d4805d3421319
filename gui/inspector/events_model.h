#pragma once

#include "gui/narration/narrator.h"
#include "gui/playback/stage.h"

#include <QAbstractTableModel>

#include <memory>

namespace awaitscope {

/// Every event of one run, as a table: when, what, whom, where, and in words.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Time, Kind, Task, Line, Words, ColumnCount };

    explicit EventsModel(QObject* parent = nullptr);

    /// Null shows nothing.
    void setRun(std::shared_ptr<const Stage> stage, size_t run);
    size_t run() const { return m_run; }
    void setLanguage(Language language);
    /// Shows no event after this one; `kNone`: shows all.
    void setLastShown(EventIndex event);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(EventIndex event, int column) const;

    std::shared_ptr<const Stage> m_stage;
    std::unique_ptr<Narrator> m_narrator;
    size_t m_run = 0;
    EventIndex m_lastShown = kNone;
    Language m_language = Language::English;
};

} // namespace awaitscope
