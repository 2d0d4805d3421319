#include "gui/source/source_editor.h"
#include "tests/gui/window_page.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <Qsci/qsciscintilla.h>
#include <QtTest>

#include <set>

using namespace awaitscope;

namespace {

/// Counts how often the widgets below `root` paint themselves.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget& root)
    {
        for (QWidget* widget : root.findChildren<QWidget*>())
            widget->installEventFilter(this);
    }
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) ++count;
        return QObject::eventFilter(watched, event);
    }
};

void settle()
{
    for (int round = 0; round < 50; ++round)
        QCoreApplication::processEvents();
}

std::vector<SourceMark> oneMark(int line)
{
    SourceMark mark;
    mark.line = line;
    mark.task = {QStringLiteral("A"), Qt::blue, MarkState::Waiting};
    return {mark};
}

} // namespace

class TestSourceEditor : public QObject {
    Q_OBJECT
private slots:
    void anEditorThatShowsTheSameDoesNotPaintAgain();
    void marksThatMoveArePainted();
    void tooManyMarksOnALineAreCounted();
    void aLongLineIsReadWholeBesideItsMark();
    void twoOnALongLineAreBothSeen();
    void marksLeaveTheNumbersAlone();
    void aTextThatLeavesRoomByItselfKeepsItsWidth();
    void theCaretGoesToWhatIsWrong();
    void whatIsWrongIsReadInANarrowEditor();
    void theMenuOfALineSpeaksTheLanguageOfTheWindow();
};

void TestSourceEditor::anEditorThatShowsTheSameDoesNotPaintAgain()
{
    SourceEditor editor;
    editor.resize(400, 300);
    editor.setText(QStringLiteral("import asyncio\nprint(1)\nprint(2)\n"));
    editor.setMarks(oneMark(2));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    settle();
    PaintCounter counter(editor);
    settle();
    QCOMPARE(counter.count, 0);
}

void TestSourceEditor::marksThatMoveArePainted()
{
    SourceEditor editor;
    editor.resize(400, 300);
    editor.setText(QStringLiteral("import asyncio\nprint(1)\nprint(2)\n"));
    editor.setMarks(oneMark(2));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    settle();
    PaintCounter counter(editor);
    editor.setMarks(oneMark(3));
    settle();
    QVERIFY(counter.count > 0);
    QVERIFY(counter.count < 10);
}

void TestSourceEditor::tooManyMarksOnALineAreCounted()
{
    SourceEditor editor;
    editor.resize(500, 300);
    editor.setText(QStringLiteral("import asyncio\nprint(1)\nprint(2)\n"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    settle();
    const QRect text(0, 0, 90, 300); // margin and most of the text
    const QRect besideText(200, 0, 280, 60);
    const QImage textBefore = editor.grab(text).toImage();
    const QImage besideBefore = editor.grab(besideText).toImage();
    editor.setMarks(std::vector<SourceMark>(60, oneMark(2).front()));
    settle();
    QCOMPARE(editor.grab(text).toImage(), textBefore);
    QVERIFY(editor.grab(besideText).toImage() != besideBefore);
}

void TestSourceEditor::aLongLineIsReadWholeBesideItsMark()
{
    // Lines that end where a mark would begin, where it would end, and far behind the view.
    for (const int length : {24, 28, 32, 36, 40, 90}) {
        SourceEditor editor;
        editor.resize(360, 300);
        QString words;
        while (words.size() < length)
            words += QStringLiteral("x + ");
        editor.setText(words.left(length - 1) + QStringLiteral("y\n"));
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        settle();
        const QWidget* view = editor.overlay().parentWidget();
        auto* text = editor.findChild<QsciScintilla*>();
        const long start = text->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 0L);
        editor.setMostMarks({{1, 1}});
        settle();
        const QImage before = editor.grab().toImage();
        editor.setMarks(oneMark(1));
        settle();
        const QImage after = editor.grab().toImage();
        // A mark is drawn, and nothing that was written has changed.
        int changed = 0;
        for (int y = 0; y < before.height(); ++y) {
            for (int x = 0; x < before.width(); ++x) {
                if (before.pixel(x, y) == after.pixel(x, y)) continue;
                ++changed;
                QVERIFY2(
                    x > start && before.pixelColor(x, y) == themeOf(ThemeKind::Light).panel,
                    qPrintable(QStringLiteral("%1 letters, at %2, %3").arg(length).arg(x).arg(y)));
            }
        }
        QVERIFY2(changed > 10, qPrintable(QString::number(length)));
        // The last letter is in the view.
        const long end = text->SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION, 0UL);
        QVERIFY(text->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, end) <
                view->width());
    }
}

void TestSourceEditor::twoOnALongLineAreBothSeen()
{
    SourceEditor editor;
    editor.resize(300, 300);
    auto* text = editor.findChild<QsciScintilla*>();
    // As full as a line can be before it goes on below.
    const auto rows = [&] { return text->SendScintilla(QsciScintilla::SCI_WRAPCOUNT, 0UL); };
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QString line;
    for (; rows() == 1; line += QLatin1Char('x')) {
        editor.setText(line);
        settle();
    }
    editor.setText(line.chopped(2));
    settle();
    QCOMPARE(rows(), 1L);
    std::vector<SourceMark> marks{oneMark(1).front(), oneMark(1).front()};
    marks[0].task.task = 1;
    marks[1].task = {QStringLiteral("B"), Qt::red, MarkState::Running, 2};
    editor.setMarks(marks);
    settle();
    editor.grab();
    std::set<uint32_t> seen;
    const int height = editor.lineHeight();
    for (int y = height / 2; y < 2 * height; y += height)
        for (int x = 0; x < editor.width(); ++x)
            if (const auto task = editor.overlay().taskAt({x, y})) seen.insert(*task);
    QCOMPARE(seen, std::set<uint32_t>({1, 2}));
}

