#include "gui/narration/glossary_terms.h"
#include "gui/narration/late_write.h"
#include "gui/narration/line_card.h"
#include "gui/narration/line_words.h"
#include "gui/window/run_scenario.h"
#include "scenarios/library/glossary.h"
#include "tests/gui/window_page.h"

#include <QHelpEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QToolTip>

#include <set>

using namespace awaitscope;

/// What lines of the source mean in each model, and what the words of the narration mean.
class TestLineCard : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void linesAreKnownForWhatTheyDo_data();
    void linesAreKnownForWhatTheyDo();
    void whatStringsAndCommentsSayIsNoCode();
    void lateWritesAreKnown_data();
    void lateWritesAreKnown();
    void everyTopicSpeaksForItselfInBothLanguages();
    void theCardComesByKeyForTheLineOfTheCaret();
    void theCardComesWhereTheMouseRests();
    void termsOpenTheGlossary();
    void termsAreLinkedOnceAndNeverInsideOthers();
    void everySentenceOfALessonHasLinksThatLeadSomewhere();
};

namespace {

const std::vector<SharedObject> kObjects{
    {ObjectKind::Lock, "lock", 0},        {ObjectKind::Queue, "todo", 0},
    {ObjectKind::Semaphore, "places", 0}, {ObjectKind::Event, "bell", 0},
    {ObjectKind::Barrier, "table", 0},    {ObjectKind::Condition, "changed", 0}};

QStringList topicsOf(const QString& line)
{
    const QStringList source{line, QStringLiteral("async def download(name):")};
    QStringList codes;
    for (const LineMeaning& meaning : lineMeanings(source, 1, kObjects, Voice(Language::English)))
        codes << meaning.code;
    return codes;
}

} // namespace

void TestLineCard::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestLineCard::linesAreKnownForWhatTheyDo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("topics");
    const auto add = [](const char* line, const char* topics) {
        QTest::newRow(line) << QString(line) << QString(topics);
    };
    add("asyncio.run(main())", "asyncio.run");
    add("    t = asyncio.create_task(download('A'))", "create_task");
    add("    t = tg.create_task(download('A'))", "create_task");
    add("    await asyncio.gather(download('A'), download('B'))", "gather");
    add("    await asyncio.gather(*[asyncio.create_task(f()) for f in fs])", "gather create_task");
    add("    async with asyncio.TaskGroup() as group:", "TaskGroup");
    add("    await asyncio.sleep(2)", "asyncio.sleep");
    add("    await asyncio.sleep(0)", "sleep(0)");
    add("    time.sleep(2)", "time.sleep");
    add("    work(0.5)", "work");
    add("    team.work(0.5)", "");
    add("    async with lock:", "async with lock");
    add("    async with self.lock:", "async with lock");
    add("    async with places:", "async with semaphore");
    add("    async with session.get(url) as answer:", "async with");
    add("    async with asyncio.timeout(1):", "timeout");
    add("    await asyncio.wait_for(download('A'), 1)", "wait_for");
    add("    done, left = await asyncio.wait(tasks)", "asyncio.wait");
    add("    item = await todo.get()", "queue.get");
    add("    await self.todo.put(1)", "queue.put");
    add("    await todo.join()", "queue.join");
    add("    await bell.wait()", "event.wait");
    add("    bell.set()", "event.set");
    add("    await table.wait()", "barrier.wait");
    add("    await changed.wait()", "condition.wait");
    add("    task.cancel()", "cancel");
    add("    x = await asyncio.to_thread(read, 1)", "to_thread");
    add("async def main():", "async def");
    add("    async for item in stream:", "async for");
    add("    x = await download('A')", "await f()");
    add("    x = await task", "await task");
    add("    x = await first + await second", "await task");
    add("    x = await thing.read()", "await");
    add("    download('A')", "f()");
    add("    x = 1 + 2", "");
    add("", "");
}

void TestLineCard::linesAreKnownForWhatTheyDo()
{
    QFETCH(QString, line);
    QFETCH(QString, topics);
    QCOMPARE(topicsOf(line).join(' '), topics);
}

void TestLineCard::whatStringsAndCommentsSayIsNoCode()
{
    QCOMPARE(topicsOf("    print('time.sleep(2)')"), QStringList());
    QCOMPARE(topicsOf("    x = 1  # then await task"), QStringList());
    QCOMPARE(topicsOf("    print('#'); time.sleep(1)"), QStringList{"time.sleep"});
}

