#include "gui/window/settings.h"

#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace awaitscope {

namespace {

const char* codeOf(Language language)
{
    return language == Language::French ? "fr" : "en";
}

} // namespace

Settings Settings::load()
{
    const QSettings store;
    Settings settings;
    const QString language = store.value("language").toString();
    if (language == QLatin1String("fr")) settings.language = Language::French;
    if (language == QLatin1String("en")) settings.language = Language::English;
    const QString theme = store.value("theme").toString();
    if (theme == QLatin1String("light")) settings.theme = ThemeChoice::Light;
    if (theme == QLatin1String("dark")) settings.theme = ThemeChoice::Dark;
    settings.scale = std::clamp(store.value("scale", 1).toDouble(), kSmallestScale, kLargestScale);
    settings.speed = std::clamp(store.value("speed", 1).toDouble(), 0.1, 100.0);
    settings.geometry = store.value("geometry").toByteArray();
    settings.columns = store.value("columns").toByteArray();
    return settings;
}

void Settings::save() const
{
    QSettings store;
    store.setValue("language", language ? QString(codeOf(*language)) : QString());
    store.setValue("theme", theme == ThemeChoice::Light  ? QStringLiteral("light")
                            : theme == ThemeChoice::Dark ? QStringLiteral("dark")
                                                         : QString());
    store.setValue("scale", scale);
    store.setValue("speed", speed);
    store.setValue("geometry", geometry);
    store.setValue("columns", columns);
}

Language Settings::shownLanguage() const
{
    if (language) return *language;
    return QLocale::system().language() == QLocale::French ? Language::French : Language::English;
}

} // namespace awaitscope
