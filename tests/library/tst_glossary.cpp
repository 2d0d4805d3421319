#include "scenarios/library/glossary.h"
#include "scenarios/library/library.h"
#include "tests/library/french_spacing.h"

#include <QFile>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace awaitscope;

class TestGlossary : public QObject {
    Q_OBJECT

private slots:
    void everyIdIsUnique()
    {
        QSet<QString> seen;
        for (const GlossaryEntry& entry : glossary()) {
            const QString id = QString::fromStdString(entry.id);
            QVERIFY2(!id.isEmpty() && !seen.contains(id), qPrintable(id));
            seen << id;
        }
    }
    void everyEntryIsThereInBothLanguages()
    {
        for (const GlossaryEntry& entry : glossary()) {
            for (Language language : {Language::English, Language::French}) {
                QVERIFY2(!entry.term(language).empty(), entry.id.c_str());
                QVERIFY2(!entry.definition(language).empty(), entry.id.c_str());
            }
            QVERIFY2(entry.englishDefinition != entry.frenchDefinition, entry.id.c_str());
        }
    }
    void aPlainSpaceBeforeAFrenchSignIsNoticed()
    {
        for (const char* wrong : {"Quoi ?", "ainsi : rien", "« quoi »", "après 2 s", "Quoi?"}) {
            QVERIFY2(!missingNoBreakSpace(wrong).isEmpty(), wrong);
        }
        QCOMPARE(missingNoBreakSpace("`a: b` vaut 2\u00a0s\u00a0: «\u00a0quoi\u00a0»"), QString());
    }
    void frenchSignsHaveTheirNoBreakSpace()
    {
        for (const GlossaryEntry& entry : glossary()) {
            QCOMPARE(missingNoBreakSpace(entry.frenchTerm), QString());
            QCOMPARE(missingNoBreakSpace(entry.frenchDefinition), QString());
        }
    }
    void theLexiconOfTheCourseIsMarked()
    {
        QStringList marked;
        for (const GlossaryEntry& entry : glossary()) {
            if (entry.inCourse) {
                marked << QString::fromStdString(entry.frenchTerm);
            }
        }
        const QStringList expected = {"asynchrone",         "coopératif", "préemptif",
                                      "ordonnancement",     "coroutine",  "tâche",
                                      "boucle d'événements"};
        QCOMPARE(marked, expected);
    }
    void sectionsComeInOrderAndNoneIsEmpty()
    {
        QVERIFY(std::ranges::is_sorted(glossary(), {}, &GlossaryEntry::section));
        for (int i = 0; i <= int(GlossarySection::Window); ++i) {
            const auto section = GlossarySection(i);
            QVERIFY(std::ranges::count(glossary(), section, &GlossaryEntry::section) > 0);
            QVERIFY(!glossarySectionTitle(section, Language::English).empty());
            QVERIFY(!glossarySectionTitle(section, Language::French).empty());
        }
    }
    void whatAnEntryPointsToIsThere()
    {
        int shown = 0;
        int compared = 0;
        for (const GlossaryEntry& entry : glossary()) {
            shown += entry.scenario.empty() ? 0 : 1;
            compared += entry.others.empty() ? 0 : 1;
            if (!entry.scenario.empty()) {
                QVERIFY2(findScenario(entry.scenario, Language::French), entry.id.c_str());
            }
            for (const std::string& other : entry.others) {
                QVERIFY2(other != entry.id && glossaryEntry(other), entry.id.c_str());
            }
        }
        QVERIFY(shown >= 80);
        QVERIFY(compared >= 60);
    }
    void anEntryIsFoundByItsId()
    {
        const GlossaryEntry* found = glossaryEntry("event-loop");
        QVERIFY(found);
        QCOMPARE(found->section, GlossarySection::EventLoop);
        QCOMPARE(found->term(Language::English), "event loop");
        QCOMPARE(found->term(Language::French), "boucle d'événements");
        QVERIFY(!glossaryEntry("event loop"));
        QVERIFY(!glossaryEntry(""));
    }
    void theDocumentationSaysOfEachFigureWhatTheGlossarySays()
    {
        QFile page(AWAITSCOPE_SOURCE_DIR "/docs/figures.md");
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(page.readAll()).split('\n');
        for (const GlossaryEntry& entry : glossary()) {
            if (entry.section != GlossarySection::Figures) continue;
            const QString english = QString::fromStdString("- **" + entry.englishTerm +
                                                           "**: " + entry.englishDefinition);
            const QString french = QString::fromStdString("- **" + entry.frenchTerm +
                                                          "**\u00a0: " + entry.frenchDefinition);
            QVERIFY2(lines.contains(english), qPrintable(english));
            QVERIFY2(lines.contains(french), qPrintable(french));
        }
    }
};

QTEST_APPLESS_MAIN(TestGlossary)
#include "tst_glossary.moc"
