#include "gui/narration/late_write.h"

#include <QRegularExpression>

namespace awaitscope {

namespace {

bool has(const QString& text, const QString& pattern)
{
    return QRegularExpression(pattern).match(text).hasMatch();
}

bool mentions(const QString& text, const QString& name)
{
    return has(text,
               QStringLiteral(R"((?<![\w.])%1(?![\w(]))").arg(QRegularExpression::escape(name)));
}

qsizetype indentOf(const QString& line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent].isSpace())
        ++indent;
    return indent;
}

bool awaits(const QString& line)
{
    return has(line, QStringLiteral(R"(\bawait\b|\basync\s+(?:with|for)\b)"));
}

bool takesTime(const QString& line)
{
    return has(line, QStringLiteral(R"(\b(?:work|sleep)\()"));
}

/// `target = value`, or neither.
struct Assignment {
    explicit Assignment(const QString& line)
    {
        static const QRegularExpression form(
            QStringLiteral(R"(^\s*((?:\w+\.)*\w+)\s*(?::[^=]+)?=(?!=)\s*(.*)$)"));
        const auto match = form.match(line);
        target = match.captured(1);
        value = match.captured(2);
    }
    QString target, value;
};

/// Up to the comment, with or without what strings hold.
QString codeOf(const QString& line, bool withStrings)
{
    QString code;
    QChar quote;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar c = line[at];
        const bool isInside = !quote.isNull();
        if (!isInside && c == QLatin1Char('#')) break;
        if (withStrings || !isInside || c == quote) code += c;
        if (isInside && c == QLatin1Char('\\') && at + 1 < line.size()) {
            ++at;
            if (withStrings) code += line[at];
        } else if (isInside && c == quote) {
            quote = {};
        } else if (!isInside && (c == QLatin1Char('"') || c == QLatin1Char('\''))) {
            quote = c;
        }
    }
    return code;
}

} // namespace

QString bareLine(const QString& line)
{
    return codeOf(line, false);
}

QString withoutComment(const QString& line)
{
    return codeOf(line, true).trimmed();
}

LateWrite lateWriteOf(const QStringList& source, int line)
{
    const QString written = bareLine(source[line - 1]);
    const Assignment write(written);
    if (write.target.isEmpty()) return LateWrite::No;

    // The function around, from its `def` down to the line.
    const qsizetype indent = indentOf(written);
    int begin = line - 1;
    qsizetype outer = indent;
    static const QRegularExpression definition(QStringLiteral(R"(^\s*(?:async\s+)?def\b)"));
    for (; begin > 0; --begin) {
        const QString above = bareLine(source[begin - 1]);
        if (above.trimmed().isEmpty() || indentOf(above) >= outer) continue;
        outer = indentOf(above);
        if (definition.match(above).hasMatch()) break;
    }
    if (begin == 0) return LateWrite::No;
    const QString declared =
        QStringLiteral(R"(^\s*(?:global|nonlocal)\b.*\b%1\b)").arg(write.target);
    bool isShared = write.target.contains(QLatin1Char('.'));
    for (int i = begin; i < line - 1 && !isShared; ++i)
        isShared = has(bareLine(source[i]), declared);
    if (!isShared) return LateWrite::No;
    if (mentions(write.value.section(QStringLiteral("await"), 0, 0), write.target))
        return awaits(write.value) ? LateWrite::AfterAwait : LateWrite::No;

    bool isAwaited = awaits(write.value), isTimed = takesTime(write.value);
    qsizetype block = indent; // the widest that has held the lines up to here together
    for (int i = line - 2; i >= begin; --i) {
        const QString above = bareLine(source[i]);
        if (above.trimmed().isEmpty()) continue;
        const Assignment read(above);
        if (!read.target.isEmpty() && mentions(read.value, write.target) &&
            mentions(write.value, read.target)) {
            // A block that is entered before the read and left after the write.
            qsizetype around = std::min(block, indentOf(above));
            for (int j = i - 1; j >= begin; --j) {
                const QString opener = bareLine(source[j]);
                if (opener.trimmed().isEmpty() || indentOf(opener) >= around) continue;
                if (has(opener, QStringLiteral(R"(^\s*(?:async\s+)?with\b)"))) return LateWrite::No;
                around = indentOf(opener);
            }
            isAwaited = isAwaited || awaits(above);
            return isAwaited ? LateWrite::AfterAwait
                   : isTimed ? LateWrite::AfterWork
                             : LateWrite::No;
        }
        block = std::min(block, indentOf(above));
        isAwaited = isAwaited || awaits(above);
        isTimed = isTimed || takesTime(above);
    }
    return LateWrite::No;
}

} // namespace awaitscope
