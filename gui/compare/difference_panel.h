#pragma once

#include "core/comparison/first_difference.h"
#include "core/text/language.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace awaitscope {

/// Where the run in focus first parts from another: in words, and as events to be marked.
class DifferencePanel : public QWidget {
    Q_OBJECT
public:
    explicit DifferencePanel(QWidget* parent = nullptr);

    /// Compares the run in focus with the one that was chosen; with its neighbour, unless one was.
    void setRuns(std::shared_ptr<const Comparison> comparison, size_t focus);
    void setLanguage(Language language);
    QString words() const;
    /// The runs to choose from: all but the one in focus.
    QComboBox* chooser() const { return m_with; }
    size_t other() const { return m_other; }
    /// The events to mark, by run; `kNone` where there is none.
    std::vector<EventIndex> events() const;

signals:
    /// Another run is compared.
    void changed();
    /// People want to see it.
    void placeWanted(size_t run, awaitscope::EventIndex event);

private:
    void compare();
    void show();
    void fillChooser();

    QLabel* m_title;
    QComboBox* m_with;
    QLabel* m_words;
    QPushButton* m_go;
    std::shared_ptr<const Comparison> m_comparison;
    size_t m_focus = 0;
    size_t m_other = 0;
    std::optional<size_t> m_chosen;
    std::optional<FirstDifference> m_difference;
    Language m_language = Language::English;
};

} // namespace awaitscope
