#pragma once

#include <QComboBox>
#include <QStylePainter>

namespace awaitscope {

/// A combo box that shrinks where there is little room: to what is chosen, or to the beginning of
/// that when it is long. A sign at its end says that there is more to choose from.
class ChoiceBox : public QComboBox {
public:
    explicit ChoiceBox(QWidget* parent) : QComboBox(parent)
    {
        connect(this, &QComboBox::currentTextChanged, this, [this] { updateGeometry(); });
    }
    QSize minimumSizeHint() const override
    {
        constexpr int kLetters = 12;
        const QFontMetrics metrics = fontMetrics();
        const int room = metrics.horizontalAdvance(QLatin1Char('x')) * kLetters;
        const int text = qMin(metrics.horizontalAdvance(currentText()), room);
        const QSize usual = sizeHint();
        return {qMin(widthAround(text), usual.width()), usual.height()};
    }
    QSize sizeHint() const override
    {
        // One long name among many does not widen it for all of them.
        constexpr int kLetters = 22;
        const int most = fontMetrics().horizontalAdvance(QLatin1Char('x')) * kLetters;
        const QSize usual = QComboBox::sizeHint();
        return {qMin(usual.width(), most) + fontMetrics().horizontalAdvance(kSign), usual.height()};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                    QStyle::SC_ComboBoxEditField, this);
        const int room = field.width() - fontMetrics().horizontalAdvance(kSign);
        option.currentText =
            fontMetrics().elidedText(option.currentText, Qt::ElideRight, room) + kSign;
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }

private:
    inline static const QString kSign = QStringLiteral(u" ▾");

    int widthAround(int text) const
    {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QSize contents(text + fontMetrics().horizontalAdvance(kSign), fontMetrics().height());
        return style()->sizeFromContents(QStyle::CT_ComboBox, &option, contents, this).width();
    }
};

} // namespace awaitscope
