#pragma once

#include "core/text/language.h"

#include <QObject>
#include <QTranslator>

namespace awaitscope {

/// Puts the whole interface into a language, at once and again and again.
class Translator : public QObject {
public:
    explicit Translator(QObject* parent = nullptr);
    /// Every widget gets a LanguageChange event. Numbers follow, too.
    void setLanguage(Language language);

private:
    QTranslator m_own;
    QTranslator m_qt; ///< the buttons of Qt's own dialogs
};

} // namespace awaitscope
