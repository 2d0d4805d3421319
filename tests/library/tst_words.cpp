#include "scenarios/library/words.h"

#include <QtTest>

using namespace awaitscope;

class TestWords : public QObject {
    Q_OBJECT

private slots:
    void aValueIsTheRestOfItsLine()
    {
        QCOMPARE(wordsFor("title: A\nquestion: B: c?\n", "question"), "B: c?");
        QCOMPARE(wordsFor("title: A\nquestion: B", "question"), "B");
    }
    void aKeyMatchesOnlyAsAWhole()
    {
        QCOMPARE(wordsFor("definition-en: A\ndefinition: B\n", "definition"), "B");
        QCOMPARE(wordsFor("note: the title: A\n", "title"), "");
    }
    void theFirstOfTwoEqualKeysCounts() { QCOMPARE(wordsFor("a: 1\na: 2\n", "a"), "1"); }
    void anAbsentKeyHasNoWords()
    {
        QCOMPARE(wordsFor("", "title"), "");
        QCOMPARE(wordsFor("title:\n", "title"), "");
    }

    void paragraphsAreSeparatedByBlankLines()
    {
        const std::vector<std::string_view> expected = {"id: a\nb: c", "id: d\n"};
        QCOMPARE(paragraphs("id: a\nb: c\n\nid: d\n"), expected);
    }
    void anEmptyTextHasNoParagraphs() { QVERIFY(paragraphs("").empty()); }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
