#include "gui/inspector/figure_words.h"

#include "gui/narration/voice.h"
#include "scenarios/library/glossary.h"

#include <QLocale>

#include <cmath>

namespace awaitscope {

namespace {

struct Term {
    const char* id; // of the glossary
    Words suffix;   // mean, worst
};

Term termOf(Figure figure)
{
    constexpr Words mean{", mean", ", moyen"};
    constexpr Words worst{", worst", ", au pire"};
    switch (figure) {
    case Figure::TotalTime: return {"total-time", {}};
    case Figure::CpuBusy: return {"cpu-busy", {}};
    case Figure::CpuHeld: return {"cpu-held", {}};
    case Figure::CpuSwitching: return {"cpu-switching", {}};
    case Figure::CpuIdle: return {"cpu-idle", {}};
    case Figure::Waiting: return {"waiting", {}};
    case Figure::ReadyWait: return {"ready-wait", {}};
    case Figure::LongestFreeze: return {"longest-freeze", {}};
    case Figure::ResponseMean: return {"response", mean};
    case Figure::ResponseWorst: return {"response", worst};
    case Figure::TurnaroundMean: return {"turnaround", mean};
    case Figure::TurnaroundWorst: return {"turnaround", worst};
    case Figure::Switches: return {"switches", {}};
    case Figure::Preemptions: return {"preemptions", {}};
    case Figure::Throughput: return {"throughput", {}};
    case Figure::Fairness: return {"jain", {}};
    }
    return {"", {}};
}

} // namespace

QString figureName(Figure figure, Language language)
{
    const Term term = termOf(figure);
    const Voice voice(language);
    const GlossaryEntry* entry = glossaryEntry(term.id);
    return (entry ? QString::fromStdString(entry->term(language)) : QString()) +
           voice.say(term.suffix);
}

QString figureDefinition(Figure figure, Language language)
{
    const GlossaryEntry* entry = glossaryEntry(termOf(figure).id);
    if (!entry) return {};
    return QString::fromStdString(entry->definition(language)).remove(QLatin1Char('`'));
}

QString figureText(const std::optional<FigureValue>& value, Figure figure, Language language,
                   FigurePrecision precision)
{
    if (!value) return QStringLiteral(u"—");
    QLocale locale(language == Language::French ? QLocale::French : QLocale::English);
    locale.setNumberOptions(QLocale::OmitGroupSeparator); // as sentences have numbers
    const QString space = language == Language::French ? QString(QChar(0x00a0)) : QString(u' ');
    const auto rounded = [&](double number, int decimals) {
        return locale.toString(number, 'f', decimals);
    };
    switch (unitOf(figure)) {
    case FigureUnit::Time: {
        // Means need not be exact; more than a microsecond nobody compares.
        const double seconds = std::get<Duration>(*value).toSeconds();
        const bool isShort = precision == FigurePrecision::Short && seconds >= 0.01;
        QString text = locale.toString(seconds, 'f', isShort ? 3 : 6);
        const QString point = locale.decimalPoint();
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(point)) text.chop(point.size());
        return text + space + QLatin1Char('s');
    }
    case FigureUnit::Share: {
        const double percent = std::get<double>(*value) * 100;
        const int decimals = std::abs(percent - std::round(percent)) < 0.05 ? 0 : 1;
        return rounded(percent, decimals) + space + QLatin1Char('%');
    }
    case FigureUnit::Count:
        return locale.toString(static_cast<qulonglong>(std::get<uint64_t>(*value)));
    case FigureUnit::PerSecond: return rounded(std::get<double>(*value), 2) + space + "/s";
    case FigureUnit::Index: return rounded(std::get<double>(*value), 2);
    }
    return {};
}

} // namespace awaitscope
