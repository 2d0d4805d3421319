#include "gui/export/export_page.h"

#include "gui/timeline/annotation_drawing.h"
#include "gui/timeline/axis_drawing.h"
#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/markers.h"
#include "gui/timeline/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

struct PageTexts {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

// What an image can hold in one direction.
constexpr double kLargestSide = 32000;
// And in all: 1 GiB of pixels.
constexpr double kLargestArea = 268435456;
constexpr double kTitle = 44;

/// The line that shows [from, to] in a window of `width` pixels: how long it is, and where the
/// window begins on it.
struct ExportWindow {
    AxisMap map;
    double offset = 0;
};

ExportWindow windowFor(const ComparisonPicture& picture, const ExportOptions& options, double width)
{
    ExportWindow window{picture.axisMap(options.axis, width, options.scale), 0};
    if (!options.from && !options.to) return window;
    const VirtualTime from = options.from.value_or(VirtualTime());
    const VirtualTime to = std::min(options.to.value_or(picture.end()), picture.end());
    // A longer line has wider stretches, but not wider slots: the length is searched for. What is
    // shown grows with the length, so halving finds it.
    const auto shown = [&](const AxisMap& map) { return map.xAfter(to) - map.x(from); };
    double low = width;
    double high = width;
    for (int i = 0; i < 60 && shown(window.map) < width; ++i) {
        low = high;
        high *= 2;
        window.map = picture.axisMap(options.axis, high, options.scale);
    }
    for (int i = 0; i < 60 && high - low > 0.01; ++i) {
        const double middle = (low + high) / 2;
        window.map = picture.axisMap(options.axis, middle, options.scale);
        (shown(window.map) < width ? low : high) = middle;
    }
    window.offset = window.map.x(from);
    return window;
}

MarkerPlaces markerPlaces(const Markers& markers, const PictureLayout& layout,
                          const ExportWindow& window)
{
    const auto x = [&](AxisPosition at) {
        return layout.plotLeft + window.map.x(at) - window.offset;
    };
    MarkerPlaces places{{}, layout.runsBottom, layout.plotLeft, layout.plotRight, {}, {}};
    for (const RunLayout& run : layout.runs)
        places.bodies.push_back(run.body);
    if (markers.first) places.first = x(*markers.first);
    if (markers.second) places.second = x(*markers.second);
    return places;
}

ExportPage failed(const QString& error)
{
    ExportPage page;
    page.error = error;
    return page;
}

void drawTitle(DisplayList& list, const QString& title, const QRectF& area, const Theme& theme)
{
    if (area.isEmpty()) return;
    TextItem text;
    text.box = area;
    text.text = title;
    text.role = TextRole::Title;
    text.color = theme.ink;
    list.addText(text);
}

} // namespace

ExportPage makeExportPage(const std::shared_ptr<const Comparison>& comparison,
                          const ExportOptions& options)
{
    if (!comparison || comparison->runs.empty())
        return failed(PageTexts::tr("There is no run to draw."));
    if (!(options.scale >= 0.1 && options.scale <= 20))
        return failed(PageTexts::tr("The scale must be between 0.1 and 20."));
    if (!(options.width >= 320) || !(options.height >= 0))
        return failed(PageTexts::tr("A picture is at least 320 pixels wide."));
    const VirtualTime from = options.from.value_or(VirtualTime());
    if (options.to && *options.to <= from)
        return failed(PageTexts::tr("The picture would end before it begins."));

    ComparisonPicture picture(comparison);
    picture.setView(options.view);
    if (from > picture.end())
        return failed(PageTexts::tr("The runs are over at %1: there is nothing to draw.")
                          .arg(timeWords(picture.end(), options.language)));
    const PictureStyle style{&themeOf(options.theme), options.scale, options.language};
    LayoutRequest request = picture.layoutRequest(style);
    request.width = std::round(options.width * options.scale);
    request.height = std::round(options.height * options.scale);
    // That of the runs would tell what is still to come.
    std::vector<LegendEntry> legend =
        options.curtain ? allLegendEntries(picture.comparison()) : picture.legend();
    if (options.annotations.allArrows) {
        const std::vector<LegendEntry> arrows =
            options.curtain ? allArrowEntries() : picture.arrowLegend();
        legend.insert(legend.end(), arrows.begin(), arrows.end());
    }
    const int lines = legendLines(legend, request.width - 28 * options.scale, style);
    request.legendHeight = legendHeight(lines, style);
    request.titleHeight = comparison->title.empty() ? 0 : kTitle * options.scale;
    request.smallestPitch = 8;
    PictureLayout layout = layOut(request);
    if (options.height == 0 && layout.height > kLargestSide) {
        request.height = kLargestSide;
        layout = layOut(request);
    }
    const double height = std::ceil(layout.height);
    if (request.height > 0 && height > request.height)
        return failed(PageTexts::tr("The rows need a height of %1 pixels at least.")
                          .arg(std::ceil(height / options.scale)));
    const QSize size(static_cast<int>(request.width),
                     static_cast<int>(std::max(height, request.height)));
    if (request.width > kLargestSide || size.height() > kLargestSide ||
        request.width * size.height() > kLargestArea)
        return failed(PageTexts::tr("A picture of %1 x %2 pixels is too large.")
                          .arg(size.width())
                          .arg(size.height()));

    ExportPage page;
    page.size = size;
    page.list.scale = options.scale;
    const Theme& theme = *style.theme;
    Box ground;
    ground.rect = QRectF(QPointF(), QSizeF(size));
    ground.color = theme.canvas;
    page.list.add(ground);
    drawTitle(page.list, QString::fromStdString(comparison->title), layout.title, theme);
    const ExportWindow window = windowFor(picture, options, layout.plotWidth());
    for (size_t run = 0; run < comparison->runs.size(); ++run) {
        if (layout.runs[run].isHidden()) continue;
        RunScene scene = picture.scene(run, window.map, window.offset, layout, style);
        if (options.curtain) scene.lastShown = options.curtain->cursors[run].event;
        picture.drawRun(page.list, scene, false);
        if (options.curtain)
            drawCurtain(page.list, layout, curtainPlace(scene, options.curtain->cursors[run]),
                        scene.layout().body, theme.band);
        drawAnnotations(page.list, picture, scene, options.annotations);
    }
    drawMarkers(page.list, markerPlaces(options.annotations.markers, layout, window),
                options.annotations.markers, style);
    drawAxis(page.list, window.map, window.offset, layout.axis, style);
    if (options.curtain) {
        const size_t focus = options.curtain->focus;
        const RunScene scene = picture.scene(focus, window.map, window.offset, layout, style);
        drawCurtain(page.list, layout, curtainPlace(scene, options.curtain->cursors[focus]),
                    layout.axis.adjusted(0, -options.scale, 0, 0), theme.canvas);
    }
    drawLegend(page.list, legend, layout.legend, style);
    return page;
}

} // namespace awaitscope
