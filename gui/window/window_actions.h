#pragma once

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>

#include <vector>

class QMenu;
class QMenuBar;

namespace awaitscope {

/// Every command of the window, once: menus, buttons and keys share it.
///
/// Keys are those that people know from other players and profilers; see Help > Keys.
class WindowActions {
    Q_DECLARE_TR_FUNCTIONS(awaitscope::WindowActions)
public:
    explicit WindowActions(QWidget* window);

    /// Texts in the language of the installed translator.
    void retranslate();
    void fillMenus(QMenuBar* bar);
    const std::vector<QAction*>& all() const { return m_all; }
    /// The menus as they are filled, submenus, too.
    const std::vector<QMenu*>& menus() const { return m_menus; }
    /// Adds what whoever presents with a mouse alone needs.
    void addForPresenting(QMenu& menu) const;
    /// What a command is called outside its menu: those of a submenu begin with its title.
    QString nameInMenus(const QAction& action) const;

    QAction* newFile;
    QAction* open;
    QAction* findScenario;
    QAction* save;
    QAction* saveAs;
    QAction* exportPicture;
    QAction* copyPicture;
    QAction* quit;

    QAction* undo;
    QAction* redo;
    QAction* cut;
    QAction* copy;
    QAction* paste;
    QAction* selectAll;
    QAction* find;
    QAction* findNext;

    QAction* run;
    QAction* cancel;
    std::vector<QAction*> focusRuns; ///< the first, second, ... run
    QAction* runSettings;
    QAction* addRun;
    QAction* removeRun;
    QAction* moveRunUp;
    QAction* moveRunDown;
    QAction* resetRuns;
    QAction* ghost;

    QAction* playPause;
    QAction* stepForward;
    QAction* stepBack;
    QAction* eventForward;
    QAction* eventBack;
    QAction* toStart;
    QAction* toEnd;
    QAction* toNumber;
    QAction* laneForward;
    QAction* laneBack;
    QAction* toCause;
    QAction* toEffect;
    QAction* whyNotRunning;
    QAction* whyAfter;
    QAction* contextMenu;
    QAction* goBack;
    QAction* goForward;
    QAction* toggleBreakpoint;
    QAction* toBreakpoint;
    QAction* backToBreakpoint;
    std::vector<QAction*> stepUnits; ///< as `kStepUnits`
    QAction* selectNext;
    QAction* selectPrevious;
    QAction* oneTask;
    QAction* together;
    QAction* faster;
    QAction* slower;

    QAction* predict;
    QAction* predictTask;
    std::vector<QAction*> answers; ///< the first, second, ... choice
    QAction* nextQuestion;

    QAction* zoomIn;
    QAction* zoomOut;
    QAction* fit;
    QAction* panEarlier;
    QAction* panLater;
    QAction* scrollUp;
    QAction* scrollDown;
    QAction* larger;
    QAction* smaller;
    QAction* normalSize;
    QActionGroup* axes;
    QAction* axisUnfolded;
    QAction* axisTime;
    QAction* axisOrder;
    QAction* moreTime;
    QAction* moreOrder;
    QAction* breakIdle;
    QAction* foldLane;
    QAction* hideLane;
    QAction* laneUp;
    QAction* laneDown;
    QAction* allLanes;
    QAction* arrows;
    QAction* measure;
    QAction* curtain;
    QActionGroup* themes;
    QAction* systemTheme;
    QAction* lightTheme;
    QAction* darkTheme;
    QAction* present;
    QAction* nextPart;
    QAction* previousPart;
    QActionGroup* languages;
    QAction* systemLanguage;
    QAction* english;
    QAction* french;

    QAction* palette;
    QAction* search;
    QAction* keys;
    QAction* aboutLine;
    QAction* glossary;
    QAction* about;

private:
    QAction* make(const QList<QKeySequence>& keys = {});
    QAction* makeChoice(QActionGroup* group);
    QAction* makeSwitch(const QList<QKeySequence>& keys = {});

    QWidget* m_window;
    std::vector<QAction*> m_all;
    std::vector<QMenu*> m_menus;
};

/// What a command is called, without the marks of menus.
QString plainName(const QAction& action);
/// Its keys as people read them.
QString keysOf(const QAction& action);

} // namespace awaitscope
