#include "gui/timeline/display_list.h"
#include "gui/timeline/legend.h"
#include "tests/gui/gantt_fixture.h"

#include <QTest>

#include <algorithm>

using namespace awaitscope;

namespace {

constexpr double kWidth = 400;

QStringList drawnIn(const std::vector<LegendEntry>& entries, double height)
{
    DisplayList list;
    drawLegend(list, entries, QRectF(0, 0, kWidth, height), PictureStyle());
    QStringList words;
    for (const DisplayItem& item : list.items)
        if (const auto* text = std::get_if<TextItem>(&item)) words << text->text;
    return words;
}

} // namespace

class TestLegend : public QObject {
    Q_OBJECT

private slots:
    void behindTheCurtainTheLegendExplainsWhereRunsPart()
    {
        const auto entries = allLegendEntries(*lookComparison());
        QVERIFY(std::count(entries.begin(), entries.end(), LegendEntry::Parts) == 1);
    }
    void whereRoomIsShortTheStatesAreStillExplained()
    {
        const auto entries = allLegendEntries(*lookComparison());
        const PictureStyle style;
        const int lines = legendLines(entries, kWidth, style);
        QVERIFY(lines > 2);
        const QStringList whole = drawnIn(entries, legendHeight(lines, style));
        QVERIFY(whole.size() >= static_cast<qsizetype>(entries.size()));
        const QStringList first = drawnIn(entries, legendHeight(1, style));
        QVERIFY(!first.isEmpty() && first.size() < whole.size());
        QCOMPARE(first, whole.first(first.size()));
        QVERIFY(drawnIn(entries, legendHeight(2, style)).size() > first.size());
        QCOMPARE(legendHeight(0, style), 0.0);
    }
};

QTEST_MAIN(TestLegend)
#include "tst_legend.moc"