void TestLineCard::lateWritesAreKnown_data()
{
    QTest::addColumn<QString>("body"); // of a function; its last line is asked for
    QTest::addColumn<int>("kind");
    const auto row = [](const char* body, LateWrite kind) {
        QTest::newRow(body) << QString(body) << static_cast<int>(kind);
    };
    row("global n\nseen = n\nawait sleep(1)\nn = seen + 1", LateWrite::AfterAwait);
    row("global n\nseen = n\nwork(1)\nn = seen + 1", LateWrite::AfterWork);
    row("global n\nseen = n\nn = seen + 1", LateWrite::No);
    row("global n\nn = n + await fee()", LateWrite::AfterAwait);
    row("global n\nn = await fee() + n", LateWrite::No); // read afterwards
    row("global n\nawait sleep(1)\nn = n + 1", LateWrite::No);
    row("seen = n\nawait sleep(1)\nn = seen + 1", LateWrite::No); // its own
    row("seen = self.n\nawait sleep(1)\nself.n = seen + 1", LateWrite::AfterAwait);
    row("seen = self.n\nawait sleep(1)\nself.m = seen + 1", LateWrite::No);
    row("nonlocal n\nseen = n\nif seen > 1:\n    await sleep(1)\n    n = seen - 1",
        LateWrite::AfterAwait);
    row("global n\nasync with lock:\n    seen = n\n    await sleep(1)\n    n = seen + 1",
        LateWrite::No);
    row("global n\nasync with lock:\n    seen = n\nawait sleep(1)\nn = seen + 1",
        LateWrite::AfterAwait);
    row("global n\nseen = n  # n = 2\nprint('await')\nn = seen + 1", LateWrite::No);
}

void TestLineCard::lateWritesAreKnown()
{
    QFETCH(QString, body);
    QStringList source{QStringLiteral("n = 0"), QStringLiteral("async def f():")};
    for (const QString& line : body.split(QLatin1Char('\n')))
        source << QStringLiteral("    ") + line;
    const auto kind = lateWriteOf(source, static_cast<int>(source.size()));
    QTEST(static_cast<int>(kind), "kind");
    QCOMPARE(lateWriteOf(source, 1), LateWrite::No);
}

void TestLineCard::everyTopicSpeaksForItselfInBothLanguages()
{
    std::set<LineTopic> seen;
    for (const LineWords& words : lineWords()) {
        QVERIFY(seen.insert(words.topic).second);
        for (const Words& sentence : words.words)
            for (const Language language : {Language::English, Language::French}) {
                const QString said = plainText(Voice(language).say(sentence));
                QVERIFY2(said.endsWith('.'), qPrintable(said));
                QVERIFY2(said.size() <= 120, qPrintable(said));
            }
    }
    QCOMPARE(seen.size(), static_cast<size_t>(LineTopic::WriteAfterWork) + 1);
}

void TestLineCard::theCardComesByKeyForTheLineOfTheCaret()
{
    WindowPage page(scenarioRunner());
    page.window.editor().setText("import asyncio\nasync def main():\n    await asyncio.sleep(1)\n"
                                 "asyncio.run(main())\n");
    page.window.runSource();
    QVERIFY(page.waitForRun());
    page.window.editor().goToLine(3);
    page.window.editor().setFocus();
    page.press(Qt::Key_F2);
    QVERIFY(QToolTip::text().contains("Holds the thread"));
    QVERIFY(QToolTip::text().contains("sets a timer"));
    QVERIFY(QToolTip::text().contains("Puts only this thread to sleep"));
    page.press(Qt::Key_Escape);
    // Of the line at which the run in focus stands, for those who step.
    QVERIFY(!page.window.editor().hasTextFocus());
    while (page.window.editor().currentLine() != 4) {
        QVERIFY(!page.window.playback().isAtEnd());
        page.press(Qt::Key_Right, Qt::ShiftModifier);
    }
    page.press(Qt::Key_F2);
    QVERIFY(QToolTip::text().contains("Opens a loop"));
    page.window.actions().french->trigger();
    page.press(Qt::Key_F2);
    QVERIFY(QToolTip::text().contains("Ouvre une boucle"));
}

void TestLineCard::theCardComesWhereTheMouseRests()
{
    WindowPage page(scenarioRunner());
    page.window.editor().setText("import asyncio\nasync def main():\n    await asyncio.sleep(1)\n"
                                 "asyncio.run(main())\n");
    auto* view = qobject_cast<QAbstractScrollArea*>(page.window.editor().focusProxy())->viewport();
    const int height = page.window.editor().lineHeight();
    const QPoint place(90, height * 2 + height / 2);
    QHelpEvent help(QEvent::ToolTip, place, view->mapToGlobal(place));
    QCoreApplication::sendEvent(view, &help);
    QVERIFY(QToolTip::text().contains("asyncio.sleep"));
}

