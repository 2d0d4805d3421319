#include "program/text_table.h"

#include <QtTest>

using namespace awaitscope;
using enum TextTable::Align;

class TestTextTable : public QObject {
    Q_OBJECT

private slots:
    void columnsAreAligned()
    {
        TextTable table({Left, Right});
        table.addRow({"name", "total"});
        table.addRow({"a long one", "3 s"});
        QCOMPARE(table.text(), "name        total\n"
                               "a long one    3 s\n");
    }
    void widthsCountCharacters()
    {
        TextTable table({Left, Left});
        table.addRow({"durée", "x"});
        table.addRow({"total", "y"});
        QCOMPARE(table.text(), "durée  x\ntotal  y\n");
    }
    void noLineEndsInBlanks()
    {
        TextTable table({Left, Left});
        table.addRow({"a", "long"});
        table.addRow({"b", "x"});
        QCOMPARE(table.text(), "a  long\nb  x\n");
    }
    void anEmptyTableIsAnEmptyText() { QCOMPARE(TextTable({Left}).text(), ""); }
};

QTEST_APPLESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
