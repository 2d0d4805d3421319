#include "gui/window/help.h"

#include "gui/narration/sentence.h"
#include "gui/window/window_actions.h"
#include "scenarios/library/glossary.h"

#include <QCoreApplication>
#include <QDialog>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <optional>

namespace awaitscope {

namespace {

struct HelpText {
    Q_DECLARE_TR_FUNCTIONS(awaitscope::Help)
};

void showText(QWidget* parent, const QString& title, const QString& html, double scale)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new QTextBrowser(dialog);
    text->setHtml(html);
    layout->addWidget(text);
    dialog->resize(qRound(640 * scale), qRound(640 * scale));
    dialog->show();
}

QString keysOf(const QAction* action)
{
    QStringList keys;
    for (const QKeySequence& key : action->shortcuts())
        keys << key.toString(QKeySequence::NativeText).toHtmlEscaped();
    return keys.join(QStringLiteral(", "));
}

} // namespace

QString keysText(const WindowActions& actions)
{
    const auto table = [](const QString& title, const QList<const QAction*>& rows) {
        QString html = QStringLiteral("<h3>%1</h3><table cellspacing=\"4\">").arg(title);
        for (const QAction* action : rows) {
            QString text = action->text().section(QLatin1Char('\t'), 0, 0);
            text.remove(QLatin1Char('&'));
            html += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(keysOf(action), text.toHtmlEscaped());
        }
        return html + QStringLiteral("</table>");
    };
    return table(HelpText::tr("Run and step"), {actions.run,
                                                actions.playPause,
                                                actions.faster,
                                                actions.slower,
                                                actions.stepForward,
                                                actions.stepBack,
                                                actions.eventForward,
                                                actions.eventBack,
                                                actions.laneForward,
                                                actions.laneBack,
                                                actions.toStart,
                                                actions.toEnd,
                                                actions.toCause,
                                                actions.toEffect,
                                                actions.goBack,
                                                actions.goForward,
                                                actions.toggleBreakpoint,
                                                actions.toBreakpoint,
                                                actions.backToBreakpoint,
                                                actions.oneTask,
                                                actions.together,
                                                actions.focusRuns[0],
                                                actions.focusRuns[1],
                                                actions.focusRuns[2]}) +
           table(HelpText::tr("See"),
                 {actions.zoomIn, actions.zoomOut, actions.fit, actions.larger, actions.smaller,
                  actions.normalSize, actions.curtain, actions.present}) +
           table(HelpText::tr("Files"),
                 {actions.newFile, actions.open, actions.save, actions.saveAs,
                  actions.exportPicture, actions.copyPicture, actions.find, actions.quit}) +
           QStringLiteral("<p>%1</p>")
               .arg(HelpText::tr("While you type, plain keys belong to the text; Escape gives them "
                                 "back to the timelines."));
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
        html += QStringLiteral("<p><b>%1</b> <i>(%2)</i><br>%3</p>")
                    .arg(richText(QString::fromStdString(entry.term(language)), code),
                         richText(QString::fromStdString(entry.term(other)), code),
                         richText(QString::fromStdString(entry.definition(language)), code));
    }
    return html;
}

void showKeys(QWidget* parent, const WindowActions& actions, double scale)
{
    showText(parent, HelpText::tr("Keys"), keysText(actions), scale);
}

void showGlossary(QWidget* parent, Language language, double scale)
{
    showText(parent, HelpText::tr("Glossary"), glossaryText(language), scale);
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
