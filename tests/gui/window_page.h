#pragma once

#include "gui/inspector/console_panel.h"
#include "gui/inspector/inspector_panel.h"
#include "gui/inspector/now_panel.h"
#include "gui/library/library_panel.h"
#include "gui/narration/narration_bar.h"
#include "gui/source/source_editor.h"
#include "gui/window/file_commands.h"
#include "gui/window/main_window.h"
#include "gui/window/run_scenario.h"
#include "tests/gui/look_runs.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <functional>

namespace awaitscope {

/// The window as a person meets it, with runs made by hand: any source that contains the word
/// `wrong` cannot be run.
class WindowPage {
public:
    explicit WindowPage(RunFunction runner = &WindowPage::run)
        : window(std::move(runner), english())
    {
        window.files().tellError = [this](const QString& text) { errors << text; };
        window.files().askGuard = [this](const QString&) {
            ++questions;
            return answer;
        };
        window.resize(1600, 1000);
        window.show();
    }

    bool open(const QString& scenario) { return window.openScenario(scenario) && waitForRun(); }
    bool waitForRun()
    {
        return QTest::qWaitFor([this] { return !window.runner().isRunning(); }, 10000);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& text)
    {
        window.editor().setFocus();
        QTest::keyClicks(window.editor().focusProxy(), text);
    }
    QString said() { return plainText(window.narration().sentence()); }
    QStringList printed(size_t run) { return window.inspector().console()->lines(run); }

    static RunAnswer run(const RunRequest& request, std::stop_token)
    {
        if (request.source.contains(QLatin1String("wrong")))
            return {nullptr, {{1, 1, 1, 6, QStringLiteral("SyntaxError: invalid syntax")}}};
        return {lookComparison(), {}};
    }
    static Settings english()
    {
        Settings settings;
        settings.language = Language::English;
        settings.theme = ThemeChoice::Light;
        return settings;
    }

    QStringList errors;
    int questions = 0;
    GuardAnswer answer = GuardAnswer::Cancel;
    MainWindow window;
};

/// The window with the real runs of its sources.
struct RealPage : WindowPage {
    RealPage() : WindowPage(scenarioRunner()) {}
    const Comparison& shown() { return *window.playback().comparison(); }
    /// Until the runs that a change asks for are there.
    bool waitForRuns(const std::function<bool()>& isThere)
    {
        return QTest::qWaitFor(isThere, 10000);
    }
    template <class Widget> Widget* child(const char* name)
    {
        return window.findChild<Widget*>(QLatin1String(name));
    }
};

} // namespace awaitscope
