#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>
#include <QList>

#include <algorithm>

/// A program that asks for too much of something, and what it ends by in each of the models.
struct HostileProgram {
    QByteArray name;
    QByteArray source;
    QByteArrayList endings; ///< one for all models, or synchronous, cooperative, preemptive
};

/// `{{1000*TEXT}}` is TEXT a thousand times, with `%d` replaced by 0, 1...; after an `@` each is
/// indented one blank more. Escapes: \n \r \t \f \0 \\ \xNN. Counts are cut to `most`.
inline QByteArray expandedSource(const QByteArray& text, int most)
{
    auto unescaped = [](const QByteArray& escaped) {
        QByteArray plain;
        for (qsizetype at = 0; at < escaped.size(); ++at) {
            if (escaped[at] != '\\' || at + 1 == escaped.size()) {
                plain += escaped[at];
                continue;
            }
            const QByteArray known = "nrtf0\\", meant("\n\r\t\f\0\\", 6);
            const char kind = escaped[++at];
            if (kind == 'x') {
                plain += static_cast<char>(escaped.mid(at + 1, 2).toInt(nullptr, 16));
                at += 2;
            } else {
                plain += meant[known.indexOf(kind)];
            }
        }
        return plain;
    };
    QByteArray result;
    for (qsizetype at = 0;;) {
        const qsizetype open = text.indexOf("{{", at);
        if (open < 0) return result + text.mid(at);
        qsizetype close = text.indexOf("}}", open);
        while (close + 2 < text.size() && text[close + 2] == '}')
            ++close; // the text itself ends in a brace
        const qsizetype star = text.indexOf('*', open);
        const int count = std::min(text.mid(open + 2, star - open - 2).toInt(), most);
        QByteArray repeated = unescaped(text.mid(star + 1, close - star - 1));
        const bool isIndented = repeated.startsWith('@');
        if (isIndented) repeated.remove(0, 1);
        result += text.mid(at, open - at);
        for (int number = 0; number < count; ++number) {
            if (isIndented) result += QByteArray(number, ' ');
            result += QByteArray(repeated).replace("%d", QByteArray::number(number));
        }
        at = close + 2;
    }
}

/// The table: a line `### NAME: ENDING...` before each program.
inline QList<HostileProgram> readHostilePrograms(const QString& fileName, int mostRepetitions)
{
    QFile file(fileName);
    QList<HostileProgram> programs;
    if (!file.open(QIODevice::ReadOnly)) return programs;
    QByteArray all = file.readAll();
    for (qsizetype at = all.indexOf("### "); at >= 0;) {
        const qsizetype end = all.indexOf('\n', at), next = all.indexOf("\n### ", end);
        const QByteArray head = all.mid(at + 4, end - at - 4);
        const qsizetype colon = head.indexOf(':');
        const QByteArray body = all.mid(end + 1, next < 0 ? -1 : next - end);
        programs.push_back({head.left(colon), expandedSource(body, mostRepetitions),
                            head.mid(colon + 1).simplified().split(' ')});
        at = next < 0 ? -1 : next + 1;
    }
    return programs;
}
