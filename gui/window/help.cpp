#include "gui/window/help.h"

#include "gui/narration/sentence.h"
#include "gui/window/window_actions.h"
#include "scenarios/library/glossary.h"
#include "scenarios/library/library.h"

#include <QCoreApplication>
#include <QDialog>
#include <QMenu>
#include <QMessageBox>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextOption>
#include <QUrl>
#include <QVBoxLayout>

#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

namespace {

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(awaitscope::Help)
};

/// A heading with what stands below it.
struct Section {
    QString html;
    qsizetype lines = 0; ///< about how high it is
};

/// Whole sections, column by column, none higher than `most` unless it is the last.
std::vector<std::vector<Section>> inColumns(const std::vector<Section>& sections, qsizetype most)
{
    std::vector<std::vector<Section>> columns(1);
    qsizetype lines = 0;
    for (const Section& section : sections) {
        if (lines > 0 && lines + section.lines > most) {
            columns.emplace_back();
            lines = 0;
        }
        columns.back().push_back(section);
        lines += section.lines;
    }
    return columns;
}

QTextBrowser* showText(QWidget* parent, const QString& title, QSize size)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new QTextBrowser(dialog);
    layout->addWidget(text);
    text->setObjectName(QStringLiteral("helpText"));
    text->setAccessibleName(title);
    dialog->resize(size.boundedTo(parent->size() * 0.95));
    dialog->show();
    return text;
}

/// `See it: ... Do not confuse with: ...`; empty when neither is known.
QString pointersOf(const GlossaryEntry& entry, Language language, const QString& code)
{
    const auto link = [&](const QString& to, const std::string& words) {
        return QStringLiteral("<a href=\"%1\">%2</a>")
            .arg(to, richText(QString::fromStdString(words), code));
    };
    QStringList parts;
    if (const LibraryScenario* shown = findScenario(entry.scenario, language))
        parts << HelpText::tr("See it: %1.")
                     .arg(link(QStringLiteral("scenario:") + QString::fromStdString(shown->name),
                               shown->title));
    QStringList others;
    for (const std::string& id : entry.others)
        if (const GlossaryEntry* other = glossaryEntry(id))
            others << link(QLatin1Char('#') + QString::fromStdString(id), other->term(language));
    if (!others.isEmpty())
        parts << HelpText::tr("Do not confuse with: %1.").arg(others.join(QStringLiteral(", ")));
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString keysText(const WindowActions& actions, size_t columns)
{
    std::vector<Section> sections;
    for (const QMenu* menu : actions.menus()) {
        QString rows;
        qsizetype lines = 2;
        for (const QAction* action : menu->actions()) {
            if (action->menu() || !action->isVisible() || action->shortcuts().isEmpty()) continue;
            // A key's name is not broken; another key may stand below it.
            QString keys = keysOf(*action).toHtmlEscaped();
            keys.replace(QLatin1Char(' '), QChar::Nbsp);
            keys.replace(QStringLiteral(",\u00a0"), QStringLiteral(", "));
            rows += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(keys, plainName(*action).toHtmlEscaped());
            ++lines;
        }
        if (rows.isEmpty()) continue;
        sections.push_back({QStringLiteral("<h3 style=\"margin: 4px 0 2px 0\">%1</h3>"
                                           "<table cellspacing=\"1\">%2</table>")
                                .arg(plainName(*menu->menuAction()).toHtmlEscaped(), rows),
                            lines});
    }
    const QString hints[] = {
        HelpText::tr("A click on a line's number goes to its next execution, with Shift to the one "
                     "before; a click left of it sets a breakpoint."),
        HelpText::tr(
            "Shift and a click set a marker, too; both can be dragged. A click on a task's "
            "name selects it."),
        HelpText::tr("A click on ▾ before the name of a lane folds what the task created; names "
                     "can be dragged to other places."),
        HelpText::tr("The number of the run in focus shows it alone; once more shows all."),
        HelpText::tr("While you type, plain keys belong to the text; Escape gives them "
                     "back to the timelines."),
        HelpText::tr("The Tab key goes from control to control, F6 from part to part; in the "
                     "source, where Tab indents, Ctrl+Tab goes on.")};
    constexpr qsizetype kLinesOfHint = 4;
    for (const QString& hint : hints)
        sections.push_back(
            {QStringLiteral("<p style=\"margin: 4px 0 0 0\">%1</p>").arg(hint), kLinesOfHint});

    // As low as the columns allow.
    qsizetype most = 1;
    while (inColumns(sections, most).size() > columns)
        ++most;
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"6\"><tr>");
    for (const std::vector<Section>& column : inColumns(sections, most)) {
        html += QStringLiteral("<td width=\"%1%\">").arg(100 / columns);
        for (const Section& section : column)
            html += section.html;
        html += QStringLiteral("</td>");
    }
    return html + QStringLiteral("</tr></table>");
}

