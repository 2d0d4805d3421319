#include "core/text/nearest.h"

#include <QtTest>

#include <array>

using namespace awaitscope;

class TestNearest : public QObject {
    Q_OBJECT

private slots:
    void theNearestNameIsFound_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("nearest");
        const auto row = [](const char* word, const char* nearest) {
            QTest::newRow(word) << QByteArray(word) << QByteArray(nearest);
        };
        row("export", "export");
        row("exprot", "export");
        row("expot", "export");
        row("exxport", "export");
        row("eksport", "export");
        row("rn", "run");
        row("ru", "run");
        row("lesson", "");
        row("", "");
        row("x", "");
    }
    void theNearestNameIsFound()
    {
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, nearest);
        constexpr std::array<std::string_view, 3> names{"run", "trace", "export"};
        const std::string_view found = nearestName(word.constData(), names);
        QCOMPARE(QByteArray(found.data(), static_cast<int>(found.size())), nearest);
    }
    void aLongTextIsNoName()
    {
        constexpr std::array<std::string_view, 1> names{"run"};
        QVERIFY(nearestName(std::string(100'000, 'x'), names).empty());
    }
};

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
