#pragma once

#include "gui/inspector/now_rows.h"

#include <QAbstractScrollArea>

namespace awaitscope {

/// Every run's state at the cursor, one under the other.
class NowPanel : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit NowPanel(QWidget* parent = nullptr);

    void setSections(std::vector<NowSection> sections);
    const std::vector<NowSection>& sections() const { return m_sections; }
    void setTheme(const Theme& theme);
    void setScale(double scale);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int rowHeight() const;
    int contentHeight() const;
    void updateScrollBar();

    std::vector<NowSection> m_sections;
    Theme m_theme = themeOf(ThemeKind::Light);
    double m_scale = 1;
};

} // namespace awaitscope
