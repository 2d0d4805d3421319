#pragma once

#include "core/text/language.h"
#include "gui/inspector/inspection_runner.h"
#include "gui/inspector/now_rows.h"
#include "gui/playback/playback.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

/// Every run's state at the cursor, one under the other; what the last step has changed is bold and
/// marked.
///
/// What only the program knows is asked for the run in focus, while somebody sees it.
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

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
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
    int contentHeight() const;
    void updateScrollBar();
    /// Scrolls to the run in focus, if not all of it is to be seen.
    void revealFocus();

    InspectionRunner m_runner;
    std::shared_ptr<const Stage> m_stage;
    std::vector<std::shared_ptr<Inspector>> m_inspectors;
    size_t m_focus = 0;
    std::vector<RunPosition> m_places;                      // by run
    std::vector<std::optional<RunPosition>> m_placesBefore; // by run
    bool m_isDue = false; ///< the cursor has moved since the last question
    std::shared_ptr<const Inspection> m_inside, m_insideBefore;

    std::vector<NowSection> m_sections;
    Language m_language = Language::English;
    Theme m_theme = themeOf(ThemeKind::Light);
    double m_scale = 1;
};

} // namespace awaitscope
