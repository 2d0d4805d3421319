#include "gui/window/translator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace awaitscope {

Translator::Translator(QObject* parent) : QObject(parent) {}

void Translator::setLanguage(Language language)
{
    const bool french = language == Language::French;
    const QLocale locale(french ? QLocale::French : QLocale::English);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // The texts of the sources are English already.
    if (french && m_own.load(QStringLiteral(":/i18n/awaitscope_fr.qm")))
        QCoreApplication::installTranslator(&m_own);
    if (french && m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace awaitscope
