#pragma once

#include "gui/inspector/variables_panel.h"
#include "gui/window/run_scenario.h"
#include "tests/gui/window_page.h"

namespace awaitscope {

/// The window with a program of one's own in it, run.
class InsidePage : public WindowPage {
public:
    explicit InsidePage(const QString& source) : WindowPage(scenarioRunner())
    {
        window.editor().setText(source);
        window.runSource();
        ready = waitForRun();
    }
    NowPanel& now() { return *window.inspector().nowPanel(); }
    bool settle()
    {
        return QTest::qWaitFor([this] {
            return !now().runner().isRunning() &&
                   !window.inspector().variables()->runner().isRunning();
        });
    }
    /// The rows of one kind of the run in focus, `[A] since 0 s | [B] since 0 s`.
    QString rows(const QString& group)
    {
        if (!settle()) return QStringLiteral("still asking");
        QStringList rows;
        for (const NowRow& row : now().sections()[window.playback().focus()].rows)
            if (row.group == group)
                rows << (row.mark ? '[' + row.mark->letter + "] " : QString()) + row.words();
        return rows.join(" | ");
    }
    /// Forward, event by event, until such rows are there; false when they never are.
    bool stepUntil(const QString& group, const QString& wanted)
    {
        while (rows(group) != wanted) {
            if (window.playback().isAtEnd()) return false;
            press(Qt::Key_Right, Qt::ShiftModifier);
        }
        return true;
    }
    QStringList marked()
    {
        settle();
        QStringList rows;
        for (const NowRow& row : now().sections()[window.playback().focus()].rows)
            if (row.changed) rows << row.group + ": " + row.words();
        return rows;
    }

    bool ready = false;
};

} // namespace awaitscope
