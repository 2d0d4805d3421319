#include "gui/window/help.h"

#include "gui/narration/sentence.h"
#include "gui/window/window_actions.h"
#include "scenarios/library/glossary.h"

#include <QCoreApplication>
#include <QDialog>
#include <QMenu>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <optional>
#include <vector>

namespace awaitscope {

namespace {

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(awaitscope::Help)
};

constexpr size_t kColumns = 4; ///< of keys: all are seen at once on a usual screen

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

void showText(QWidget* parent, const QString& title, const QString& html, double scale, QSizeF size,
              const QString& place = {})
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new QTextBrowser(dialog);
    text->setHtml(html);
    layout->addWidget(text);
    text->setObjectName(QStringLiteral("helpText"));
    text->setAccessibleName(title);
    const QSize wanted = QSizeF(size * scale).toSize();
    dialog->resize(wanted.boundedTo(parent->size() * 0.95));
    dialog->show();
    if (!place.isEmpty()) text->scrollToAnchor(place);
}

} // namespace

QString keysText(const WindowActions& actions)
{
    std::vector<Section> sections;
    for (const QMenu* menu : actions.menus()) {
        QString rows;
        qsizetype lines = 2;
        for (const QAction* action : menu->actions()) {
            if (action->menu() || !action->isVisible() || action->shortcuts().isEmpty()) continue;
            rows += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(keysOf(*action).toHtmlEscaped(), plainName(*action).toHtmlEscaped());
            ++lines;
        }
        if (rows.isEmpty()) continue;
        sections.push_back({QStringLiteral("<h3>%1</h3><table cellspacing=\"2\">%2</table>")
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
        sections.push_back({QStringLiteral("<p>%1</p>").arg(hint), kLinesOfHint});

    // As low as the columns allow.
    qsizetype most = 1;
    while (inColumns(sections, most).size() > kColumns)
        ++most;
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"8\"><tr>");
    for (const std::vector<Section>& column : inColumns(sections, most)) {
        html += QStringLiteral("<td width=\"%1%\">").arg(100 / kColumns);
        for (const Section& section : column)
            html += section.html;
        html += QStringLiteral("</td>");
    }
    return html + QStringLiteral("</tr></table>");
}

QString glossaryText(Language language)
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
        html += QStringLiteral("<p><a name=\"%1\"></a><b>%2</b>%3<br>%4</p>")
                    .arg(QString::fromStdString(entry.id), term,
                         translated == term ? QString()
                                            : QStringLiteral(" <i>(%1)</i>").arg(translated),
                         richText(QString::fromStdString(entry.definition(language)), code));
    }
    return html;
}

void showKeys(QWidget* parent, const WindowActions& actions, double scale)
{
    showText(parent, HelpText::tr("Keys"), keysText(actions), scale, {1520, 880});
}

void showGlossary(QWidget* parent, Language language, double scale, const QString& term)
{
    showText(parent, HelpText::tr("Glossary"), glossaryText(language), scale, {640, 640}, term);
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
