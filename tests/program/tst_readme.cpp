#include "core/trace/trace.h"

#include <QFile>
#include <QtTest>

using namespace awaitscope;

std::shared_ptr<const Trace> runDownloads(Model model);

namespace {

QString textOf(const char* name)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList linesOf(const Trace& trace)
{
    QStringList lines;
    for (size_t i = 0; i < trace.size(); ++i)
        if (trace[i].kind == EventKind::Output)
            lines << QString::fromUtf8(std::string(trace.text(trace[i].argument)).c_str());
    return lines;
}

} // namespace

class TestReadme : public QObject {
    Q_OBJECT

private slots:
    void theExampleInTheReadmeIsTheOneThatIsCompiled()
    {
        const QString example = textOf("docs/examples/downloads.cpp");
        QVERIFY(!example.isEmpty());
        QVERIFY(textOf("README.md").contains("```cpp\n" + example + "```\n"));
    }
    void theExampleDoesWhatItSays()
    {
        const QStringList oneAfterTheOther{"A starts", "A ends", "B starts", "B ends"};
        const QStringList atOnce{"A starts", "B starts", "B ends", "A ends"};
        const auto synchronous = runDownloads(Model::Synchronous);
        QCOMPARE(linesOf(*synchronous), oneAfterTheOther);
        QCOMPARE(synchronous->end().toSeconds(), 3.0);
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const auto trace = runDownloads(model);
            QCOMPARE(linesOf(*trace), atOnce);
            QCOMPARE(trace->end().toSeconds(), 2.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestReadme)
#include "tst_readme.moc"