QString glossaryText(Language language, const QString& marked, const QColor& ground)
{
    const Language other = language == Language::French ? Language::English : Language::French;
    const QString code = QStringLiteral("DejaVu Sans Mono");
    QString html;
    std::optional<GlossarySection> section;
    for (const GlossaryEntry& entry : glossary()) {
        if (section != entry.section) {
            section = entry.section;
            html += QStringLiteral("<h3>%1</h3>")
                        .arg(QString::fromStdString(glossarySectionTitle(entry.section, language)));
        }
        const QString term = richText(QString::fromStdString(entry.term(language)), code);
        const QString translated = richText(QString::fromStdString(entry.term(other)), code);
        const QString id = QString::fromStdString(entry.id);
        const QString pointers = pointersOf(entry, language, code);
        html += QStringLiteral("<p%1><a name=\"%2\"></a><b>%3</b>%4<br>%5%6</p>")
                    .arg(id == marked
                             ? QStringLiteral(" style=\"background-color: %1\"").arg(ground.name())
                             : QString(),
                         id, term,
                         translated == term ? QString()
                                            : QStringLiteral(" <i>(%1)</i>").arg(translated),
                         richText(QString::fromStdString(entry.definition(language)), code),
                         pointers.isEmpty() ? QString() : QStringLiteral("<br>") + pointers);
    }
    return html;
}

void showKeys(QWidget* parent, const WindowActions& actions, int text, int least)
{
    QTextBrowser* browser = showText(parent, HelpText::tr("Keys"), QSize(1520, 880) * text / 13);
    const QSize room = browser->viewport()->size();
    const int bar = browser->verticalScrollBar()->sizeHint().width();
    QTextDocument tried;
    tried.setDocumentMargin(browser->document()->documentMargin());
    // Words are as wide as they are.
    browser->setWordWrapMode(QTextOption::WordWrap);
    tried.setDefaultTextOption(browser->document()->defaultTextOption());
    const auto isWithin = [&](int pixels, size_t columns, int width) {
        QFont font = browser->font();
        font.setPixelSize(pixels);
        tried.setDefaultFont(font);
        tried.setHtml(keysText(actions, columns));
        tried.setTextWidth(width);
        return tried.size().width() <= width;
    };
    const auto show = [&](int pixels, size_t columns) {
        browser->setStyleSheet(QStringLiteral("font-size: %1px;").arg(pixels));
        browser->setHtml(keysText(actions, columns));
    };
    for (int pixels = text; pixels >= qMin(text, least); --pixels)
        for (const size_t columns : {4, 3, 2})
            if (isWithin(pixels, columns, room.width()) && tried.size().height() <= room.height())
                return show(pixels, columns);
    // Not all at once: as low as can be without a way to the side.
    size_t lowest = 1;
    double height = 0;
    for (const size_t columns : {1, 2, 3, 4}) {
        if (!isWithin(qMin(text, least), columns, room.width() - bar)) continue;
        if (height > 0 && tried.size().height() >= height) continue;
        lowest = columns;
        height = tried.size().height();
    }
    show(qMin(text, least), lowest);
}

void showGlossary(QWidget* parent, Language language, double scale, const QString& term,
                  std::function<void(const QString&)> open)
{
    QTextBrowser* browser =
        showText(parent, HelpText::tr("Glossary"), (QSizeF(640, 640) * scale).toSize());
    const QPalette colors = browser->palette();
    browser->setHtml(glossaryText(language, term, colors.color(QPalette::AlternateBase)));
    browser->setOpenLinks(false);
    QObject::connect(browser, &QTextBrowser::anchorClicked, browser,
                     [browser, open = std::move(open)](const QUrl& link) {
                         if (link.scheme() != QLatin1String("scenario"))
                             return browser->scrollToAnchor(link.fragment());
                         browser->window()->close();
                         open(link.path());
                     });
    if (!term.isEmpty()) browser->scrollToAnchor(term);
}

void showAbout(QWidget* parent)
{
    QMessageBox::about(
        parent, HelpText::tr("About Awaitscope"),
        QStringLiteral("<h3>Awaitscope %1</h3><p>%2</p><p>%3</p>")
            .arg(QCoreApplication::applicationVersion(),
                 HelpText::tr("Shows how concurrent code runs: one asyncio program under three "
                              "schedulers, on a virtual clock."),
                 HelpText::tr("Free software under the GNU General Public License, version 3 or "
                              "later. Built with Qt, QCustomPlot and QScintilla.")));
}

} // namespace awaitscope
