#include "gui/style/fonts.h"

#include <QFontMetricsF>
#include <QString>
#include <QStringList>

namespace awaitscope {

namespace {

bool isBold(TextRole role)
{
    switch (role) {
    case TextRole::Title:
    case TextRole::RunName:
    case TextRole::BestFigure:
    case TextRole::Letter:
    case TextRole::SmallLetter:
    case TextRole::CursorTime: return true;
    default: return false;
    }
}

} // namespace

double textSize(TextRole role)
{
    switch (role) {
    case TextRole::Title: return 17;
    case TextRole::RunName: return 14;
    case TextRole::RunWords: return 12.5;
    case TextRole::LaneLabel:
    case TextRole::CursorTime: return 13;
    case TextRole::Figure:
    case TextRole::BestFigure:
    case TextRole::AxisText:
    case TextRole::Legend:
    // Whatever is to be read before a class: there, all is twice as large.
    case TextRole::StripLabel:
    case TextRole::BarText:
    case TextRole::Letter: return 12;
    case TextRole::SmallLetter: return 9;
    }
    return 12;
}

QFont fontOf(TextRole role, double scale)
{
    QFont font(role == TextRole::LaneLabel ? QStringLiteral("DejaVu Sans Mono")
                                           : QStringLiteral("DejaVu Sans"));
    font.setStyleHint(role == TextRole::LaneLabel ? QFont::Monospace : QFont::SansSerif);
    font.setPixelSize(qMax(1, qRound(textSize(role) * scale)));
    font.setBold(isBold(role));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double textWidth(const QString& text, TextRole role, double scale)
{
    return QFontMetricsF(fontOf(role, scale)).horizontalAdvance(text);
}

QString elidedText(const QString& text, TextRole role, double scale, double width,
                   Qt::TextElideMode mode)
{
    if (text.isEmpty() || width <= 0) return {};
    const QFontMetricsF metrics(fontOf(role, scale));
    if (metrics.horizontalAdvance(text) <= width) return text;
    const QString cut = metrics.elidedText(text, mode, width);
    // A lone ellipsis says nothing.
    return cut.size() < 3 || metrics.horizontalAdvance(cut) > width ? QString() : cut;
}

} // namespace awaitscope
