#include "gui/narration/glossary_terms.h"

#include "gui/narration/sentence.h"
#include "scenarios/library/glossary.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

// Around a link while the text is still marked: characters that no text has.
const QChar kBegin(0xe000);
const QChar kMiddle(0xe001);
const QChar kEnd(0xe002);

/// One way to write a term.
struct Form {
    QString id;
    QString text;
    bool isCode = false;
    QRegularExpression pattern = {};
};

/// `suspend, resume` and `late (overdue)` are two words for one term each; `asyncio.sleep(d)` is
/// looked for without its argument.
void addForms(std::vector<Form>& forms, const GlossaryEntry& entry, Language language)
{
    static const QRegularExpression separators(QStringLiteral("\\s*[,()]\\s*"));
    const QString id = QString::fromStdString(entry.id);
    const QString term = QString::fromStdString(entry.term(language));
    const bool isCode = term.startsWith(QLatin1Char('`'));
    if (isCode) {
        const QString name = QString(term).remove(QLatin1Char('`'));
        const bool takesArgument = name.endsWith(QLatin1String("(d)"));
        forms.push_back({id, takesArgument ? name.chopped(3) : name, true});
        return;
    }
    for (const QString& part : term.split(separators, Qt::SkipEmptyParts)) {
        constexpr qsizetype kShortest = 4;
        if (part.size() >= kShortest && !part.contains(QLatin1Char('`')))
            forms.push_back({id, part, false});
    }
}

/// `queue` and `event` mean asyncio's only before the name of one: a lock, too, has a queue.
bool needsName(const QString& id)
{
    return id == QLatin1String("queue") || id == QLatin1String("event-object");
}

/// `at the moment`, « à ce moment »: an idiom, not the term.
bool isIdiom(const QString& id, const QString& before)
{
    if (id != QLatin1String("step-of-task")) return false;
    const auto endsWith = [&](const char* words) {
        return before.endsWith(QString::fromUtf8(words), Qt::CaseInsensitive);
    };
    return endsWith("at the ") || endsWith("at that ") || endsWith("at this ") ||
           endsWith("for the ") || endsWith("for a ") || endsWith("in a ") || endsWith("à ce ") ||
           endsWith("en ce ") || endsWith("au ") || endsWith("pour le ") || endsWith("dans un ") ||
           endsWith("pour un ");
}

/// The word with its plural and, of verbs, its usual endings.
QRegularExpression patternOf(const Form& form)
{
    const QString end = form.isCode          ? QStringLiteral("(?![\\w.])")
                        : needsName(form.id) ? QStringLiteral("(?= $)")
                                             : QStringLiteral("(?:s|es|e|d|ed)?(?![\\w-])");
    return QRegularExpression(
        QStringLiteral("(?<![\\w.-])") + QRegularExpression::escape(form.text) + end,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

std::vector<Form> makeForms(Language language)
{
    std::vector<Form> forms;
    for (const GlossaryEntry& entry : glossary())
        // What the states, the figures and the window call things is said everywhere.
        if (entry.section != GlossarySection::Figures && entry.section != GlossarySection::Window)
            addForms(forms, entry, language);
    // `event loop` before `event`, `task group` before `task`.
    std::stable_sort(forms.begin(), forms.end(), [](const Form& one, const Form& other) {
        return one.text.size() > other.text.size();
    });
    for (Form& form : forms)
        form.pattern = patternOf(form);
    return forms;
}

const std::vector<Form>& formsIn(Language language)
{
    static const std::vector<Form> english = makeForms(Language::English);
    static const std::vector<Form> french = makeForms(Language::French);
    return language == Language::French ? french : english;
}

bool endsInQuotation(const QString& text)
{
    return text.count(QChar(0x201c)) != text.count(QChar(0x201d)) ||
           text.count(QChar(0x00ab)) != text.count(QChar(0x00bb));
}

/// The text with its links marked; `found` are their terms.
QString withLinks(const QString& marked, Language language, const QStringList& told,
                  QStringList& found)
{
    QStringList parts = marked.split(QLatin1Char('`'));
    for (const Form& form : formsIn(language)) {
        for (qsizetype part = form.isCode ? 1 : 0; part < parts.size(); part += 2) {
            QString& text = parts[part];
            if (!text.contains(form.text, Qt::CaseInsensitive)) continue;
            qsizetype from = 0;
            for (auto match = form.pattern.match(text); match.hasMatch();
                 match = form.pattern.match(text, from)) {
                from = match.capturedEnd();
                // Not inside another term, nor in what a program prints.
                const QString before = text.left(match.capturedStart());
                if (before.count(kBegin) != before.count(kEnd) || endsInQuotation(before) ||
                    isIdiom(form.id, before))
                    continue;
                // The second time it is only kept from being taken for a shorter term.
                const bool isTold = told.contains(form.id) || found.contains(form.id);
                const QString link =
                    kBegin + (isTold ? QString() : form.id) + kMiddle + match.captured() + kEnd;
                text.replace(match.capturedStart(), match.capturedLength(), link);
                from = match.capturedStart() + link.size();
                if (!isTold) found << form.id;
            }
        }
    }
    return parts.join(QLatin1Char('`'));
}

} // namespace

QString richTextWithTerms(const QString& marked, const QString& codeFamily, Language language,
                          QStringList& told)
{
    QStringList found;
    QString html = richText(withLinks(marked, language, told, found), codeFamily);
    told << found;
    static const QRegularExpression plain(
        QStringLiteral("\\x{e000}\\x{e001}([^\\x{e002}]*)\\x{e002}"));
    static const QRegularExpression link(
        QStringLiteral("\\x{e000}([^\\x{e001}]*)\\x{e001}([^\\x{e002}]*)\\x{e002}"));
    return html.replace(plain, QStringLiteral("\\1"))
        .replace(link, QStringLiteral("<a href=\"term:\\1\">\\2</a>"));
}

} // namespace awaitscope
