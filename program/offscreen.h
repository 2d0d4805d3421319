#pragma once

#include "core/text/language.h"

#include <memory>

class QApplication;
class QTemporaryDir;

namespace awaitscope {

class Translator;

/// What painting into a file needs of Qt, without a display.
class OffscreenApplication {
public:
    explicit OffscreenApplication(Language language);
    ~OffscreenApplication();
    OffscreenApplication(const OffscreenApplication&) = delete;
    OffscreenApplication& operator=(const OffscreenApplication&) = delete;

private:
    std::unique_ptr<QTemporaryDir> m_runtimeFolder;
    std::unique_ptr<QApplication> m_application;
    std::unique_ptr<Translator> m_translator;
};

} // namespace awaitscope
