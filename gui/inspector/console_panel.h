#pragma once

#include "core/text/language.h"
#include "gui/inspector/console_model.h"
#include "gui/style/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QListView;

namespace awaitscope {

/// What the runs have printed up to the cursor, side by side: as many as can be read, around the
/// run in focus.
class ConsolePanel : public QWidget {
    Q_OBJECT
public:
    explicit ConsolePanel(QWidget* parent = nullptr);

    void setComparison(const std::shared_ptr<const Comparison>& comparison);
    /// How many lines of a run are to be seen.
    void setShown(size_t run, size_t count);
    void setFocusRun(size_t run);
    /// Shows only the run in focus.
    void setAlone(bool alone);
    void setTheme(const Theme& theme);
    void setScale(double scale);
    void setLanguage(Language language);
    /// The lines that a run shows.
    QStringList lines(size_t run) const;
    /// Those of the run in focus, for the keys; null when there are none.
    QWidget* list() const;

signals:
    /// A line was clicked: `event` printed it.
    void lineClicked(size_t run, awaitscope::EventIndex event);
    /// A menu is wanted for a line, `at` on the screen.
    void menuWanted(size_t run, awaitscope::EventIndex event, QPoint at);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Column {
        QLabel* title;
        QListView* list;
        ConsoleModel* model;
    };

    Column makeColumn(size_t run);
    void updateTitles();
    void fitTitles();
    void showColumns();
    /// Whether a run is among those that there is room for.
    bool isShown(size_t run) const;
    size_t mostShown() const;
    int room() const;

    QGridLayout* m_layout;
    std::shared_ptr<const Comparison> m_comparison;
    std::vector<Column> m_columns;
    QLabel* m_others; ///< how many there is no room for
    double m_scale = 1;
    Theme m_theme = themeOf(ThemeKind::Light);
    Language m_language = Language::English;
    size_t m_focus = 0;
    bool m_alone = false;
};

} // namespace awaitscope
