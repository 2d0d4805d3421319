#include "program/offscreen.h"

#include "gui/window/translator.h"

#include <QApplication>
#include <QTemporaryDir>

namespace awaitscope {

namespace {

/// Qt looks there for a Wayland display, and without one it makes a folder of its own, says so, and
/// leaves it behind.
std::unique_ptr<QTemporaryDir> makeRuntimeFolder()
{
    if (!qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR")) return {};
    auto folder = std::make_unique<QTemporaryDir>();
    if (folder->isValid()) qputenv("XDG_RUNTIME_DIR", folder->path().toLocal8Bit());
    return folder;
}

std::unique_ptr<QApplication> makeApplication()
{
    // Whatever the user's surroundings ask for: the same bytes everywhere, and no display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "1");
    static int argumentCount = 1;
    static char name[] = "awaitscope";
    static char* arguments[] = {name, nullptr};
    return std::make_unique<QApplication>(argumentCount, arguments);
}

} // namespace

OffscreenApplication::OffscreenApplication(Language language)
    : m_runtimeFolder(makeRuntimeFolder()), m_application(makeApplication()),
      m_translator(std::make_unique<Translator>())
{
    m_translator->setLanguage(language);
}

OffscreenApplication::~OffscreenApplication() = default;

} // namespace awaitscope
