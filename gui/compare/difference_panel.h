#pragma once

#include "core/comparison/first_difference.h"
#include "core/text/language.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace awaitscope {

/// Where the run in focus first parts from its neighbour: in words, and as events to be marked.
class DifferencePanel : public QWidget {
    Q_OBJECT
public:
    explicit DifferencePanel(QWidget* parent = nullptr);

    /// Compares the run in focus with the next one; the last one with the one before it.
    void setRuns(std::shared_ptr<const Comparison> comparison, size_t focus);
    void setLanguage(Language language);
    QString words() const;
    /// The events to mark, by run; `kNone` where there is none.
    std::vector<EventIndex> events() const;

signals:
    /// People want to see it.
    void placeWanted(size_t run, awaitscope::EventIndex event);

private:
    void show();

    QLabel* m_title;
    QLabel* m_words;
    QPushButton* m_go;
    std::shared_ptr<const Comparison> m_comparison;
    size_t m_focus = 0;
    size_t m_other = 0;
    std::optional<FirstDifference> m_difference;
    Language m_language = Language::English;
};

} // namespace awaitscope
