#include "core/text/time_text.h"
#include "core/time/virtual_time.h"

#include <QTest>

#include <limits>

using namespace awaitscope;

class VirtualTimeTest : public QObject {
    Q_OBJECT

private slots:
    void secondsAreRoundedToTheNearestNanosecondTiesToEven()
    {
        QCOMPARE(Duration::fromSeconds(0.1).count(), int64_t{100'000'000});
        QCOMPARE(Duration::fromSeconds(0.1 + 0.2), Duration::fromSeconds(0.3));
        QCOMPARE(Duration::fromSeconds(0.5e-9).count(), int64_t{0});
        QCOMPARE(Duration::fromSeconds(1.5e-9).count(), int64_t{2});
        QCOMPARE(Duration::fromSeconds(2.5e-9).count(), int64_t{2});
        QCOMPARE(Duration::fromSeconds(-1).count(), int64_t{-1'000'000'000});
    }

    void hugeSecondsSaturate()
    {
        QCOMPARE(Duration::fromSeconds(1e300).count(), std::numeric_limits<int64_t>::max());
        QCOMPARE(Duration::fromSeconds(-1e300).count(), std::numeric_limits<int64_t>::min());
        QCOMPARE(VirtualTime() + Duration::seconds(5) + Duration::fromSeconds(1e300),
                 VirtualTime::last());
        QVERIFY(VirtualTime::last() < VirtualTime::never());
    }

    void durationsAreReadExactly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("nanoseconds");
        const auto add = [](const char* text, qint64 nanoseconds) {
            QTest::newRow(text) << QByteArray(text) << nanoseconds;
        };
        add("250us", 250'000);
        add("100ms", 100'000'000);
        add("1.5s", 1'500'000'000);
        add("20ns", 20);
        add("2min", 120'000'000'000);
        add("0.5min", 30'000'000'000);
        add("3", 3'000'000'000);
        add("0.000000001", 1);
        add(".5", 500'000'000);
        add("1.s", 1'000'000'000);
        add("0.1000000000000s", 100'000'000);
        add("100 ms", 100'000'000);
        add("0", 0);
        add("9223372036.854775807", std::numeric_limits<int64_t>::max());
    }
    void durationsAreReadExactly()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, nanoseconds);
        const auto duration = parseDuration(text.toStdString());
        QVERIFY(duration);
        QCOMPARE(duration->count(), nanoseconds);
    }

    void whatIsNoDurationIsRefused()
    {
        for (const char* text :
             {"", "s", ".", "-1s", "+1", "1h", "1 ", " 1", "1.2.3", "0.5ns", "1e3",
              "9223372036.854775808", "99999999999999999999", "1,5s", "1  ms", "1msx", "inf"})
            QVERIFY2(!parseDuration(text), text);
    }

    void durationsAreWrittenShortAndExact_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("french");
        const auto add = [](qint64 nanoseconds, const char* english, const char* french) {
            QTest::newRow(english)
                << nanoseconds << QString::fromUtf8(english) << QString::fromUtf8(french);
        };
        add(0, "0 s", "0\u00a0s");
        add(1'500'000'000, "1.5 s", "1,5\u00a0s");
        add(100'000'000, "100 ms", "100\u00a0ms");
        add(250'000, "250 us", "250\u00a0us");
        add(20, "20 ns", "20\u00a0ns");
        add(1'000'000'001, "1.000000001 s", "1,000000001\u00a0s");
        add(90'000'000'000, "90 s", "90\u00a0s");
        add(-2'500, "-2.5 us", "-2,5\u00a0us");
        add(1'050'000, "1.05 ms", "1,05\u00a0ms");
    }
    void durationsAreWrittenShortAndExact()
    {
        QFETCH(qint64, nanoseconds);
        QFETCH(QString, english);
        QFETCH(QString, french);
        const Duration duration = Duration::nanoseconds(nanoseconds);
        QCOMPARE(QString::fromStdString(formatDuration(duration)), english);
        QCOMPARE(QString::fromStdString(formatDuration(duration, true)), french);
        if (nanoseconds < 0) return;
        QCOMPARE(parseDuration(formatDuration(duration))->count(), nanoseconds);
    }

    void peopleReadNoNanosecondsThatNobodyChose()
    {
        const auto read = [](int64_t nanoseconds) {
            return readable(Duration::nanoseconds(nanoseconds)).count();
        };
        QCOMPARE(read(1'000'001'000), 1'000'001'000); // whole microseconds are exact
        QCOMPARE(read(1'234'567'891), 1'235'000'000);
        QCOMPARE(read(843'421'834), 843'000'000);
        QCOMPARE(read(99'999'999), 100'000'000);
        QCOMPARE(read(12'345'678), 12'346'000);
        QCOMPARE(read(20), 20);
        QCOMPARE(read(999'999), 999'999);
        QCOMPARE(read(-1'234'567'891), -1'235'000'000);
        QCOMPARE(rounded(Duration::nanoseconds(1'000'001'000)).count(), 1'000'000'000);
        const int64_t most = std::numeric_limits<int64_t>::max();
        QCOMPARE(read(most), most); // nothing above it to round to
    }

    void tracesWriteNineDecimals()
    {
        QCOMPARE(formatExactSeconds(VirtualTime()), std::string("0.000000000"));
        QCOMPARE(formatExactSeconds(VirtualTime::atNanoseconds(1'500'000'001)),
                 std::string("1.500000001"));
        QCOMPARE(formatExactSeconds(VirtualTime::atNanoseconds(-5)), std::string("-0.000000005"));
    }

    void timesAndLengthsAreTheSameUnit()
    {
        const Duration half = Duration::milliseconds(500);
        QCOMPARE(timeText(VirtualTime() + half, Language::English), std::string("0.5 s"));
        QCOMPARE(timeText(VirtualTime() + half, Language::French), std::string("0,5\u00a0s"));
        QCOMPARE(timeText(VirtualTime(), Language::English), std::string("0 s"));
        QCOMPARE(lengthText(half, Language::English), std::string("0.5 s"));
        QCOMPARE(lengthText(half, Language::French), std::string("0,5\u00a0s"));
        QCOMPARE(lengthText(Duration::milliseconds(50), Language::English), std::string("0.05 s"));
        QCOMPARE(lengthText(Duration::milliseconds(5), Language::English), std::string("5 ms"));
        QCOMPARE(lengthText(Duration::nanoseconds(2500), Language::French),
                 std::string("2,5\u00a0us"));
    }

    void plainSecondsAreShort()
    {
        QCOMPARE(formatSeconds(Duration()), std::string("0"));
        QCOMPARE(formatSeconds(Duration::milliseconds(1500)), std::string("1.5"));
        QCOMPARE(formatSeconds(Duration::nanoseconds(1000)), std::string("0.000001"));
        QCOMPARE(formatSeconds(Duration::nanoseconds(std::numeric_limits<int64_t>::min())),
                 std::string("-9223372036.854775808"));
    }
};

QTEST_GUILESS_MAIN(VirtualTimeTest)
#include "tst_virtual_time.moc"
