#pragma once

#include "core/comparison/comparison.h"
#include "core/text/language.h"
#include "gui/style/theme.h"
#include "gui/timeline/annotations.h"
#include "gui/timeline/axis_map.h"
#include "gui/timeline/picture_view.h"
#include "gui/timeline/run_cursor.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

enum class PictureFormat { Png, Svg, Pdf };

/// The format that a file's name asks for by its suffix; nothing when none of ours.
std::optional<PictureFormat> formatOfFile(const QString& fileName);

/// Where the curtain hangs: all that comes after it is hidden in the picture, too.
struct ExportCurtain {
    std::vector<RunCursor> cursors; ///< by run
    size_t focus = 0;               ///< the run that the axis goes by
};

/// How a picture of a comparison is made. Lengths in pixels of 1/96 inch.
struct ExportOptions {
    double width = 1280;
    double height = 0; ///< 0: as high as the rows want
    double scale = 1;  ///< size of texts, marks and rows; a PNG is that much larger, too
    ThemeKind theme = ThemeKind::Light;
    AxisOrder axis;
    std::optional<VirtualTime> from; ///< the beginning of the runs
    std::optional<VirtualTime> to;   ///< their end
    Language language = Language::English;
    PictureView view;                     ///< which lanes, which runs
    std::optional<ExportCurtain> curtain; ///< nothing: it is open
    Annotations annotations;              ///< what stands above the runs
};

/// A picture, or why there is none.
struct ExportResult {
    QByteArray bytes;
    QString error; ///< empty when all went well

    bool isOk() const { return error.isEmpty(); }
};

/// Lets two processes write the same bytes of PDF: Qt puts the fonts in the order of a hash, whose
/// seed is random. REQUIRES: called first in `main`, before any other use of Qt.
void makeExportsReproducible();

/// The whole timeline of a comparison with title, legend, axis and settings: it stands alone on a
/// slide or a page. Never cropped: when the height asked for is too small even for the smallest
/// rows, that is the error. The same comparison and options give the same bytes
/// (see `makeExportsReproducible`).
///
/// Needs a QGuiApplication, but no display.
ExportResult exportPicture(const std::shared_ptr<const Comparison>& comparison,
                           PictureFormat format, const ExportOptions& options);

/// The same into a file; its suffix decides the format. An error when it cannot be written.
ExportResult exportToFile(const std::shared_ptr<const Comparison>& comparison,
                          const QString& fileName, const ExportOptions& options);

/// The same as an image, for the clipboard. Null, with the reason in `error`, when it is
/// impossible.
QImage exportImage(const std::shared_ptr<const Comparison>& comparison,
                   const ExportOptions& options, QString& error);

} // namespace awaitscope
