#include "gui/timeline/run_frame.h"

#include "core/metrics/figure.h"
#include "gui/timeline/axis_ticks.h"
#include "gui/timeline/wording.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr double kForAClass = 1.5; ///< scale
const QString kBetweenWords = QStringLiteral(u"  ·  ");

/// A figure of a header, ready to be read.
struct HeaderFigure {
    QString words;
    bool best = false;
};

std::vector<HeaderFigure> headerFigures(const RunScene& scene)
{
    const Metrics& metrics = scene.run().metrics;
    const Language language = scene.style.language;
    std::vector<const Metrics*> all;
    for (const Run& run : scene.comparison.runs)
        all.push_back(&run.metrics);

    std::vector<HeaderFigure> figures;
    figures.push_back(
        {totalWords(metrics.total, language), bestRuns(all, Figure::TotalTime)[scene.index]});
    switch (scene.run().model()) {
    case Model::Synchronous: {
        Duration held;
        for (const CoreTimes& core : metrics.cores)
            held += core.held;
        if (held > Duration()) figures.push_back({heldWords(held, language)});
        break;
    }
    case Model::Cooperative:
        if (metrics.freeze) figures.push_back({freezeWords(metrics.freeze->length, language)});
        break;
    case Model::Preemptive:
        if (metrics.preemptions) figures.push_back({preemptionWords(*metrics.preemptions)});
        break;
    }
    return figures;
}

/// The other runs of the same model.
std::vector<const Run*> likeIt(const RunScene& scene)
{
    std::vector<const Run*> others;
    for (const Run& run : scene.comparison.runs)
        if (&run != &scene.run() && run.model() == scene.run().model()) others.push_back(&run);
    return others;
}

/// What the model is and what is set, first what others of the same model do not have.
QStringList headerWords(const RunScene& scene, const std::vector<const Run*>& others)
{
    const auto wordsOf = [&](const Run& run) {
        return QStringList{modelWords(run.settings())} +
               settingWords(run.settings(), scene.style.language);
    };
    QStringList words = wordsOf(scene.run());
    std::stable_partition(words.begin(), words.end(), [&](const QString& word) {
        return std::any_of(others.begin(), others.end(),
                           [&](const Run* run) { return !wordsOf(*run).contains(word); });
    });
    return words;
}

/// Of the lanes that would be drawn by now, how many have no row.
int hiddenLanes(const RunScene& scene)
{
    int hidden = 0;
    for (const LaneId lane : scene.timeline().order())
        if (scene.rows.rowShowing(lane) == kNone &&
            !scene.hides(scene.timeline().lane(lane).created))
            ++hidden;
    return hidden;
}

/// Whole words only: as many as fit, and of the first at least its greater half.
QString wordsThatFit(const QStringList& words, double room, double scale)
{
    const auto fits = [&](const QString& text) {
        return textWidth(text, TextRole::RunWords, scale) <= room;
    };
    for (qsizetype count = words.size(); count > 0; --count) {
        QString told = words.mid(0, count).join(kBetweenWords);
        if (count < words.size()) told += kBetweenWords + QChar(0x2026);
        if (fits(told)) return told;
    }
    if (words.isEmpty() || fits(words.front())) return words.value(0);
    return fits(words.front().left(words.front().size() / 2)) ? words.front() : QString();
}

void drawGridLine(DisplayList& list, const RunScene& scene, double x, Dash dash)
{
    if (x < scene.left() || x > scene.right()) return;
    Stroke line;
    line.from = QPointF(x, scene.layout().body.top());
    line.to = QPointF(x, scene.layout().body.bottom());
    line.color = scene.theme().rule;
    line.width = 0.6 * scene.scale();
    line.dash = dash;
    list.add(line);
}

void drawLabel(DisplayList& list, const RunScene& scene, const QString& words, const QRectF& row,
               TextRole role, double left = 4)
{
    TextItem text;
    text.box = QRectF(QPointF(left * scene.scale(), row.top()),
                      QPointF(scene.left() - 8 * scene.scale(), row.bottom()));
    text.alignment = Qt::AlignRight | Qt::AlignVCenter;
    // Namesakes differ in what stands at the end: their arguments.
    text.text = elidedText(words, role, list.scale, text.box.width(), Qt::ElideMiddle);
    text.role = role;
    text.color = role == TextRole::LaneLabel ? scene.theme().ink : scene.theme().quietInk;
    list.addText(text);
}

/// The name of a lane, with how many are folded into it, behind the sign that folds.
void drawLaneLabel(DisplayList& list, const RunScene& scene, size_t row)
{
    const LaneRow& lane = scene.rows[row];
    const size_t parts = scene.foldedInto(row);
    const QRectF place = scene.layout().lanes[row];
    const QString label = laneWords(scene.trace(), lane.lane, scene.labels[lane.lane]);
    const bool hasSign = parts > 0 || (scene.hasHandles && lane.hasParts);
    drawLabel(list, scene, foldedWords(label, parts), place, TextRole::LaneLabel,
              hasSign ? 2 + kFoldSign : 4);
    if (!hasSign) return;
    TextItem sign;
    sign.box = foldSignOf(scene, row);
    sign.alignment = Qt::AlignCenter;
    sign.text = parts > 0 ? QStringLiteral("▸") : QStringLiteral("▾");
    sign.role = TextRole::LaneLabel;
    sign.color = scene.theme().quietInk;
    list.add(sign);
}

} // namespace

QRectF foldSignOf(const RunScene& scene, size_t row)
{
    const QRectF place = scene.layout().lanes[row];
    return QRectF(2 * scene.scale(), place.top(), kFoldSign * scene.scale(), place.height());
}

