#include "gui/application.h"

#include "gui/export/exporter.h"
#include "gui/window/main_window.h"
#include "gui/window/run_scenario.h"
#include "scenarios/library/library.h"

#include <QApplication>

namespace awaitscope {

int runWindow(int argc, char** argv, const WindowOptions& options)
{
    makeExportsReproducible();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Awaitscope"));
    QApplication::setApplicationName(QStringLiteral("Awaitscope"));
    QApplication::setApplicationVersion(QStringLiteral(AWAITSCOPE_VERSION));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setStyle(QStringLiteral("Fusion"));
    Settings settings = Settings::load();
    if (options.language) settings.language = options.language;
    MainWindow window(scenarioRunner(options.choices), settings);
    window.showOnScreen();
    const std::string first = scenarios(window.language()).front().name;
    const std::string& target = options.target.empty() ? first : options.target;
    if (!findScenario(target, window.language()))
        window.openFile(QString::fromStdString(target));
    else
        window.openScenario(QString::fromStdString(target));
    return QApplication::exec();
}

} // namespace awaitscope
