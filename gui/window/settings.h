#pragma once

#include "core/text/language.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace awaitscope {

/// Which colours people want; the system's are those that the desktop had at the start.
enum class ThemeChoice { System, Light, Dark };

/// What the window remembers from one time to the next.
struct Settings {
    std::optional<Language> language; ///< nothing: the system's
    ThemeChoice theme = ThemeChoice::System;
    double scale = 1; ///< of everything: 0.6 to 3
    double speed = 1;
    QByteArray geometry;
    QByteArray columns; ///< the splitter's state

    static Settings load();
    void save() const;
    /// The language to show: the chosen one, else French on a French system, else English.
    Language shownLanguage() const;
};

inline constexpr double kSmallestScale = 0.6;
inline constexpr double kLargestScale = 3;

} // namespace awaitscope