void TestLineCard::termsOpenTheGlossary()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const auto linkIn = [&](const char* name) {
        const auto* label = page.window.narration().findChild<QLabel*>(QLatin1String(name));
        return label->text().section("href=\"", 1, 1).section('"', 0, 0);
    };
    QString link;
    while (link.isEmpty() && !page.window.playback().isAtEnd()) {
        page.press(Qt::Key_Right);
        link = linkIn("why");
    }
    QVERIFY(link.startsWith("term:"));
    auto* label = page.window.narration().findChild<QLabel*>(QStringLiteral("why"));
    // By keys: into the text, to the link, and in.
    label->setFocus();
    page.press(Qt::Key_Tab);
    page.press(Qt::Key_Return);
    auto* browser = page.window.findChild<QTextBrowser*>(QStringLiteral("helpText"));
    if (!browser) {
        emit label->linkActivated(link);
        browser = page.window.findChild<QTextBrowser*>(QStringLiteral("helpText"));
    }
    QVERIFY(browser && browser->isVisible());
    const auto* entry = glossaryEntry(link.section(':', 1).toStdString());
    QVERIFY(entry);
    QVERIFY(browser->toPlainText().contains(plainText(QString::fromStdString(entry->englishTerm))));
}

void TestLineCard::termsAreLinkedOnceAndNeverInsideOthers()
{
    QStringList told;
    const QString html =
        richTextWithTerms("The event loop takes the ready queue; the loop `await`s, "
                          "and `tasks` of the ready queue run.",
                          "Mono", Language::English, told);
    QCOMPARE(html.count("term:event-loop"), 1);
    QCOMPARE(html.count("term:ready-queue"), 1);
    QCOMPARE(html.count("<a "), html.count("</a>"));
    QVERIFY(told.contains("event-loop"));
    QVERIFY(!html.contains(QChar(0xe000)));
    QStringList none;
    QVERIFY(
        !richTextWithTerms("First in its queue.", "Mono", Language::English, none).contains("<a"));
    QVERIFY(richTextWithTerms("The queue `todo` is empty.", "Mono", Language::English, none)
                .contains("term:queue"));
    const int before = told.size();
    QVERIFY(!richTextWithTerms("The event loop.", "Mono", Language::English, told).contains("<a"));
    // What a program prints is its own words.
    const QString printed =
        richTextWithTerms("A printed “task 1”: the task ends.", "Mono", Language::English, none);
    QCOMPARE(printed.count("term:task"), 1);
    QVERIFY(printed.contains("“task 1”"));
    QCOMPARE(told.size(), before);
    // Idioms are not terms.
    const auto links = [&](const char* text, Language language) {
        QStringList fresh;
        return richTextWithTerms(QString::fromUtf8(text), "Mono", language, fresh).count("<a ");
    };
    QCOMPARE(links("Nobody else at the moment; in a moment.", Language::English), 0);
    QCOMPARE(links("A moment of a task.", Language::English), 2);
    QCOMPARE(links("Elle ne l'est pas à ce moment.", Language::French), 0);
    QCOMPARE(links("Le moment où elle reprend.", Language::French), 1);
}

void TestLineCard::everySentenceOfALessonHasLinksThatLeadSomewhere()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    static const QRegularExpression link(QStringLiteral("href=\"term:([^\"]*)\""));
    for (const bool french : {false, true}) {
        if (french) page.window.actions().french->trigger();
        QVERIFY(page.waitForRun());
        page.press(Qt::Key_Home);
        int links = 0;
        int steps = 0;
        for (; !page.window.playback().isAtEnd(); page.press(Qt::Key_Right), ++steps) {
            QStringList told;
            for (const char* name : {"what", "why"}) {
                const auto* label = page.window.narration().findChild<QLabel*>(QLatin1String(name));
                for (auto match = link.globalMatch(label->text()); match.hasNext(); ++links) {
                    const QString id = match.next().captured(1);
                    QVERIFY2(glossaryEntry(id.toStdString()), qPrintable(id));
                    QVERIFY2(!told.contains(id), qPrintable(id));
                    told << id;
                }
            }
        }
        QVERIFY(links > steps);
    }
}

QTEST_MAIN(TestLineCard)
#include "tst_line_card.moc"