void TestSourceEditor::marksLeaveTheNumbersAlone()
{
    SourceEditor editor;
    editor.resize(306, 300);
    editor.setText(QStringLiteral("async def philosopher(i):\n"
                                  "    async with forks[i]:\n"
                                  "        await asyncio.sleep(0.1)\n"
                                  "        print(i)\n"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    auto* text = editor.findChild<QsciScintilla*>();
    editor.setMostMarks({{1, 5}, {2, 5}, {3, 5}});
    settle();
    const auto rows = [&] { return text->SendScintilla(QsciScintilla::SCI_WRAPCOUNT, 2UL); };
    const long before = rows();
    const long start = text->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 0L);
    const QRect numbers(0, 0, static_cast<int>(start), 300);
    const QRect beside(static_cast<int>(start), 0, editor.width(), 300);
    const QImage numbersBefore = editor.grab(numbers).toImage();
    const QImage besideBefore = editor.grab(beside).toImage();
    std::vector<SourceMark> marks;
    for (int number = 0; number < 5; ++number) {
        marks.push_back(oneMark(3).front());
        marks.back().task = {QString::number(number), Qt::red, MarkState::Ready, 1};
    }
    editor.setMarks(marks);
    settle();
    QCOMPARE(editor.grab(numbers).toImage(), numbersBefore);
    QVERIFY(editor.grab(beside).toImage() != besideBefore);
    // The text does not move when they come.
    QCOMPARE(rows(), before);
}

void TestSourceEditor::aTextThatLeavesRoomByItselfKeepsItsWidth()
{
    SourceEditor editor;
    editor.resize(306, 300);
    editor.setText(QStringLiteral("x = 1\nasyncio.run(main('argument'))\n"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    auto* text = editor.findChild<QsciScintilla*>();
    editor.setMostMarks({{1, 5}});
    QCOMPARE(text->SendScintilla(QsciScintilla::SCI_GETMARGINRIGHT), 0L);
    editor.setMostMarks({{1, 5}, {2, 1}});
    QVERIFY(text->SendScintilla(QsciScintilla::SCI_GETMARGINRIGHT) > 0L);
}

void TestSourceEditor::theCaretGoesToWhatIsWrong()
{
    SourceEditor editor;
    editor.setText(QStringLiteral("x = 1\nprint(x))\n"));
    editor.setProblems({{2, 9, 2, 10, QStringLiteral("SyntaxError: unmatched ')'")}});
    int line = 0;
    int column = 0;
    editor.findChild<QsciScintilla*>()->getCursorPosition(&line, &column);
    QCOMPARE(line, 1);
    QCOMPARE(column, 8);
}

void TestSourceEditor::whatIsWrongIsReadInANarrowEditor()
{
    SourceEditor editor;
    editor.setText(QStringLiteral("# awaitscope: max-events=1 sed=2\nprint(1)\n"));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    const QString first = QStringLiteral("SettingError: “max-events” is not a setting; there are "
                                         "quantum, cores, policy, seed, until, models.");
    editor.resize(500, 400);
    editor.setProblems({{1, 15, 1, 25, first},
                        {1, 28, 1, 31, QStringLiteral("SettingError: “sed” is not a setting.")}});
    auto* text = editor.findChild<QsciScintilla*>();
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(13);
    for (const int width : {500, 300}) {
        editor.resize(width, 400);
        settle();
        const QStringList rows = editor.annotationAt(1).split('\n');
        QCOMPARE(rows.join(' '), first);
        const long start = text->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 0L);
        for (const QString& row : rows)
            QVERIFY2(start + QFontMetrics(font).horizontalAdvance(row) < text->viewport()->width(),
                     qPrintable(row));
        QVERIFY(rows.size() >= (width == 300 ? 3 : 2));
    }
}

void TestSourceEditor::theMenuOfALineSpeaksTheLanguageOfTheWindow()
{
    WindowPage page;
    page.window.actions().french->trigger();
    QVERIFY(page.open("event-loop"));
    SourceEditor& editor = page.window.editor();
    auto* text = editor.findChild<QsciScintilla*>();
    const QPoint at(120, editor.lineHeight() * 3 + 4);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, text->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(text->viewport(), &asked);
    auto* menu = editor.findChild<QMenu*>("sourceMenu");
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction* action : menu->actions())
        texts << action->text().section('\t', 0, 0).remove('&');
    QVERIFY2(texts.contains("Coller"), qPrintable(texts.join(", ")));
    // Of the line under the pointer.
    menu->actions().front()->trigger();
    QCOMPARE(editor.breakpoints(), std::set<uint32_t>{4});
    menu->close();
    // Only there: QScintilla's own menu would be a second one.
    QCOMPARE(text->findChildren<QMenu*>().size(), 0);
}

QTEST_MAIN(TestSourceEditor)
#include "tst_source_editor.moc"
