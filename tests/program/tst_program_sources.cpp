#include "tests/program/program_run.h"

class TestProgramSources : public QObject {
    Q_OBJECT

private slots:
    void aFineSourceIsFine()
    {
        const auto run = m_run("check event-loop");
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, "event-loop.py: no problem found\n");
    }
    void anErrorIsToldAtItsPlace_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : {"check", "run", "trace", "compare"})
            QTest::newRow(command) << command;
        QTest::newRow("export") << "export -o out.png";
    }
    void anErrorIsToldAtItsPlace()
    {
        QFETCH(QString, command);
        m_run.write("broken.py", "print('fine')\nif True\n    print(1)\n");
        const auto run = m_run(command + " broken.py");
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, "");
        const QStringList lines = run.err.split('\n');
        QVERIFY2(lines[0].startsWith("broken.py:2:8: "), qPrintable(run.err));
        QVERIFY2(lines[1].contains("if True"), qPrintable(run.err));
        QVERIFY2(lines[2].contains('^'), qPrintable(run.err));
    }
    void standardInputHasAName()
    {
        const auto run = m_run("check -", "x = (\n");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith("<stdin>:1:"), qPrintable(run.err));
    }
    void whatIsOutsideTheSubsetIsTold()
    {
        const auto run = m_run("check -", "from . import friends\n");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith("<stdin>:1:"), qPrintable(run.err));
        QVERIFY2(run.err.contains("from . import"), qPrintable(run.err));
    }
    void aWrongCommentIsToldAtItsPlace()
    {
        m_run.write("settings.py", "print(1)\n# awaitscope: cores=2 quantun=1s\n");
        const auto key = m_run("run settings.py");
        QCOMPARE(key.code, 2);
        QCOMPARE(key.out, "");
        QVERIFY2(key.err.startsWith("settings.py:2:23: "), qPrintable(key.err));
        QVERIFY2(key.err.contains("quantum"), qPrintable(key.err));
        m_run.write("settings.py", "# awaitscope: cores=many\n");
        const auto value = m_run("check settings.py");
        QCOMPARE(value.code, 2);
        QVERIFY2(value.err.startsWith("settings.py:1:21: "), qPrintable(value.err));
    }
    void aFileThatCannotBeReadIsTold_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("told");
        QTest::newRow("missing") << "missing.py"
                                 << "No such file";
        QTest::newRow("folder") << "./"
                                << "directory";
        QTest::newRow("below a file") << "/dev/null/x.py"
                                      << "Not a directory";
        QTest::newRow("mistyped name") << "event-lop"
                                       << "event-loop";
        QTest::newRow("unknown name") << "gardening"
                                      << "awaitscope scenarios";
    }
    void aFileThatCannotBeReadIsTold()
    {
        QFETCH(QString, name);
        QFETCH(QString, told);
        for (const char* command : {"run ", "check ", ""}) {
            const auto run = m_run(command + name);
            QCOMPARE(run.code, 2);
            QVERIFY2(run.err.contains(told), qPrintable(run.err));
            QCOMPARE(run.err.count('\n'), 1);
        }
    }
    void bytesThatAreNoTextAreTold()
    {
        m_run.write("latin1.py", "print('caf\xe9')\n");
        const auto run = m_run("run latin1.py");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith("latin1.py:1:"), qPrintable(run.err));
        QVERIFY2(run.err.contains("UTF-8"), qPrintable(run.err));
    }
    void anEndlessSourceIsRefused()
    {
        const auto run = m_run.shell("yes x=1 | awaitscope check -");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("16 MiB"), qPrintable(run.err));
    }
    void anEmptySourceIsFine() { QCOMPARE(m_run("run -", "").code, 0); }

private:
    ProgramRun m_run;
};

QTEST_GUILESS_MAIN(TestProgramSources)
#include "tst_program_sources.moc"
