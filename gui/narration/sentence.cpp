#include "gui/narration/sentence.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

qsizetype lengthOf(const Sentence& sentence)
{
    return plainText(sentence).size();
}

/// Whether what stands between marks or quotation marks is whole.
bool isWhole(const QString& text)
{
    return text.count(QLatin1Char('`')) % 2 == 0 &&
           text.count(QChar(0x201c)) == text.count(QChar(0x201d)) &&
           text.count(QChar(0x00ab)) == text.count(QChar(0x00bb));
}

/// Cuts at the end of a sentence or, failing that, of a clause, of a word.
QString cut(const QString& text, qsizetype most)
{
    if (text.size() <= most) return text;
    const qsizetype stop = text.lastIndexOf(QLatin1String(". "), most - 2);
    if (stop > 0) return text.left(stop + 1);
    static const QRegularExpression clause(QStringLiteral("\\s?[;:]\\s"));
    for (qsizetype end = text.lastIndexOf(clause, most - 2); end > 0;
         end = text.lastIndexOf(clause, end - 1))
        if (isWhole(text.left(end))) return text.left(end).trimmed() + QLatin1Char('.');
    const qsizetype space = text.lastIndexOf(QLatin1Char(' '), most - 2);
    QString start = text.left(space > 0 ? space : most - 1);
    if (start.count(QLatin1Char('`')) % 2 != 0)
        start = start.left(start.lastIndexOf(QLatin1Char('`')));
    return start.trimmed() + QChar(0x2026);
}

} // namespace

QString plainText(const QString& marked)
{
    QString text = marked;
    text.remove(QLatin1Char('`'));
    // An asterisk that stands for itself (`except*`, a product) is not one of a pair around a word.
    static const QRegularExpression stressed(QStringLiteral("\\*([^*\\s][^*]*)\\*"));
    return text.replace(stressed, QStringLiteral("\\1"));
}

QString richText(const QString& marked, const QString& codeFamily)
{
    QString html;
    bool code = false;
    for (const QString& part : marked.split(QLatin1Char('`'))) {
        QString piece = part.toHtmlEscaped();
        if (code) {
            piece.replace(QLatin1Char(' '), QStringLiteral("&nbsp;"));
            html +=
                QStringLiteral("<span style=\"font-family:'%1'\">%2</span>").arg(codeFamily, piece);
        } else {
            static const QRegularExpression stressed(QStringLiteral("\\*([^*\\s][^*]*)\\*"));
            html += piece.replace(stressed, QStringLiteral("<i>\\1</i>"));
        }
        code = !code;
    }
    return html;
}

QString plainText(const Sentence& sentence)
{
    QStringList parts;
    for (const QString& part : {sentence.what, sentence.why, sentence.next})
        if (!part.isEmpty()) parts << plainText(part);
    return parts.join(QLatin1Char(' '));
}

Sentence capitalized(Sentence sentence)
{
    // (Code keeps its letters: it stands in marks.)
    for (QString* part : {&sentence.what, &sentence.why, &sentence.next})
        if (!part->isEmpty()) part->front() = part->front().toUpper();
    return sentence;
}

Sentence fitted(Sentence sentence)
{
    sentence = capitalized(std::move(sentence));
    if (lengthOf(sentence) > kLongestSentence) {
        // As many of its sentences as there is room for.
        const qsizetype rest = lengthOf({sentence.what, sentence.why, {}});
        const qsizetype room = std::max(qsizetype{0}, kLongestSentence - rest - 1);
        const qsizetype stop = sentence.next.left(room).lastIndexOf(QLatin1String(". "));
        sentence.next.truncate(stop < 0 ? 0 : stop + 1);
    }
    if (lengthOf(sentence) > kLongestSentence) {
        const auto what = plainText(sentence.what).size();
        if (what > kLongestSentence - 40) sentence.what = cut(sentence.what, kLongestSentence - 40);
        sentence.why = cut(sentence.why, kLongestSentence - plainText(sentence.what).size() - 1);
    }
    return sentence;
}

} // namespace awaitscope
