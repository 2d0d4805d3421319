#include "gui/narration/line_card.h"

#include "gui/narration/late_write.h"
#include "gui/narration/line_words.h"
#include "gui/narration/sentence.h"

#include <QRegularExpression>

#include <optional>

namespace awaitscope {

namespace {

constexpr int kLongestCode = 60;

constexpr size_t kMostMeanings = 2;

bool has(const QString& line, const char* pattern)
{
    return QRegularExpression(QLatin1String(pattern)).match(line).hasMatch();
}

/// What the variable is that a method of it is called of, or that a block is entered with.
std::optional<ObjectKind> kindOf(const QString& line, const char* pattern,
                                 const std::vector<SharedObject>& objects)
{
    const auto match = QRegularExpression(QLatin1String(pattern)).match(line);
    if (!match.hasMatch()) return std::nullopt;
    const std::string name = match.captured(1).toStdString();
    for (const SharedObject& object : objects)
        if (object.name == name) return object.kind;
    return std::nullopt;
}

class MeaningFinder {
public:
    MeaningFinder(const QStringList& source, int line, const std::vector<SharedObject>& objects)
        : m_source(source), m_line(bareLine(source[line - 1])),
          m_lateWrite(lateWriteOf(source, line)), m_objects(objects)
    {
    }

    std::vector<const LineWords*> find()
    {
        if (m_lateWrite == LateWrite::AfterAwait) add(LineTopic::WriteAfterAwait);
        if (m_lateWrite == LateWrite::AfterWork) add(LineTopic::WriteAfterWork);
        for (const LineWords& words : lineWords())
            if (words.pattern && has(m_line, words.pattern)) add(words.topic);
        findShared();
        findCalls();
        return std::move(m_found);
    }

private:
    void add(LineTopic topic)
    {
        for (const LineWords& words : lineWords())
            if (words.topic == topic && m_found.size() < kMostMeanings) m_found.push_back(&words);
    }

    void findShared();
    void findCalls();

    const QStringList& m_source;
    QString m_line;
    LateWrite m_lateWrite;
    const std::vector<SharedObject>& m_objects;
    std::vector<const LineWords*> m_found;
};

void MeaningFinder::findShared()
{
    if (has(m_line, R"(\basync\s+with\b)") && m_found.empty()) {
        const auto kind =
            kindOf(m_line, R"(\basync\s+with\s+(?:\w+\.)*(\w+)\s*(?::|\bas\b|,))", m_objects);
        add(kind == ObjectKind::Lock        ? LineTopic::WithLock
            : kind == ObjectKind::Condition ? LineTopic::WithLock
            : kind == ObjectKind::Semaphore ? LineTopic::WithSemaphore
                                            : LineTopic::AsyncWith);
    }
    if (kindOf(m_line, R"((\w+)\.get\()", m_objects) == ObjectKind::Queue) add(LineTopic::QueueGet);
    if (kindOf(m_line, R"((\w+)\.put\()", m_objects) == ObjectKind::Queue) add(LineTopic::QueuePut);
    if (kindOf(m_line, R"((\w+)\.join\()", m_objects) == ObjectKind::Queue)
        add(LineTopic::QueueJoin);
    const auto waits = kindOf(m_line, R"((\w+)\.wait\()", m_objects);
    if (waits == ObjectKind::Event) add(LineTopic::EventWait);
    if (waits == ObjectKind::Condition) add(LineTopic::ConditionWait);
    if (waits == ObjectKind::Barrier) add(LineTopic::BarrierWait);
    if (kindOf(m_line, R"((\w+)\.set\()", m_objects) == ObjectKind::Event) add(LineTopic::EventSet);
}

void MeaningFinder::findCalls()
{
    if (!m_found.empty()) return;
    QStringList coroutines;
    static const QRegularExpression definition(QStringLiteral(R"(^\s*async\s+def\s+(\w+))"));
    for (const QString& line : m_source) {
        const auto match = definition.match(line);
        if (match.hasMatch()) coroutines << match.captured(1);
    }
    static const QRegularExpression awaited(QStringLiteral(R"(\bawait\s+(?:\w+\.)*(\w+)\s*\()"));
    const auto call = awaited.match(m_line);
    if (call.hasMatch() && coroutines.contains(call.captured(1))) return add(LineTopic::AwaitCall);
    if (has(m_line, R"(\bawait\s+(?:\w+\.)*\w+\s*(?:$|[^\w\s(.\[]))"))
        return add(LineTopic::AwaitTask);
    if (has(m_line, R"(\bawait\b)")) return add(LineTopic::Await);
    static const QRegularExpression called(QStringLiteral(R"(\b(\w+)\s*\()"));
    for (auto match = called.globalMatch(m_line); match.hasNext();)
        if (coroutines.contains(match.next().captured(1))) return add(LineTopic::MakesCoroutine);
}

} // namespace

std::vector<LineMeaning> lineMeanings(const QStringList& source, int line,
                                      const std::vector<SharedObject>& objects, const Voice& voice)
{
    std::vector<LineMeaning> meanings;
    if (line < 1 || line > source.size()) return meanings;
    for (const LineWords* words : MeaningFinder(source, line, objects).find()) {
        LineMeaning& meaning = meanings.emplace_back();
        meaning.code = QLatin1String(words->code);
        for (size_t model = 0; model < meaning.words.size(); ++model)
            meaning.words[model] = voice.say(words->words[model]);
    }
    return meanings;
}

QString lineCard(const QString& code, const std::vector<LineMeaning>& meanings, Model model,
                 const Voice& voice)
{
    const QString font = QStringLiteral("DejaVu Sans Mono");
    const Words names[] = {
        {"Synchronous", "Synchrone"}, {"Cooperative", "Coopératif"}, {"Preemptive", "Préemptif"}};
    QString html = QStringLiteral("<p>%1</p>")
                       .arg(richText(Voice::source(code.trimmed(), kLongestCode), font));
    if (meanings.empty())
        return html + QStringLiteral("<p>%1</p>")
                          .arg(voice.say({"The same in all models: it takes no time, and gives "
                                          "nobody else the thread.",
                                          "La même chose dans tous les modèles : cela ne prend pas "
                                          "de temps et ne rend pas la main."}));
    for (const LineMeaning& meaning : meanings) {
        html += QStringLiteral("<p><b>%1</b></p><table cellspacing=\"3\">").arg(meaning.code);
        for (size_t index = 0; index < meaning.words.size(); ++index) {
            const QString row =
                static_cast<size_t>(model) == index
                    ? QStringLiteral("<tr><td><b>%1</b>&nbsp;</td><td><b>%2</b></td></tr>")
                    : QStringLiteral("<tr><td>%1&nbsp;</td><td>%2</td></tr>");
            html += row.arg(voice.say(names[index]), richText(meaning.words[index], font));
        }
        html += QStringLiteral("</table>");
    }
    return html;
}

} // namespace awaitscope
