#pragma once

#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace awaitscope {

/// A label in two parts: the second goes when there is no room for both, then the first.
class YieldingLabel : public QLabel {
public:
    explicit YieldingLabel(QWidget* parent) : QLabel(parent)
    {
        setMinimumWidth(1);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    }
    void setParts(const QString& first, const QString& second)
    {
        m_first = first;
        setText(first.isEmpty() || second.isEmpty() ? first + second : first + "  " + second);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        for (const QString& words : {text(), m_first}) {
            if (fontMetrics().horizontalAdvance(words) > width()) continue;
            style()->drawItemText(&painter, rect(), Qt::AlignVCenter | Qt::AlignLeft, palette(),
                                  isEnabled(), words, foregroundRole());
            break;
        }
    }

private:
    QString m_first;
};

} // namespace awaitscope
