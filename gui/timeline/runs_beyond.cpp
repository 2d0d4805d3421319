#include "gui/timeline/runs_beyond.h"

#include "gui/timeline/wording.h"

#include <QStringList>

namespace awaitscope {

namespace {

QString namesOf(const Comparison& comparison, const std::vector<size_t>& runs, bool withTitles)
{
    QStringList names;
    for (const size_t run : runs) {
        QString name = QString::number(run + 1);
        if (withTitles) name += QLatin1Char(' ') + runTitle(comparison, run);
        names << name;
    }
    return names.join(withTitles ? QStringLiteral("  ·  ") : QStringLiteral(", "));
}

/// The one that is missing in their row.
size_t shownAlone(const std::vector<size_t>& hidden)
{
    size_t run = 0;
    while (run < hidden.size() && hidden[run] == run)
        ++run;
    return run;
}

} // namespace

RunsBeyond runsBeyond(const PictureLayout& layout, double scroll, double viewportHeight)
{
    RunsBeyond beyond;
    for (size_t run = 0; run < layout.runs.size(); ++run) {
        const RunLayout& place = layout.runs[run];
        if (place.isHidden()) {
            beyond.hidden.push_back(run);
            continue;
        }
        if (place.header.top() < scroll - 1) beyond.above.push_back(run);
        if (place.body.bottom() > scroll + viewportHeight + 1) beyond.below.push_back(run);
    }
    return beyond;
}

void drawRunsBeyond(DisplayList& list, const Comparison& comparison, const RunsBeyond& beyond,
                    const QRectF& line, const PictureStyle& style)
{
    Box band;
    band.rect = line;
    band.color = style.theme->band;
    list.add(band);
    TextItem text;
    text.box = line.adjusted(14 * style.scale, 0, -14 * style.scale, 0);
    text.role = TextRole::AxisText;
    text.color = style.theme->ink;
    const auto tell = [&](bool withTitles) {
        QStringList parts;
        if (!beyond.below.empty())
            parts << runsBelowWords(namesOf(comparison, beyond.below, withTitles));
        if (!beyond.above.empty())
            parts << runsAboveWords(namesOf(comparison, beyond.above, withTitles));
        if (!beyond.hidden.empty())
            parts << runsHiddenWords(namesOf(comparison, beyond.hidden, withTitles),
                                     shownAlone(beyond.hidden) + 1);
        text.text = parts.join(QStringLiteral("      "));
    };
    tell(true);
    if (textWidth(text.text, text.role, style.scale) > text.box.width()) tell(false);
    list.addText(text);
}

} // namespace awaitscope
