#pragma once

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>

#include <vector>

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

    QAction* newFile;
    QAction* open;
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

    QAction* run;
    QAction* cancel;
    std::vector<QAction*> focusRuns; ///< the first, second, third run

    QAction* playPause;
    QAction* stepForward;
    QAction* stepBack;
    QAction* eventForward;
    QAction* eventBack;
    QAction* toStart;
    QAction* toEnd;
    QAction* laneForward;
    QAction* laneBack;
    QAction* toCause;
    QAction* toEffect;
    QAction* goBack;
    QAction* goForward;
    QAction* toggleBreakpoint;
    QAction* toBreakpoint;
    QAction* backToBreakpoint;
    std::vector<QAction*> stepUnits; ///< as `kStepUnits`
    QAction* oneTask;
    QAction* together;
    QAction* faster;
    QAction* slower;

    QAction* zoomIn;
    QAction* zoomOut;
    QAction* fit;
    QAction* larger;
    QAction* smaller;
    QAction* normalSize;
    QActionGroup* axes;
    QAction* axisUnfolded;
    QAction* axisTime;
    QAction* axisOrder;
    QAction* curtain;
    QActionGroup* themes;
    QAction* systemTheme;
    QAction* lightTheme;
    QAction* darkTheme;
    QAction* present;
    QActionGroup* languages;
    QAction* systemLanguage;
    QAction* english;
    QAction* french;

    QAction* keys;
    QAction* glossary;
    QAction* about;

private:
    QAction* make(const QList<QKeySequence>& keys = {});
    QAction* makeChoice(QActionGroup* group);
    QAction* makeSwitch(const QList<QKeySequence>& keys = {});

    QWidget* m_window;
    std::vector<QMenu*> m_menus;
};

} // namespace awaitscope
