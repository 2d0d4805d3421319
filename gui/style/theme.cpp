#include "gui/style/theme.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

// Okabe and Ito's hues, darkened until white letters can be read on them.
Theme makeLight()
{
    Theme theme;
    theme.kind = ThemeKind::Light;
    theme.canvas = rgb(0xf7f8fa);
    theme.panel = rgb(0xffffff);
    theme.band = rgb(0xeef1f5);
    theme.rule = rgb(0xd9dde3);
    theme.ink = rgb(0x1a2130);
    theme.quietInk = rgb(0x566072);
    theme.accent = rgb(0x0b5cad);
    theme.onAccent = rgb(0xffffff);
    theme.best = rgb(0x176b41);
    theme.wrong = rgb(0xb3261e);
    theme.cursor = rgb(0x111827);
    theme.cursorHalo = rgb(0xffffff);
    theme.lineMark = rgb(0xfff3c4);
    theme.onTask = rgb(0xffffff);
    theme.mainTask = rgb(0x66707f);
    theme.tasks = {rgb(0x0072b2), rgb(0xc65300), rgb(0x00825f), rgb(0xa4497c),
                   rgb(0x8a6500), rgb(0x1f7a9c), rgb(0x6b6a00)};
    return theme;
}

Theme makePrint()
{
    Theme theme = makeLight();
    theme.kind = ThemeKind::Print;
    theme.canvas = rgb(0xffffff);
    theme.band = rgb(0xf0f0f0);
    theme.rule = rgb(0xcfcfcf);
    theme.ink = rgb(0x000000);
    theme.quietInk = rgb(0x4a4a4a);
    theme.cursor = rgb(0x000000);
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.kind = ThemeKind::Dark;
    theme.canvas = rgb(0x14171d);
    theme.panel = rgb(0x1b1f27);
    theme.band = rgb(0x232935);
    theme.rule = rgb(0x323946);
    theme.ink = rgb(0xe9edf3);
    theme.quietInk = rgb(0xa9b3c1);
    theme.accent = rgb(0x74b8f5);
    theme.onAccent = rgb(0x14171d);
    theme.best = rgb(0x5fd38d);
    theme.wrong = rgb(0xff8a80);
    theme.cursor = rgb(0xf4f6fa);
    theme.cursorHalo = rgb(0x14171d);
    theme.lineMark = rgb(0x453f22);
    theme.onTask = rgb(0x14171d);
    theme.mainTask = rgb(0xa2acba);
    theme.tasks = {rgb(0x58b1ea), rgb(0xf2934a), rgb(0x34cf9f), rgb(0xe092bd),
                   rgb(0xe6b422), rgb(0x8fd3f5), rgb(0xd8d05a)};
    return theme;
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

} // namespace

const Theme& themeOf(ThemeKind kind)
{
    static const Theme light = makeLight();
    static const Theme dark = makeDark();
    static const Theme print = makePrint();
    switch (kind) {
    case ThemeKind::Dark: return dark;
    case ThemeKind::Print: return print;
    case ThemeKind::Light: break;
    }
    return light;
}

double contrastOf(const QColor& one, const QColor& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor blend(const QColor& top, const QColor& bottom, double opacity)
{
    const auto mix = [opacity](int over, int under) {
        return static_cast<int>(std::lround(over * opacity + under * (1 - opacity)));
    };
    return QColor(mix(top.red(), bottom.red()), mix(top.green(), bottom.green()),
                  mix(top.blue(), bottom.blue()));
}

} // namespace awaitscope
