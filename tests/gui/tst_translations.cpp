#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void everyTextHasItsFrench();
    void everyPlaceholderIsKept();
};

namespace {

struct Message {
    QString source;
    QString translation;
    bool finished = true;
};

QList<Message> messages()
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/i18n/awaitscope_fr.ts"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QList<Message> found;
    QXmlStreamReader reader(&file);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        if (reader.name() == QLatin1String("message")) found.append(Message());
        if (reader.name() == QLatin1String("source"))
            found.back().source = reader.readElementText();
        if (reader.name() == QLatin1String("translation")) {
            found.back().finished = !reader.attributes().hasAttribute(QStringLiteral("type"));
            found.back().translation = reader.readElementText();
        }
    }
    return found;
}

} // namespace

void TestTranslations::everyTextHasItsFrench()
{
    const auto all = messages();
    QVERIFY(all.size() > 150);
    for (const Message& message : all) {
        QVERIFY2(message.finished, qPrintable(message.source));
        QVERIFY2(!message.translation.isEmpty(), qPrintable(message.source));
    }
}

void TestTranslations::everyPlaceholderIsKept()
{
    for (const Message& message : messages())
        for (const char* field : {"%1", "%2", "%3", "%n"})
            QVERIFY2(message.source.contains(QLatin1String(field)) ==
                         message.translation.contains(QLatin1String(field)),
                     qPrintable(message.source));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
