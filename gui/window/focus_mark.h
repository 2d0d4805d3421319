#pragma once

#include <QColor>
#include <QPointer>
#include <QWidget>

namespace awaitscope {

/// A frame around whatever has the focus, for those who go from control to control by keys; what
/// marks its focus itself (buttons, fields) is left alone. The mouse takes it away.
class FocusMark : public QWidget {
    Q_OBJECT
public:
    explicit FocusMark(QWidget* window);

    void setColor(const QColor& color);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QWidget* focus);
    void place();

    QPointer<QWidget> m_focus; ///< what it is around
    QColor m_color;
    bool m_byKeys = false;
};

} // namespace awaitscope
