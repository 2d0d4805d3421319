#include "gui/style/fonts.h"
#include "gui/style/task_styles.h"
#include "gui/style/theme.h"
#include "tests/gui/look_runs.h"

#include <QTest>

using namespace awaitscope;

namespace {

constexpr double kText = 4.5;
constexpr double kMark = 3;

void addThemes()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("light") << static_cast<int>(ThemeKind::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeKind::Dark);
    QTest::newRow("print") << static_cast<int>(ThemeKind::Print);
}

void check(const QColor& one, const QColor& other, double least)
{
    const double contrast = contrastOf(one, other);
    QVERIFY2(contrast >= least,
             qPrintable(QString("%1 on %2: %3").arg(one.name(), other.name()).arg(contrast)));
}

std::vector<QColor> taskColors(const Theme& theme)
{
    std::vector<QColor> colors(theme.tasks.begin(), theme.tasks.end());
    colors.push_back(theme.mainTask);
    return colors;
}

} // namespace

class TestStyle : public QObject {
    Q_OBJECT
private slots:
    void contrastIsWhatWcagSays()
    {
        QCOMPARE(contrastOf(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastOf(Qt::red, Qt::red), 1.0);
        QVERIFY(std::abs(contrastOf(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void beforeAClassNothingIsSmaller()
    {
        // On a window 1000 pixels high, twice as large as on a desk.
        for (const TextRole role :
             {TextRole::Title, TextRole::RunName, TextRole::RunWords, TextRole::LaneLabel,
              TextRole::CursorTime, TextRole::Figure, TextRole::BestFigure, TextRole::AxisText,
              TextRole::Legend, TextRole::StripLabel, TextRole::BarText, TextRole::Letter})
            QVERIFY2(fontOf(role, 2).pixelSize() >= 24,
                     qPrintable(QString::number(static_cast<int>(role))));
    }

    void textCanBeRead_data() { addThemes(); }
    void textCanBeRead()
    {
        QFETCH(int, kind);
        const Theme& theme = themeOf(static_cast<ThemeKind>(kind));
        for (const QColor& ground :
             {theme.canvas, theme.panel, theme.band, blend(theme.band, theme.canvas, 0.55)})
            for (const QColor& text : {theme.ink, theme.quietInk})
                check(text, ground, kText);
        for (const QColor& ground : {theme.canvas, theme.panel})
            for (const QColor& text : {theme.best, theme.wrong, theme.accent})
                check(text, ground, kText);
        check(theme.onAccent, theme.accent, kText);
        check(theme.cursorHalo, theme.cursor, kText);
        check(theme.ink, theme.lineMark, kText);
        for (const QColor& task : taskColors(theme)) {
            check(theme.onTask, task, kText);
            // The words in a call stand on its pale bar.
            check(theme.quietInk, blend(task, theme.canvas, 0.13), kText);
        }
    }

    void marksCanBeSeen_data() { addThemes(); }
    void marksCanBeSeen()
    {
        QFETCH(int, kind);
        const Theme& theme = themeOf(static_cast<ThemeKind>(kind));
        for (const QColor& ground :
             {theme.canvas, theme.panel, blend(theme.band, theme.canvas, 0.55)}) {
            for (const QColor& task : taskColors(theme))
                check(task, ground, kMark);
            for (const QColor& mark : {theme.ink, theme.cursor})
                check(mark, ground, kMark);
        }
        check(theme.accent, theme.band, kMark);
    }

    void aTaskLooksTheSameInAllRuns()
    {
        const auto comparison = lookComparison();
        const TaskStyles styles(*comparison);
        const Theme& theme = themeOf(ThemeKind::Light);
        const QStringList letters{"m", "A", "B", "C"};
        for (size_t run = 0; run < comparison->runs.size(); ++run)
            for (LaneId lane = 1; lane <= 4; ++lane) {
                const TaskIdentity identity = comparison->identityOf(run, lane);
                QCOMPARE(styles.letter(identity), letters[static_cast<int>(lane) - 1]);
                QCOMPARE(styles.color(identity, theme),
                         lane == 1 ? theme.mainTask : theme.tasks[lane - 2]);
            }
    }

    void lettersStayUniqueWhileTheyLast()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        for (int i = 0; i < 30; ++i)
            b.task("worker", main, std::to_string(i % 4));
        const auto comparison = comparisonOf("", {b.end()});
        const TaskStyles styles(*comparison);
        QSet<QString> letters;
        for (LaneId lane = 1; lane < 32; ++lane)
            letters.insert(styles.letter(comparison->identityOf(0, lane)));
        QCOMPARE(letters.size(), 31);
    }

    void lettersAreWhatTellsNamesakesApart()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId one = b.task("job", main, "\"Task X\"");
        const LaneId other = b.task("job", main, "\"Task Y\"");
        const LaneId numbered = b.task("tache2", main);
        const auto comparison = comparisonOf("", {b.end()});
        const TaskStyles styles(*comparison);
        QCOMPARE(styles.letter(comparison->identityOf(0, one)), QString("X"));
        QCOMPARE(styles.letter(comparison->identityOf(0, other)), QString("Y"));
        QCOMPARE(styles.letter(comparison->identityOf(0, numbered)), QString("2"));
    }

    void anArgumentThatAllHaveGivesNoLetter()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId one = b.task("wait", main, "3");
        const LaneId other = b.task("wait", main, "3");
        const LaneId alone = b.task("send", main, "\"Ada\"");
        const auto comparison = comparisonOf("", {b.end()});
        const TaskStyles styles(*comparison);
        QCOMPARE(styles.letter(comparison->identityOf(0, one)), QString("W"));
        QCOMPARE(styles.letter(comparison->identityOf(0, other)), QString("A"));
        QCOMPARE(styles.letter(comparison->identityOf(0, alone)), QString("D"));
    }
};

QTEST_APPLESS_MAIN(TestStyle)
#include "tst_style.moc"
