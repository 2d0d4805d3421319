#include "gui/timeline/picture_layout.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// The measures of the look, at scale 1.
constexpr double kHeader = 30;
constexpr double kAboveLanes = 6;
constexpr double kPitch = 38;
constexpr double kAboveStrips = 9;
constexpr double kStrip = 14;
constexpr double kBetweenStrips = 3;
constexpr double kRibbon = 13;
constexpr double kBelow = 8;
constexpr double kBetweenRuns = 4;
constexpr double kAxis = 30;
constexpr double kSide = 14;
constexpr double kAfterLabel = 8;
constexpr double kRight = 26;

// Where not all fits: what headers and the air around rows give up at most.
constexpr double kHeaderGives = 0.27;
constexpr double kAirGives = 0.5;

double header(double tightness)
{
    return kHeader * (1 - kHeaderGives * tightness);
}

double air(double height, double tightness)
{
    return height * (1 - kAirGives * tightness);
}

double heightWithoutLanes(const RunRowCounts& run, double tightness)
{
    const double strips = static_cast<double>(run.strips);
    double height = header(tightness) + air(kAboveLanes + kAboveStrips + kBelow, tightness);
    height += strips * kStrip + std::max(strips - 1, 0.0) * kBetweenStrips;
    if (run.ribbon) height += kBetweenStrips + kRibbon;
    return height;
}

RunLayout layOutRun(const RunRowCounts& run, const PictureLayout& picture, double top,
                    double tightness)
{
    const double scale = picture.scale;
    RunLayout result;
    result.header = QRectF(0, top, picture.width, std::round(header(tightness) * scale));
    double y = result.header.bottom() + std::round(air(kAboveLanes, tightness) * scale);
    const auto row = [&](double height) {
        return QRectF(picture.plotLeft, y, picture.plotWidth(), height);
    };
    for (size_t lane = 0; lane < run.lanes; ++lane) {
        result.lanes.push_back(row(picture.lanePitch));
        y += picture.lanePitch;
    }
    y += std::round(air(kAboveStrips, tightness) * scale);
    for (size_t strip = 0; strip < run.strips; ++strip) {
        result.strips.push_back(row(kStrip * scale));
        y += kStrip * scale + (strip + 1 < run.strips ? kBetweenStrips * scale : 0);
    }
    if (run.ribbon) {
        y += kBetweenStrips * scale;
        result.ribbon = row(kRibbon * scale);
        y += kRibbon * scale;
    }
    y += std::floor(air(kBelow, tightness) * scale);
    result.body = QRectF(picture.plotLeft, result.header.bottom(), picture.plotWidth(),
                         y - result.header.bottom());
    return result;
}

} // namespace

PictureLayout layOut(const LayoutRequest& request)
{
    PictureLayout picture;
    picture.width = request.width;
    picture.scale = request.scale;
    const double scale = request.scale;
    // Labels may take a third of the picture, no more.
    const double label =
        std::clamp(request.labelWidth, 60 * scale, std::max(60 * scale, request.width * 0.33));
    picture.plotLeft = std::round(kSide * scale + label + kAfterLabel * scale);
    picture.plotRight = std::max(picture.plotLeft + 1, std::round(request.width - kRight * scale));

    const auto withoutLanes = [&](double tightness) {
        double height = request.titleHeight + request.legendHeight + kAxis * scale;
        for (const RunRowCounts& run : request.runs)
            if (!run.hidden) height += (heightWithoutLanes(run, tightness) + kBetweenRuns) * scale;
        return height;
    };
    size_t lanes = 0;
    for (const RunRowCounts& run : request.runs)
        if (!run.hidden) lanes += run.lanes;
    double pitch = kPitch * scale;
    double tightness = 0;
    if (request.height > 0 && lanes > 0) {
        const double smallest = std::min(request.smallestPitch, kPitch) * scale;
        const double loose = withoutLanes(0);
        const double wanted = std::clamp(request.wantedPitch * scale, smallest, pitch);
        const double missing = loose + wanted * static_cast<double>(lanes) - request.height;
        if (missing > 0) tightness = std::min(1.0, missing / (loose - withoutLanes(1)));
        const double room = request.height - withoutLanes(tightness);
        pitch = std::clamp(std::floor(room / static_cast<double>(lanes)), smallest, pitch);
    }
    picture.lanePitch = pitch;
    picture.barHeight = std::round(pitch * 26 / kPitch);

    double y = 0;
    if (request.titleHeight > 0) {
        picture.title =
            QRectF(kSide * scale, 0, request.width - 2 * kSide * scale, request.titleHeight);
        y = request.titleHeight;
    }
    for (const RunRowCounts& run : request.runs) {
        if (run.hidden) {
            // Rows that are nowhere, so that whoever looks for one finds no place.
            picture.runs.emplace_back().lanes.resize(run.lanes);
            picture.runs.back().strips.resize(run.strips);
            continue;
        }
        picture.runs.push_back(layOutRun(run, picture, y, tightness));
        y = picture.runs.back().body.bottom() + kBetweenRuns * scale;
    }
    picture.runsBottom = y;
    picture.axis = QRectF(picture.plotLeft, y, picture.plotWidth(), kAxis * scale);
    picture.legend = QRectF(kSide * scale, picture.axis.bottom(), request.width - 2 * kSide * scale,
                            request.legendHeight);
    picture.height = picture.legend.bottom();
    return picture;
}

} // namespace awaitscope
