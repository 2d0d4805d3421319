#pragma once

#include <QRectF>

#include <cstddef>
#include <span>
#include <vector>

namespace awaitscope {

/// What a run needs room for.
struct RunRowCounts {
    size_t lanes = 0;
    size_t strips = 0;   ///< one for the thread, or one for each core
    bool ribbon = false; ///< the ready queue in order
    bool hidden = false; ///< another run is shown alone
};

/// What a picture has to be laid out in. Lengths in pixels.
struct LayoutRequest {
    std::vector<RunRowCounts> runs;
    double width = 0;
    double height = 0; ///< 0: as high as the rows want
    double scale = 1;
    double labelWidth = 0; ///< the longest label of a lane
    double titleHeight = 0;
    double legendHeight = 0;
    double smallestPitch = 18; ///< at scale 1: rows do not shrink below
    double wantedPitch = 0;    ///< at scale 1: headers and air give way before rows go below
};

/// The places of one run's parts.
struct RunLayout {
    QRectF header; ///< empty, as all is, when the run is hidden
    QRectF body;   ///< all under the header, as wide as the axis
    std::vector<QRectF> lanes;
    std::vector<QRectF> strips;
    QRectF ribbon; ///< empty when there is none

    bool isHidden() const { return header.isEmpty(); }
};

/// The places of everything in a picture of stacked runs on one axis.
struct PictureLayout {
    double width = 0;
    double height = 0; ///< that all needs; more than was asked for when it does not fit
    double scale = 1;
    double plotLeft = 0;
    double plotRight = 0;
    double lanePitch = 0; ///< from one lane to the next
    double barHeight = 0;
    QRectF title;
    std::vector<RunLayout> runs;
    double runsBottom = 0;
    QRectF axis;
    QRectF legend;

    double plotWidth() const { return plotRight - plotLeft; }
};

/// Rows have the look's measures when there is room and shrink to the wanted pitch when there is
/// less; then headers and the air around the rows do, then rows go down to the smallest pitch, and
/// then the picture is higher than was asked for.
PictureLayout layOut(const LayoutRequest& request);

} // namespace awaitscope