void drawRunFrame(DisplayList& list, const RunScene& scene)
{
    const double scale = scene.scale();
    const double from = scene.offset;
    const double to = scene.offset + scene.picture.plotWidth();
    const QRectF body = scene.layout().body;
    const double slot = scene.map.slotWidth();
    const bool legible = slot >= 4 * scale;
    for (const AxisMap::Knot& knot : scene.map.knotsBetween(from, to)) {
        if (!legible) break;
        const double begin = scene.left() + knot.begin - scene.offset;
        const double end = scene.left() + knot.end - scene.offset;
        Box band;
        band.rect = QRectF(QPointF(std::max(begin, scene.left()), body.top()),
                           QPointF(std::min(end, scene.right()), body.bottom()));
        if (band.rect.width() <= 0) continue;
        band.color = blend(scene.theme().band, scene.theme().canvas, 0.55);
        list.add(band);
        for (uint32_t i = 0; i <= knot.slotCount; ++i)
            drawGridLine(list, scene, begin + i * slot, i == 0 ? Dash::Solid : Dash::Dotted);
    }
    for (const AxisTick& tick : ticksBetween(scene.map, from, to, 64 * scale))
        drawGridLine(list, scene, scene.left() + tick.x - scene.offset, Dash::Solid);

    for (size_t i = 0; i < scene.rows.size(); ++i) {
        const QRectF row = scene.layout().lanes[i];
        const LaneId lane = scene.rows[i].lane;
        if (!scene.shows(row)) continue;
        Stroke line;
        line.from = row.bottomLeft();
        line.to = row.bottomRight();
        line.color = scene.theme().rule;
        line.width = 0.5 * scale;
        list.add(line);
        if (!scene.hides(scene.timeline().lane(lane).created)) drawLaneLabel(list, scene, i);
    }
    for (size_t i = 0; i < scene.layout().strips.size(); ++i)
        drawLabel(list, scene,
                  stripWords(scene.run().settings(), scene.timeline().strips()[i].core),
                  scene.layout().strips[i], TextRole::StripLabel);
    if (!scene.layout().ribbon.isEmpty())
        drawLabel(list, scene, readyQueueWords(), scene.layout().ribbon, TextRole::StripLabel);
}

void drawRunHeader(DisplayList& list, const RunScene& scene, bool focused)
{
    const double scale = scene.scale();
    const Theme& theme = scene.theme();
    const QRectF header = scene.layout().header;
    Box band;
    band.rect = header;
    band.color = theme.band;
    list.add(band);
    if (focused) {
        Box bar;
        bar.rect = QRectF(header.left(), header.top(), 4 * scale, header.height());
        bar.color = theme.accent;
        list.add(bar);
    }

    const std::vector<const Run*> others = likeIt(scene);
    const QString title = runTitle(scene.comparison, scene.index);
    TextItem name;
    name.box = QRectF(14 * scale, header.top(), header.width() - 28 * scale, header.height());
    name.text = title;
    name.role = TextRole::RunName;
    name.color = theme.ink;
    if (!list.addText(name)) return;
    double left = name.box.left() + textWidth(title, TextRole::RunName, scale) + 14 * scale;

    // Figures from the right, as long as they leave the name alone.
    double right = header.right() - 16 * scale - scene.headerRoom;
    std::vector<HeaderFigure> figures;
    if (!scene.hidesEnd()) figures = headerFigures(scene);
    const auto roleOf = [](const HeaderFigure& figure) {
        return figure.best ? TextRole::BestFigure : TextRole::Figure;
    };
    const auto widthOf = [&](const HeaderFigure& figure) {
        return textWidth(figure.words, roleOf(figure), scale) + 24 * scale;
    };
    // The first is the last to go.
    double room = right - left;
    size_t fitting = 0;
    while (fitting < figures.size() && widthOf(figures[fitting]) <= room)
        room -= widthOf(figures[fitting++]) + 6 * scale;
    QStringList words = headerWords(scene, others);
    if (const int hidden = hiddenLanes(scene); hidden > 0) words.prepend(hiddenLanesWords(hidden));
    // What is set comes before all figures but the first, for a class or where it is whole then.
    const double told = textWidth(words.join(kBetweenWords), TextRole::RunWords, scale) + 6 * scale;
    double most = room;
    for (size_t other = 1; other < fitting; ++other)
        most += widthOf(figures[other]) + 6 * scale;
    const bool wins = scale >= kForAClass || (words.size() > 1 && told <= most);
    while (wins && fitting > 1 && room < told)
        room += widthOf(figures[--fitting]) + 6 * scale;
    figures.resize(fitting);
    std::reverse(figures.begin(), figures.end());
    for (const HeaderFigure& figure : figures) {
        const TextRole role = roleOf(figure);
        const double width = widthOf(figure);
        Box pill;
        const double height = 20 * scale;
        pill.rect =
            QRectF(right - width, header.top() + (header.height() - height) / 2, width, height);
        pill.color = theme.panel;
        pill.edge = figure.best ? theme.best : theme.rule;
        pill.edgeWidth = scale;
        pill.radius = 10 * scale;
        list.addPlate(pill, figure.words, role, figure.best ? theme.best : theme.ink);
        right -= width + 6 * scale;
    }

    TextItem what;
    what.box = QRectF(left, header.top(), right - left - 6 * scale, header.height());
    what.role = TextRole::RunWords;
    what.text = wordsThatFit(words, what.box.width(), scale);
    what.color = theme.quietInk;
    list.addText(what);
}

} // namespace awaitscope
