#pragma once

#include "core/text/language.h"
#include "gui/inspector/inspection_runner.h"
#include "gui/inspector/now_rows.h"
#include "gui/playback/playback.h"
#include "gui/timeline/annotations.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

/// Every run's state at the cursor, one under the other; what the last step has changed is bold and
/// marked.
///
/// What only the program knows is asked for the run in focus, while somebody sees it. The pointer
/// and the keys Up and Down choose a row.
class NowPanel : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit NowPanel(QWidget* parent = nullptr);

    /// `inspectors`: one for each run, or none where a run has no program to run again.
    void setStage(std::shared_ptr<const Stage> stage,
                  std::vector<std::shared_ptr<Inspector>> inspectors);
    void showCursor(const Playback& playback);
    void setLanguage(Language language);
    void setTheme(const Theme& theme);
    void setScale(double scale);

    const std::vector<NowSection>& sections() const { return m_sections; }
    InspectionRunner& runner() { return m_runner; }

    /// Where a row stands in the viewport.
    QRect rowRect(size_t run, size_t row) const;

signals:
    /// What the chosen row names; something empty when it names nothing, or none is chosen.
    void hovered(const awaitscope::Highlight& what);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Chosen {
        size_t run = 0;
        size_t row = 0;
        bool operator==(const Chosen&) const = default;
    };
    /// A row, or the title of a run, from the top of all that there is.
    struct Line {
        size_t run = 0;
        std::optional<size_t> row;
        int top = 0, height = 0;
    };

    /// Where everything stands, at the present size.
    struct Measures {
        QFont text, bold;
        int margin = 0, labels = 0, markLeft = 0, markWidth = 0, letter = 0, line = 0, gap = 0;
    };

    void ask();
    void fill();
    Measures measures() const;
    int textLeft(const NowRow& row, const Measures& measures) const;
    int heightOf(const NowRow& row, const Measures& measures) const;
    void paintRow(QPainter& painter, const NowRow& row, int y, const Measures& measures) const;
    std::vector<Line> lines(const Measures& measures) const;
    std::optional<Chosen> rowAt(QPoint point) const;
    Highlight highlightOf(const Chosen& chosen) const;
    void choose(const std::optional<Chosen>& chosen);
    /// The chosen row again among other rows.
    void chooseAgain();
    void chooseNext(bool forward);
    /// Finds where everything stands, for what can be seen and reached of it.
    void layOut();
    /// Scrolls to the run in focus, if not all of it is to be seen.
    void revealFocus();

    InspectionRunner m_runner;
    std::shared_ptr<const Stage> m_stage;
    std::vector<std::shared_ptr<Inspector>> m_inspectors;
    size_t m_focus = 0;
    std::vector<RunPosition> m_places; // by run
    std::vector<std::optional<RunPosition>> m_placesBefore;
    std::vector<VirtualTime> m_times; // of the cursor, by run
    std::optional<LineStep> m_line;   // of the run in focus // by run
    bool m_isDue = false;             ///< the cursor has moved since the last question
    std::shared_ptr<const Inspection> m_inside, m_insideBefore;

    std::vector<NowSection> m_sections;
    Measures m_measures;
    std::vector<Line> m_lines;
    std::optional<Chosen> m_chosen;
    std::optional<QPoint> m_pointer; ///< when it is what chooses
    Highlight m_lit;                 ///< told last
    Language m_language = Language::English;
    Theme m_theme = themeOf(ThemeKind::Light);
    double m_scale = 1;
};

} // namespace awaitscope
