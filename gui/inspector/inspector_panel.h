#pragma once

#include "core/text/language.h"
#include "gui/playback/playback.h"
#include "gui/playback/stage.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QSplitter;
class QTabWidget;
class QTableView;

namespace awaitscope {

class CompareModel;
class ConsolePanel;
class DifferencePanel;
class EventsModel;
class Inspector;
class NowPanel;
class VariablesPanel;

/// The right column: what the runs look like at the cursor, the events, the figures, the consoles.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    /// Null shows nothing.
    void setStage(std::shared_ptr<const Stage> stage,
                  std::vector<std::shared_ptr<Inspector>> inspectors = {});
    /// Shows the runs as they are at the cursor.
    void showCursor(const Playback& playback);
    /// Hides what comes after the cursor, and figures of whole runs.
    void setCurtain(bool closed);
    void setTheme(const Theme& theme);
    void setScale(double scale);
    void setLanguage(Language language);

    NowPanel* nowPanel() const { return m_now; }
    VariablesPanel* variables() const { return m_variables; }
    ConsolePanel* console() const { return m_console; }
    /// The consoles, to be shown elsewhere until they are taken back.
    QWidget* lendConsole();
    void takeConsoleBack();
    /// Tabs and console as high as before that.
    void divideAsBefore();
    EventsModel* eventsModel() const { return m_eventsModel; }
    DifferencePanel* difference() const { return m_difference; }
    CompareModel* compareModel() const { return m_compareModel; }
    QTabWidget* tabs() const { return m_tabs; }

signals:
    /// The user wants the cursor at this event.
    void eventChosen(size_t run, awaitscope::EventIndex event);
    /// Other places are the first difference.
    void differenceChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setupEvents();
    void setupCompare();
    /// Gives the names of figures what the runs leave.
    void fitCompare();
    /// Where the panel is low, tables take some of the console's.
    void giveTablesRoom();
    /// Gives the words of the events the room that they need to be read.
    void fitEvents();
    void retranslate();
    void showEvents(const Playback& playback);

    QSplitter* m_splitter;
    QTabWidget* m_tabs;
    NowPanel* m_now;
    VariablesPanel* m_variables;
    QTableView* m_events;
    EventsModel* m_eventsModel;
    QTableView* m_compare;
    CompareModel* m_compareModel;
    DifferencePanel* m_difference;
    QWidget* m_comparePage;
    QWidget* m_consoleBox;
    QLabel* m_consoleTitle;
    ConsolePanel* m_console;
    std::shared_ptr<const Stage> m_stage;
    Theme m_theme = themeOf(ThemeKind::Light);
    Language m_language = Language::English;
    QList<int> m_sizesBefore; ///< the console was lent
    QByteArray m_roomBefore;  ///< of tabs and console, while a table has more
    double m_scale = 1;
    bool m_curtain = false;
    bool m_comparedBefore = false; ///< the curtain closed
};

} // namespace awaitscope
