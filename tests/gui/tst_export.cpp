#include "gui/export/exporter.h"
#include "gui/export/pdf_dates.h"
#include "tests/gui/look_runs.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

ExportResult make(PictureFormat format, const ExportOptions& options = {})
{
    return exportPicture(lookComparison(), format, options);
}

QImage imageOf(const ExportOptions& options)
{
    QString error;
    const QImage image = exportImage(lookComparison(), options, error);
    if (!error.isEmpty()) qWarning("%s", qPrintable(error));
    return image;
}

} // namespace

class TestExport : public QObject {
    Q_OBJECT
private slots:
    void theSuffixDecides_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("format");
        QTest::newRow("png") << "a.png" << static_cast<int>(PictureFormat::Png);
        QTest::newRow("svg") << "dir.x/a.SVG" << static_cast<int>(PictureFormat::Svg);
        QTest::newRow("pdf") << "a.b.pdf" << static_cast<int>(PictureFormat::Pdf);
        QTest::newRow("other") << "a.bmp" << -1;
        QTest::newRow("none") << "png" << -1;
    }
    void theSuffixDecides()
    {
        QFETCH(QString, file);
        QFETCH(int, format);
        const auto found = formatOfFile(file);
        QCOMPARE(found ? static_cast<int>(*found) : -1, format);
    }

    void sameInputSameBytes_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("png") << static_cast<int>(PictureFormat::Png);
        QTest::newRow("svg") << static_cast<int>(PictureFormat::Svg);
        QTest::newRow("pdf") << static_cast<int>(PictureFormat::Pdf);
    }
    void sameInputSameBytes()
    {
        QFETCH(int, format);
        const ExportResult one = make(static_cast<PictureFormat>(format));
        const ExportResult other = make(static_cast<PictureFormat>(format));
        QVERIFY2(one.isOk(), qPrintable(one.error));
        QVERIFY(one.bytes.size() > 1000);
        QVERIFY(one.bytes == other.bytes);
    }

    void twoProcessesWriteTheSameBytes_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"png", "svg", "pdf"})
            QTest::newRow(suffix) << suffix;
    }
    void twoProcessesWriteTheSameBytes()
    {
        QFETCH(QString, suffix);
        QTemporaryDir directory;
        QSet<QByteArray> files;
        for (const QString& name : {"one." + suffix, "two." + suffix, "three." + suffix}) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(),
                          {"--export", directory.filePath(name)});
            QVERIFY(process.waitForFinished(60000));
            QCOMPARE(process.exitCode(), 0);
            QFile file(directory.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            files.insert(file.readAll());
        }
        QCOMPARE(files.size(), 1);
    }

    void aPdfDoesNotKnowWhenOrWhereItWasMade()
    {
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "UTC");
        const QByteArray one = make(PictureFormat::Pdf).bytes;
        qputenv("TZ", "Asia/Kolkata");
        const QByteArray other = make(PictureFormat::Pdf).bytes;
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        QVERIFY(one.contains("/CreationDate (D:20000101000000Z)"));
        QVERIFY(one == other);
    }

    void movingADateMovesTheOffsets()
    {
        const QByteArray body = "%PDF-1.4\n1 0 obj\n<< /CreationDate (D:20261122110000+05'30') >>\n"
                                "endobj\n";
        const QByteArray second = "2 0 obj\n<< >>\nendobj\n";
        const auto entry = [](qsizetype offset, const char* rest) {
            return QByteArray::number(offset).rightJustified(10, '0') + rest;
        };
        const QByteArray whole = body + second + "xref\n0 3\n" + entry(0, " 65535 f \n") +
                                 entry(9, " 00000 n \n") + entry(body.size(), " 00000 n \n") +
                                 "trailer\n<< >>\nstartxref\n" +
                                 QByteArray::number(body.size() + second.size()) + "\n%%EOF\n";
        const QByteArray fixed = withFixedDate(whole);
        QVERIFY(fixed.contains("(D:20000101000000Z)"));
        const qsizetype object = fixed.indexOf("2 0 obj");
        QVERIFY(fixed.contains(entry(object, " 00000 n ")));
        QVERIFY(fixed.contains("startxref\n" + QByteArray::number(fixed.indexOf("xref\n0 3"))));
        QCOMPARE(withFixedDate("no date"), QByteArray("no date"));
    }

    void textStaysText()
    {
        const QByteArray svg = make(PictureFormat::Svg).bytes;
        for (const char* text : {"Two computations and a download", "SYNCHRONOUS", "COOPERATIVE",
                                 "quantum 200 ms", "compute(&quot;B&quot;)", "total 2 s",
                                 "holds the thread", "t = 2 s, in order", "ready queue"})
            QVERIFY2(svg.contains(text), text);
        QVERIFY(svg.contains("font-family=\"DejaVu Sans Mono\""));
        QSvgRenderer renderer;
        QVERIFY(renderer.load(svg));
        QCOMPARE(renderer.viewBox().width(), 1280);
        QVERIFY(make(PictureFormat::Pdf).bytes.contains("DejaVuSansMono"));
    }

    void svgNeedsNoClipping()
    {
        ExportOptions options;
        options.from = VirtualTime() + Duration::milliseconds(500);
        options.to = VirtualTime() + Duration::milliseconds(1300);
        const QByteArray svg = make(PictureFormat::Svg, options).bytes;
        const QRegularExpression rect(
            "<rect x=\"([-0-9.e]+)\" y=\"[-0-9.e]+\" width=\"([0-9.e]+)\"");
        int rects = 0;
        for (auto all = rect.globalMatch(QString::fromUtf8(svg)); all.hasNext(); ++rects) {
            const QRegularExpressionMatch match = all.next();
            const double left = match.captured(1).toDouble();
            QVERIFY(left >= 0);
            QVERIFY(left + match.captured(2).toDouble() <= 1280);
        }
        QVERIFY(rects > 50);
    }

    void sizesAreWhatWasAskedFor()
    {
        ExportOptions options;
        options.width = 1000;
        const QImage natural = imageOf(options);
        QCOMPARE(natural.width(), 1000);
        options.scale = 2;
        const QImage large = imageOf(options);
        QCOMPARE(large.width(), 2000);
        QVERIFY(std::abs(large.height() - 2 * natural.height()) <= 2);
        options.scale = 1;
        options.height = 900;
        QCOMPARE(imageOf(options).height(), 900);
        options.height = natural.height() - 80;
        QCOMPARE(imageOf(options).height(), natural.height() - 80);
    }

    void nothingIsCropped()
    {
        // The last line of the legend and the rightmost ring leave a margin in the ground's colour.
        const QImage image = imageOf({});
        const QColor ground = themeOf(ThemeKind::Light).canvas;
        for (int x = 0; x < image.width(); ++x)
            QCOMPARE(image.pixelColor(x, image.height() - 1), ground);
    }

    void impossibleThingsAreSaid_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::addColumn<double>("scale");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("too low") << 900.0 << 200.0 << 1.0 << qint64{0} << qint64{4} << "height";
        QTest::newRow("too narrow") << 100.0 << 0.0 << 1.0 << qint64{0} << qint64{4} << "wide";
        QTest::newRow("no scale") << 900.0 << 0.0 << 0.0 << qint64{0} << qint64{4} << "scale";
        QTest::newRow("not a scale")
            << 900.0 << 0.0 << std::nan("") << qint64{0} << qint64{4} << "scale";
        QTest::newRow("backwards") << 900.0 << 0.0 << 1.0 << qint64{3} << qint64{2} << "begins";
        QTest::newRow("too late") << 900.0 << 0.0 << 1.0 << qint64{9} << qint64{10} << "over";
        QTest::newRow("too large")
            << 20000.0 << 20000.0 << 10.0 << qint64{0} << qint64{4} << "too large";
    }
    void impossibleThingsAreSaid()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        QFETCH(double, scale);
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(QString, says);
        ExportOptions options;
        options.width = width;
        options.height = height;
        options.scale = scale;
        options.from = VirtualTime() + Duration::seconds(from);
        options.to = VirtualTime() + Duration::seconds(to);
        const ExportResult result = make(PictureFormat::Png, options);
        QVERIFY(!result.isOk());
        QVERIFY2(result.error.contains(says), qPrintable(result.error));
        QVERIFY(result.bytes.isEmpty());
    }

    void themesAndAxesDiffer()
    {
        QSet<QByteArray> pictures;
        for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print})
            for (const AxisMode axis : {AxisMode::Time, AxisMode::Unfolded, AxisMode::Order}) {
                ExportOptions options;
                options.theme = theme;
                options.axis = axis;
                pictures.insert(make(PictureFormat::Svg, options).bytes);
            }
        QCOMPARE(pictures.size(), 9);
    }

    void aRunWithoutTimeCanBeDrawn()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.prints(main, "Hello");
        b.finished(main);
        const auto comparison = comparisonOf("", {b.end()});
        for (const AxisMode axis : {AxisMode::Time, AxisMode::Unfolded, AxisMode::Order}) {
            ExportOptions options;
            options.axis = axis;
            options.to = VirtualTime() + Duration::seconds(1);
            const ExportResult result = exportPicture(comparison, PictureFormat::Png, options);
            QVERIFY2(result.isOk(), qPrintable(result.error));
        }
    }

    void filesAreWrittenOrTheReasonIsSaid()
    {
        QTemporaryDir directory;
        const QString name = directory.filePath("picture.svg");
        const ExportResult written = exportToFile(lookComparison(), name, {});
        QVERIFY2(written.isOk(), qPrintable(written.error));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), written.bytes);
        QVERIFY(exportToFile(lookComparison(), directory.filePath("no/such/a.png"), {})
                    .error.contains("a.png"));
        QVERIFY(!exportToFile(lookComparison(), directory.filePath("a.gif"), {}).isOk());
        QVERIFY(!exportToFile(nullptr, name, {}).isOk());
    }

    void frenchNumbersHaveCommas()
    {
        ExportOptions options;
        options.language = Language::French;
        QVERIFY(QString::fromUtf8(make(PictureFormat::Svg, options).bytes)
                    .contains(QString::fromUtf8("1,2\u00a0s")));
    }
};

int main(int argc, char** argv)
{
    makeExportsReproducible();
    QApplication application(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--export")
        return exportToFile(lookComparison(), QString::fromLocal8Bit(argv[2]), {}).isOk() ? 0 : 1;
    TestExport test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_export.moc"
