#include "gui/export/exporter.h"

#include "gui/export/export_page.h"
#include "gui/export/pdf_dates.h"
#include "gui/timeline/display_painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHashFunctions>
#include <QMarginsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace awaitscope {

namespace {

struct ExporterTexts {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

constexpr int kDotsPerInch = 96;
constexpr int kDotsPerMeter = 3780;

QImage imageOf(const ExportPage& page)
{
    QImage image(page.size, QImage::Format_RGB32);
    image.setDotsPerMeterX(kDotsPerMeter);
    image.setDotsPerMeterY(kDotsPerMeter);
    QPainter painter(&image);
    paintDisplayList(painter, page.list);
    return image;
}

QByteArray pngOf(const ExportPage& page)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    imageOf(page).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svgOf(const ExportPage& page, const QString& title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // At any other resolution the size would be written in wrong millimetres.
    generator.setResolution(kDotsPerInch);
    generator.setSize(page.size);
    generator.setViewBox(QRect(QPoint(), page.size));
    generator.setTitle(title);
    generator.setDescription(QStringLiteral("Awaitscope"));
    QPainter painter(&generator);
    paintDisplayList(painter, page.list);
    painter.end();
    return buffer.data();
}

QByteArray pdfOf(const ExportPage& page, const QString& title)
{
    // Positions are rounded to dots: many of them to a pixel.
    constexpr int kDotsPerPixel = 10;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Awaitscope"));
    writer.setResolution(kDotsPerInch * kDotsPerPixel);
    const QSizeF points = QSizeF(page.size) * 72 / kDotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(kDotsPerPixel, kDotsPerPixel);
    paintDisplayList(painter, page.list);
    painter.end();
    return withFixedDate(buffer.data());
}

} // namespace

void makeExportsReproducible()
{
    QHashSeed::setDeterministicGlobalSeed();
}

std::optional<PictureFormat> formatOfFile(const QString& fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == QLatin1String("png")) return PictureFormat::Png;
    if (suffix == QLatin1String("svg")) return PictureFormat::Svg;
    if (suffix == QLatin1String("pdf")) return PictureFormat::Pdf;
    return std::nullopt;
}

ExportResult exportPicture(const std::shared_ptr<const Comparison>& comparison,
                           PictureFormat format, const ExportOptions& options)
{
    const ExportPage page = makeExportPage(comparison, options);
    if (!page.error.isEmpty()) return {{}, page.error};
    const QString title = QString::fromStdString(comparison->title);
    switch (format) {
    case PictureFormat::Svg: return {svgOf(page, title), {}};
    case PictureFormat::Pdf: return {pdfOf(page, title), {}};
    case PictureFormat::Png: break;
    }
    return {pngOf(page), {}};
}

ExportResult exportToFile(const std::shared_ptr<const Comparison>& comparison,
                          const QString& fileName, const ExportOptions& options)
{
    const std::optional<PictureFormat> format = formatOfFile(fileName);
    if (!format)
        return {{}, ExporterTexts::tr("%1: a picture is a .png, .svg or .pdf file.").arg(fileName)};
    ExportResult result = exportPicture(comparison, *format, options);
    if (!result.isOk()) return result;
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(result.bytes) != result.bytes.size() ||
        !file.commit())
        result.error = QStringLiteral("%1: %2").arg(fileName, file.errorString());
    return result;
}

QImage exportImage(const std::shared_ptr<const Comparison>& comparison,
                   const ExportOptions& options, QString& error)
{
    const ExportPage page = makeExportPage(comparison, options);
    error = page.error;
    return error.isEmpty() ? imageOf(page) : QImage();
}

} // namespace awaitscope
