#include "gui/narration/voice.h"

#include "core/text/time_text.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kLongestQuote = 34;

QString begun(const QString& text, int most)
{
    return text.size() <= most ? text : text.left(most - 1).trimmed() + QChar(0x2026);
}

/// What tells names apart is often their end.
QString shortened(const QString& text, int most)
{
    if (text.size() <= most) return text;
    const int tail = most / 3;
    return text.left(most - tail - 1) + QChar(0x2026) + text.right(tail);
}

/// French punctuation that must not begin a line.
QString withNoBreakSpaces(QString text)
{
    for (const char16_t mark : {u':', u';', u'!', u'»'})
        text.replace(QString(QChar(u' ')) + QChar(mark), QString(QChar(0x00a0)) + QChar(mark));
    return text;
}

/// `la fin de` and `asker`: `la fin d'asker`; `de` and `le programme`: `du programme`.
void appendFrench(QString& text, const QString& value)
{
    static const QString vowels = QStringLiteral(u"aeiouàâéèêëîïôùûAEIOUÀÂÉÈÊËÎÏÔÙÛ");
    const auto endsWith = [&text](QStringView word) {
        if (!text.endsWith(word, Qt::CaseInsensitive)) return false;
        return text.size() == word.size() || !text[text.size() - word.size() - 1].isLetter();
    };
    const qsizetype begin = value.startsWith(QLatin1Char('`')) ? 1 : 0;
    if (begin < value.size() && vowels.contains(value[begin]) &&
        (endsWith(u"de ") || endsWith(u"que "))) {
        text.chop(2);
        text += QLatin1Char('\'') + value;
        return;
    }
    const bool isArticle = value.startsWith(QLatin1String("le "));
    if (isArticle && endsWith(u"de ")) {
        text.chop(2);
        text += QLatin1String("u ") + value.mid(3);
    } else if (isArticle && endsWith(u"à ")) {
        text.chop(2);
        text += QLatin1String("au ") + value.mid(3);
    } else {
        text += value;
    }
}

const WordValue& valueOf(QStringView key, std::initializer_list<WordValue> values)
{
    const auto found = std::find_if(values.begin(), values.end(), [key](const WordValue& value) {
        return key == QLatin1String(value.key);
    });
    Q_ASSERT_X(found != values.end(), "Voice::say", qPrintable(key.toString()));
    return *found;
}

} // namespace

QString Voice::time(VirtualTime time) const
{
    const Duration since = readable(time - VirtualTime());
    return QString::fromStdString(timeText(VirtualTime() + since, m_language));
}

QString Voice::duration(Duration duration) const
{
    return QString::fromStdString(lengthText(readable(duration), m_language));
}

QString Voice::setting(Duration duration) const
{
    return QString::fromStdString(formatDuration(duration, m_language == Language::French));
}

QString Voice::number(Duration seconds)
{
    return QString::fromStdString(formatSeconds(readable(seconds)));
}

QString Voice::code(const QString& name)
{
    return QLatin1Char('`') + shortened(name, kLongestName) + QLatin1Char('`');
}

QString Voice::source(const QString& code, int most)
{
    return QLatin1Char('`') + begun(code, most) + QLatin1Char('`');
}

QString Voice::quoted(const QString& text) const
{
    const QString inside = begun(text, kLongestQuote);
    if (m_language == Language::French) return QStringLiteral(u"«\u00a0%1\u00a0»").arg(inside);
    return QStringLiteral(u"“%1”").arg(inside);
}

QString Voice::list(const QStringList& names, int most) const
{
    const QString last =
        m_language == Language::French ? QStringLiteral(" et ") : QStringLiteral(" and ");
    if (names.size() <= 1) return names.join(QString());
    const QString comma = QStringLiteral(", ");
    if (names.size() <= most)
        return names.mid(0, names.size() - 1).join(comma) + last + names.back();
    const auto others = names.size() - most;
    const QString more = m_language == Language::English ? QStringLiteral("%1 more").arg(others)
                         : others == 1                   ? QStringLiteral("une autre")
                                                         : QStringLiteral("%1 autres").arg(others);
    return names.mid(0, most).join(comma) + last + more;
}

QString Voice::say(const Words& words, std::initializer_list<WordValue> values) const
{
    const QString pattern = m_language == Language::French
                                ? withNoBreakSpaces(QString::fromUtf8(words.french))
                                : QString::fromUtf8(words.english);
    QString result;
    result.reserve(pattern.size() * 2);
    qsizetype position = 0;
    while (position < pattern.size()) {
        const qsizetype open = pattern.indexOf(QLatin1Char('{'), position);
        if (open < 0) break;
        const qsizetype close = pattern.indexOf(QLatin1Char('}'), open);
        Q_ASSERT(close > open);
        result += QStringView(pattern).mid(position, open - position);
        const QStringView inside = QStringView(pattern).mid(open + 1, close - open - 1);
        const qsizetype question = inside.indexOf(QLatin1Char('?'));
        const qsizetype tilde = inside.indexOf(QLatin1Char('~'));
        if (tilde >= 0) {
            const QStringView forms = inside.mid(tilde + 1);
            const qsizetype bar = forms.indexOf(QLatin1Char('|'));
            result += valueOf(inside.left(tilde), values).isMasculine ? forms.mid(bar + 1)
                                                                      : forms.left(bar);
        } else if (question < 0) {
            const QString& text = valueOf(inside, values).text;
            if (m_language == Language::French)
                appendFrench(result, text);
            else
                result += text;
        } else {
            const WordValue& value = valueOf(inside.left(question), values);
            const QStringView forms = inside.mid(question + 1);
            const qsizetype bar = forms.indexOf(QLatin1Char('|'));
            const bool singular =
                value.count == 1 || (value.count == 0 && m_language == Language::French);
            QString form = (singular ? forms.left(bar) : forms.mid(bar + 1)).toString();
            result += form.replace(QLatin1Char('#'), value.text);
        }
        position = close + 1;
    }
    return result + pattern.mid(position);
}

} // namespace awaitscope
