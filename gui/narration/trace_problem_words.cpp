#include "gui/narration/trace_problem_words.h"

#include "gui/narration/voice.h"

namespace awaitscope {

namespace {

/// %1: the key; %2: its value.
Words wordsFor(TraceProblem::Code code)
{
    using Code = TraceProblem::Code;
    switch (code) {
    case Code::Empty: return {"there is nothing in it", "il n'y a rien dedans"};
    case Code::NotJson:
        return {"one JSON object is expected here, on one line",
                "un objet JSON est attendu ici, sur une seule ligne"};
    case Code::NotATrace:
        return {"a trace begins with \"kind\": \"run_started\"",
                "une trace commence par \"kind\": \"run_started\""};
    case Code::Missing:
        return {"“%1” is missing; a trace of an older version has not all that is needed",
                "« %1 » manque ; une trace d'une version antérieure n'a pas tout ce qu'il faut"};
    case Code::BadValue:
        return {"“%1” cannot be “%2” here", "« %1 » ne peut pas valoir « %2 » ici"};
    case Code::Unnumbered:
        return {"“%1” is %2 where the number of the line is expected, from 0",
                "« %1 » vaut %2 là où le numéro de la ligne est attendu, à partir de 0"};
    case Code::BackInTime:
        return {"time goes back: “t” is earlier than on the line before",
                "le temps recule : « t » précède celui de la ligne d'avant"};
    case Code::EndsEarly:
        return {"the trace is cut off: “run_finished” is expected as its last line",
                "la trace est coupée : « run_finished » est attendu comme dernière ligne"};
    case Code::GoesOn:
        return {"nothing can follow “run_finished”", "rien ne peut suivre « run_finished »"};
    case Code::TooLarge:
        return {"this is more than can be opened", "c'est plus que ce qui peut être ouvert"};
    }
    return {"", ""};
}

} // namespace

QString sentenceFor(const TraceProblem& problem, Language language)
{
    const bool isFrench = language == Language::French;
    const Words words = wordsFor(problem.code);
    QString text = QString::fromUtf8(isFrench ? words.french : words.english);
    text.replace(QLatin1String("%1"), QString::fromStdString(problem.key));
    text.replace(QLatin1String("%2"), QString::fromStdString(problem.value));
    if (isFrench) {
        const QChar noBreak(0x00a0);
        for (const QChar mark : {QChar(u':'), QChar(u';'), QChar(u'»')})
            text.replace(QString(u' ') + mark, QString(noBreak) + mark);
        text.replace(QStringLiteral("« "), QStringLiteral("«") + noBreak);
    }
    if (problem.line == 0) return text;
    return (isFrench ? QStringLiteral("ligne %1\u00a0: ") : QStringLiteral("line %1: "))
               .arg(problem.line) +
           text;
}

} // namespace awaitscope
