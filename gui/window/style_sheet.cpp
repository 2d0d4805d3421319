#include "gui/window/style_sheet.h"

#include <QRegularExpression>

namespace awaitscope {

namespace {

// @name is a colour of the theme, #12# a length in pixels that follows the scale.
const char* const kSheet = R"(
* { font-family: "DejaVu Sans"; font-size: #13#px; }
QMainWindow, QDialog, QMessageBox { background: @panel; color: @ink; }
QLabel { color: @ink; background: transparent; }
QMenuBar { background: @band; color: @ink; padding: #2#px; }
QMenuBar::item { padding: #4#px #9#px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: @selected; color: @ink; }
QMenu { background: @panel; color: @ink; border: 1px solid @rule; padding: #4#px; }
QMenu::item { padding: #5#px #26#px #5#px #24#px; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @rule; margin: #4#px; }
#topBar { background: @panel; border-bottom: 1px solid @rule; }
QPushButton, QToolButton, QComboBox {
    background: @panel; color: @ink; border: 1px solid @rule; border-radius: #5#px;
    padding: #5#px #12#px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: @band; }
QPushButton:pressed, QToolButton:pressed { background: @selected; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled { color: @faint; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus {
    border: 2px solid @accent; }
QToolButton::menu-indicator { image: none; }
QFileDialog QToolButton { padding: #3#px; }
#run { background: @accent; color: @onAccent; border-color: @accent; font-weight: bold; }
#run:hover { background: @accentDim; }
#stepButton { background: @band; font-size: #14#px; padding: #5#px #9#px; min-width: #18#px; }
#stepButton:hover { background: @selected; }
QComboBox::drop-down { border: none; width: #18#px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @panel; color: @ink; border: 1px solid @rule;
    selection-background-color: @selected; selection-color: @ink; }
QSpinBox, QLineEdit { background: @panel; color: @ink; border: 1px solid @rule;
    border-radius: #4#px; padding: #4#px; selection-background-color: @accent;
    selection-color: @onAccent; }
#momentNumber { font-weight: bold; font-size: #14#px; }
#quiet { color: @quietInk; }
#scenarioFilter { font-size: #12#px; padding: #2#px #4#px; }
#sectionTitle { color: @quietInk; font-weight: bold; font-size: #11#px; padding-left: #14#px; }
#question { color: @ink; font-size: #12#px; }
#words, #words > QWidget, #told, #told > QWidget, #sentence { background: transparent; }
#answer { border: none; color: @accent; padding: #2#px #14#px; font-size: #12#px;
    background: transparent; }
QTreeWidget, QTreeView { background: @panel; color: @ink; outline: none; }
QTreeView::item { padding: #3#px #4#px; border-left: #3#px solid transparent; }
QTreeView::item:hover { background: @band; }
QTreeView::item:selected { background: @band; color: @ink; border-left: #3#px solid @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @rule; }
QTabBar { background: @panel; }
QTabBar::tab { background: @panel; color: @quietInk; padding: #9#px #5#px #7#px #5#px;
    border: none; border-bottom: #3#px solid transparent; }
QTabBar::tab:disabled { text-decoration: line-through; }
QTabBar::tab:selected { color: @accent; font-weight: bold; border-bottom: #3#px solid @accent; }
QListView, QTableView { background: @panel; color: @ink; border: none; outline: none;
    alternate-background-color: @band; selection-background-color: @selected;
    selection-color: @ink; }
QListView { font-family: "DejaVu Sans Mono"; font-size: #12#px; }
QComboBox QListView { font-family: "DejaVu Sans"; }
QTableView { font-size: #12#px; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @quietInk; border: none;
    border-bottom: 1px solid @rule; padding: #4#px; font-size: #11#px; }
#narration { background: @band; border-top: 1px solid @rule; }
#predict { background: @panel; border-top: 1px solid @rule; }
#predict QPushButton { font-size: #14#px; text-align: left; }
#predict QPushButton[mark="right"] { border: #2#px solid @best; color: @best; font-weight: bold; }
#predict QPushButton[mark="wrong"] { border: #2#px solid @wrong; color: @wrong; }
#predictQuestion { font-size: #18#px; font-weight: bold; }
#verdict { font-size: #14#px; }
#verdict[mark="right"] { color: @best; font-weight: bold; }
#verdict[mark="wrong"] { color: @wrong; font-weight: bold; }
#asksPrint:checked, #asksTask:checked, #curtain:checked { background: @selected; }
#runSettings QComboBox { padding-right: #20#px; }
#runSettings QComboBox::down-arrow { image: none; width: 0; height: 0;
    border-left: #4#px solid @panel; border-right: #4#px solid @panel;
    border-top: #5#px solid @quietInk; }
#runSettings, #palette { background: @panel; border: 1px solid @accent; }
QToolButton[quietButton="true"] { border: none; background: transparent; color: @quietInk;
    padding: 0 #6#px; font-size: #12#px; }
QToolButton[quietButton="true"]:hover { color: @accent; }
QToolButton[quietButton="true"]:focus { border: 2px solid @accent; }
#paletteField { font-size: #16#px; padding: #6#px; }
#paletteList { font-family: "DejaVu Sans"; font-size: #14#px; }
#paletteList::item { padding: #4#px; }
#paletteList::item:selected { background: @selected; color: @ink; }
#difference { font-size: #12#px; }
#errorBar { background: @wrongBand; color: @ink; padding: #6#px #14#px; }
#progressBar { background: @band; border-top: 1px solid @rule; }
QSplitter::handle { background: @rule; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar:vertical { background: transparent; width: #9#px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #9#px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: #4#px; min-height: #24#px;
    min-width: #24#px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @panel; color: @ink; border: 1px solid @rule; padding: #4#px; }
QTextBrowser { background: @panel; color: @ink; border: none; }
QProgressBar { border: 1px solid @rule; border-radius: #4#px; background: @panel;
    max-height: #8#px; }
QProgressBar::chunk { background: @accent; }
)";

QColor colorOf(const QString& name, const Theme& theme)
{
    if (name == QLatin1String("panel")) return theme.panel;
    if (name == QLatin1String("band")) return theme.band;
    if (name == QLatin1String("rule")) return theme.rule;
    if (name == QLatin1String("ink")) return theme.ink;
    if (name == QLatin1String("quietInk")) return theme.quietInk;
    if (name == QLatin1String("accent")) return theme.accent;
    if (name == QLatin1String("best")) return theme.best;
    if (name == QLatin1String("wrong")) return theme.wrong;
    if (name == QLatin1String("onAccent")) return theme.onAccent;
    if (name == QLatin1String("accentDim")) return blend(theme.accent, theme.ink, 0.85);
    if (name == QLatin1String("selected")) return blend(theme.accent, theme.panel, 0.18);
    if (name == QLatin1String("faint")) return blend(theme.quietInk, theme.panel, 0.55);
    if (name == QLatin1String("handle")) return blend(theme.quietInk, theme.panel, 0.4);
    if (name == QLatin1String("wrongBand")) return blend(theme.wrong, theme.panel, 0.16);
    Q_ASSERT_X(false, "colorOf", qPrintable(name));
    return {};
}

} // namespace

QString styleSheetOf(const Theme& theme, double scale)
{
    const QString sheet = QString::fromUtf8(kSheet);
    static const QRegularExpression marks(QStringLiteral("@([a-zA-Z]+)|#(\\d+)#"));
    QString result;
    qsizetype position = 0;
    for (auto match = marks.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch mark = match.next();
        result += sheet.mid(position, mark.capturedStart() - position);
        result += mark.captured(1).isEmpty()
                      ? QString::number(qMax(1, qRound(mark.captured(2).toInt() * scale)))
                      : colorOf(mark.captured(1), theme).name();
        position = mark.capturedEnd();
    }
    return result + sheet.mid(position);
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.band);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.quietInk);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.ink);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, blend(theme.quietInk, theme.panel, 0.55));
    return palette;
}

} // namespace awaitscope
